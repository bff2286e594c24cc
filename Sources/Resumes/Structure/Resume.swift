package import Prelude

/// A résumé as a structure: what a variant is cut from, whatever file it was read from.
///
/// The parts and their names follow JSON Resume 1.0.0 (jsonresume.org/schema). What that schema or a file has
/// beyond them is kept in order in `more` and written back with JSON Resume; no other rendering shows it.
/// Texts are kept as they were written; nil is what the source does not say.
package struct Resume: Sendable, Hashable {
    /// Who it is, how to reach them, and the summary.
    package var basics: ResumeBasics
    /// Positions, in the résumé's order.
    package var work: [ResumeWork]
    /// Volunteering; the company is the organization.
    package var volunteer: [ResumeWork]
    /// Projects.
    package var projects: [ResumeProject]
    /// Studies and schools.
    package var education: [ResumeEducation]
    /// Skills by category, in the résumé's order.
    package var skills: [ResumeSkills]
    /// Certificates.
    package var certificates: [ResumeCertificate]
    /// Awards.
    package var awards: [ResumeAward]
    /// Publications.
    package var publications: [ResumePublication]
    /// Languages that the person speaks.
    package var languages: [ResumeLanguage]
    /// Interests.
    package var interests: [ResumeInterest]
    /// What others say of the person.
    package var references: [ResumeReference]
    /// Sections of no known kind, as lines.
    package var sections: [ResumeSection]
    /// Members of the JSON document that are none of these.
    package var more: [JSONMember]

    /// A résumé from its parts.
    package init(
        basics: ResumeBasics = ResumeBasics(), work: [ResumeWork] = [],
        volunteer: [ResumeWork] = [],
        projects: [ResumeProject] = [], education: [ResumeEducation] = [],
        skills: [ResumeSkills] = [], certificates: [ResumeCertificate] = [],
        awards: [ResumeAward] = [], publications: [ResumePublication] = [],
        languages: [ResumeLanguage] = [], interests: [ResumeInterest] = [],
        references: [ResumeReference] = [], sections: [ResumeSection] = [], more: [JSONMember] = []
    ) {
        self.basics = basics
        self.work = work
        self.volunteer = volunteer
        self.projects = projects
        self.education = education
        self.skills = skills
        self.certificates = certificates
        self.awards = awards
        self.publications = publications
        self.languages = languages
        self.interests = interests
        self.references = references
        self.sections = sections
        self.more = more
    }
}

/// Who a résumé is about, how to reach them, and what they say of themselves.
package struct ResumeBasics: Sendable, Hashable {
    /// The person's name.
    package var name: String?
    /// The title under the name.
    package var label: String?
    /// E-mail address.
    package var email: String?
    /// Telephone number.
    package var phone: String?
    /// The person's page.
    package var url: String?
    /// A few sentences about the person.
    package var summary: String?
    /// Where the person lives.
    package var location: ResumeLocation?
    /// Accounts elsewhere.
    package var profiles: [ResumeProfile]
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// Basics from their parts.
    package init(
        name: String? = nil, label: String? = nil, email: String? = nil, phone: String? = nil,
        url: String? = nil, summary: String? = nil, location: ResumeLocation? = nil,
        profiles: [ResumeProfile] = [], more: [JSONMember] = []
    ) {
        self.name = name
        self.label = label
        self.email = email
        self.phone = phone
        self.url = url
        self.summary = summary
        self.location = location
        self.profiles = profiles
        self.more = more
    }
}

/// Where somebody lives. A place that is one phrase is the city.
package struct ResumeLocation: Sendable, Hashable {
    /// Street and number.
    package var address: String?
    /// Postal code.
    package var postalCode: String?
    /// City, or the whole place.
    package var city: String?
    /// State or province.
    package var region: String?
    /// Country code.
    package var countryCode: String?
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// A location from its parts.
    package init(
        address: String? = nil, postalCode: String? = nil, city: String? = nil,
        region: String? = nil, countryCode: String? = nil, more: [JSONMember] = []
    ) {
        self.address = address
        self.postalCode = postalCode
        self.city = city
        self.region = region
        self.countryCode = countryCode
        self.more = more
    }
}

/// An account of a person elsewhere.
package struct ResumeProfile: Sendable, Hashable {
    /// The site's name.
    package var network: String?
    /// The name on the site.
    package var username: String?
    /// The account's address.
    package var url: String?
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// A profile from its parts.
    package init(
        network: String? = nil, username: String? = nil, url: String? = nil,
        more: [JSONMember] = []
    ) {
        self.network = network
        self.username = username
        self.url = url
        self.more = more
    }
}
