internal import Language

/// The one form in which the desk compares skill names, when it writes and when it reads.
package enum SkillFolding {
    /// A name as the tokenizer's words, so that case, diacritics, spaces and punctuation that do
    /// not tell skills apart fall away while `C`, `C++` and `C#` stay three.
    package static func fold(_ name: String) -> String {
        Tokenizer.tokens(of: name).map(\.folded).joined(separator: " ")
    }
}
