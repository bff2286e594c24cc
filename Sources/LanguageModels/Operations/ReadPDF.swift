/// Reading the text of a PDF that has none of its own, a scan (facts: extract_pdf).
package enum ReadPDF {
    /// The largest file that is sent, in bytes.
    package static let maximumBytes = 20 << 20
    /// A shorter text is taken for none (facts §6.4), in characters.
    package static let leastCharacters = 50

    /// The prompt.
    package static let prompt = Prompt(
        name: "extract_pdf", version: "1.0.0",
        instructions: """
            You copy the text of a PDF, letter by letter, in the order a person reads it, columns one \
            after the other. Headings, lists and tables keep their lines. You add nothing, leave \
            nothing out, translate nothing and comment on nothing.
            """, maximumTokens: 16_000)

    /// The call for a file, or for some of its pages, the first of which is 1.
    package static func call(
        model: String, bytes: [UInt8], engine: String, pages: ClosedRange<Int>? = nil
    ) -> ChatCall {
        let which = pages.map { pages in
            pages.count == 1
                ? "page \(pages.lowerBound)"
                : "the pages \(pages.lowerBound) to \(pages.upperBound)"
        }
        let file = ChatCall.File(name: "document.pdf", bytes: bytes, engine: engine)
        return ChatCall(
            model: model,
            messages: [
                ChatCall.Message(.system, prompt.instructions + "\n\n" + Prompt.rules),
                ChatCall.Message(
                    .user,
                    which.map { "Copy the text of \($0) of this file, and of no other." }
                        ?? "Copy the text of this file.", file: file),
            ], maximumTokens: prompt.maximumTokens)
    }
}
