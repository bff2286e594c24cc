import Resumes

extension Attempts {
    static let ofClaims: [Technique] = [
        Technique(
            name: "facts put together anew",
            texts: [
                (
                    "work/0/bullets/1",
                    "Tested REST APIs in Postman for the payments team, built in Go with Kubernetes jobs"
                ),
                (
                    "work/0/bullets/4",
                    "Wrote reports for Anna Berg in PostgreSQL, reviewed accounting queries"
                ),
                ("work/0/bullets/0", "Cut Kubernetes costs 30% for 5 clients by moving batch jobs"),
                ("work/0/bullets/0", "Cut the clients, moving hosting costs to Kubernetes"),
                ("work/0/bullets/3", "Using build time and remote caching, reduced Bazel"),
                ("work/0/bullets/3", "Reduced remote build time from 40 to 15 minutes using Bazel"),
                ("work/0/bullets/2", "Helped migrate the platform team from Jenkins to GitLab CI"),
                ("projects/0/bullets/1", "Planned its API; wrote a phone app description"),
                (
                    "projects/0/bullets/2",
                    "Measured readers of the newsletter, served weights for 2 hives"
                ),
                ("work/1/bullets/2", "Senkte die Abfragen der Laufzeit für 3 Mandanten"),
                (
                    "summary",
                    "Backend engineer with 6 years of experience in Kubernetes, billing for payments and small data pipelines. Helped migrate billing to Kubernetes, Go to PostgreSQL."
                ),
                (
                    "work/0/bullets/4",
                    "Wrote PostgreSQL queries and reports, reviewed by accounting"
                ),
                ("work/0/bullets/1", "Built REST APIs in Go for banks, tested with Postman"),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team, on-call shifts and production incidents"
                ),
                (
                    "summary",
                    "Backend engineer with 6 years of experience in Go services. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer with 6 years of experience in payments and Go services. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer with 6 years of experience in payments using Bazel. Helped migrate billing to Kubernetes."
                ),
                (
                    "summary",
                    "Backend engineer with 6 years of Python experience. Helped migrate billing to Kubernetes."
                ),
                (
                    "work/0/bullets/5",
                    "Assisted with production incidents; did not handle on-call shifts alone"
                ),
                (
                    "work/0/bullets/2",
                    "Helped the platform team migrate 12 services from Jenkins to GitLab CI for banks"
                ),
                (
                    "work/1/bullets/1",
                    "Einführung von Docker; Unterstützung bei der Revision, teilweise ohne Freigabe"
                ),
                (
                    "projects/0/bullets/2",
                    "Measured weights for 2 hives, served 30 readers of the dashboard"
                ),
                (
                    "projects/0/bullets/1",
                    "Planned a phone app, wrote its Raspberry API description"
                ),
                ("work/0/bullets/4", "PostgreSQL queries and reports, reviewed for accounting"),
                (
                    "work/0/bullets/4",
                    "Reviewed, wrote PostgreSQL queries and reports for accounting"
                ),
                (
                    "work/0/bullets/4",
                    "With Anna Berg, wrote PostgreSQL queries and reports for accounting"
                ),
                (
                    "work/0/bullets/2",
                    "Helped the platform team migrate 12 services to GitLab CI using Jenkins"
                ),
            ]),
        Technique(
            name: "empty, huge and repeated texts",
            texts: [
                ("work/0/bullets/1", ""),
                ("work/0/bullets/1", "   "),
                ("work/0/bullets/1", "\u{200B}"),
                (
                    "work/0/bullets/1",
                    "Built REST APIs in Go for the payments team, tested with Postman, built REST APIs in Go for the payments team, tested with Postman, built REST APIs in Go"
                ),
                ("work/0/bullets/1", "Go Go Go Go Go Go Go Go"),
                ("work/0/bullets/1", "Built REST APIs in Go in Go in Go for the payments team"),
                ("work/0/bullets/1", "Nordlicht Systems Backend Engineer"),
                ("work/0/bullets/1", "Cut hosting costs by moving batch jobs to Kubernetes"),
                ("work/0/bullets/1", "with and for the"),
            ]),
    ]
}
