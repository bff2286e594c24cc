package import Prelude

/// Proposing edits of a résumé for a group of vacancies. What of them holds is decided by gates, not here.
package enum RewriteResume {
    /// How many edits one answer has at most.
    private static let maximumEdits = 200

    /// One proposed edit.
    package struct Edit: Sendable, Hashable {
        /// The id of the text or list, as it was given.
        package var id: String
        /// The text as it stands; nil for an order.
        package var original: String?
        /// The text as it is to be; nil for an order.
        package var text: String?
        /// The items' places in their new order; nil for a text.
        package var order: [Int]?
    }

    /// The prompt.
    package static let prompt = Prompt(
        name: "rewrite_resume", version: "1.2.0",
        instructions: """
            You propose edits of a résumé for a group of vacancies, as one JSON document. Each edit \
            names an id that was given, and has either original, the text letter by letter as it \
            stands, with text, the same text in words that the group's readers look for; or order, \
            the numbers of the list's items in a new order, each once. Only what the résumé says may \
            be said: no other employer, number, date, degree, technology or achievement, no larger \
            part in the work, nothing left unsaid that limits it. A bullet says only what it says \
            already or what stands above it in its entry. A text stays on one line and about \
            as long as it was. [link 1] stands for an address and stays behind the same word. Where \
            the group changes nothing, no edit is made.
            """, maximumTokens: 8000)

    /// The material of a call.
    package static func material(group: String, keywords: [String], resume: JSONValue) -> [Material]
    {
        [
            Material("GROUP", "\(group)\n\(keywords.joined(separator: ", "))"),
            Material("RESUME", resume.text()),
        ]
    }

    /// The shape of the answer.
    package static let shape = Shape<[Edit]>.object("Edits of a résumé") { object in
        let edits = object.member("edits", edit.list("the edits", limit: maximumEdits))
        return { $0[edits] }
    }

    private static let edit = Shape<Edit>.object("One edit") { object in
        let id = object.member("id", .text("an id that was given", limit: 200))
        let original = object.optional("original", .text("the text as it stands", limit: 4000))
        let text = object.optional("text", .text("the text as it is to be", limit: 4000))
        let order = object.optional(
            "order",
            Shape<Int>.integer("a number of an item", in: 0...999).list("the order", limit: 1000))
        return {
            Edit(id: $0[id], original: $0[original], text: $0[text], order: $0[order])
        }
    }
}
