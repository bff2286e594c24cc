import Language
import Prelude
import Recruiting
import Storage
import Workflows

/// A bag as commands show it: what is on the desk, and what the lexicon adds to it.
struct BagPageShape {
    private let canonical: String
    private let page: BagList.Page?
    private let lexicon: [String]
    private let known: Skill?
    private let related: [String]

    /// The bag that goes by a name on the desk or in the lexicon; nil when neither knows it.
    init?(_ name: String, knowledge: Knowledge, on connection: any Connection) throws {
        let resolved = knowledge.resolver.resolve(name).found.flatMap {
            knowledge.lexicon[$0.skill]
        }
        let own =
            try BagList.member(named: name, on: connection)
            ?? resolved.flatMap { try BagList.member(named: $0.name, on: connection) }
        let page = try own?.bag.flatMap { try BagList.page(of: $0, on: connection) }
        self.page = page
        // A name that was split off is a skill of its own, of which the lexicon tells nothing.
        let isOfLexicon =
            page?.members.contains {
                resolved.map { SkillFolding.fold($0.name) } == SkillFolding.fold($0.member.name)
            } ?? true
        let known = isOfLexicon ? resolved : nil
        self.known = known
        related = (known?.related ?? []).compactMap { knowledge.lexicon[$0]?.name }
        guard let canonical = page?.line.canonical.name ?? known?.name else { return nil }
        self.canonical = canonical
        // What somebody filed elsewhere is not in this bag, whatever the lexicon says.
        lexicon = try (known?.aliases ?? []).filter {
            try BagList.member(named: $0, on: connection) == nil
        }
    }

    /// The names beside the canonical one, each once.
    private var aliases: [String] {
        let own = page?.members.filter { !$0.member.isCanonical }.map(\.member.name) ?? []
        return Array(Set(own + lexicon)).sorted()
    }

    /// The shape of the command.
    var json: JSONValue {
        let line = page?.line
        return [
            "canonical": .string(canonical), "id": JSONValue(line?.canonical.id.text),
            "family": JSONValue(line?.canonical.family ?? known?.family),
            "kind": JSONValue(line?.canonical.kind ?? known?.kind.rawValue),
            "aliases": JSONValue(aliases), "related": JSONValue(related),
            "names": .array(
                (page?.members ?? []).map { member in
                    [
                        "name": .string(member.member.name),
                        "source": .string(member.member.createdBy),
                        "review_status": .string(member.member.review),
                        "filed_by_hand": .bool(member.member.isFiled),
                        "filed_by": JSONValue(member.member.filedBy),
                        "confidence": JSONValue(member.member.filedConfidence),
                        "candidates": JSONValue(member.candidates),
                    ]
                }),
            "candidates": JSONValue(line?.candidates ?? 0), "jobs": JSONValue(line?.jobs ?? 0),
            "matches": JSONValue(page?.matches ?? 0),
            "source": .string(line?.canonical.createdBy ?? "lexicon"),
            "on_desk": .bool(page != nil),
        ]
    }

    /// The same for people.
    var lines: [String] {
        let counts =
            page.map {
                "\($0.line.candidates) people, \($0.line.jobs) jobs, \($0.matches) open matches"
            } ?? "not on this desk yet"
        let names = (page?.members ?? []).map { member in
            "  \(member.member.name)  (\(member.member.createdBy), \(member.member.review)"
                + "\(member.member.filedHow.map { ", \($0)" } ?? "")): \(member.candidates) people"
        }
        return [canonical, counts] + names
            + (lexicon.isEmpty ? [] : ["lexicon: \(lexicon.joined(separator: ", "))"])
            + (related.isEmpty ? [] : ["related: \(related.joined(separator: ", "))"])
    }
}
