import Prelude
import Resumes
import Testing

@Suite("Honest rewrites") struct HonestRewriteTests {
    /// What a careful person may make of the sample: other order, other verbs, tools of the same entry.
    static let rewrites: [(id: String, text: String)] = [
        (
            "summary",
            "Backend engineer focused on Go services and small data pipelines, with 6 "
                + "years of experience in payments. Helped migrate billing to Kubernetes."
        ),
        (
            "summary",
            "Backend engineer with 6 years of experience in payments. Helped migrate "
                + "billing to Kubernetes, using Docker and GitLab CI."
        ),
        (
            "summary",
            "Backend Engineer focused on Go services, with 6 years of experience in "
                + "payments. Helped migrate billing to Kubernetes."
        ),
        (
            "summary",
            "Backend engineer with 6 years of experience in payments: Go services, small "
                + "data pipelines, PostgreSQL and Python. Helped migrate billing to Kubernetes."
        ),
        (
            "summary",
            "Engineer with 6 years of experience in payments, focused on small data "
                + "pipelines and Go services. Helped migrate billing to Kubernetes."
        ),
        (
            "work/0/bullets/0",
            "Moved batch jobs to Kubernetes, which cut hosting costs 30% for 5 clients"
        ),
        (
            "work/0/bullets/0",
            "Reduced hosting costs 30% for 5 clients by moving batch jobs to Kubernetes"
        ),
        (
            "work/0/bullets/0",
            "Cut hosting costs for 5 clients by moving batch jobs to Kubernetes"
        ),
        (
            "work/0/bullets/0",
            "By moving batch jobs to Kubernetes, cut hosting costs 30% for 5 clients"
        ),
        (
            "work/0/bullets/1",
            "Developed REST APIs in Go for the payments team, tested with Postman"
        ),
        (
            "work/0/bullets/1",
            "Built and tested REST APIs in Go and Postman for the payments team"
        ),
        (
            "work/0/bullets/1",
            "REST APIs in Go for the payments team, built and tested with Postman"
        ),
        (
            "work/0/bullets/1",
            "For the payments team, built REST APIs in Go, tested with Postman"
        ),
        (
            "work/0/bullets/1",
            "Implemented REST APIs in Go and tested them using Postman"
        ),
        (
            "work/0/bullets/2",
            "Helped the platform team migrate 12 services from Jenkins to GitLab CI using "
                + "Kubernetes"
        ),
        (
            "work/0/bullets/2",
            "Helped the platform team move 12 services from Jenkins to GitLab CI"
        ),
        (
            "work/0/bullets/2",
            "Helped the platform team with services: migrate 12 services from Jenkins to "
                + "GitLab CI"
        ),
        (
            "work/0/bullets/3",
            "Using Bazel and remote caching, reduced build time from 40 to 15 minutes"
        ),
        (
            "work/0/bullets/3",
            "Cut build time from 40 to 15 minutes with Bazel and remote caching"
        ),
        (
            "work/0/bullets/3",
            "Used Bazel and remote caching, thereby reducing build time from 40 to 15 minutes"
        ),
        (
            "work/0/bullets/3",
            "Reduced build time using remote caching and Bazel"
        ),
        (
            "work/0/bullets/4",
            "Wrote reports and PostgreSQL queries for accounting, reviewed by Anna Berg"
        ),
        (
            "work/0/bullets/4",
            "Wrote PostgreSQL queries for accounting"
        ),
        (
            "work/0/bullets/4",
            "For accounting, wrote PostgreSQL queries and reports"
        ),
        (
            "work/0/bullets/5",
            "Assisted with on-call shifts and did not handle production incidents alone"
        ),
        (
            "work/0/summary",
            "Payment services in Go for small shops, not for banks."
        ),
        (
            "work/0/summary",
            "Payment services for small shops and not for banks, with Kubernetes."
        ),
        (
            "work/1/bullets/0",
            "Berichte in Java und SQL für die Abteilung Schaden, entwickelt mit zwei Kollegen"
        ),
        (
            "work/1/bullets/0",
            "Erstellte mit zwei Kollegen Berichte in SQL und Java für die Abteilung Schaden"
        ),
        (
            "work/1/bullets/0",
            "Entwickelte mit zwei Kollegen Berichte für die Abteilung Schaden in Java und SQL"
        ),
        (
            "work/1/bullets/1",
            "Unterstützung bei der Einführung von Docker und teilweise ohne Freigabe der "
                + "Revision"
        ),
        (
            "work/1/bullets/2",
            "Für 3 Mandanten die Laufzeit der Abfragen gesenkt"
        ),
        (
            "work/1/bullets/2",
            "Senkte die Laufzeit der Abfragen um 20 Prozent"
        ),
        (
            "work/1/bullets/2",
            "Senkte für 3 Mandanten die Laufzeit der Abfragen in SQL"
        ),
        (
            "work/1/bullets/2",
            "Senkte die Laufzeit der Abfragen um 20% für 3 Mandanten"
        ),
        (
            "projects/0/bullets/0",
            "Built a prototype of a dashboard in Python with MQTT, reacting to alarms of "
                + "the R&D group"
        ),
        (
            "projects/0/bullets/0",
            "Developed a prototype of a dashboard in Python, reacting to alarms of the R&D "
                + "group"
        ),
        (
            "projects/0/bullets/1",
            "Wrote an API description; planned a phone app"
        ),
        (
            "projects/0/bullets/2",
            "Measured weights for 2 hives and served 30 readers of the newsletter"
        ),
        (
            "projects/0/bullets/2",
            "Measured weights for 2 hives with a Raspberry Pi, served 30 readers of the "
                + "newsletter"
        ),
        (
            "projects/0/summary",
            "A scale for beehives that sends weights to a dashboard using MQTT."
        ),
        (
            "projects/0/summary",
            "Scale for beehives, sends weights to a dashboard in Python."
        ),
    ]

    @Test(
        "The summary may tell of entries, of one in a sentence",
        arguments: [
            "Cut hosting costs for 5 clients.",
            "Reduced build time from 40 to 15 minutes using Bazel.",
            "Oberland Versicherung: Berichte in Java und SQL.",
            "Served 30 readers of the newsletter.",
        ]) func summary(sentence: String)
    {
        let text = "\(SampleResume.resume.basics.summary ?? "") \(sentence)"
        let outcome = EditGates.apply([SampleResume.edit("summary", text)], to: SampleResume.resume)
        #expect(outcome.refused.map(\.reason) == [])
    }

    @Test("Most honest rewrites are made: the gates are no wall") func share() {
        var refused: [String] = []
        for (id, text) in Self.rewrites {
            let outcome = EditGates.apply([SampleResume.edit(id, text)], to: SampleResume.resume)
            if outcome.accepted.isEmpty {
                refused.append("\(outcome.refused.map(\.reason)) \(id): \(text)")
            } else {
                #expect(ResumePiece(id: id).flatMap { outcome.resume.text(of: $0) } == text)
            }
        }
        #expect(Self.rewrites.count >= 30)
        #expect(refused.count * 5 <= Self.rewrites.count, "\(refused.joined(separator: "\n"))")
    }
}
