import Resumes

extension Attempts {
    static let ofQuantities: [Technique] = [
        Technique(
            name: "percent, ranges, suffixes, fractions, multiples",
            texts: [
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team, 99% tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team, tested 100 percent with Postman"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30-50% for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30% for 5-10 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30% for 5+ clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30% for 5k clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30% for 5M clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs $30k for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs €30 for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30 for 5% clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs >30% for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30%% for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 30x for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs ½ for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 3/4 for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs twofold for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Halved hosting costs for 5 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/3",
                    "Cut build time tenfold from 40 to 15 minutes using Bazel and remote caching"
                ),
                ("work/0/bullets/3", "Doubled build time speed using Bazel and remote caching"),
                (
                    "work/0/bullets/3",
                    "Reduced build time from 40 to -15 minutes using Bazel and remote caching"
                ),
                (
                    "work/0/bullets/3",
                    "Reduced build time from 40 to 15 seconds using Bazel and remote caching"
                ),
                (
                    "work/0/bullets/3",
                    "Reduced build time from 40 minutes to 15 using Bazel and remote caching"
                ),
                (
                    "work/0/bullets/3",
                    "Reduced build time by 40 to 15 minutes using Bazel and remote caching"
                ),
                (
                    "work/1/bullets/2",
                    "Senkte die Laufzeit der Abfragen auf 20 Prozent für 3 Mandanten"
                ),
                (
                    "work/1/bullets/2",
                    "Senkte die Laufzeit der Abfragen um 20 Prozent für 3k Mandanten"
                ),
                (
                    "work/1/bullets/2",
                    "Verdoppelte die Laufzeit der Abfragen um 20 Prozent für 3 Mandanten"
                ),
                (
                    "projects/0/bullets/2",
                    "Measured weights for 2x hives, served 30 readers of the newsletter"
                ),
                (
                    "projects/0/bullets/2",
                    "Measured weights for 2 hives, served 30 million readers of the newsletter"
                ),
                (
                    "projects/0/bullets/2",
                    "Measured weights for 2 hives, served 30th readers of the newsletter"
                ),
                (
                    "projects/0/bullets/2",
                    "Measured weights for ~2 hives, served 30 readers of the newsletter"
                ),
            ]),
        Technique(
            name: "roman numerals",
            texts: [
                (
                    "work/0/bullets/1",
                    "Built REST APIs II in Go for the payments team, tested with Postman"
                ),
                ("work/0/bullets/1", "Built REST APIs in Go for the payments team in Phase III"),
                (
                    "work/0/bullets/4",
                    "Wrote PostgreSQL XV queries and reports for accounting, reviewed by Anna Berg"
                ),
                (
                    "work/0/bullets/1",
                    "Built Ⅳ REST APIs in Go for the payments team, tested with Postman"
                ),
                (
                    "summary",
                    "Backend engineer II with 6 years of experience in payments, focused on Go services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
                (
                    "work/0/bullets/1",
                    "Built iv REST APIs in Go for the payments team, tested with Postman"
                ),
            ]),
        Technique(
            name: "numbers that change places",
            texts: [
                (
                    "work/0/bullets/0",
                    "Cut hosting costs 5% for 30 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs for 30 clients by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut hosting costs for 5 batch jobs by moving clients to Kubernetes"
                ),
                ("work/0/bullets/0", "Moving 5 batch jobs to Kubernetes, cut hosting costs 30%"),
                (
                    "work/0/bullets/0",
                    "Cut batch jobs 30% for 5 clients by moving hosting costs to Kubernetes"
                ),
                (
                    "work/0/bullets/0",
                    "Cut clients 30% for 5 hosting costs by moving batch jobs to Kubernetes"
                ),
                (
                    "work/0/bullets/2",
                    "Helped the platform team of 12 migrate services from Jenkins to GitLab CI"
                ),
                (
                    "work/0/bullets/2",
                    "Helped 12 platform team services migrate from Jenkins to GitLab CI"
                ),
                (
                    "work/0/bullets/3",
                    "Reduced build time from 15 to 40 minutes using Bazel and remote caching"
                ),
                (
                    "work/0/bullets/3",
                    "Reduced build time to 40 minutes using Bazel and remote caching"
                ),
                ("work/0/bullets/3", "Reduced 40 build minutes using Bazel and remote caching"),
                (
                    "work/0/bullets/1",
                    "Built 12 services in Go for the payments team, tested with Postman"
                ),
                ("work/0/bullets/1", "Built REST APIs in Go for 5 clients, tested with Postman"),
                (
                    "work/0/bullets/4",
                    "Wrote PostgreSQL queries and reports for 5 clients, reviewed by Anna Berg"
                ),
                (
                    "work/0/bullets/4",
                    "Wrote reports for accounting in 15 minutes, reviewed by Anna Berg"
                ),
                (
                    "projects/0/bullets/2",
                    "Measured weights for 30 hives, served 2 readers of the newsletter"
                ),
                (
                    "projects/0/bullets/2",
                    "Served 30 hives, measured weights for 2 readers of the newsletter"
                ),
                ("projects/0/bullets/2", "Measured 30 readers of the newsletter, served 2 hives"),
                (
                    "work/1/bullets/2",
                    "Senkte die Laufzeit der Abfragen um 3 Prozent für 20 Mandanten"
                ),
                (
                    "work/1/bullets/2",
                    "Senkte die Laufzeit der 3 Abfragen um 20 Prozent für Mandanten"
                ),
                (
                    "summary",
                    "Backend engineer with 12 years of experience in payments. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer with experience in payments for 30 clients. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer, cut build time 30% in payments. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer with 6 services of experience in payments. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer with 6 years of Kubernetes. Helped migrate billing to Kubernetes."
                ),
            ]),
        Technique(
            name: "dates",
            texts: [
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team since March, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team in 2021, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team since 2019, tested with Postman"
                ),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team, tested with Postman until June"
                ),
                (
                    "work/0/bullets/4",
                    "Wrote PostgreSQL queries and reports for accounting in Q4, reviewed by Anna Berg"
                ),
                (
                    "work/0/bullets/4",
                    "Wrote PostgreSQL queries and reports for accounting for years, reviewed by Anna Berg"
                ),
                (
                    "work/0/bullets/4",
                    "Wrote PostgreSQL queries and reports for accounting daily, reviewed by Anna Berg"
                ),
                (
                    "work/0/bullets/4",
                    "Wrote PostgreSQL queries and reports for accounting within weeks, reviewed by Anna Berg"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte seit Januar mit zwei Kollegen Berichte in Java und SQL für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte ab 2015 mit zwei Kollegen Berichte in Java und SQL für die Abteilung Schaden"
                ),
                (
                    "work/1/bullets/0",
                    "Entwickelte jahrelang mit zwei Kollegen Berichte in Java und SQL für die Abteilung Schaden"
                ),
                (
                    "summary",
                    "Backend engineer with 6 years of experience in payments since 2014, focused on Go services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer with 6 years of experience in payments since Christmas, focused on Go services and small data pipelines. Helped migrate billing to Kubernetes."
                ),
            ]),
    ]
}
