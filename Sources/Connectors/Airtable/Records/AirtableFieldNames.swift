internal import Prelude
internal import Synchronization

/// The names of columns by their ids, as the base had them when it was last asked.
///
/// Airtable takes ids everywhere but in formulas, where it wants names. So ids in formulas are
/// translated at the last moment, and a recruiter's new name costs one look at the schema.
final class AirtableFieldNames: Sendable {
    private struct Names {
        var byID: [String: String] = [:]
        var until = Timestamp(microseconds: .min)
    }

    private let names = Mutex(Names())

    /// Takes the names of a schema for those that are known.
    func learn(_ schema: AirtableSchema, now: Timestamp) {
        let fields = schema.tables.flatMap(\.fields).map { ($0.id, $0.name) }
        let learned = Names(
            byID: Dictionary(fields) { first, _ in first },
            until: now + AirtableLimits.lifeOfNames)
        names.withLock { $0 = learned }
    }

    /// A formula with names for ids; nil when an id is not known, or was not asked for lately.
    func translated(_ formula: String, now: Timestamp) -> String? {
        let known = names.withLock { now < $0.until ? $0.byID : [:] }
        var result = ""
        for part in AirtableFormula.parts(formula) {
            switch part {
            case .other(let text): result += text
            case .fieldID(let id):
                guard let name = known[id] else { return nil }
                result += AirtableFormula.field(name)
            }
        }
        return result
    }
}

extension AirtableClient {
    /// A formula as Airtable takes it.
    ///
    /// - Parameter anew: Whether the names that are known are not to be trusted.
    func translated(
        _ formula: String, anew: Bool = false
    ) async throws(AirtableProblem) -> String {
        let ids = AirtableFormula.fieldIDs(formula)
        guard !ids.isEmpty else { return formula }
        if !anew, let text = fieldNames.translated(formula, now: calls.now) { return text }
        let live = Set(try await schema().tables.flatMap(\.fields).map(\.id))
        guard let text = fieldNames.translated(formula, now: calls.now) else {
            throw .unknownField(ids.first { !live.contains($0) })
        }
        return text
    }
}
