import Prelude
import TestSupport
import Testing

@testable import Processes

@Suite("Child processes") struct ChildProcessTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("A child reads bytes and gives its output, its errors and its status") func output()
        throws
    {
        var child = ChildProcess("/bin/cat")
        child.input = .bytes(Array("one\ntwo\n".utf8))
        let result = try child.run()
        #expect(result.ending == .exited(0))
        #expect(text(result.output) == "one\ntwo\n")
        let failing = try ChildProcess("/bin/cat", ["/there/is/no/such/file"]).run()
        #expect(failing.ending == .exited(1))
        #expect(text(failing.errorOutput).contains("No such file"))
    }

    @Test("Arguments arrive as they are, and no shell reads them") func arguments() throws {
        let odd = ["$HOME", "a b", "*", ";ls", "", "\"'"]
        let result = try ChildProcess("/usr/bin/printf", ["[%s]"] + odd).run()
        #expect(text(result.output) == odd.map { "[\($0)]" }.joined())
    }

    @Test("The environment is empty unless given") func environment() throws {
        #expect(try ChildProcess("/usr/bin/env").run().output.isEmpty)
        var child = ChildProcess("/usr/bin/env")
        child.environment = ["NAME=value"]
        #expect(try text(child.run().output) == "NAME=value\n")
    }

    @Test("A child sees no descriptor but its three") func descriptors() throws {
        let result = try ChildProcess("/bin/ls", ["/proc/self/fd"]).run()
        // The fourth is the folder that it lists.
        #expect(text(result.output) == "0\n1\n2\n3\n")
    }

    @Test("A program that is not there is an error with its path") func missing() {
        #expect(throws: ChildError.self) {
            try ChildProcess("/no/such/program").run()
        }
    }

    @Test("A deadline ends the child and everything it started") func deadline() throws {
        // The grandchild holds the pipe open, so a call that waited for it would not come back.
        var child = ChildProcess("/usr/bin/env", ["sleep", "600"])
        child.environment = ["PATH=/usr/bin:/bin"]
        child.limits.deadline = 50
        #expect(try child.run().ending == .deadline)
        child = ChildProcess("/usr/bin/timeout", ["600", "/bin/sleep", "600"])
        child.limits.deadline = 50
        #expect(try child.run().ending == .deadline)
    }

    @Test("A turned switch ends the child") func cancellation() throws {
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(cancellation.isCancelled)
        let result = try ChildProcess("/bin/sleep", ["600"]).run(cancellation: cancellation)
        #expect(result.ending == .cancelled)
    }

    @Test("A cancelled task ends its child") func task() async throws {
        let task = Task { try await ChildProcess("/bin/sleep", ["600"]).runDetached() }
        task.cancel()
        #expect(try await task.value.ending == .cancelled)
    }

    @Test("A flood of output ends the child, and what was kept stays within the limit")
    func flood() throws {
        var child = ChildProcess("/usr/bin/yes")
        child.limits.outputBytes = 10_000
        let result = try child.run()
        #expect(result.ending == .exceeded(.output))
        #expect(result.output.count == 10_000)
    }

    @Test("A flood of errors is dropped beyond its limit, and the child runs on")
    func errorFlood() throws {
        var child = ChildProcess("/usr/bin/head", ["-c", "1000", "/dev/zero", "/no/such/file"])
        child.limits.errorBytes = 5
        let result = try child.run()
        #expect(result.ending == .exited(1))
        #expect(result.errorOutput.count == 5)
        #expect(result.output.contains(0))
    }

    @Test("A child that uses more processor time than allowed is ended") func processor() throws {
        var child = ChildProcess("/usr/bin/sha256sum", ["/dev/zero"])
        child.limits.cpuSeconds = 1
        #expect(try child.run().ending == .exceeded(.cpu))
    }

    @Test("A child writes no file larger than allowed") func fileSize() throws {
        let folder = try TemporaryFolder()
        var child = ChildProcess(
            "/bin/dd", ["if=/dev/zero", "of=\(folder.path)/large", "bs=4096", "count=100"])
        child.limits.fileBytes = 8192
        #expect(try child.run().ending == .exceeded(.fileSize))
    }

    @Test("A child addresses no more memory than allowed") func memory() throws {
        var child = ChildProcess("/bin/dd", ["if=/dev/zero", "of=/dev/null", "bs=900M", "count=1"])
        child.limits.memoryBytes = 200 << 20
        guard case .exited(let status) = try child.run().ending else {
            Issue.record("dd ends by itself when it gets no memory")
            return
        }
        #expect(status != 0)
    }

    @Test("A hundred children at once from eight threads all end right") func many() async throws {
        let sums = await withTaskGroup(of: Int.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var good = 0
                    for turn in 0..<12 {
                        var child = ChildProcess("/bin/cat")
                        child.input = .bytes(Array("\(worker) \(turn)".utf8))
                        let output = try? await child.runDetached().output
                        if output == Array("\(worker) \(turn)".utf8) { good += 1 }
                    }
                    return good
                }
            }
            return await group.reduce(0, +)
        }
        #expect(sums == 96)
    }
}

@Suite("Programs and editors") struct ProgramsTests {
    @Test("A command line splits at blanks, quotes keep together, nothing is expanded")
    func words() {
        #expect(Programs.words(of: "vim -u NONE") == ["vim", "-u", "NONE"])
        #expect(
            Programs.words(of: "  'my editor' --wait\t\"a b\"c ") == [
                "my editor", "--wait", "a bc",
            ])
        #expect(Programs.words(of: "emacs\\ -nw $HOME `id`") == ["emacs -nw", "$HOME", "`id`"])
        #expect(Programs.words(of: "'' x") == ["", "x"])
        #expect(Programs.words(of: "'open") == nil)
        #expect(Programs.words(of: "end\\") == nil)
        #expect(Programs.words(of: "   ") == nil)
    }

    @Test("A program is found in the first folder that has it") func locate() {
        #expect(Programs.locate("cat", in: ["/nowhere", "/bin"]) == "/bin/cat")
        #expect(Programs.locate("no-such-program", in: ["/bin"]) == nil)
        #expect(Programs.locate("../bin/cat", in: ["/bin"]) == nil)
    }

    @Test("An editor changes its file with its own arguments first") func edit() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("note.txt", "before\n")
        let editor = try #require(Editor(commandLine: "sed -i s/before/after/", folders: ["/bin"]))
        #expect(try editor.edit(file: file, environment: []) == 0)
        let child = ChildProcess("/bin/cat", [file])
        #expect(try String(decoding: child.run().output, as: UTF8.self) == "after\n")
        #expect(Editor(commandLine: "no-such-editor", folders: ["/bin"]) == nil)
    }
}
