/// A name cut into the words by which it is compared.
///
/// This is the one normalizer of names: what is written (the lexicon's names and aliases) and what
/// is read (a surface in a CV, a name to be assigned) both pass through it, so that case, accents,
/// hyphens, dots, slashes and British spelling never part two spellings of one name.
struct NameWords: Hashable {
    /// The words in their order: `["spring", "boot"]`.
    var words: [String]

    /// The words without anything between them: `springboot`.
    var key: String { words.count == 1 ? words[0] : words.joined() }

    init(_ words: [String]) { self.words = words }

    init(_ name: String) { self.init(Tokenizer.tokens(of: name)) }

    init(_ tokens: [Token]) {
        words = []
        words.reserveCapacity(tokens.count)
        for token in tokens { Self.append(token, to: &words) }
    }

    /// Adds the comparable words of a token: `c#` is `csharp`, `node.js` is `node` and `js`.
    static func append(_ token: Token, to words: inout [String]) {
        if token.kind == .number {
            words.append(version(token.folded))
        } else if token.folded == ".net" {
            // At the front it is the platform, later it is part of a name: VB .NET is VB.NET.
            words.append(words.isEmpty ? "dotnet" : "net")
        } else if let special = special(token.folded) {
            words.append(special)
        } else if token.folded.utf8.contains(0x2E), token.kind == .word {
            for part in token.folded.utf8.split(separator: 0x2E) {
                words.append(String(decoding: Array(part), as: UTF8.self))
            }
        } else {
            words.append(Spelling.american(token.folded))
        }
    }

    /// Words in which a sign matters are spelled out, so that no later step can lose it.
    private static func special(_ folded: String) -> String? {
        guard let last = folded.utf8.last, last == 0x2B || last == 0x23 else { return nil }
        if folded.hasSuffix("++") { return folded.dropLast(2) + "plusplus" }
        if last == 0x2B { return folded.dropLast() + "plus" }
        return folded.dropLast() + "sharp"
    }

    /// A version without zeros that say nothing: `2.0` is `2`, `3.x` is `3`.
    private static func version(_ folded: String) -> String {
        var text = folded
        while text.hasSuffix(".0") || text.hasSuffix(".x") { text.removeLast(2) }
        return text
    }
}
