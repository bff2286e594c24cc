/// What recruiters say of people and jobs themselves, beside the (N) fields that are read from
/// documents (seeds: control flow, "Recruiter Scoring", "Status" and "ATS Table").
///
/// They are edited through the same door as (N) fields and under names of their own.
package enum StandingFields {
    /// The states of a person.
    package static let personStatuses = [
        "Lead", "Joined Talent Pool", "Actively looking", "In interview process", "Hired",
        "No interest", "Unresponsive", fraud, "Recently Hired (not STT)",
    ]
    /// The status that excludes a person from matching at once.
    package static let fraud = "Fraud"

    /// The states of a job.
    package static let jobStatuses = [
        "Sourcing", "Initial Recruiting", "Ongoing Recruiting", "Client Introduction",
        "In Interview", "Offer", "Probation period", "Hired", onHold, "Backlog",
        "Position closed", "Disqualified",
    ]
    /// The status with which the job's active people can be parked.
    package static let onHold = "On Hold"
    /// The states of a job that nobody works on any more.
    package static let archived = ["Position closed", "Disqualified"]

    /// The fields that always have a value.
    package static let required: Set = ["status"]

    /// What is said of a person.
    package static let candidate = [
        FieldDefinition("status", .choice(personStatuses)),
        FieldDefinition("ranking", .integer(1...5)),
        FieldDefinition("overall_rating", .integer(1...10)),
        FieldDefinition("highlight", .flag),
        FieldDefinition("keep_home", .flag),
    ]

    /// What is said of a job.
    package static let job = [FieldDefinition("status", .choice(jobStatuses))]

    /// The field with a name, or nil. `job_status` is what Airtable calls `status`.
    package static func named(_ name: String, of owner: FieldStore.Owner) -> FieldDefinition? {
        let name = name == "job_status" ? "status" : name
        return (owner == .candidate ? candidate : job).first { $0.name == name }
    }
}
