/// The reading by rules, as provenance and reports name it.
package enum RulesReading {
    /// Who reads.
    package static let source = "rules"

    /// What is said of a text that tells of nobody.
    package static let nobody =
        "The text is neither a CV nor a job post. Say what it is with --kind candidate or --kind job"
}
