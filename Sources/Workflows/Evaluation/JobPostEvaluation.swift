package import Language
import Prelude

/// How well the labelled head of public job posts is read: job type, experience level, company size
/// and technologies.
package struct JobPostEvaluation: Sendable {
    /// One figure per field: the share of posts that have it whose value is right.
    package let figures: [Figure]
    /// What was read wrongly: post, field, found and wanted.
    package let misses: [String]

    /// Measures on the posts below `jobs/`.
    /// - Throws: what reading the data throws, or a `JSONSyntaxError` for a broken line.
    package init(_ data: EvaluationData, reader: JobPostReader) throws {
        var counts: [String: (right: Int, all: Int)] = [:]
        var misses: [String] = []
        for row in try JSONLines.objects(data.read("jobs/skillspan_postings.jsonl")) {
            guard let text = row["text"]?.string, let head = row["header_fields"],
                head.members != nil
            else { continue }
            let reading = reader.read(SourceText(text))
            for (name, found, wanted) in Self.fields(reading, head, reader: reader) {
                counts[name, default: (0, 0)].all += 1
                if found == wanted {
                    counts[name, default: (0, 0)].right += 1
                } else {
                    misses.append("\(row["id"]?.string ?? "?") \(name): \(found), not \(wanted)")
                }
            }
        }
        self.misses = misses
        figures = ["job type", "experience level", "company size", "technologies"].map { name in
            let count = counts[name] ?? (0, 0)
            let share = count.all == 0 ? 0 : Double(count.right) / Double(count.all)
            return Figure("Job post heads", name, share, target: 0.97, cases: count.all)
        }
    }

    private static func fields(
        _ reading: JobPostReading, _ head: JSONValue, reader: JobPostReader
    ) -> [(String, String, String)] {
        var fields: [(String, String, String)] = []
        if let type = head["job_type"]?.string {
            let found =
                reading.contractKinds.contains { $0.value == .internship }
                ? "Internship" : reading.employmentTypes.first?.value.rawValue ?? "?"
            let wanted = [
                "Full-time": "full_time", "Part-time": "part_time", "Contract": "contract",
            ]
            fields.append(("job type", found, wanted[type] ?? type))
        }
        if let level = head["experience_level"]?.string {
            fields.append(
                (
                    "experience level",
                    reading.experienceLevels.map(\.value.rawValue).joined(separator: " "),
                    rungs(level).joined(separator: " ")
                ))
        }
        if let size = head["company_size"]?.string {
            fields.append(("company size", reading.companySize?.value ?? "?", size))
        }
        if let technologies = head["technologies"]?.elements {
            let wanted = Set(technologies.compactMap(\.string).map(reader.technology))
            let found = Set(reading.techStack.map(\.value))
            fields.append(
                (
                    "technologies", found.sorted().joined(separator: ", "),
                    wanted.sorted().joined(separator: ", ")
                ))
        }
        return fields
    }

    /// The rungs of a level as the posts write it, each once.
    private static func rungs(_ level: String) -> [String] {
        let names = [
            "Student": "junior", "Junior": "junior", "Mid-Level": "mid", "Senior": "senior",
            "Lead": "lead", "Manager": "lead",
        ]
        var rungs: [String] = []
        for word in level.split(separator: " ") {
            let rung = names[String(word)] ?? String(word)
            if !rungs.contains(rung) { rungs.append(rung) }
        }
        return rungs
    }
}
