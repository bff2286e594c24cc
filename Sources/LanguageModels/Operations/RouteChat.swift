internal import Prelude

/// Telling what a message of a chat wants, where rules cannot.
package enum RouteChat {
    /// What a message may want.
    package static let intents = ["gap", "jobs", "candidates", "learning", "chitchat"]

    /// The prompt.
    package static let prompt = Prompt(
        name: "route_chat", version: "2.0.0",
        instructions: """
            A recruiter talks to a program that knows candidates and jobs. You tell what one message \
            wants, as one JSON document. The intent is gap when it asks what a person lacks for a job or \
            how well they fit it, jobs when it asks which jobs suit a person, candidates when it asks who \
            could do a job, learning when it asks how somebody can learn what is missing, and chitchat for \
            everything else.
            """, maximumTokens: 60)

    /// The shape of the answer.
    package static let shape = Shape<String>.object("What a message wants") { object in
        let intent = object.member("intent", .choice("what the message wants", of: intents))
        return { $0[intent] }
    }
}
