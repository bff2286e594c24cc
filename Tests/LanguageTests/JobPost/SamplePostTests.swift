import FoundationEssentials
import Prelude
import TestSupport
import Testing

@testable import Language

/// The posts of the sample desk that are plain text, with what they say.
private let posts: [(file: String, title: String, company: String?, min: Int, currency: String)] = [
    (
        "senior-backend-engineer-rust.md", "Senior Backend Engineer (Rust / Go)",
        "Tidewell Payments", 85_000, "EUR"
    ),
    ("data-analyst-insurance.txt", "Data Analyst", "Harbour & Pine Insurance", 36_000, "GBP"),
    ("account-executive-saas.txt", "Account Executive", "Pantrywise", 80_000, "USD"),
    (
        "controller-muenchen.txt", "Controller / Bilanzbuchhalter", "Alpenquell Getränke GmbH",
        65_000, "EUR"
    ),
    (
        "ux-designer-public-services.md", "UX Designer, public services", "Studio Sambuco", 40_000,
        "EUR"
    ),
]

private let folder = Project.root + "/data/sample/jobs"

@Suite(
    "Posts of the sample desk",
    .enabled(
        if: FileManager.default.fileExists(atPath: folder),
        "the sample desk (data/sample) is not there"))
struct SamplePostTests {
    @Test("Their heads are read", arguments: posts)
    func heads(file: String, title: String, company: String?, min: Int, currency: String) throws {
        let reading = jobPostReader.read(SourceText(try Project.text("data/sample/jobs/" + file)))
        #expect(reading.title?.value == title)
        #expect(reading.company?.value == company)
        #expect(reading.salary?.value.annualMin == min)
        #expect(reading.salary?.value.currency == currency)
        #expect(reading.employmentTypes.first?.value == .fullTime)
        #expect(reading.isUsable)
        #expect(!reading.responsibilities.isEmpty)
    }
}

extension SamplePostTests {
    @Test(
        "Their demands become skills, must-have apart from nice-to-have",
        arguments: [
            (
                "senior-backend-engineer-rust.md", ["Rust", "PostgreSQL", "Apache Kafka"],
                ["Go", "gRPC", "Kubernetes"]
            ),
            (
                "data-analyst-insurance.txt", ["SQL", "Microsoft Power BI", "Statistics"],
                ["Python", "dbt"]
            ),
            ("controller-muenchen.txt", ["Controlling", "DATEV", "Microsoft Excel"], ["IFRS"]),
            (
                "ux-designer-public-services.md", ["Figma", "User Research", "Prototyping"],
                ["Information Architecture"]
            ),
        ])
    func skills(file: String, must: [String], nice: [String]) throws {
        let reading = jobPostReader.read(SourceText(try Project.text("data/sample/jobs/" + file)))
        for name in must {
            #expect(reading.skills.first { $0.name == name }?.requirement == .mustHave, "\(name)")
        }
        for name in nice {
            #expect(reading.skills.first { $0.name == name }?.requirement == .niceToHave, "\(name)")
        }
        #expect(!reading.skills.contains { $0.name == "BASIC" })
    }
}
