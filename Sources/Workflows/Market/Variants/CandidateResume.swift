internal import Documents
internal import Language
internal import Prelude
package import Recruiting
package import Resumes

extension Resume {
    /// How many bullets of an entry are taken.
    private static let maximumBullets = 40

    /// The résumé of a person of the desk, from what the desk holds: what a person wrote stands before what
    /// was read.
    package init(_ person: CandidateDossier) {
        func text(_ field: String) -> String? {
            person.value(field).string.flatMap { $0.isEmpty ? nil : $0 }
        }
        self.init(
            basics: ResumeBasics(
                name: person.candidate.name, label: text("current_role"), email: text("email"),
                phone: text("phone"), summary: text("professional_summary"),
                location: ResumeLocation(
                    city: text("location_city"), region: text("location_region")),
                profiles: Self.profiles(person)),
            work: person.experiences.map { work in
                let lines = Self.lines(work.description)
                return ResumeWork(
                    company: work.company, position: work.title,
                    period: ResumePeriod(
                        start: work.start, end: work.end, isCurrent: work.isCurrent),
                    summary: lines.summary, bullets: lines.bullets)
            },
            projects: person.projects.map { project in
                let lines = Self.lines(project.description)
                return ResumeProject(
                    name: project.name,
                    keywords: (project.technologies.elements ?? []).compactMap(\.string),
                    url: project.url, summary: lines.summary, bullets: lines.bullets)
            },
            education: person.education.map {
                ResumeEducation(
                    institution: $0.institution, degree: $0.degree, area: $0.field,
                    period: ResumePeriod(start: $0.start, end: $0.end, isCurrent: false))
            }, skills: Self.skills(person))
    }

    private static func profiles(_ person: CandidateDossier) -> [ResumeProfile] {
        [("GitHub", "github_handle"), ("LinkedIn", "linkedin_handle"), ("X", "x_handle")].compactMap
        {
            network, field in
            person.value(field).string.map { ResumeProfile(network: network, username: $0) }
        }
    }

    /// The skills by the families that the desk files them under, the largest family first.
    private static func skills(_ person: CandidateDossier) -> [ResumeSkills] {
        var order: [String] = []
        var names: [String: [String]] = [:]
        for (_, bag) in person.skills {
            let family = bag.family ?? "other"
            if names[family] == nil { order.append(family) }
            names[family, default: []].append(bag.name)
        }
        let ranked = order.enumerated().sorted {
            (names[$1.element]?.count ?? 0, $0.offset) < (names[$0.element]?.count ?? 0, $1.offset)
        }
        return ranked.map { _, family in
            ResumeSkills(
                name: family.prefix(1).uppercased() + family.dropFirst().replacing("-", with: " "),
                keywords: names[family] ?? [])
        }
    }

    /// A description as what stands before its list, and the list.
    private static func lines(_ description: String?) -> (summary: String?, bullets: [String]) {
        let lines = (description ?? "").split(whereSeparator: \.isNewline).map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }.filter { !$0.isEmpty }
        var (summary, bullets) = ([String](), [String]())
        for line in lines.prefix(maximumBullets) {
            let mark = line.prefix { "•-–*·▪◦‣".contains($0) }
            if mark.isEmpty, let last = bullets.last,
                last.last.map({ !".!?;:".contains($0) }) == true
            {
                // A line that was broken goes on.
                bullets[bullets.count - 1] = "\(last) \(line)"
                continue
            }
            if mark.isEmpty, bullets.isEmpty, lines.count > 1, line.count > 1 {
                summary.append(line)
            } else {
                bullets.append(
                    String(line.dropFirst(mark.count)).drop(while: \.isWhitespace).description)
            }
        }
        return (
            summary.isEmpty ? nil : summary.joined(separator: " "), bullets.filter { !$0.isEmpty }
        )
    }
}
