import Documents
import Glibc
import Prelude
import Processes
import Resumes
import Workflows

/// Reads résumés from files, and writes them into files.
struct ResumeFiles {
    /// The largest résumé that is read, in bytes.
    private static let maximumBytes = 4 << 20
    /// The program that makes PDFs of LaTeX, how long it may take in milliseconds, and how often it runs, so
    /// that what it notes of the pages holds.
    private static let (program, deadline, runs) = ("pdflatex", 60_000, 2)

    let session: Session
    /// Whether files that are there give way.
    var replaces = false

    /// A résumé of a file: JSON Resume, or LaTeX of the résumé-item family, with what could not be read.
    ///
    /// - Throws: `Failure` for a file of another form.
    func read(_ path: String) throws -> ResumeReading {
        let bytes = try UserFile.read(path, atMost: Self.maximumBytes)
        let isLaTeX = path.lowercased().hasSuffix(".tex")
        let document: JSONValue? = isLaTeX ? .none : try Self.document(bytes, path)
        var reading: ResumeReading
        do throws(ResumeReadingError) {
            reading =
                if let document { try JSONResumeReader.read(document) } else {
                    try LaTeXResumeReader.read(String(decoding: bytes, as: UTF8.self))
                }
        } catch {
            throw Failure(.failed, "unreadable", "\(path): \(error.reason)", hint: error.hint)
        }
        if String(validating: bytes, as: UTF8.self) == nil {
            reading.problems.append(
                ResumeProblem(
                    place: "document",
                    message: "expected UTF-8, found other bytes, each read as \u{FFFD}"))
        }
        return reading
    }

    /// The JSON document of a file.
    private static func document(_ bytes: [UInt8], _ path: String) throws -> JSONValue {
        do throws(JSONSyntaxError) { return try JSONParser.parse(bytes) } catch {
            let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
            guard
                path.lowercased().hasSuffix(".json")
                    || first.map({ [UInt8(ascii: "{"), UInt8(ascii: "[")].contains($0) }) == true
            else {
                throw Failure(
                    .failed, "unsupported",
                    "expected a résumé as JSON or LaTeX, found another form",
                    hint: "JSON Resume ends in .json, LaTeX in .tex; a CV of another form is "
                        + "imported first")
            }
            throw Failure(
                .failed, "unreadable", "\(path): expected JSON in UTF-8; \(error)",
                hint: "Mend the file there, or write it anew from where it came")
        }
    }

    /// Sees that résumés can be written: that nothing lies where they go, and that what makes PDFs is there.
    ///
    /// - Throws: `Failure`.
    func check(_ formats: [ResumeFormat], for slugs: [String], in folder: String) throws {
        if formats.contains(.pdf) { _ = try texProgram() }
        for format in formats {
            for slug in slugs {
                let path = Self.path(slug, format, folder)
                guard replaces || access(path, F_OK) != 0 else {
                    throw Failure(
                        .refused, "exists", "there is a file at \(path), which is not overwritten",
                        hint: "--replace writes over it; or name another folder")
                }
            }
        }
    }

    private static func path(_ slug: String, _ format: ResumeFormat, _ folder: String) -> String {
        "\(folder)/resume_\(slug).\(format.ending)"
    }

    /// The program that makes PDFs of LaTeX.
    private func texProgram() throws -> (path: String, folders: [String]) {
        let folders = (session.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        guard let path = Programs.locate(Self.program, in: folders) else {
            throw Failure(
                .refused, "no_tex", "\(Self.program) is not installed, so that no PDF can be made",
                hint: "Install a TeX, or write another form: --format docx")
        }
        return (path, folders)
    }

    /// Writes a résumé in a form into a folder, under a group's name; returns the file's path.
    ///
    /// - Throws: `Failure`.
    func write(_ resume: Resume, for slug: String, as format: ResumeFormat, into folder: String)
        throws -> String
    {
        let path = Self.path(slug, format, folder)
        let made: [UInt8]?
        do throws(DocumentError) { made = try format.bytes(of: resume) } catch {
            throw Failure(.failed, "unwritable", "\(error)")
        }
        let bytes = try made ?? pdf(of: resume)
        try replaces ? UserFile.replace(bytes, at: path) : UserFile.write(bytes, to: path)
        return path
    }

    private func pdf(of resume: Resume) throws -> [UInt8] {
        let (path, folders) = try texProgram()
        let scratch = try ScratchFolder(named: "resume")
        defer { scratch.remove() }
        try UserFile.write(LaTeXResume(resume).source, to: "\(scratch.path)/resume.tex")
        for _ in 0..<Self.runs {
            var child = ChildProcess(
                path,
                ["-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "resume.tex"])
            child.folder = scratch.path
            child.environment = ["PATH=\(folders.joined(separator: ":"))", "HOME=\(scratch.path)"]
            child.limits.deadline = Self.deadline
            child.limits.cpuSeconds = Self.deadline / 1000
            child.limits.fileBytes = 64 << 20
            child.limits.openFiles = 256
            let result: ChildResult
            do throws(ChildError) { result = try child.run() } catch {
                throw Failure(.failed, "no_pdf", "\(error)")
            }
            guard case .exited(0) = result.ending else {
                throw Failure(
                    .failed, "no_pdf", "\(Self.program) did not end well: \(result.ending)")
            }
        }
        return try UserFile.read("\(scratch.path)/resume.pdf", atMost: 64 << 20)
    }
}
