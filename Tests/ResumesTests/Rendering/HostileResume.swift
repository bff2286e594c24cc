import Prelude
import Resumes

/// Résumés made of texts that would do something where they are not escaped.
enum HostileResume {
    static let texts = [
        "<script>alert('x')</script>", "\\input{/etc/passwd}", "a|b*c`d", "&%$#_{}~^\\",
        "]]>&amp;<!-- -->", "\\end{document}", "[link](javascript:x)", "- no list", "1. no list",
        "# no heading", "> no quote", "--- no rule", "[optional]", "``quoted''", "x--y---z,,w",
        "<b onclick=\"x\">", "$$e^{x}$$", "%comment", "\\\\newline", "ﬁ naïve Łódź", "東京", "🚀 up",
        "Москва", "&lt;b&gt;", "![x](y)", "~~gone~~", "@import", "{{x}}", "</style>", "''", "\"",
    ]

    /// A résumé with all places filled from the texts, by chance.
    static func resume(seed: UInt64) -> Resume {
        var generator = SeededGenerator(seed: seed)
        func text() -> String { texts[Int.random(in: 0..<texts.count, using: &generator)] }
        func some() -> [String] {
            (0..<Int.random(in: 0...4, using: &generator)).map { _ in text() }
        }
        func maybe() -> String? { Bool.random(using: &generator) ? text() : nil }
        func period() -> ResumePeriod {
            ResumePeriod(start: maybe(), end: maybe(), isCurrent: Bool.random(using: &generator))
        }
        func more() -> [JSONMember] {
            Bool.random(using: &generator) ? [JSONMember("x-\(text())", .string(text()))] : []
        }
        func work() -> ResumeWork {
            ResumeWork(
                company: maybe(), position: maybe(), location: maybe(), about: maybe(),
                url: maybe(), period: period(), summary: maybe(), bullets: some(), more: more())
        }
        var resume = Resume()
        resume.basics = ResumeBasics(
            name: maybe(), label: maybe(), email: maybe(), phone: maybe(), url: maybe(),
            summary: maybe(),
            location: ResumeLocation(
                address: maybe(), postalCode: maybe(), city: maybe(), region: maybe(),
                countryCode: maybe(), more: more()),
            profiles: [ResumeProfile(network: maybe(), username: maybe(), url: maybe())],
            more: more())
        resume.work = (0..<3).map { _ in work() }
        resume.volunteer = [work()]
        resume.projects = (0..<2).map { _ in
            ResumeProject(
                name: maybe(), entity: maybe(), kind: maybe(), roles: some(), keywords: some(),
                url: maybe(), period: period(), summary: maybe(), bullets: some(), more: more())
        }
        resume.education = [
            ResumeEducation(
                institution: maybe(), degree: maybe(), area: maybe(), location: maybe(),
                url: maybe(), period: period(), score: maybe(), courses: some(), more: more())
        ]
        resume.skills = (0..<3).map { _ in
            ResumeSkills(name: maybe(), level: maybe(), keywords: some(), more: more())
        }
        resume.certificates = [
            ResumeCertificate(name: maybe(), issuer: maybe(), date: maybe(), url: maybe())
        ]
        resume.awards = [
            ResumeAward(title: maybe(), awarder: maybe(), date: maybe(), summary: maybe())
        ]
        resume.publications = [
            ResumePublication(
                name: maybe(), publisher: maybe(), date: maybe(), url: maybe(), summary: maybe())
        ]
        resume.languages = [ResumeLanguage(name: maybe(), fluency: maybe())]
        resume.interests = [ResumeInterest(name: maybe(), keywords: some())]
        resume.references = [ResumeReference(name: maybe(), text: maybe())]
        resume.sections = [ResumeSection(title: maybe(), lines: some(), more: more())]
        resume.more = more()
        return resume
    }
}
