/// A résumé that was read, and what was not understood on the way.
package struct ResumeReading: Sendable, Hashable {
    /// The résumé.
    package var resume: Resume
    /// What was not as expected, in the order in which it was met.
    package var problems: [ResumeProblem]

    /// A reading from its parts.
    package init(resume: Resume, problems: [ResumeProblem] = []) {
        self.resume = resume
        self.problems = problems
    }
}

extension ResumeReading {
    /// A résumé of more texts, or of more bytes of them, is none, and nothing is made of it.
    static let (mostTexts, mostBytes) = (10_000, 1 << 20)

    /// The reading, unless it has more than any résumé has.
    ///
    /// - Throws: `ResumeReadingError`.
    func ofResumeSize() throws(ResumeReadingError) -> ResumeReading {
        let fields = resume.fields
        let bytes = fields.reduce(0) { $0 + $1.text.utf8.count }
        guard fields.count <= Self.mostTexts, bytes <= Self.mostBytes else {
            throw ResumeReadingError(
                reason:
                    "Expected a résumé of at most \(Self.mostTexts) texts and \(Self.mostBytes) "
                    + "bytes, found \(fields.count) texts and \(bytes) bytes",
                hint: "Give the résumé of one person, without what was pasted into it.")
        }
        return self
    }
}

/// What was not understood in a résumé, without any of its words.
package struct ResumeProblem: Sendable, Hashable, CustomStringConvertible {
    /// Where: a path such as `work/0/startDate`, or `line 12`.
    package var place: String
    /// What was expected and what was found instead.
    package var message: String

    /// A problem from its parts.
    package init(place: String, message: String) {
        self.place = place
        self.message = message
    }

    /// The place and the message.
    package var description: String { "\(place): \(message)" }
}

/// Why something is no résumé that can be read.
package struct ResumeReadingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    package var reason: String
    /// What to do about it.
    package var hint: String

    /// The reason and the hint.
    package var description: String { "\(reason). \(hint)" }
}
