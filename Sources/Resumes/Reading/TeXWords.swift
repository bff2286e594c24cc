/// What the macros print that résumés use.
enum TeXWords {
    /// Macros that print a sign or a blank.
    static let signs: [String: String] = [
        "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "\\": " ", " ": " ",
        "\n": " ", ",": " ", ";": " ", ":": " ", "!": "", "/": "", "-": "", "quad": " ",
        "qquad": " ", "hfill": " ", "newline": " ", "linebreak": " ", "space": " ", "enspace": " ",
        "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "textbar": "|",
        "textless": "<", "textgreater": ">", "textquotedbl": "\"", "textasciigrave": "`",
        "textquotesingle": "'", "textbullet": "•", "textendash": "–", "textemdash": "—",
        "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
        "textquotedblright": "”", "textdegree": "°", "textregistered": "®", "texttrademark": "™",
        "textcopyright": "©", "texteuro": "€", "euro": "€", "EUR": "€", "pounds": "£",
        "textsterling": "£", "dots": "…", "ldots": "…", "textellipsis": "…", "cdot": "·",
        "bullet": "•", "vert": "|", "mid": "|", "sim": "~", "times": "×", "pm": "±", "geq": "≥",
        "leq": "≤", "ge": "≥", "le": "≤", "approx": "≈", "to": "→", "rightarrow": "→",
        "slash": "/", "LaTeX": "LaTeX", "TeX": "TeX", "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ",
        "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
        "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
        "backslash": "\\", "S": "§", "P": "¶", "copyright": "©",
    ]

    /// Macros that put a mark on the next letter, as the combining character.
    static let accents: [String: String] = [
        "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "\"": "\u{308}", "~": "\u{303}",
        "=": "\u{304}", ".": "\u{307}", "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}",
        "c": "\u{327}", "d": "\u{323}", "b": "\u{331}", "r": "\u{30A}", "k": "\u{328}",
        "textcommabelow": "\u{326}",
    ]

    /// What TeX prints for runs of characters, the longest first.
    static let ligatures: [(source: [Unicode.Scalar], printed: String)] = [
        ("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), (",,", "„"), ("~", " "), ("`", "‘"),
        ("'", "’"),
    ].map { (Array($0.0.unicodeScalars), $0.1) }

    /// Macros whose arguments print nothing, and how many they take.
    static let dropped: [String: Int] = [
        "vspace": 1, "hspace": 1, "begin": 1, "end": 1, "input": 1, "include": 1, "color": 1,
        "textcolor": 1, "colorbox": 1, "fontsize": 2, "setlength": 2, "addtolength": 2,
        "includegraphics": 1, "label": 1, "ref": 1, "cite": 1, "pagestyle": 1, "thispagestyle": 1,
        "usepackage": 1, "documentclass": 1, "newcommand": 2, "renewcommand": 2,
        "providecommand": 2, "def": 0, "titleformat": 5, "titlespacing": 4, "pagecolor": 1,
        "definecolor": 3, "urlstyle": 1, "hypersetup": 1, "geometry": 1, "fancyhf": 1,
        "setcounter": 2, "write": 1, "bibliography": 1, "bibliographystyle": 1, "newpage": 0,
        "raisebox": 1, "makebox": 0, "rule": 2, "phantom": 1, "vphantom": 1, "hphantom": 1,
        "openout": 0, "immediate": 0,
    ]

    /// Macros of which only the arguments print: fonts, sizes, layout.
    static let transparent: Set<String> = Set(
        """
        textbf textit emph underline textsc textsf texttt textrm textmd textup textsl textnormal bf it sc
        sf tt rm sl em bfseries itshape scshape sffamily ttfamily rmfamily mdseries upshape normalfont
        normalsize small footnotesize scriptsize tiny large Large LARGE huge Huge uppercase MakeUppercase
        centering raggedright raggedleft noindent indent par item hskip vskip smallskip medskip bigskip
        seticon faIcon mbox text mathrm mathbf boldsymbol uline ul hbox kern relax selectfont leavevmode
        protect ignorespaces unskip clearpage pagebreak nopagebreak nolinebreak strut hrule vfill
        labelitemi labelitemii makebox resumeItem resumeSubItem resumeItemListStart resumeItemListEnd
        allowbreak resumeSubHeadingListStart resumeSubHeadingListEnd footnote tabularnewline smash resumeother
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// Letters with their marks as the one character that keyboards give, by letter and combining mark.
    static let composed: [String: String] = {
        let letters = """
            áàâäãāăåąǎćĉčċçďéèêëēĕėęěẽĝğġģĥíìîïĩīĭįĵķĺľļńñňņóòôöõōŏőǒŕřŗśŝšşťţúùûüũūŭůűųẃẁŵẅýỳŷÿźžżḍḥẹịọụṣṭ\
            ÁÀÂÄÃĀĂÅĄĆĈČĊÇĎÉÈÊËĒĔĖĘĚĜĞĠĢĤÍÌÎÏĨĪĬĮİĴĶĹĽĻŃÑŇŅÓÒÔÖÕŌŎŐŔŘŖŚŜŠŞŤŢÚÙÛÜŨŪŬŮŰŲÝŶŸŹŽŻ
            """
        // Strings of Swift are equal when they are canonically equal, so each letter finds itself decomposed.
        return Dictionary(
            letters.map { (String($0), String($0)) }, uniquingKeysWith: { first, _ in first })
    }()
}
