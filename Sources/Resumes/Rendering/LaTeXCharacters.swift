/// What pdfLaTeX sets in the place of characters that its T1 fonts have no letter for.
enum LaTeXCharacters {
    /// How a character is set.
    enum Setting: Equatable {
        /// As it is: in every LaTeX since 2018 inputenc and T1 have a letter for it.
        case itself
        /// By commands that print the same.
        case same(String)
        /// By other letters that can be read for it.
        case others(String)
        /// Not at all: a picture, without which the text says the same.
        case nothing
        /// Only by a question mark.
        case unknown
    }

    /// How a character is set.
    static func setting(of scalar: Unicode.Scalar) -> Setting {
        if scalar.isASCII || printed.contains(scalar) { return .itself }
        if let same = LaTeXSigns.same[scalar] ?? composed[Character(scalar)] { return .same(same) }
        if let others = LaTeXSigns.others[scalar] ?? LaTeXLetters.others[scalar] {
            return .others(others)
        }
        let properties = scalar.properties
        // Signs of the width of an East Asian letter.
        if (0xFF01...0xFF5E).contains(scalar.value),
            let narrow = Unicode.Scalar(scalar.value - 0xFEE0)
        {
            return .same(LaTeXSigns.commands[narrow] ?? String(narrow))
        }
        if properties.isWhitespace { return .same(" ") }
        switch properties.generalCategory {
        // Joiners and selectors of other scripts and of pictures.
        case .format: return .same("")
        case .nonspacingMark where properties.isVariationSelector: return .same("")
        case .otherSymbol where scalar.value != 0xFFFD, .modifierSymbol: return .nothing
        default: return .unknown
        }
    }

    private static let printed = Set(
        """
        ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĂăĄąĆćČčĎďĐđĘęĚěĞğİı\
        ĹĺĽľŁłŃńŇňŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽž–—‘’‚“”„†‡•…‰‹›«»€™¡¿£§©®°±·×÷¶\u{A0}
        """.unicodeScalars)

    // MARK: Marks

    /// A letter with marks on it, as commands; nil for what is no letter that takes them. Marks that T1 has
    /// no command for, and more than two on one side, are left out.
    static func accented(_ base: Unicode.Scalar, _ marks: [Unicode.Scalar]) -> String? {
        guard var letter = letter(base) else { return nil }
        // What stands below goes around what stands above: TeX sets an accent only on a single letter.
        let above = marks.compactMap { LaTeXLetters.above[$0] }.prefix(2)
        if !above.isEmpty, letter == "i" || letter == "j" { letter = "\\\(letter)" }
        for command in above { letter = "\\\(command){\(letter)}" }
        for command in marks.compactMap({ LaTeXLetters.below[$0] }).prefix(2) {
            letter = "\\\(command){\(letter)}"
        }
        return letter
    }

    private static func letter(_ scalar: Unicode.Scalar) -> String? {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
            || "ıøØæÆ".unicodeScalars.contains(scalar)
            ? String(scalar) : nil
    }

    /// Letters with marks, as commands. Characters are equal when they are canonically equal, so each is
    /// found by its parts.
    private static let composed: [Character: String] = {
        var composed: [Character: String] = [:]
        func add(_ base: Unicode.Scalar, _ marks: [Unicode.Scalar]) {
            var view = String.UnicodeScalarView([base])
            view.append(contentsOf: marks)
            let text = String(view)
            if text.count == 1, let commands = accented(base, marks) {
                composed[Character(text)] = commands
            }
        }
        let marks = Array(LaTeXLetters.above.keys) + LaTeXLetters.below.keys + LaTeXLetters.unset
        for base in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars {
            for mark in marks { add(base, [mark]) }
        }
        // Letters of Vietnamese have two.
        for base in "aeiouyAEIOUY".unicodeScalars {
            for first in "\u{302}\u{306}\u{31B}\u{308}\u{304}".unicodeScalars {
                for mark in marks { add(base, [first, mark]) }
            }
        }
        for (letter, command) in LaTeXLetters.greek {
            for (mark, accent) in [("\u{301}", "acute"), ("\u{308}", "ddot")] as [(String, String)]
            {
                let isLatin = !command.hasPrefix("\\")
                composed[Character(String(letter) + mark)] =
                    isLatin
                    ? accented(command.unicodeScalars.first ?? "x", Array(mark.unicodeScalars))
                    : "\\ensuremath{\\\(accent){\(command)}}"
            }
        }
        return composed
    }()
}
