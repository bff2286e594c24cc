import Resumes

extension Attempts {
    /// What is true of one entry or bullet, told of another.
    static let ofMixtures: [Technique] = [
        Technique(
            name: "figures of other entries and bullets",
            texts: [
                ("work/1/bullets/2", "Senkte die Laufzeit der Abfragen um 30% für 3 Mandanten"),
                (
                    "work/1/bullets/2",
                    "Senkte die Laufzeit der Abfragen um 20 Prozent für 5 Mandanten"
                ),
                ("work/1/bullets/2", "Senkte die Laufzeit der Abfragen von 40 auf 15 Minuten"),
                ("work/0/bullets/1", "Built and tested REST APIs in Go for 5 clients with Postman"),
                (
                    "work/0/bullets/1",
                    "Built 12 services in Go for the payments team, with Postman"
                ),
                ("work/0/bullets/3", "Reduced build time 30% using Bazel and remote caching"),
                (
                    "work/0/bullets/3",
                    "Reduced build time by 20 percent using Bazel and remote caching"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30% for 12 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "projects/0/bullets/2",
                    "Measured weights for 5 hives, served 30 readers of the newsletter"
                ),
                (
                    "projects/0/bullets/2",
                    "Measured weights for 2 hives, served 30 clients of the newsletter"
                ),
            ]),
        Technique(
            name: "tools of other entries and bullets",
            texts: [
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go and PostgreSQL for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team, using Kubernetes, tested with Postman"
                ),
                ("work/0/bullets/1", "Built REST APIs in Go, tested with Postman and Jenkins"),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Java for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/2",
                    "Helped the platform team migrate 12 services from Jenkins to GitLab CI with Docker"
                ),
                (
                    "work/0/bullets/3",
                    "Reduced build time from 40 to 15 minutes using Bazel and GitLab CI"
                ),
                (
                    "work/0/bullets/4",
                    "Wrote SQL queries and reports for accounting, reviewed by Anna Berg"
                ),
                ("work/0/bullets/4", "Wrote Python reports and PostgreSQL queries for accounting"),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit zwei Kollegen Berichte in Java, SQL und Docker für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/1",
                    "Unterstützung bei der Einführung von Kubernetes, teilweise ohne Freigabe"
                ),
                (
                    "work/1/bullets/2",
                    "Senkte die Laufzeit der Abfragen in SQL um 20 Prozent für 3 Mandanten"
                ),
                (
                    "projects/0/bullets/0",
                    "Built a prototype of a dashboard in Go, reacting to alarms of the R&D group"
                ),
                ("projects/0/bullets/1", "Planned a phone app; wrote its REST API description"),
                ("work/0/summary", "Payment services in Java for small shops, not for banks."),
                (
                    "work/1/summary",
                    "Mitarbeit an internen Werkzeugen in Python der Abteilung Schaden."
                ),
                ("projects/0/summary", "A scale for beehives that sends weights to PostgreSQL."),
            ]),
        Technique(
            name: "employers, teams and people of other entries and bullets",
            texts: [
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for Oberland Versicherung, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the platform team, tested with Postman"
                ),
                ("work/0/bullets/1", "Built REST APIs in Go for accounting, tested with Postman"),
                (
                    "work/0/bullets/3",
                    "Reduced build time using Bazel and remote caching, reviewed by Anna Berg"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit zwei Kollegen Berichte in Java und SQL für Nordlicht Systems"
                ),
                ("work/1/bullets/2", "Senkte die Laufzeit der Abfragen für 3 Mandanten in Graz"),
                (
                    "projects/0/bullets/2",
                    "Measured weights for 2 hives with Technische Universität Graz"
                ),
                (
                    "projects/0/bullets/2",
                    "Measured weights for Nordlicht Systems, served 30 readers"
                ),
                ("work/0/summary", "Payment services for small shops, not for banks, in Linz."),
            ]),
        Technique(
            name: "entries mixed in the summary",
            texts: [
                (
                    "summary",
                    mixed("Cut hosting costs for 5 clients with Oberland Versicherung.")
                ),
                ("summary", mixed("Oberland Versicherung: cut hosting costs for 5 clients.")),
                ("summary", mixed("Cut hosting costs for 5 clients using Java.")),
                ("summary", mixed("Werkstudentin Softwareentwicklung with REST APIs in Go.")),
                ("summary", mixed("Hive Scale: batch jobs to Kubernetes.")),
                ("summary", mixed("Reduced build time from 40 to 15 minutes in Linz.")),
                ("summary", mixed("Served 30 readers, migrate 12 services.")),
                ("summary", mixed("Measured weights for 2 hives with Nordlicht Systems.")),
            ]),
    ]

    /// The sample's summary with a sentence behind it.
    private static func mixed(_ sentence: String) -> String {
        "\(SampleResume.resume.basics.summary ?? "") \(sentence)"
    }
}
