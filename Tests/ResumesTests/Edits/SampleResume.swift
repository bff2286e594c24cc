import Resumes

/// An invented person's résumé, with what models like to make more of.
enum SampleResume {
    static let resume = Resume(
        basics: ResumeBasics(
            name: "Wilma Grabovac", label: "Backend Engineer", email: "wilma@example.org",
            phone: "+43 316 5550199", url: "https://wilma.example.org",
            summary:
                "Backend engineer with 6 years of experience in payments, focused on Go services "
                + "and small data pipelines. Helped migrate billing to Kubernetes.",
            location: ResumeLocation(city: "Graz"),
            profiles: [ResumeProfile(network: "GitHub", url: "https://github.com/wilma")]),
        work: [
            ResumeWork(
                company: "Nordlicht Systems", position: "Backend Engineer", location: "Graz",
                period: ResumePeriod(start: "2019-03", end: "2023-06"),
                summary: "Payment services for small shops, not for banks.",
                bullets: [
                    "Cut hosting costs 30% for 5 clients by moving batch jobs to Kubernetes",
                    "Built REST APIs in Go for the payments team, tested with Postman",
                    "Helped the platform team migrate 12 services from Jenkins to GitLab CI",
                    "Reduced build time from 40 to 15 minutes using Bazel and remote caching",
                    "Wrote PostgreSQL queries and reports for accounting, reviewed by Anna Berg",
                    "Assisted with on-call shifts; did not handle production incidents alone",
                ]),
            ResumeWork(
                company: "Oberland Versicherung", position: "Werkstudentin Softwareentwicklung",
                location: "Linz", period: ResumePeriod(start: "2017", end: "2019"),
                summary: "Mitarbeit an internen Werkzeugen der Abteilung Schaden.",
                bullets: [
                    "Entwickelte mit zwei Kollegen Berichte in Java und SQL für die Abteilung Schaden",
                    "Unterstützung bei der Einführung von Docker, teilweise ohne Freigabe der Revision",
                    "Senkte die Laufzeit der Abfragen um 20 Prozent für 3 Mandanten",
                ]),
        ],
        projects: [
            ResumeProject(
                name: "Hive Scale", keywords: ["Python", "Raspberry Pi", "MQTT"],
                summary: "A scale for beehives that sends weights to a dashboard.",
                bullets: [
                    "Built a prototype of a dashboard in Python, reacting to alarms of the R&D group",
                    "Planned a phone app; wrote its API description",
                    "Measured weights for 2 hives, served 30 readers of the newsletter",
                ])
        ],
        education: [
            ResumeEducation(
                institution: "Technische Universität Graz", degree: "Bachelor of Science",
                area: "Computer Science", period: ResumePeriod(start: "2014", end: "2017"))
        ],
        skills: [
            ResumeSkills(name: "Languages", keywords: ["Go", "Python", "Java", "SQL"]),
            ResumeSkills(name: "Tools", keywords: ["Kubernetes", "GitLab CI", "Bazel", "Docker"]),
            ResumeSkills(name: "Databases", keywords: ["PostgreSQL"]),
        ])

    /// The edit that puts a text in the place of one of the résumé's.
    static func edit(_ id: String, _ text: String) -> ResumeEdit {
        let original = ResumePiece(id: id).flatMap { resume.text(of: $0) } ?? ""
        return ResumeEdit(id: id, change: .replace(original: original, text: text))
    }
}
