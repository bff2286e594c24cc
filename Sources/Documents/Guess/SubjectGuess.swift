/// Whether a text is about a person or an opening, and how sure that is.
package struct SubjectGuess: Sendable, Hashable {
    /// What the text is about.
    package var subject: Subject
    /// From 0.5, a coin's toss, to 1, certain.
    package var confidence: Double

    /// A guess from its parts.
    package init(subject: Subject, confidence: Double) {
        self.subject = subject
        self.confidence = confidence
    }

    /// Guesses from what the format declares, else from the words: a post speaks to its readers and
    /// asks; a CV opens with a name and a way to reach it, and tells of a past in dated positions.
    package init(_ document: Document) {
        if let declared = document.declaredSubject {
            self.init(subject: declared, confidence: 1)
        } else {
            self.init(text: document.text)
        }
    }

    /// Guesses from the words alone.
    package init(text: String) {
        let clues = SubjectClues(text)
        let balance = clues.job - clues.candidate
        let certainty = min(0.49, abs(balance) / 12)
        self.init(subject: balance > 0 ? .job : .candidate, confidence: 0.5 + certainty)
    }
}
