package import Language
internal import Synchronization

/// What turns texts into vectors while quality is measured. The same text is asked about once.
package final class EvaluationEmbedding: Sendable {
    /// The model's name.
    package let model: String
    private let make: @Sendable ([String]) throws -> [[Float]?]
    private let known = Mutex<[String: [Float]?]>([:])

    /// An embedding by a closure that gives one vector for each text.
    package init(model: String, make: @escaping @Sendable ([String]) throws -> [[Float]?]) {
        self.model = model
        self.make = make
    }

    /// The table that ships.
    package convenience init(_ table: EmbeddingTable) {
        self.init(model: table.model) { texts in texts.map { table.vector(for: $0) } }
    }

    /// One vector for each text; nil for a text that says nothing.
    func vectors(_ texts: [String]) throws -> [[Float]?] {
        let missing = known.withLock { known in
            Array(Set(texts.filter { known[$0] == nil })).sorted()
        }
        if !missing.isEmpty {
            let made = try make(missing)
            known.withLock { known in
                for (text, vector) in zip(missing, made) { known[text] = .some(vector) }
            }
        }
        return known.withLock { known in texts.map { known[$0].flatMap(\.self) } }
    }
}
