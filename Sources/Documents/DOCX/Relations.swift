/// The relations of one part of an Office document to others and to the world (ECMA-376, part 2).
struct Relations {
    /// Targets outside the document, by the relation's id.
    private(set) var external: [String: String] = [:]
    private var inside: [(type: String, part: String)] = []

    /// The relations in a `.rels` part, whose targets are below a folder; none when it is missing.
    init(_ bytes: [UInt8]?, folder: String, maximumDepth: Int) throws(DocumentError) {
        guard let bytes else { return }
        var scanner = XMLScanner(bytes, maximumDepth: maximumDepth)
        while let event = try scanner.next() {
            guard case .start(let tag) = event, tag.name == "Relationship", let id = tag["Id"],
                let target = tag["Target"]
            else { continue }
            if tag["TargetMode"] == "External" {
                external[id] = target
            } else {
                let type = tag["Type"]?.split(separator: "/").last.map(String.init) ?? ""
                let part = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
                inside.append((type, part))
            }
        }
    }

    /// The first part of a type.
    func part(ofType type: String) -> String? { parts(ofType: type).first }

    /// The parts of a type, in their order.
    func parts(ofType type: String) -> [String] {
        inside.filter { $0.type == type }.map(\.part)
    }
}
