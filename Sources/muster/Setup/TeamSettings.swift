/// What the program is told about the team's Airtable.
struct TeamSettings: Sendable {
    /// The base's id, `app…`.
    var base: Setting
    /// The token that reads, and writes when no other is set.
    var token: Setting
    /// The token that writes.
    var writeToken: Setting
    /// The token that reads and changes the schema.
    var schemaToken: Setting
    /// Where Airtable is; its own address unless somebody says otherwise.
    var url: Setting
    /// The column into which proposals are written.
    var proposals: Setting
    /// How often each part is looked at, in seconds.
    var candidateInterval: Setting
    var feedbackInterval: Setting
    var fraudInterval: Setting
    var jobInterval: Setting
    var positionInterval: Setting
    var funnelInterval: Setting

    /// The names that a configuration file may use.
    static let keys = [
        "airtable_base", "airtable_token", "airtable_write_token", "airtable_schema_token",
        "airtable_url", "airtable_proposals", "airtable_candidate_interval",
        "airtable_feedback_interval", "airtable_fraud_interval", "airtable_job_interval",
        "airtable_position_interval", "airtable_funnel_interval",
    ]

    init(_ sources: SettingSources) {
        let pick = sources.pick
        base = pick(nil, ["AIRTABLE_BASE_ID"], "airtable_base", "")
        token = pick(nil, ["AIRTABLE_TOKEN", "AIRTABLE_API_KEY"], "airtable_token", "")
        writeToken = pick(nil, ["AIRTABLE_WRITE_TOKEN"], "airtable_write_token", "")
        schemaToken = pick(nil, ["AIRTABLE_SCHEMA_TOKEN"], "airtable_schema_token", "")
        url = pick(nil, ["MUSTER_AIRTABLE_URL"], "airtable_url", "https://api.airtable.com")
        proposals = pick(
            nil, ["MUSTER_AIRTABLE_PROPOSALS"], "airtable_proposals", "Potential Talent Fit AI")
        candidateInterval = pick(
            nil, ["MUSTER_AIRTABLE_CANDIDATE_INTERVAL"], "airtable_candidate_interval", "900")
        feedbackInterval = pick(
            nil, ["MUSTER_AIRTABLE_FEEDBACK_INTERVAL"], "airtable_feedback_interval", "600")
        fraudInterval = pick(
            nil, ["MUSTER_AIRTABLE_FRAUD_INTERVAL"], "airtable_fraud_interval", "120")
        jobInterval = pick(nil, ["MUSTER_AIRTABLE_JOB_INTERVAL"], "airtable_job_interval", "300")
        positionInterval = pick(
            nil, ["MUSTER_AIRTABLE_POSITION_INTERVAL"], "airtable_position_interval", "120")
        funnelInterval = pick(
            nil, ["MUSTER_AIRTABLE_FUNNEL_INTERVAL"], "airtable_funnel_interval", "300")
    }

    /// The settings in the order and the form in which `where` prints them: tokens as dots.
    var all: [(name: String, setting: Setting)] {
        [
            ("airtable_base", base), ("airtable_token", token.hidden),
            ("airtable_write_token", writeToken.hidden),
            ("airtable_schema_token", schemaToken.hidden), ("airtable_url", url.address),
            ("airtable_proposals", proposals),
            ("airtable_candidate_interval", candidateInterval),
            ("airtable_feedback_interval", feedbackInterval),
            ("airtable_fraud_interval", fraudInterval), ("airtable_job_interval", jobInterval),
            ("airtable_position_interval", positionInterval),
            ("airtable_funnel_interval", funnelInterval),
        ]
    }
}
