import Prelude
import TestSupport
import Testing

/// The real binary on a desk with two people and a job.
struct Stock {
    let muster: Muster
    /// Runa, who fits the job.
    let runa: String
    /// Mio, who does not.
    let mio: String
    /// The job.
    let job: String

    init() throws {
        muster = try Muster()
        try muster.folder.write("in/runa.txt", Papers.cv)
        try muster.folder.write("in/mio.md", Papers.other)
        try muster.folder.write("in/job.md", Papers.job)
        let items = try muster("import", "in", "--json").json()["imported"]?.elements ?? []
        runa = try #require(items.first { $0["name"] == "Runa Feldmark" }?["id"]?.string)
        mio = try #require(items.first { $0["name"] == "Mio Tanabe" }?["id"]?.string)
        job = try #require(items.first { $0["kind"] == "job" }?["id"]?.string)
    }

    /// Matches the job and returns the match of a person.
    func match(of person: String) throws -> String {
        let matches =
            try muster("job", "match", job, "--json").json()["matches"]?.elements ?? []
        return try #require(
            matches.first { $0["candidate"]?["id"]?.string == person }?["id"]?.string)
    }

    /// What `candidate show` says of a person.
    func show(_ person: String) throws -> JSONValue {
        try muster("candidate", "show", person, "--json").json()
    }

    /// Imports a text as one more person and returns the id.
    func add(_ text: String, as name: String) throws -> String {
        try muster.folder.write("more/\(name)", text)
        let report = try muster("import", "more/\(name)", "--json").json()
        return try #require(report["imported"]?[0]?["id"]?.string)
    }
}

extension Papers {
    /// Runa once more, under another address: perhaps the same person.
    static let twin = """
        Runa Feldmark
        Platform Engineer
        Munich, Germany
        r.feldmark@example.net

        SKILLS
        Rust (Advanced), Terraform (Expert)

        EXPERIENCE
        Platform Engineer, Isarwerk GmbH, Munich
        05/2020 – present
        - Runs the build platform with Terraform.
        """
}
