internal import Prelude

/// Telling what a message of a chat wants, where rules cannot, and answering what is only talk.
package enum RouteChat {
    /// What a message wants.
    package struct Answer: Sendable, Hashable {
        /// `gap`, `jobs`, `candidates`, `learning` or `chitchat`.
        package var intent: String
        /// An answer to what is only talk; nil otherwise.
        package var reply: String?
    }

    /// What a message may want.
    package static let intents = ["gap", "jobs", "candidates", "learning", "chitchat"]

    /// The prompt.
    package static let prompt = Prompt(
        name: "route_chat", version: "1.0.0",
        instructions: """
            A recruiter talks to a program that knows candidates and jobs. You tell what one message \
            wants, as one JSON document. The intent is gap when it asks what a person lacks for a job or \
            how well they fit it, jobs when it asks which jobs suit a person, candidates when it asks who \
            could do a job, learning when it asks how somebody can learn what is missing, and chitchat for \
            everything else. Only for chitchat you also reply, in one or two friendly sentences and in the \
            language of the message. A reply says nothing about any person, job, figure or law, since you \
            know none of them; it may say what the program can be asked.
            """, maximumTokens: 300)

    /// The shape of the answer.
    package static let shape = Shape<Answer>.object("What a message wants") { object in
        let intent = object.member("intent", .choice("what the message wants", of: intents))
        let reply = object.optional("reply", .text("the reply to chitchat, else null", limit: 600))
        return { Answer(intent: $0[intent], reply: $0[reply]) }
    }
}
