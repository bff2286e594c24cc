/// What leaves the machine for a model elsewhere, by operation. Each call keeps the same names beside
/// its costs.
package enum LeavingFields {
    /// An operation with the names of what it sends.
    package typealias Entry = (operation: String, fields: [String])

    /// The text of a CV. It alone holds name and contacts, since they are to be read in it; what tells
    /// of age, sex, origin and family is left out, and so are orders to machines.
    package static let resume = ["cv text"]
    /// The text of a post.
    package static let post = ["job post text"]
    /// What vectors are made from.
    package static let vectors = ["texts without names, contacts and personal words"]
    /// What a fitness for a role is rated from.
    package static let fitness = ["titles, months, skills, levels", "the role's name"]
    /// What time zones are told for.
    package static let places = ["towns and countries, of nobody in particular"]
    /// What bags are told for.
    package static let skills = ["names of skills, of nobody in particular"]
    /// What a message of a chat wants is told from.
    package static let chat = ["messages that rules cannot tell, without names and contacts"]
    /// What a fit for a listing is read from.
    package static let fit = ["cv text", "the listing's title and skills"]
    /// What a kind of work is told from.
    package static let category = ["titles and skills, without names and contacts"]
    /// What groups of vacancies are named by.
    package static let clusters = ["titles and keywords of vacancies, of nobody in particular"]
    /// What trends are put into sentences from.
    package static let trends = ["names of skills with shares and counts, of nobody in particular"]
    /// What edits of a résumé are proposed from.
    package static let variant = [
        "texts and skills of a résumé, without name, contacts, employers and dates"
    ]
    /// A scan.
    package static let scan = ["the PDF"]
    /// Every operation.
    package static let all: [Entry] = [
        ("normalize_cv", resume), ("normalize_job", post), ("embed_text", vectors),
        ("score_role_fitness", fitness), ("resolve_timezones", places), ("extract_pdf", scan),
        ("skill_normalization", skills), ("skill_clustering", skills), ("route_chat", chat),
        ("match_listing", fit), ("assign_category", category), ("label_clusters", clusters),
        ("rewrite_resume", variant), ("write_trends", trends),
    ]
}
