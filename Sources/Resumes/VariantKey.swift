internal import Prelude

/// Everything that a cached variant depends on, as one text whose hash is its key.
package struct VariantKey: Sendable, Hashable {
    /// The text to be hashed: equal exactly where everything below is equal.
    package var text: String

    /// The key of a variant.
    ///
    /// - Parameters:
    ///   - resume: The résumé that it is cut from.
    ///   - theme: The cluster it is cut for: its slug, name and keywords in their order count.
    ///   - model: The id of the model that proposes edits; nil for a variant by rules alone.
    ///   - promptVersion: The version of the prompt and the answer's shape.
    ///   - options: Whatever else changes the result, by name; their order does not count.
    package init(
        resume: Resume, theme: VariantTheme, model: String?, promptVersion: String,
        options: [String: String] = [:]
    ) {
        let document: JSONValue = [
            "resume": resume.json,
            "theme": [
                "slug": .string(theme.slug), "name": .string(theme.name),
                "keywords": JSONValue(theme.keywords),
            ],
            "model": JSONValue(model), "prompt": .string(promptVersion),
            "gates": JSONValue(EditGates.version), "order": JSONValue(ThemeOrder.version),
            "options": .object(options.map { JSONMember($0.key, .string($0.value)) }),
        ]
        text = VariantKey.sorted(document).text()
    }

    /// A value with the members of its objects by name, so that their order does not count.
    private static func sorted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): .array(elements.map(sorted))
        case .object(let members):
            .object(
                members.enumerated().map {
                    ($0.offset, JSONMember($0.element.key, sorted($0.element.value)))
                }
                .sorted { ($0.1.key, $0.0) < ($1.1.key, $1.0) }.map(\.1))
        case .null, .bool, .integer, .number, .string: value
        }
    }
}
