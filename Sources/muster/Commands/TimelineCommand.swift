import Prelude
import Recruiting
import SQLiteStorage
import Storage

/// The command that tells a person's story over all jobs.
let timelineCommands: [CommandSpec] = [
    CommandSpec(
        words: ["candidate", "timeline"], arguments: [.init(name: "ID")],
        summary: "Show what happened to a person over all jobs, oldest first.",
        run: showTimeline)
]

@Sendable private func showTimeline(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments[0]
    let (person, timeline) = try invocation.session.desk().read { connection in
        let person = try PersonLookup.dossier(id, on: connection).candidate
        return (person, try Timeline(of: person.id, on: connection))
    }
    let events = timeline.events.map { event in
        "\(event.at.description.prefix(16))  " + (event.job.map { "\($0): " } ?? "") + event.text
            + (event.who.map { "  (\($0))" } ?? "")
    }
    let places = timeline.places.map { "  \($0.jobTitle): \($0.match.stage.rawValue)" }
    return Answer(
        [
            "candidate": ["id": .string(person.id.text), "name": .string(person.name)],
            "events": .array(timeline.events.map(\.json)),
            "places": .array(
                timeline.places.map {
                    [
                        "match": .string($0.match.id.text),
                        "job": [
                            "id": .string($0.match.job.text), "title": .string($0.jobTitle),
                            "company": JSONValue($0.company),
                        ],
                        "stage": .string($0.match.stage.rawValue),
                        "score": .number($0.match.score),
                    ]
                }),
        ],
        [person.name] + (events.isEmpty ? ["Nothing has happened yet"] : events)
            + (places.isEmpty ? [] : ["", "Now"] + places))
}

extension Timeline.Event {
    /// The shape of an event.
    fileprivate var json: JSONValue {
        [
            "at": .string(at.description), "kind": .string(kind.rawValue), "job": JSONValue(job),
            "text": .string(text), "who": JSONValue(who),
        ]
    }
}
