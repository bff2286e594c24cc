import Prelude
import Resumes
import Workflows

/// Résumés cut for groups, with what is different in each.
struct VariantShape {
    let variants: [ResumeVariants.Variant]
    /// The files that were written, by the groups' slugs.
    let files: [String: [String]]
    /// What of the résumé's file could not be read.
    let problems: [String]
    /// What the files do not print as it is written.
    let notes: [String]
    /// How many rewrites were under way at once.
    let concurrency: Int

    /// The variants as `resume variants` answers them.
    var answer: Answer {
        Answer(
            [
                "variants": .array(variants.map(json)), "queued": JSONValue(variants.count),
                "concurrency": JSONValue(concurrency), "problems": JSONValue(problems),
                "notes": JSONValue(notes),
            ], lines)
    }

    private func json(_ variant: ResumeVariants.Variant) -> JSONValue {
        [
            "cluster": .string(variant.theme.slug), "name": .string(variant.theme.name),
            "diff": .string(variant.difference.text),
            "changes": JSONValue(variant.difference.changes.count),
            "places": .array(
                zip(variant.difference.changes, variant.difference.places).map { change, place in
                    ["id": .string(change.id), "place": .string(place)]
                }),
            "accepted": JSONValue(variant.accepted),
            "refused": .array(
                zip(variant.refused, variant.refusedPlaces).map { refused, place in
                    [
                        "id": .string(refused.edit.id), "reason": .string(refused.reason.rawValue),
                        "place": .string(place), "found": JSONValue(refused.found),
                        "message": .string(refused.reason.words),
                    ]
                }), "problem": JSONValue(variant.problem), "kept": .bool(variant.isKept),
            "files": JSONValue(files[variant.theme.slug] ?? []), "resume": variant.resume.json,
        ]
    }

    /// How many refusals are told.
    private static let maximumRefusals = 10

    /// What a model wrote of a variant and the résumé does not say, by its place.
    static func refusals(_ variant: ResumeVariants.Variant) -> [String] {
        zip(variant.refused, variant.refusedPlaces).prefix(maximumRefusals).map {
            let found = $0.found.map { " (\($0))" } ?? ""
            return "Refused, \($1): \($0.reason.words)\(found)"
        }
    }

    private var lines: [String] {
        problems.map { "Not read: \($0)" }
            + variants.flatMap { variant in
                var lines = ["", "\(variant.theme.name)  (\(variant.theme.slug))"]
                if let problem = variant.problem {
                    lines.append("  Ordered by the rules alone: \(problem)")
                }
                if variant.accepted + variant.refused.count > 0 {
                    lines.append(
                        "  \(counted(variant.accepted, "edit holds", "edits hold")), "
                            + "\(variant.refused.count) refused"
                            + (variant.isKept ? ", as answered before" : ""))
                    lines += Self.refusals(variant).map { "  \($0)" }
                }
                lines +=
                    variant.difference.isEmpty
                    ? ["  Nothing changes"]
                    : variant.difference.text.split(
                        separator: "\n", omittingEmptySubsequences: false
                    )
                    .map { "  \($0)" }
                lines += (files[variant.theme.slug] ?? []).map { "  Written to \($0)" }
                return lines
            }
            + (files.isEmpty || notes.isEmpty ? [] : [""] + notes.map { "Note: \($0)" })
            + (files.isEmpty ? ["", "Nothing was written; --output DIR writes them"] : [])
    }
}
