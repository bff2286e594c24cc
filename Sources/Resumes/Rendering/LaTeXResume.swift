/// A résumé as a LaTeX document.
package struct LaTeXResume: Sendable, Hashable {
    /// The document: plain `article` with geometry, fontenc, inputenc and textcomp, for pdfLaTeX; XeLaTeX and
    /// LuaLaTeX take it too, and print every character that their font has.
    package private(set) var source: String
    /// The characters that pdfLaTeX has no letter for, each once. It prints a question mark in brackets for
    /// each run of them, and nothing for pictures.
    package private(set) var unprinted: [Character] = []
    /// The characters that pdfLaTeX prints other letters or signs for, each once: Cyrillic in Latin letters.
    package private(set) var replaced: [Character] = []

    /// What a reader of the PDF will miss, each a sentence; none where all is printed as it is written.
    package var notes: [String] {
        func list(_ characters: [Character]) -> String {
            String(characters.prefix(20)) + (characters.count > 20 ? "…" : "")
        }
        var notes: [String] = []
        if !unprinted.isEmpty {
            notes.append(
                "pdfLaTeX has no letters for \(list(unprinted)): it prints [?] for other scripts and leaves "
                    + "pictures out; the other forms have them, and so has XeLaTeX with a font of that script"
            )
        }
        if !replaced.isEmpty {
            notes.append("pdfLaTeX prints other letters or signs for \(list(replaced))")
        }
        return notes
    }

    /// The document of a résumé; nothing of its texts is a command.
    package init(_ resume: Resume) {
        var body = ""
        var isList = false
        var seen: Set<Unicode.Scalar> = []
        var declared: [Unicode.Scalar: String] = [:]
        for paragraph in resume.paragraphs {
            for scalar in paragraph.text.unicodeScalars where !scalar.isASCII {
                guard seen.insert(scalar).inserted else { continue }
                switch LaTeXCharacters.setting(of: scalar) {
                case .itself: break
                case .same(let commands): declared[scalar] = LaTeX.readable(commands, as: scalar)
                case .others(let letters):
                    declared[scalar] = letters
                    replaced.append(Character(scalar))
                case .nothing:
                    declared[scalar] = ""
                    unprinted.append(Character(scalar))
                // A mark on a letter is a command where it stands.
                case .unknown where LaTeX.isMark(scalar): declared[scalar] = ""
                case .unknown: unprinted.append(Character(scalar))
                }
            }
            let isBullet = paragraph.kind == .bullet
            if isBullet != isList {
                body += isBullet ? "\\begin{itemize}\n" : "\\end{itemize}\n"
            }
            isList = isBullet
            body += LaTeX.line(paragraph) + "\n"
        }
        if isList { body += "\\end{itemize}\n" }
        if body.isEmpty { body = "\\mbox{}\n" }
        source =
            LaTeX.preamble + LaTeX.declarations(declared) + "\\begin{document}\n" + body
            + "\\end{document}\n"
    }
}

private enum LaTeX {
    static let preamble = #"""
        \documentclass[10pt,a4paper]{article}
        \ifdefined\pdftexversion
        % Maps from the letters printed to characters, so that the text can be searched and copied.
        \IfFileExists{cmap.sty}{\usepackage{cmap}}{}
        \IfFileExists{glyphtounicode.tex}{\input{glyphtounicode}\pdfgentounicode=1 }{}
        \usepackage[T1]{fontenc}
        \usepackage[utf8]{inputenc}
        \usepackage{textcomp}
        \IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
        \newcommand{\resumeother}[1]{[?]}
        \newcommand{\resumesign}[2]{\leavevmode
          \pdfliteral direct{/Span<</ActualText<FEFF#1>>>BDC}#2\pdfliteral direct{EMC}}
        \else
        \usepackage{fontspec}
        \newcommand{\resumeother}[1]{#1}
        \fi
        \usepackage[margin=2cm]{geometry}
        \IfFileExists{hyperref.sty}{\usepackage[hidelinks]{hyperref}}{\newcommand{\href}[2]{#2}}
        \pagestyle{empty}
        \setlength{\parindent}{0pt}
        \setlength{\parskip}{2pt}
        \emergencystretch=3em
        \newcommand{\resumetitle}[1]{{\centering\LARGE\bfseries #1\par}}
        \newcommand{\resumecontact}[1]{{\centering #1\par}}
        \newcommand{\resumeheading}[1]{\par\vspace{8pt}{\large\bfseries #1\par}\nobreak
          \vspace{2pt}\hrule\nobreak\vspace{4pt}}
        \newcommand{\resumeentry}[1]{\par\vspace{4pt}#1\par}
        \newcommand{\resumetext}[1]{#1\par}
        \makeatletter
        \def\@listi{\leftmargin\leftmargini \topsep0pt \partopsep0pt \parsep0pt \itemsep1pt }
        \let\@listI\@listi
        \makeatother

        """#

    static func line(_ paragraph: ResumeParagraph) -> String {
        let text = paragraph.runs.map { run in
            let words = run.link.map { linked(run.text, to: $0) } ?? escaped(run.text)
            return run.isBold ? "\\textbf{\(words)}" : words
        }.joined()
        return switch paragraph.kind {
        case .title: "\\resumetitle{\(text)}"
        case .contact: "\\resumecontact{\(text)}"
        case .heading: "\\resumeheading{\(text)}"
        case .entry: "\\resumeentry{\(text)}"
        // A bracket behind an item would begin its label.
        case .bullet: "\\item{} \(text)"
        case .text: "\\resumetext{\(text)}"
        }
    }

    /// An address that can be clicked, and broken behind its marks where it does not fit a line.
    private static func linked(_ text: String, to target: String) -> String {
        var words = ""
        for scalar in text.unicodeScalars {
            words += escaped(String(scalar))
            if "/.-_?&=#".unicodeScalars.contains(scalar) { words += "\\allowbreak{}" }
        }
        // What hyperref takes as it stands, or behind a backslash; it would read all else as commands.
        let address = ResumeAddress.percentCoded(target) { scalar in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "-._~:/?#[]@!&'()*+,;=%".unicodeScalars.contains(scalar))
        }.map { character in "%#&_~".contains(character) ? "\\\(character)" : String(character) }
        return "\\href{\(address.joined())}{\(words)}"
    }

    /// What pdfLaTeX prints for characters that it has no letter for; it would stop otherwise.
    static func declarations(_ declared: [Unicode.Scalar: String]) -> String {
        guard !declared.isEmpty else { return "" }
        let lines = declared.sorted { $0.key < $1.key }.map { scalar, commands in
            "\\DeclareUnicodeCharacter{\(hex(scalar))}{\(commands)}\n"
        }
        return "\\ifdefined\\pdftexversion\n\(lines.joined())\\fi\n"
    }

    /// Commands whose print is copied and searched as the character: `10⁶` is not to be read as 106.
    static func readable(_ commands: String, as scalar: Unicode.Scalar) -> String {
        guard commands.contains("\\") else { return commands }
        let code = String(scalar).utf16.map { unit in
            let digits = String(unit, radix: 16, uppercase: true)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }
        return "\\resumesign{\(code.joined())}{\(commands)}"
    }

    private static func hex(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    // MARK: Texts

    private static func escaped(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map(word)
            .joined(separator: " ")
    }

    /// The longest word that is left in one piece, in characters, and after how many a longer one may break
    /// where nothing in it says so.
    private static let (longestWord, longestPiece) = (40, 20)

    private static func word(_ word: Substring) -> String {
        let scalars = Array(word.unicodeScalars)
        let breaks = scalars.count > longestWord
        var (escaped, index, piece) = ("", 0, 0)
        while index < scalars.count {
            let scalar = scalars[index]
            // Two hyphens or commas in a row are other signs.
            if index > 0, scalar == scalars[index - 1], scalar == "-" || scalar == "," {
                escaped += "{}"
            }
            let end = endOfUnit(scalars, index)
            escaped += unit(scalars[index..<end])
            piece += 1
            let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if breaks, end < scalars.count, !isLetter || piece == longestPiece {
                escaped += "\\allowbreak{}"
                piece = 0
            }
            index = end
        }
        return escaped
    }

    /// Where ends what is set as one: a letter with its marks, or characters that cannot be set.
    private static func endOfUnit(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        let isUnknown = isUnknown(scalars[start])
        return scalars[(start + 1)...].firstIndex { isUnknown ? !Self.isUnknown($0) : !isMark($0) }
            ?? scalars.count
    }

    private static func unit(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        guard let first = scalars.first else { return "" }
        let text = String(String.UnicodeScalarView(scalars))
        if isUnknown(first) { return "\\resumeother{\(text)}" }
        if scalars.count > 1,
            let letter = LaTeXCharacters.accented(first, Array(scalars.dropFirst()))
        {
            return letter
        }
        return LaTeXSigns.commands[first].map { $0 + String(text.unicodeScalars.dropFirst()) }
            ?? text
    }

    /// Whether a character is a mark that a letter before it may have.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        (0x300...0x36F).contains(scalar.value)
    }

    private static func isUnknown(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && !isMark(scalar) && LaTeXCharacters.setting(of: scalar) == .unknown
    }
}
