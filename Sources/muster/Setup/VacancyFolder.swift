import FoundationEssentials
import Workflows

/// A folder of vacancies: files that end in `.txt` or `.md`, each one vacancy.
struct VacancyFolder {
    /// How large a vacancy's file is read, in bytes.
    static let maximumPosting = 2 << 20
    /// How many files of a folder are read, by their names.
    private static let maximumFiles = 100_000

    /// What was read, by the files' names.
    private(set) var vacancies: [VacancyReading.Source] = []
    /// Which files are not among them: too large, not to be read, or beyond the limit.
    private(set) var left: [String] = []

    /// Reads a folder.
    ///
    /// - Throws: `Failure` for a folder that cannot be read, or that holds no vacancy to be read.
    init(_ folder: String) throws {
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } catch {
            throw Failure(
                .missing, "no_folder", "the folder \(folder) cannot be read", hint: "Check the path"
            )
        }
        for name in names where name.hasSuffix(".txt") || name.hasSuffix(".md") {
            guard vacancies.count < Self.maximumFiles,
                let bytes = try? UserFile.read("\(folder)/\(name)", atMost: Self.maximumPosting)
            else {
                left.append(name)
                continue
            }
            vacancies.append(VacancyReading.file(name, String(decoding: bytes, as: UTF8.self)))
        }
        guard !vacancies.isEmpty else {
            throw Failure(
                .refused, "empty", "\(folder) holds no text file that can be read",
                hint: "Vacancies are files that end in .txt or .md,"
                    + " of at most \(Self.maximumPosting) bytes")
        }
    }

    /// What was left out, as a line for people; empty when nothing was.
    var leftLines: [String] {
        guard let first = left.first else { return [] }
        let others = left.count > 1 ? " and \(left.count - 1) more" : ""
        return ["", "Left out, as they cannot be read or are too large: \(first)\(others)"]
    }
}
