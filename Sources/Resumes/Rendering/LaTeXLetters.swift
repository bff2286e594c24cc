/// Letters of Latin, Greek and Cyrillic as pdfLaTeX sets them without fonts of those scripts.
enum LaTeXLetters {
    /// The commands that put a combining mark above a letter.
    static let above: [Unicode.Scalar: String] = [
        "\u{300}": "`", "\u{301}": "'", "\u{302}": "^", "\u{303}": "~", "\u{304}": "=",
        "\u{306}": "u", "\u{307}": ".", "\u{308}": "\"", "\u{30A}": "r", "\u{30B}": "H",
        "\u{30C}": "v",
    ]
    /// The commands that put one below.
    static let below: [Unicode.Scalar: String] = [
        "\u{323}": "d", "\u{326}": "textcommabelow", "\u{327}": "c", "\u{328}": "k",
        "\u{331}": "b",
    ]
    /// Marks of letters that stay readable without them.
    static let unset: [Unicode.Scalar] = ["\u{309}", "\u{30F}", "\u{311}", "\u{31B}"]

    /// Greek letters: by their commands, or by the Latin letter that looks the same.
    static let greek: [Character: String] = {
        let names = """
            α alpha β beta γ gamma δ delta ε varepsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda ν nu
            ξ xi π pi ρ rho σ sigma ς varsigma τ tau υ upsilon φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta
            Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega Υ Upsilon ϑ vartheta ϕ phi ϵ epsilon
            """
        let parts = names.split { $0 == " " || $0 == "\n" }
        var letters = Dictionary(
            uniqueKeysWithValues: zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧο", "ABEZHIKMNOPTXo").map {
                ($0, String($1))
            })
        for place in stride(from: 0, to: parts.count - 1, by: 2) {
            letters[Character(String(parts[place]))] = "\\\(parts[place + 1])"
        }
        return letters
    }()

    /// Letters that are read for others: Cyrillic as it is usually written in Latin letters, and Latin ones
    /// that T1 lacks.
    static let others: [Unicode.Scalar: String] = {
        let pairs = """
            а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh
            ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g ў u ј j љ lj њ nj ћ c ђ dj
            џ dz ѓ g ќ k ѕ dz ә a ғ g қ k ң n ө o ұ u ү u һ h ħ h ŧ t ĸ k ſ s ə e ɛ e ɔ o ƙ k ɗ d ɓ b ƴ y
            ȷ j ǝ e ŀ l
            """
        let parts = pairs.split { $0 == " " || $0 == "\n" }
        var letters: [Unicode.Scalar: String] = [:]
        for place in stride(from: 0, to: parts.count - 1, by: 2) {
            let latin = parts[place + 1] == "-" ? "" : String(parts[place + 1])
            guard let letter = parts[place].unicodeScalars.first else { continue }
            letters[letter] = latin
            let capital = String(letter).uppercased().unicodeScalars
            if capital.count == 1, let capital = capital.first, !capital.isASCII {
                letters[capital] = latin.prefix(1).uppercased() + latin.dropFirst()
            }
        }
        return letters
    }()
}
