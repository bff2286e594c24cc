package import Prelude

/// A question to a language model, as a value that no provider's form is in.
package struct ChatCall: Sendable, Hashable {
    /// Who says something.
    package enum Role: String, Sendable {
        case system
        case user
        case assistant
    }

    /// One thing that was said.
    package struct Message: Sendable, Hashable {
        /// Who said it.
        package var role: Role
        /// The words.
        package var text: String
        /// A PDF beside the words; only with the user's.
        package var file: File?

        /// A message from its parts.
        package init(_ role: Role, _ text: String, file: File? = nil) {
            self.role = role
            self.text = text
            self.file = file
        }
    }

    /// A PDF that is sent along.
    package struct File: Sendable, Hashable {
        /// A name for it that tells nothing of anybody.
        package var name: String
        /// Its bytes.
        package var bytes: [UInt8]
        /// Which of OpenRouter's parsers reads it: `pdf-text` (free), `mistral-ocr`, `native`.
        package var engine: String

        /// A file from its parts.
        package init(name: String, bytes: [UInt8], engine: String = "pdf-text") {
            self.name = name
            self.bytes = bytes
            self.engine = engine
        }
    }

    /// What the answer is to be.
    package enum Form: Sendable, Hashable {
        /// Words.
        case text
        /// A JSON document of a schema, under a name of letters, digits and underscores.
        case json(name: String, schema: JSONValue)
    }

    /// The model's id as the provider has it.
    package var model: String
    /// What was said so far.
    package var messages: [Message]
    /// What the answer is to be.
    package var form: Form
    /// The longest answer, in tokens.
    package var maximumTokens: Int
    /// 0 for the likeliest words, up to 2.
    package var temperature: Double

    /// A call from its parts; answers are the likeliest words unless said otherwise.
    package init(
        model: String, messages: [Message], form: Form = .text, maximumTokens: Int = 4000,
        temperature: Double = 0
    ) {
        self.model = model
        self.messages = messages
        self.form = form
        self.maximumTokens = maximumTokens
        self.temperature = temperature
    }

    /// Roughly how many tokens are sent: one for four bytes and four for each message (as OpenAI's
    /// guide reckons), the schema included, and for a file one for a hundred bytes. Only estimates are
    /// made from it.
    package var estimatedTokens: Int {
        var schemaBytes = 0
        if case .json(_, let schema) = form { schemaBytes = schema.text().utf8.count }
        return messages.reduce(schemaBytes / 4) { sum, message in
            sum + message.text.utf8.count / 4 + 4 + (message.file?.bytes.count ?? 0) / 100
        }
    }

    /// The most tokens that can be sent, for what must not be passed: one for two bytes of Latin letters,
    /// one for each byte of other writing, and for a file one for ten bytes, which is more than a densely
    /// written page has.
    package var greatestTokens: Int {
        var all = messages.reduce(0) { sum, message in
            sum + Self.greatest(message.text) + 16 + (message.file?.bytes.count ?? 0) / 10
        }
        if case .json(_, let schema) = form { all += Self.greatest(schema.text()) }
        return all
    }

    private static func greatest(_ text: String) -> Int {
        let others = text.utf8.count { $0 >= 0x80 }
        return (text.utf8.count - others) / 2 + others + 1
    }

    /// The most that reading the pages of a file can cost beside the tokens, in US dollars: two dollars
    /// for a thousand pages (facts §4), a page being of 20,000 bytes at least.
    package var greatestParsing: Double {
        messages.compactMap(\.file).filter { $0.engine == "mistral-ocr" }
            .reduce(0) { $0 + Double($1.bytes.count / 20_000 + 1) * 0.002 }
    }
}

extension ChatCall: CustomStringConvertible, CustomReflectable {
    /// The model and how much is sent; none of the words.
    package var description: String { "\(model), \(messages.count) messages" }
    /// Nothing that the description does not show.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
