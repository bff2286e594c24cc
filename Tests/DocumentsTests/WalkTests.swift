import Documents
import Glibc
import TestSupport
import Testing

@Suite("Folders and subjects") struct WalkTests {
    @Test("A folder's files come in a stable order, hidden ones not at all, each once")
    func order() throws {
        let folder = try TemporaryFolder()
        for name in [
            "b.txt", "a/z.txt", "a/.hidden", ".DS_Store", "~$b.docx", "C.txt", "a/deep/y.txt",
        ] {
            try folder.write(name, "x")
        }
        symlink(folder.path, folder.path + "/a/loop")
        symlink(folder.path + "/b.txt", folder.path + "/same.txt")
        mkfifo(folder.path + "/pipe", 0o600)
        let found = ImportWalk.files([folder.path, folder.path + "/b.txt"])
        #expect(
            found.map { $0.path.dropFirst(folder.path.count + 1) } == [
                "C.txt", "a/deep/y.txt", "a/z.txt", "b.txt", "pipe",
            ])
        guard case .refused(_, let error) = found[4] else {
            Issue.record("a pipe is refused")
            return
        }
        #expect(error.code == .unreadable)
        guard case .refused(_, let gone) = ImportWalk.files([folder.path + "/gone"])[0] else {
            Issue.record("what is not there is refused")
            return
        }
        #expect(gone.code == .unreadable)
    }

    @Test("Folders that nest too deep are refused, not followed") func depth() throws {
        let folder = try TemporaryFolder()
        let deep = String(repeating: "d/", count: ImportWalk.maximumDepth + 3)
        try folder.write(deep + "x.txt", "x")
        let found = ImportWalk.files([folder.path])
        #expect(found.count == 1)
        guard case .refused(_, let error) = found[0] else {
            Issue.record("it is refused")
            return
        }
        #expect(error.code == .tooLarge)
    }

    @Test(
        "A post speaks to its readers, a CV of its writer",
        arguments: [
            (
                "Beekeeper wanted\nWe are looking for a keeper.\nRequirements\n- bees\nHow to apply\nWrite.",
                Subject.job
            ),
            ("Imker (m/w/d)\nIhre Aufgaben\nBienen\nWir bieten\nHonig", .job),
            ("Apiculteur (h/f)\nVos missions\nProfil recherché", .job),
            (
                "Wilma Grabovac\nw@example.org\nExperience\nKeeper, 2019 – present\nEducation\nBSc, 2015",
                .candidate
            ),
            (
                "Jan Kowal\nDoświadczenie zawodowe\nPszczelarz 2019 - obecnie\nWykształcenie",
                .candidate
            ),
            ("Lebenslauf\nWilma\nBerufserfahrung\n03/2019 – heute Imkerin", .candidate),
        ])
    func guess(text: String, subject: Subject) {
        let guess = SubjectGuess(text: text)
        #expect(guess.subject == subject)
        #expect(guess.confidence > 0.6 && guess.confidence <= 1)
    }
}
