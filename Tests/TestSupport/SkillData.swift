import FoundationEssentials

/// The skill lexicon that ships in `data/skills`.
package enum SkillData {
    /// The files' names and bytes, sorted by name, as the lexicon reads them.
    package static func files() throws -> [(name: String, bytes: [UInt8])] {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: Project.root + "/data/skills")
        return try names.filter { $0.hasSuffix(".tsv") }.sorted().map {
            ($0, try Project.bytes("data/skills/" + $0))
        }
    }
}
