import Prelude
import Recruiting
import SQLiteStorage
import Storage

/// The command that hands a job's people over to the client.
let shortlistCommands: [CommandSpec] = [
    CommandSpec(
        words: ["job", "shortlist"], arguments: [.init(name: "ID")],
        options: [
            .init(name: "format", value: "markdown|csv|html", summary: "The format (markdown)."),
            .init(
                name: "mask", value: "contacts",
                summary: "Leave contacts out, and hide them in every sentence."),
            .init(
                name: "stage", value: "NAME",
                summary: "Whom to hand over, may be repeated (shortlisted and introduced)."),
            outputOption,
        ], summary: "Print the shortlist of a job for the client, with reasons and evidence.",
        run: printShortlist)
]

@Sendable private func printShortlist(_ invocation: Invocation) throws -> Answer {
    let id = ID<Job>(invocation.arguments[0])
    let word = invocation["format"] ?? Handover.Format.markdown.rawValue
    guard let format = Handover.Format(rawValue: word) else {
        throw Failure.usage("--format takes markdown, csv or html, found \(word)")
    }
    let mask = invocation["mask"]
    guard mask == nil || mask == "contacts" else {
        throw Failure.usage("--mask takes contacts, found \(mask ?? "")")
    }
    let stages = try invocation.options["stage"]?.map(stage(named:)) ?? Handover.standardStages
    let handover = try invocation.session.desk().read { connection in
        try Handover(of: id, stages: stages, isMasked: mask != nil, on: connection)
    }
    guard let handover else { throw Failure.noSuch("job", id.text) }
    if handover.leftOut > 0 {
        Output.narrate(
            counted(handover.leftOut, "person", "people")
                + " left out of matching, and so of the shortlist")
    }
    let text = handover.text(as: format)
    let json: JSONValue = [
        "job": [
            "id": .string(id.text), "title": .string(handover.title),
            "company": JSONValue(handover.company),
        ],
        "left_out": JSONValue(handover.leftOut), "format": .string(format.rawValue),
        "masked": .bool(handover.isMasked),
        "people": .array(handover.people.map(\.json)), "text": .string(text),
    ]
    return try written(text, as: json, invocation)
}

extension Handover.Person {
    /// The shape of a person who is handed over.
    fileprivate var json: JSONValue {
        [
            "match": .string(match.text),
            "candidate": ["id": .string(candidate.text), "name": .string(name)],
            "stage": .string(stage.rawValue), "role": JSONValue(role), "place": JSONValue(place),
            "years": JSONValue(years), "score": .number(score),
            "matched_skills": .array(
                skills.map {
                    [
                        "skill": .string($0.skill), "rating": JSONValue($0.rating),
                        "evidence": JSONValue($0.sentence),
                    ]
                }),
            "missing_skills": JSONValue(missing), "strengths": JSONValue(strengths),
            "contacts": .array(
                contacts.map { ["kind": .string($0.kind), "value": .string($0.value)] }),
        ]
    }
}
