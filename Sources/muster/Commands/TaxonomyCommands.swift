import Documents
import FoundationEssentials
import Language
import Prelude
import Recruiting
import Storage
import Workflows

/// The commands about public databases of occupations.
let taxonomyCommands: [CommandSpec] = [
    CommandSpec(
        words: ["taxonomy", "import"], arguments: [.init(name: "onet"), .init(name: "DIR")],
        summary: "Bring a release of the O*NET database, text files in a folder, to the desk.",
        run: importOnet),
    CommandSpec(
        words: ["taxonomy", "show"], arguments: [.init(name: "NAME", isOptional: true)],
        summary: "Show what skills and titles are put to, and what a name is put to.",
        run: showTaxonomy),
]

/// The longest file of a release that is read; the tasks of all occupations take 3 MB.
private let maximumFileBytes = 256 << 20
/// How many files of a folder are looked at; a release has some forty.
private let maximumFiles = 1000

@Sendable private func importOnet(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    guard invocation.arguments[0] == "onet" else {
        throw Failure.usage("expected onet, found \(invocation.arguments[0])")
    }
    let folder = invocation.arguments[1]
    let onet: OnetImport
    do { onet = try OnetImport(files: try files(in: folder)) } catch let error as DocumentError {
        throw Failure(.failed, error.code.rawValue, error.reason, hint: error.hint)
    }
    let desk = try session.deskOrNew()
    let outcome = try onet.store(on: desk, by: session.who, now: Session.now())
    let (technologies, occupations) = (
        onet.release.technologies.count, onet.release.occupations.count
    )
    return Answer(
        [
            "outcome": .string(outcome.rawValue), "version": JSONValue(onet.release.version),
            "technologies": JSONValue(technologies), "occupations": JSONValue(occupations),
            "attribution": .string(OnetImport.attribution(onet.release.version)),
        ],
        [
            (outcome == .imported ? "The desk has " : "The desk had already ")
                + "O*NET \(onet.release.version ?? "of an unnamed release"): "
                + counted(technologies, "technology", "technologies") + ", "
                + counted(occupations, "occupation", "occupations"),
            OnetImport.attribution(onet.release.version),
        ])
}

/// The text files of a folder.
///
/// - Throws: `Failure` for a folder that cannot be read.
private func files(in folder: String) throws -> [(name: String, bytes: [UInt8])] {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } catch {
        throw Failure(
            .failed, "unreadable", "the folder \(folder) cannot be read",
            hint: "Unpack the text files of a release of the O*NET database, and name their folder")
    }
    let texts = names.prefix(maximumFiles).filter { name in
        ["txt", "csv", "tsv"].contains { name.lowercased().hasSuffix("." + $0) }
    }
    return try texts.map { name in
        (name, try UserFile.read(folder + "/" + name, atMost: maximumFileBytes))
    }
}

/// How many occupations are shown for a title.
private let shownOccupations = 5

@Sendable private func showTaxonomy(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let knowledge = try session.knowledge()
    let (taxonomy, counts) = try session.desk().read { connection in
        (
            try Taxonomy(of: knowledge, on: connection),
            try ["technology", "occupation"].map { table in
                try connection.value("SELECT count(*) FROM \(.raw(table))", as: Int.self) ?? 0
            }
        )
    }
    var (document, lines) = state(of: taxonomy, knowledge.lexicon, counts)
    if let name = invocation.arguments.first {
        let skill = taxonomy.skill(name)
        // What is a skill is no title: its nearest occupations would be anything.
        let occupations =
            skill == nil ? taxonomy.occupations(name, limit: shownOccupations) : []
        document.append(JSONMember("name", .string(name)))
        document.append(JSONMember("skill", skill.map { $0.skill.json($0.tier) } ?? .null))
        document.append(
            JSONMember(
                "occupations",
                .array(occupations.map { ["code": .string($0.code), "title": .string($0.title)] })))
        lines.append("")
        lines.append("As a skill: \(skill?.skill.line ?? "nothing")")
        lines += occupations.enumerated().map { number, occupation in
            (number == 0 ? "As a title: " : "            ")
                + "\(occupation.code)  \(occupation.title)"
        }
    }
    return Answer(.object(document), lines)
}

private func state(
    of taxonomy: Taxonomy, _ lexicon: Lexicon, _ counts: [Int]
) -> (document: [JSONMember], lines: [String]) {
    if let kept = taxonomy.kept {
        return (
            [
                JSONMember("taxonomy", .string(kept.name)),
                JSONMember("version", JSONValue(kept.version)),
                JSONMember("digest", .string(kept.digest)),
                JSONMember("imported_at", .string(kept.importedAt.description)),
                JSONMember("by", .string(kept.who)),
                JSONMember("technologies", JSONValue(counts[0])),
                JSONMember("occupations", JSONValue(counts[1])),
                JSONMember("attribution", .string(OnetImport.attribution(kept.version))),
            ],
            [
                "O*NET \(kept.version ?? "of an unnamed release"), brought by \(kept.who) on"
                    + " \(kept.importedAt.description.prefix(10))",
                counted(counts[0], "technology", "technologies") + ", "
                    + counted(counts[1], "occupation", "occupations"),
                OnetImport.attribution(kept.version),
            ]
        )
    }
    let skills = lexicon.skills
    let families = Set(skills.map(\.family)).count
    return (
        [
            JSONMember("taxonomy", "lexicon"), JSONMember("skills", JSONValue(skills.count)),
            JSONMember("families", JSONValue(families)),
        ],
        [
            "No public database of occupations is on the desk: names of skills are put to the"
                + " lexicon's \(counted(skills.count, "skill", "skills")) in"
                + " \(counted(families, "family", "families")), and titles to nothing",
            "`muster taxonomy import onet DIR` brings one",
        ]
    )
}

extension Taxonomy.MappedSkill {
    fileprivate func json(_ tier: TechnologyIndex.Tier) -> JSONValue {
        [
            "id": .string(id), "name": .string(name), "group": JSONValue(group),
            "tier": .string(tier.rawValue), "hot": isHot.map { .bool($0) } ?? .null,
        ]
    }

    fileprivate var line: String {
        name + (group.map { " (\($0))" } ?? "") + (isHot == true ? ", asked for often" : "")
    }
}
