package import Prelude

/// Reads a job post by rules.
package struct JobPostReader: Sendable {
    /// The longest text that is read; the rest of a longer one is reported and left.
    package static let maximumBytes = 400_000

    let finder: SkillFinder
    let gazetteer: Gazetteer
    let today: Day

    /// A reader with the skills and places it knows, and today for dates without a year.
    package init(finder: SkillFinder, gazetteer: Gazetteer, today: Day) {
        self.finder = finder
        self.gazetteer = gazetteer
        self.today = today
    }

    /// Everything the rules find in a job post. Never fails: what is not found is nil.
    package func read(_ source: SourceText) -> JobPostReading {
        JobPostReading()
    }
}
