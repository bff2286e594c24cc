internal import Conversation
package import Prelude

/// What a conversation with Muster knows between its steps.
package struct ChatState: ConversationState {
    /// A record by its id and its name.
    struct Named: Sendable, Hashable {
        var id: String
        var name: String

        init(_ id: String, _ name: String) { (self.id, self.name) = (id, name) }

        init?(_ document: JSONValue?) {
            guard let id = document?["id"]?.string, let name = document?["name"]?.string else {
                return nil
            }
            self.init(id, name)
        }

        var document: JSONValue { ["id": .string(id), "name": .string(name)] }
    }

    /// What was said last.
    var message = ""
    /// What is wanted.
    var intent = ChatIntent.chitchat
    /// The person it is about; stays from turn to turn until another is named.
    var person: Named?
    /// The job it is about; likewise.
    var job: Named?
    /// What is wanted of jobs and learning; likewise.
    var preferences = ChatPreferences()
    /// What was settled in this turn, so that nothing is asked twice: topics with what was said.
    var settled: [String: String] = [:]
    /// What was found so far in this turn.
    var found: JSONValue = .null
    /// What was taken for granted in this turn, a sentence each.
    var assumptions: [String] = []

    /// A new conversation.
    package init() {}

    /// A conversation about what is selected on a screen.
    package init(candidate: (id: String, name: String)?, job: (id: String, name: String)?) {
        person = candidate.map { Named($0.id, $0.name) }
        self.job = job.map { Named($0.id, $0.name) }
    }

    /// What a document says that `document` made.
    package init(_ document: JSONValue) {
        message = document["message"]?.string ?? ""
        intent = document["intent"]?.string.flatMap(ChatIntent.init(rawValue:)) ?? .chitchat
        person = Named(document["person"])
        job = Named(document["job"])
        preferences = ChatPreferences(document["preferences"] ?? .null)
        for member in document["settled"]?.members ?? [] {
            settled[member.key] = member.value.string
        }
        found = document["found"] ?? .null
        assumptions = (document["assumptions"]?.elements ?? []).compactMap(\.string)
    }

    /// The state as a document.
    package var document: JSONValue {
        [
            "message": .string(message), "intent": .string(intent.rawValue),
            "person": person?.document ?? .null, "job": job?.document ?? .null,
            "preferences": preferences.document,
            "settled": .object(
                settled.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) }),
            "found": found, "assumptions": JSONValue(assumptions),
        ]
    }

    /// The person, the job, everybody who was found, named, or offered to choose from.
    package var subjects: Set<String> {
        let found = (found["hits"]?.elements ?? []).compactMap { $0["id"]?.string }
        let named = ["people", "named"].flatMap { ChatGraph.records(settled[$0]).map(\.id) }
        return Set([person?.id, job?.id].compactMap(\.self) + found + named)
    }
}
