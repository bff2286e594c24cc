/// A résumé as a LaTeX document.
package struct LaTeXResume: Sendable, Hashable {
    /// The document: plain `article` with geometry, fontenc, inputenc and textcomp, for pdfLaTeX.
    package private(set) var source: String
    /// The characters that pdfLaTeX has no letter for, each once. It prints a question mark in brackets for
    /// them; XeLaTeX and LuaLaTeX print them as far as the font has them.
    package private(set) var unprinted: [Character] = []

    /// The document of a résumé; nothing of its texts is a command.
    package init(_ resume: Resume) {
        var body = ""
        var isList = false
        var others: Set<Unicode.Scalar> = []
        for paragraph in resume.paragraphs {
            for scalar in paragraph.text.unicodeScalars where !LaTeX.isPrinted(scalar) {
                if others.insert(scalar).inserted { unprinted.append(Character(scalar)) }
            }
            let isBullet = paragraph.kind == .bullet
            if isBullet != isList { body += isBullet ? "\\begin{itemize}\n" : "\\end{itemize}\n" }
            isList = isBullet
            body += LaTeX.line(paragraph) + "\n"
        }
        if isList { body += "\\end{itemize}\n" }
        if body.isEmpty { body = "\\mbox{}\n" }
        source =
            LaTeX.preamble + LaTeX.declarations(others) + "\\begin{document}\n" + body
            + "\\end{document}\n"
    }
}

private enum LaTeX {
    static let preamble = #"""
        \documentclass[10pt,a4paper]{article}
        \usepackage[T1]{fontenc}
        \usepackage[utf8]{inputenc}
        \usepackage{textcomp}
        \IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
        \usepackage[margin=2cm]{geometry}
        \IfFileExists{hyperref.sty}{\usepackage[hidelinks]{hyperref}}{\newcommand{\href}[2]{#2}}
        \pagestyle{empty}
        \setlength{\parindent}{0pt}
        \setlength{\parskip}{2pt}
        \emergencystretch=3em
        \newcommand{\resumetitle}[1]{{\centering\LARGE\bfseries #1\par}}
        \newcommand{\resumecontact}[1]{{\centering #1\par}}
        \newcommand{\resumeheading}[1]{\par\vspace{8pt}{\large\bfseries #1\par}\hrule\vspace{4pt}}
        \newcommand{\resumeentry}[1]{\par\vspace{4pt}#1\par}
        \newcommand{\resumetext}[1]{#1\par}

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

    /// What pdfLaTeX prints for characters that it knows nothing of; it would stop otherwise.
    static func declarations(_ scalars: Set<Unicode.Scalar>) -> String {
        guard !scalars.isEmpty else { return "" }
        let lines = scalars.sorted().map { scalar in
            "\\DeclareUnicodeCharacter{\(hex(scalar))}{[?]}\n"
        }
        return "\\ifdefined\\pdftexversion\n\(lines.joined())\\fi\n"
    }

    private static func hex(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static let commands: [Unicode.Scalar: String] = [
        "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
        "%": "\\%", "_": "\\_", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
        "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\textquotedbl{}",
        "`": "\\textasciigrave{}", "'": "\\textquotesingle{}",
    ]

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if let command = commands[scalar] {
                escaped += command
            } else {
                // Two hyphens or commas in a row are other signs.
                if scalar == before, scalar == "-" || scalar == "," { escaped += "{}" }
                escaped.unicodeScalars.append(scalar)
            }
            before = scalar
        }
        return escaped
    }

    /// Whether inputenc and T1 have a letter for a character in every LaTeX since 2018.
    static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII || printed.contains(scalar)
    }

    private static let printed = Set(
        """
        ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĂăĄąĆćČčĎďĐđĘęĚěĞğİı\
        ĹĺĽľŁłŃńŇňŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽž–—‘’‚“”„†‡•…‰‹›«»€™¡¿£§©®°±·×÷¶\u{A0}
        """.unicodeScalars)
}
