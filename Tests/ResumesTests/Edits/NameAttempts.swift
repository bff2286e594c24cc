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
    ]
}
