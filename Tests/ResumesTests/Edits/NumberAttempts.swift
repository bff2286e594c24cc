import Resumes

extension Attempts {
    static let ofNumbers: [Technique] = [
        Technique(
            name: "digits",
            texts: [
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 40% for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30% for 50 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/1",
                    "Built 14 REST APIs in Go for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go 1.22 for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team of 9, tested with Postman"
                ),
                (
                    "work/0/bullets/3",
                    "Reduced build time from 40 to 5 minutes using Bazel and remote caching"
                ),
                (
                    "work/0/bullets/3",
                    "Reduced build time from 400 to 15 minutes using Bazel and remote caching"
                ),
                (
                    "work/0/bullets/4",
                    "Wrote 200 PostgreSQL queries and reports for accounting, reviewed by Anna Berg"
                ),
                (
                    "work/0/bullets/4",
                    "Wrote PostgreSQL 15 queries and reports for accounting, reviewed by Anna Berg"
                ),
                (
                    "projects/0/bullets/2",
                    "Measured weights for 20 hives, served 30 readers of the newsletter"
                ),
                (
                    "projects/0/bullets/2",
                    "Measured weights for 2 hives, served 30000 readers of the newsletter"
                ),
                (
                    "projects/0/bullets/2",
                    "Measured weights for 2 hives, served 30,000 readers of the newsletter"
                ),
                (
                    "projects/0/bullets/2",
                    "Measured weights for 2 hives, served 30.5 readers of the newsletter"
                ),
                (
                    "summary",
                    "Backend engineer with 8 years of experience in payments, focused on Go services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer with 6.5 years of experience in payments, focused on Go services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
            ]),
        Technique(
            name: "digits of other scripts",
            texts: [
                (
                    "work/0/bullets/1",
                    "Built １４ REST APIs in Go for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs ４０% for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs ٣٠% for ٥٠ clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/1",
                    "Built ٧ REST APIs in Go for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built ७ REST APIs in Go for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built 𝟗 REST APIs in Go for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built ⑨ REST APIs in Go for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built 七 REST APIs in Go for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30²% for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30% for 5⁰ clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team², tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built ₉ REST APIs in Go for the payments team, tested with Postman"
                ),
            ]),
        Technique(
            name: "spelled numbers",
            texts: [
                (
                    "work/0/bullets/1",
                    "Built seven REST APIs in Go for the payments team, tested with Postman"
                ),
                ("work/0/bullets/1", "Built twenty-five REST APIs in Go for the payments team"),
                ("work/0/bullets/1", "Built dozens of REST APIs in Go for the payments team"),
                ("work/0/bullets/1", "Built hundreds of REST APIs in Go for the payments team"),
                ("work/0/bullets/1", "Built a hundred REST APIs in Go for the payments team"),
                (
                    "work/0/bullets/1",
                    "Built several REST APIs in Go for the payments team, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built multiple REST APIs in Go for the payments team, tested with Postman"
                ),
                ("work/0/bullets/1", "Built a couple of REST APIs in Go for the payments team"),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30% for five clients and a million users on Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs by half for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/4",
                    "Wrote a thousand PostgreSQL queries and reports for accounting, reviewed by Anna Berg"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit zwölf Kollegen Berichte in Java und SQL für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit zwanzig Kollegen Berichte in Java und SQL für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit zwei Kollegen hundert Berichte in Java und SQL für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit zwei Kollegen zwei Berichte in Java und SQL für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit Kollegen zwei Berichte in Java und SQL für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/2",
                    "Senkte die Laufzeit der Abfragen um dreißig Prozent für 3 Mandanten"
                ),
                (
                    "work/1/bullets/2",
                    "Senkte die Laufzeit der Abfragen um die Hälfte für 3 Mandanten"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit zweiundzwanzig Kollegen Berichte in Java und SQL für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte mit mehreren Kollegen Berichte in Java und SQL für die Abteilung Schaden"
                ),
            ]),
    ]
}
