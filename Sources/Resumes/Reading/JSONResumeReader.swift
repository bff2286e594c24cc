package import Prelude

/// Reads JSON Resume 1.0.0 (jsonresume.org/schema).
package enum JSONResumeReader {
    /// The résumé of a document. Members of wrong types are told, and kept in `more`.
    ///
    /// - Throws: `ResumeReadingError` when it is no object, or larger than any résumé.
    package static func read(_ document: JSONValue) throws(ResumeReadingError) -> ResumeReading {
        guard let members = document.members else {
            throw ResumeReadingError(
                reason:
                    "Expected an object with the members of JSON Resume, found \(document.kind)",
                hint: "Give one résumé, not a list.")
        }
        var fields = JSONFields(members, path: "")
        var resume = Resume()
        resume.basics = fields.object("basics", basics) ?? ResumeBasics()
        resume.work = fields.objects("work", name: "name") { work(&$0, "name") }
        resume.volunteer = fields.objects("volunteer", name: "organization") {
            work(&$0, "organization")
        }
        resume.projects = fields.objects("projects", name: "name", project)
        resume.education = fields.objects("education", name: "institution", education)
        resume.skills = fields.objects("skills", name: "name") {
            ResumeSkills(
                name: $0.text("name"), level: $0.text("level"), keywords: $0.texts("keywords"),
                more: $0.rest)
        }
        readLists(&fields, into: &resume)
        resume.more = fields.rest
        return try ResumeReading(resume: resume, problems: fields.problems).ofResumeSize()
    }

    private static func basics(_ fields: inout JSONFields) -> ResumeBasics {
        var basics = ResumeBasics()
        basics.name = fields.text("name")
        basics.label = fields.text("label")
        basics.email = fields.text("email")
        basics.phone = fields.text("phone")
        basics.url = fields.text("url")
        basics.summary = fields.text("summary")
        basics.location = fields.object("location") { fields in
            ResumeLocation(
                address: fields.text("address"), postalCode: fields.text("postalCode"),
                city: fields.text("city"), region: fields.text("region"),
                countryCode: fields.text("countryCode"), more: fields.rest)
        }
        basics.profiles = fields.objects("profiles", name: "url") {
            ResumeProfile(
                network: $0.text("network"), username: $0.text("username"), url: $0.text("url"),
                more: $0.rest)
        }
        basics.more = fields.rest
        return basics
    }

    /// The period of an entry. The schema knows no member for an end that is not known; ours is `isCurrent`.
    private static func period(_ fields: inout JSONFields, goesOn: Bool) -> ResumePeriod {
        let start = fields.text("startDate")
        let end = fields.text("endDate")
        let implied = goesOn && ResumePeriod.goesOn(start: start, end: end)
        return ResumePeriod(start: start, end: end, isCurrent: fields.flag("isCurrent") ?? implied)
    }

    private static func work(_ fields: inout JSONFields, _ company: String) -> ResumeWork {
        var work = ResumeWork()
        work.company = fields.text(company)
        work.position = fields.text("position")
        work.location = fields.text("location")
        work.about = fields.text("description")
        work.url = fields.text("url")
        work.period = period(&fields, goesOn: true)
        work.summary = fields.text("summary")
        work.bullets = fields.texts("highlights")
        work.more = fields.rest
        return work
    }

    private static func project(_ fields: inout JSONFields) -> ResumeProject {
        var project = ResumeProject()
        project.name = fields.text("name")
        project.entity = fields.text("entity")
        project.kind = fields.text("type")
        project.roles = fields.texts("roles")
        project.keywords = fields.texts("keywords")
        project.url = fields.text("url")
        project.period = period(&fields, goesOn: false)
        project.summary = fields.text("description")
        project.bullets = fields.texts("highlights")
        project.more = fields.rest
        return project
    }

    private static func education(_ fields: inout JSONFields) -> ResumeEducation {
        var education = ResumeEducation()
        education.institution = fields.text("institution")
        education.degree = fields.text("studyType")
        education.area = fields.text("area")
        education.location = fields.text("location")
        education.url = fields.text("url")
        education.period = period(&fields, goesOn: false)
        education.score = fields.text("score")
        education.courses = fields.texts("courses")
        education.more = fields.rest
        return education
    }

    private static func readLists(_ fields: inout JSONFields, into resume: inout Resume) {
        resume.certificates = fields.objects("certificates", name: "name") {
            ResumeCertificate(
                name: $0.text("name"), issuer: $0.text("issuer"), date: $0.text("date"),
                url: $0.text("url"), more: $0.rest)
        }
        resume.awards = fields.objects("awards", name: "title") {
            ResumeAward(
                title: $0.text("title"), awarder: $0.text("awarder"), date: $0.text("date"),
                summary: $0.text("summary"), more: $0.rest)
        }
        resume.publications = fields.objects("publications", name: "name") {
            ResumePublication(
                name: $0.text("name"), publisher: $0.text("publisher"),
                date: $0.text("releaseDate"), url: $0.text("url"), summary: $0.text("summary"),
                more: $0.rest)
        }
        resume.languages = fields.objects("languages", name: "language") {
            ResumeLanguage(
                name: $0.text("language"), fluency: $0.text("fluency"), more: $0.rest)
        }
        resume.interests = fields.objects("interests", name: "name") {
            ResumeInterest(name: $0.text("name"), keywords: $0.texts("keywords"), more: $0.rest)
        }
        resume.references = fields.objects("references", name: "name") {
            ResumeReference(name: $0.text("name"), text: $0.text("reference"), more: $0.rest)
        }
        resume.sections = fields.objects("sections", name: "title") {
            ResumeSection(title: $0.text("title"), lines: $0.texts("lines"), more: $0.rest)
        }
    }
}
