import Documents
import Prelude
import TestSupport
import Testing

@Suite(
    "Layouts of the evaluation data",
    .enabled(
        if: SharedData.isPresent, "the evaluation data is not beside the project (../shared/data)"))
struct LayoutDataTests {
    /// A file of the layouts, with what is true of the person in it.
    private struct Case {
        var file: String
        var truth: JSONValue
    }

    private func cases() throws -> [Case] {
        let gold = try JSONParser.parse(SharedData.bytes("cv/layouts/gold.json"))
        return (gold.members ?? []).flatMap { member in
            (member.value["files"]?.elements ?? []).compactMap { file in
                guard let name = file.string, let truth = member.value["truth"] else { return nil }
                return Case(file: name, truth: truth)
            }
        }
    }

    private func read(_ file: String) throws -> String {
        let path = "cv/layouts/" + file
        let documents = try DocumentReader().read(SharedData.bytes(path), path: path)
        return try #require(documents.first).text
    }

    /// The words alone, so that line ends and hyphens do not matter.
    private func words(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    @Test("Every layout keeps the name, the mail, the skills and each position's lines together")
    func complete() throws {
        for item in try cases() where !item.file.contains("scanned") {
            let text = try words(read(item.file))
            for key in ["name", "email"] {
                #expect(
                    text.contains(words(item.truth[key]?.string ?? "?")), "\(item.file): \(key)")
            }
            for skill in item.truth["skills"]?.elements ?? [] {
                #expect(
                    text.contains(words(skill.string ?? "?")), "\(item.file): a skill is missing")
            }
            for position in item.truth["experiences"]?.elements ?? [] {
                for bullet in position["bullets"]?.elements ?? [] {
                    // A bullet that is whole was read without another column in between.
                    #expect(
                        text.contains(words(bullet.string ?? "?")), "\(item.file): a bullet is torn"
                    )
                }
            }
        }
    }

    @Test("The scan is reported as one") func scan() throws {
        for item in try cases() where item.file.contains("scanned") {
            let error = #expect(throws: DocumentError.self) { try read(item.file) }
            #expect(error?.code == .noTextLayer)
        }
    }
}
