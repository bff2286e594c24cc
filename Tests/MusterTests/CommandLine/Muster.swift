import FoundationEssentials
import Prelude
import Processes
import TestSupport
import Testing

/// The real binary on a desk of its own.
struct Muster {
    /// The folder that holds the desk and whatever a test writes.
    let folder: TemporaryFolder
    /// The desk's file.
    var desk: String { folder.path + "/desk.sqlite" }

    init(folder: TemporaryFolder? = nil) throws { self.folder = try folder ?? TemporaryFolder() }

    /// What a call printed and how it ended.
    struct Result {
        /// The exit code.
        var exit: Int32?
        /// Standard output.
        var output: String
        /// Standard error.
        var errors: String

        /// Standard output as one JSON document.
        func json() throws -> JSONValue { try JSONParser.parse(output) }

        /// The code of the error on standard error, with `--json`.
        func errorCode() throws -> String? {
            let line = errors.split(separator: "\n").last.map(String.init) ?? ""
            return try JSONParser.parse(line)["error"]?["code"]?.string
        }
    }

    /// The binary that the tests were built with, or the one that MUSTER_BINARY names.
    static let binary: String = {
        if let named = ProcessInfo.processInfo.environment["MUSTER_BINARY"] { return named }
        let executable =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        var folder = URL(filePath: executable).deletingLastPathComponent()
        // The test runner stands beside the binary, or a few folders below it.
        for _ in 0..<4 {
            let candidate = folder.appending(path: "muster").path(percentEncoded: false)
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            folder = folder.deletingLastPathComponent()
        }
        return Project.root + "/.build/debug/muster"
    }()

    /// Calls the binary with words, on this test's desk unless the words name another.
    @discardableResult
    func callAsFunction(_ words: String..., environment: [String: String] = [:]) throws -> Result {
        try self(words, environment: environment)
    }

    /// As above, with the words as a list.
    func callAsFunction(_ words: [String], environment: [String: String]) throws -> Result {
        var variables = [
            "HOME": folder.path, "USER": "ada", "MUSTER_DESK": desk,
            "MUSTER_DATA": Project.root + "/data", "PATH": "/usr/bin:/bin", "TERM": "xterm",
        ]
        variables.merge(environment) { $1 }
        var child = ChildProcess(Self.binary, words)
        child.environment = variables.map { "\($0.key)=\($0.value)" }.sorted()
        child.folder = folder.path
        child.limits.deadline = 120_000
        child.limits.cpuSeconds = 120
        child.limits.memoryBytes = 4 << 30
        child.limits.fileBytes = 1 << 30
        child.limits.openFiles = 256
        let result = try child.run()
        let exit: Int32? = if case .exited(let code) = result.ending { code } else { nil }
        return Result(
            exit: exit, output: String(decoding: result.output, as: UTF8.self),
            errors: String(decoding: result.errorOutput, as: UTF8.self))
    }
}

/// Texts of invented people and jobs for the tests of the binary.
enum Papers {
    static let cv = """
        Runa Feldmark
        Senior Backend Engineer
        Berlin, Germany
        runa.feldmark@example.org | +49 30 0000000 | github.com/runa-feldmark-example

        SKILLS
        Rust (Expert), PostgreSQL (Advanced), Kubernetes (Intermediate), Kafka (Advanced)

        EXPERIENCE
        Senior Backend Engineer, Tidewerk GmbH, Berlin
        03/2019 – present
        - Designed a payments service in Rust that settles two million transfers a day.
        - Moved the ledger to PostgreSQL and cut its latency by half.

        Backend Engineer, Ostlicht AG, Hamburg
        01/2015 – 02/2019
        - Built event pipelines with Kafka for a logistics platform.

        EDUCATION
        M.Sc. Computer Science, University of Hamburg, 2014
        """

    static let other = """
        Mio Tanabe
        Graphic Designer
        Osaka, Japan
        mio.tanabe@example.org

        SKILLS
        Figma, Adobe Illustrator, Typography

        EXPERIENCE
        Graphic Designer, Studio Kumo, Osaka
        04/2018 – present
        - Designed posters and books for museums.
        """

    static let job = """
        # Senior Backend Engineer (Rust)

        Company: Nordbahn Pay
        Location: Remote, Europe (UTC-1 to UTC+3)
        Salary: €80,000 – €100,000 per year
        Job type: Full-time

        We are looking for a backend engineer for our payments platform.

        ## Responsibilities
        - Design and run payment services
        - Review the work of the team

        ## Requirements
        - At least 5 years of experience with backend services
        - Deep knowledge of Rust
        - Production experience with PostgreSQL

        ## Nice to have
        - Kafka
        """

    static let vague = """
        Need someone good asap.
        Call me.
        """
}
