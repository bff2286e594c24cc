/// Spellings that mean the same word: American for British, singular for plural.
package enum Spelling {
    /// The American spelling of a folded English word; other words come back as they are.
    package static func american(_ word: String) -> String {
        guard word.utf8.count >= 5 else { return word }
        if let whole = wholeWords[word] { return whole }
        guard word.utf8.last == 0x67 || word.utf8.last == 0x6E || word.utf8.last == 0x73 else {
            return word
        }
        for (british, american) in endings where word.hasSuffix(british) {
            return String(word.dropLast(british.count)) + american
        }
        return word
    }

    private static let wholeWords: [String: String] = [
        "centre": "center", "centres": "centers", "programme": "program", "catalogue": "catalog",
        "programmes": "programs", "catalogues": "catalogs", "licence": "license",
        "licences": "licenses", "licencing": "licensing", "defence": "defense",
        "analyse": "analyze", "analysing": "analyzing", "colour": "color", "colours": "colors",
        "behaviour": "behavior", "behaviours": "behaviors", "behavioural": "behavioral",
        "labour": "labor", "artefact": "artifact", "artefacts": "artifacts", "grey": "gray",
        "modelling": "modeling", "labelling": "labeling", "travelling": "traveling",
        "counselling": "counseling", "signalling": "signaling", "levelling": "leveling",
        "jewellery": "jewelry", "paediatric": "pediatric", "paediatrics": "pediatrics",
        "anaesthesia": "anesthesia", "haematology": "hematology", "orthopaedic": "orthopedic",
        "orthopaedics": "orthopedics", "gynaecology": "gynecology", "aluminium": "aluminum",
        "aesthetics": "esthetics", "fibre": "fiber", "theatre": "theater",
        "enrolment": "enrollment",
        "fulfilment": "fulfillment", "instalment": "installment", "judgement": "judgment",
        "tyre": "tire", "cheque": "check", "ageing": "aging", "acknowledgement": "acknowledgment",
        "favourite": "favorite", "honours": "honors", "neighbour": "neighbor", "harbour": "harbor",
        "organise": "organize", "organised": "organized", "optimise": "optimize",
        "optimised": "optimized", "visualise": "visualize", "localise": "localize",
        "centralised": "centralized", "virtualised": "virtualized", "digitalise": "digitalize",
    ]

    private static let endings = [
        ("isation", "ization"), ("isations", "izations"), ("ptimising", "ptimizing"),
        ("rganising", "rganizing"), ("alising", "alizing"), ("ialising", "ializing"),
    ]

    /// The singular of a folded English word, or the word itself when it has none that is safe.
    package static func singular(_ word: String) -> String {
        guard word.utf8.count >= 4, word.hasSuffix("s"), !keepsS.contains(word) else { return word }
        if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") { return word }
        if word.hasSuffix("ies"), word.utf8.count >= 5 { return word.dropLast(3) + "y" }
        for ending in ["sses", "shes", "ches", "xes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        return String(word.dropLast())
    }

    /// A name in -ing without that ending, its words joined; nil when it has another ending or so few
    /// letters that the root is a word of its own.
    static func root(of words: [String]) -> String? {
        guard let last = words.last, last.hasSuffix("ing"), last.utf8.count >= 7,
            words.count > 1 || last.utf8.count >= 13
        else { return nil }
        return words.dropLast().joined() + last.dropLast(3)
    }

    /// Words whose `s` is no plural.
    private static let keepsS: Set<String> = [
        "rails", "pandas", "windows", "kubernetes", "jenkins", "macos", "ios", "tvos", "watchos",
        "linguistics", "mathematics", "statistics", "economics", "physics", "analytics", "robotics",
        "electronics", "mechanics", "ethics", "logistics", "genetics", "genomics", "politics",
        "diagnostics", "postgres", "redis", "keras", "teams", "sales", "news", "sas", "https",
        "series", "species", "always", "address", "business", "operations", "materials",
    ]
}
