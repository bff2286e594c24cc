/// The paths of facts, so that readers and formats agree on them.
///
/// A person's are those of JSON Resume: `basics.name`, `basics.label`, `basics.email`,
/// `basics.phone`, `basics.url`, `basics.summary`, `basics.location` (or its members `.city`,
/// `.region`, `.countryCode`, `.address`, `.postalCode`), `basics.profiles[i].url` (`.network`,
/// `.username`), and for each i `work[i]`, `volunteer[i]`, `education[i]`, `skills[i]`,
/// `projects[i]`, `certificates[i]`, `awards[i]`, `publications[i]`, `languages[i]`,
/// `interests[i]` with the members of the schema, lists inside them counted too:
/// `work[0].highlights[2]`, `skills[1].keywords[0]`. What that schema lacks stands below `x`:
/// `x.salary`, `x.desired_job_categories[i]`, `x.proof_of_work`, `x.work_experience` (prose, not yet
/// taken apart), `x.cv`, `x.job_status`, `x.experience_levels`, `x.talent_category`,
/// `x.years_of_experience`.
///
/// An opening's are `job.title`, `job.company`, `job.description`, `job.url`, `job.company_url`,
/// `job.x_url`, `job.location`, `job.level`, `job.category`, `job.work_setup`, `job.salary`,
/// `job.employment_type`, `job.status`, `job.requirements[i]`, `job.responsibilities[i]`,
/// `job.nice_to_have[i]`, `job.skills[i]`, `job.benefits[i]`, `job.non_negotiables`, `job.notes`,
/// `job.start_matchmaking`.
package enum FactPath {
    /// Where a candidate's name stands.
    package static let name = "basics.name"
    /// Where an opening's title stands.
    package static let jobTitle = "job.title"
}
