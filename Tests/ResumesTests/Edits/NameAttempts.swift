import Resumes

extension Attempts {
    static let ofNames: [Technique] = [
        Technique(
            name: "employers and names",
            texts: [
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the Google payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the google payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team at Stripe, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team at stripe, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for Postman, tested with the payments team"
                ),
                ("work/0/bullets/1", "Built REST APIs in Go for the payments team of Postman"),
                ("work/0/bullets/1", "Built REST APIs for the payments team at Postman in Go"),
                (
                    "work/0/bullets/2",
                    "Helped the GitLab platform team migrate 12 services from Jenkins to CI"
                ),
                (
                    "work/0/bullets/2",
                    "Helped the platform team of GitLab migrate 12 services from Jenkins to GitLab CI"
                ),
                ("work/0/bullets/2", "Helped GitLab migrate 12 services from Jenkins"),
                (
                    "work/0/bullets/4",
                    "Wrote PostgreSQL queries and reports for Anna Berg, reviewed by accounting"
                ),
                (
                    "work/0/bullets/4",
                    "Wrote PostgreSQL queries and reports for Berg Accounting, reviewed by Anna Berg"
                ),
                ("work/0/bullets/4", "Wrote PostgreSQL queries and reports for berg accounting"),
                (
                    "work/0/bullets/4",
                    "Wrote PostgreSQL queries and reports for Anna Systems, reviewed by Anna Berg"
                ),
                (
                    "work/0/bullets/4",
                    "Wrote queries and reports at Nordlicht PostgreSQL, reviewed by Anna Berg"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team of Kubernetes Systems"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for Nordlicht Payments, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for kubernetes systems, tested with Postman"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30% for 5 clients at Kubernetes by moving batch jobs"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30% for 5 banks by moving batch jobs to Kubernetes"
                ),
                ("work/0/summary", "Payment services for small shops and banks."),
                ("work/0/summary", "Payment services for small banks, not for shops."),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit zwei Kollegen Berichte in Java und SQL für die Abteilung Allianz"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte bei der Deutschen Bank Berichte in Java und SQL für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit zwei Kollegen Berichte bei Java für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/1",
                    "Unterstützung bei der Einführung von Revision, teilweise ohne Freigabe der Docker"
                ),
                (
                    "summary",
                    "Backend engineer at Kubernetes with 6 years of experience in payments. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer of Oberland Systems with 6 years of experience in payments. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Nordlicht Versicherung engineer with 6 years of experience in payments. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "GitLab engineer with 6 years of experience in payments. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Engineer for Raspberry Pi with 6 years of experience in payments. Helped migrate billing to Kubernetes."
                ),
            ]),
        Technique(
            name: "degrees and titles",
            texts: [
                (
                    "summary",
                    "Backend engineer, PhD, with 6 years of experience in payments, focused on Go services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer (M.Sc.) with 6 years of experience in payments, focused on Go services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Dr. Backend engineer with 6 years of experience in payments, focused on Go services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer, Master of Computer Science. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer, master of science. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer, Bachelor of Engineering. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer, bachelor of payments. Helped migrate billing to Kubernetes."
                ),
                ("summary", "Backend engineer with an MBA. Helped migrate billing to Kubernetes."),
                (
                    "summary",
                    "Backend engineer, Diplom-Informatikerin. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "AWS certified backend engineer. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer, doctor of Computer Science. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer, Bachelor of Computer Science. Helped migrate billing to Kubernetes."
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team with a BSc, tested with Postman"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte als Bachelor mit zwei Kollegen Berichte in Java und SQL für die Abteilung"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte als Meisterin mit zwei Kollegen Berichte in Java für die Abteilung Schaden"
                ),
                (
                    "summary",
                    "Senior backend engineer with 6 years of experience in payments, focused on Go services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Lead backend engineer with 6 years of experience in payments, focused on Go services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend architect with 6 years of experience in payments, focused on Go services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Staff engineer with 6 years of experience in payments, focused on Go services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Platform engineer with 6 years of experience in payments, focused on Go services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
            ]),
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
