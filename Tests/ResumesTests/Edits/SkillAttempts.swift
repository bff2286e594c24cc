import Resumes

extension Attempts {
    static let ofSkills: [Technique] = [
        Technique(
            name: "skills",
            texts: [
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Rust for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go and Python for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built GraphQL APIs in Go for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in golang for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go on K8s for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team, tested with postgres"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team, tested with Docker"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in C for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in C++ for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in .NET for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in GoLand for the payments team, tested with Postman"
                ),
                ("work/0/bullets/1", "Built REST APIs in Go, IT and AWS for the payments team"),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30% for 5 clients by moving batch jobs to AWS"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30% for 5 clients by moving batch jobs to Kubernetes and terraform"
                ),
                (
                    "work/0/bullets/2",
                    "Helped the platform team migrate 12 services from Jenkins to GitHub Actions"
                ),
                (
                    "work/0/bullets/2",
                    "Helped the platform team migrate 12 services from CI to Jenkins"
                ),
                (
                    "projects/0/bullets/0",
                    "Built a prototype of a dashboard in React, reacting to alarms of the R&D group"
                ),
                (
                    "projects/0/bullets/0",
                    "Built a prototype of a dashboard in react, for alarms of the R&D group"
                ),
                (
                    "projects/0/bullets/0",
                    "Built a prototype of a dashboard in R, reacting to alarms of the group"
                ),
                (
                    "projects/0/bullets/0",
                    "Built a prototype of a dashboard in R and D, reacting to alarms of the R&D group"
                ),
                (
                    "projects/0/bullets/0",
                    "Built a prototype of a dashboard in Python and Java, reacting to alarms of the R&D group"
                ),
                (
                    "projects/0/bullets/0",
                    "Built a prototype of a dashboard in JavaScript, reacting to alarms of the R&D group"
                ),
                (
                    "projects/0/bullets/0",
                    "Built a prototype of a dashboard in Python/Django, reacting to alarms of the R&D group"
                ),
                (
                    "projects/0/bullets/0",
                    "Built a prototype of a dashboard in Python-MQTT, reacting to alarms of the R&D group"
                ),
                (
                    "projects/0/bullets/0",
                    "Built a prototype of a dashboard in Python, using TensorFlow"
                ),
                (
                    "projects/0/bullets/0",
                    "Built a prototype of a dashboard in CPython, reacting to alarms of the R&D group"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit zwei Kollegen Berichte in Java und NoSQL für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit zwei Kollegen Berichte in Java und PL/SQL für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit zwei Kollegen Berichte in JavaScript und SQL für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit zwei Kollegen Berichte in Kotlin und SQL für die Abteilung Schaden"
                ),
                (
                    "summary",
                    "Backend engineer with 6 years of experience in payments, focused on Go, Scala and Spark services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer with 6 years of experience in payments, focused on machine learning services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
            ]),
        Technique(
            name: "homoglyphs and unseen characters",
            texts: [
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Gо for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Gο for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the pаyments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Вuilt REST APIs in Go for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in G\u{200D}o for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in G\u{200B}o for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in G\u{AD}o for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go\u{202E} for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go\u{2066} for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go\u{FEFF} for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go\u{FE0F} for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go\u{301} for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the\u{A0}payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the\u{3000}payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Ｇｏ for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in 𝐆𝐨 for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go 🚀 for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go\u{E0041} for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team\u{0}, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team\u{1B}[31m, tested with Postman"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 3\u{200D}0\u{200D}0% for 5 clients by moving batch jobs to Kubernetes"
                ),
            ]),
    ]
}
