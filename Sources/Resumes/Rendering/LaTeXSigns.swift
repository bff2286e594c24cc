/// Signs as LaTeX sets them.
enum LaTeXSigns {
    /// Signs of ASCII that would be commands, or that fonts set as other ones.
    static let commands: [Unicode.Scalar: String] = [
        "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
        "%": "\\%", "_": "\\_", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
        "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\textquotedbl{}",
        "`": "\\textasciigrave{}", "'": "\\textquotesingle{}",
    ]

    /// Signs that commands of textcomp or of mathematics print.
    static let same: [Unicode.Scalar: String] = {
        var signs: [Unicode.Scalar: String] = [
            "\u{2010}": "-", "\u{2011}": "-", "\u{2043}": "-", "\u{2012}": "\\textendash{}",
            "\u{2015}": "\\textemdash{}", "′": "\\textquotesingle{}", "″": "\\textquotedbl{}",
            "ʼ": "\\textquoteright{}", "ʻ": "\\textquoteleft{}", "‛": "\\textquoteleft{}",
            "⁄": "/", "∕": "/", "\u{2126}": "\\textohm{}", "\u{212B}": "\\AA{}", "\u{212A}": "K",
            "℃": "\\textdegree{}C", "℉": "\\textdegree{}F", "℠": "\\textsuperscript{SM}",
            "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
            "ẞ": "\\SS{}", "ŋ": "\\ng{}", "Ŋ": "\\NG{}", "ĳ": "ij", "Ĳ": "IJ",
            "∆": "\\ensuremath{\\Delta}",
        ]
        for (digit, sign) in zip("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ".unicodeScalars) {
            signs[sign] = "\\textsuperscript{\(digit)}"
        }
        for (digit, sign) in zip("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋".unicodeScalars) {
            signs[sign] = "\\textsubscript{\(digit)}"
        }
        for (sign, name) in pairs(
            """
            ¹ onesuperior ² twosuperior ³ threesuperior ¢ cent ¥ yen µ mu μ mu
            ª ordfeminine º ordmasculine ¬ lnot ¦ brokenbar ¤ currency ½ onehalf
            ¼ onequarter ¾ threequarters ´ asciiacute ¨ asciidieresis ¯ asciimacron № numero ₩ won ₦ naira
            ₫ dong ₱ peso ₡ colonmonetary ƒ florin → rightarrow ← leftarrow ↑ uparrow ↓ downarrow − minus
            ‱ pertenthousand ‖ bardbl ※ referencemark ♪ musicalnote ◦ openbullet ∗ asteriskcentered
            """)
        { signs[sign] = "\\text\(name){}" }
        for (sign, name) in pairs(
            """
            ↔ leftrightarrow ⇒ Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow ≤ leq ≥ geq ≠ neq ≈ approx ∼ sim
            ≃ simeq ≡ equiv ≪ ll ≫ gg ∞ infty √ surd ∑ sum ∏ prod ∫ int ∂ partial ∇ nabla ∈ in ∩ cap ∪ cup
            ⊂ subset ∀ forall ∃ exists ∧ wedge ∨ vee ∅ emptyset ⋅ cdot ∘ circ ⊕ oplus ∝ propto ♯ sharp
            ♭ flat ℓ ell ⟨ langle ⟩ rangle
            """)
        { signs[sign] = "\\ensuremath{\\\(name)}" }
        for (letter, command) in LaTeXLetters.greek {
            guard let scalar = letter.unicodeScalars.first else { continue }
            signs[scalar] = command.hasPrefix("\\") ? "\\ensuremath{\(command)}" : command
        }
        return signs
    }()

    /// Signs that others are read for.
    static let others: [Unicode.Scalar: String] = {
        var signs: [Unicode.Scalar: String] = [:]
        for sign in "●▪■◆◼◾⬤‣▸►▶∙❖➢➤▹⦁".unicodeScalars { signs[sign] = "\\textbullet{}" }
        for sign in "○□▫◇◻".unicodeScalars { signs[sign] = "\\textopenbullet{}" }
        for sign in "★☆✦✱✶".unicodeScalars { signs[sign] = "\\textasteriskcentered{}" }
        for sign in "✓✔☑".unicodeScalars { signs[sign] = "\\ensuremath{\\surd}" }
        for sign in "✗✘☒✕✖".unicodeScalars { signs[sign] = "\\texttimes{}" }
        for sign in "➔➜➝➞⟶⭢".unicodeScalars { signs[sign] = "\\textrightarrow{}" }
        for (sign, words) in pairs(
            "₹ Rs ₽ RUB ₿ BTC ₺ TRY ₴ UAH ₪ ILS ₸ KZT ⅓ 1/3 ⅔ 2/3 ⅕ 1/5 ⅛ 1/8 ⅜ 3/8 ⅝ 5/8 ⅞ 7/8")
        { signs[sign] = words }
        return signs
    }()

    private static func pairs(_ text: String) -> [(Unicode.Scalar, String)] {
        let parts = text.split { $0 == " " || $0 == "\n" }
        return stride(from: 0, to: parts.count - 1, by: 2).compactMap { place in
            parts[place].unicodeScalars.first.map { ($0, String(parts[place + 1])) }
        }
    }
}
