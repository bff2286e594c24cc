import Documents
import Processes
import TestSupport
import Testing

@Suite("Bad input") struct BadInputTests {
    @Test("Every bad file ends in its code or in clean text", arguments: BadInput.all)
    func outcome(_ bad: BadInput) throws {
        let folder = try TemporaryFolder()
        let path = try bad.make(folder)
        switch bad.outcome {
        case .code(let code):
            let error = #expect(throws: DocumentError.self) {
                try DocumentReader().read(path: path)
            }
            #expect(error?.code == code, "\(error?.reason ?? "")")
            #expect(error.map { !$0.reason.isEmpty && !$0.hint.isEmpty } ?? false)
        case .text(let words):
            let documents = try DocumentReader().read(path: path)
            let text = try #require(documents.first?.text)
            #expect(text.contains(words))
            #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
        }
    }

    @Test("There are at least forty kinds") func enough() {
        #expect(BadInput.all.count >= 40)
        #expect(Set(BadInput.all.map(\.name)).count == BadInput.all.count)
    }

    @Test("The good file among all the bad ones is read, from four threads at once")
    func beside() async throws {
        let folder = try TemporaryFolder()
        for (index, bad) in BadInput.all.enumerated() {
            let own = try TemporaryFolder()
            let path = try bad.make(own)
            // Only plain files move without changing what they are.
            if let bytes = try? RegularBytes.read(path), bytes.count < 1 << 20 {
                let name = path.split(separator: "/").last ?? ""
                try folder.write("\(index)/\(name)", bytes)
            }
        }
        try folder.write("z/good.txt", "Wilma Grabovac\nBeekeeper\n")
        let found = ImportWalk.files([folder.path])
        #expect(found.count > 40)
        let texts = await withTaskGroup(of: [String].self) { group in
            for worker in 0..<4 {
                group.addTask {
                    found.enumerated().filter {
                        $0.offset % 4 == worker || $0.element.path.hasSuffix("good.txt")
                    }
                    .compactMap { try? DocumentReader().read(path: $0.element.path).first?.text }
                }
            }
            return await group.reduce(into: [String]()) { $0 += $1 }
        }
        #expect(texts.count { $0 == "Wilma Grabovac\nBeekeeper\n" } == 4)
    }

    @Test("A reader without poppler says what to install") func missing() throws {
        let reader = DocumentReader(toolFolders: ["/nowhere"])
        let error = #expect(throws: DocumentError.self) {
            try reader.read(TinyPDF.plain().bytes, path: "a.pdf")
        }
        #expect(error?.code == .unsupported)
        #expect(error?.hint.contains("poppler-utils") ?? false)
    }

    @Test("A turned switch stops the reading of a PDF") func cancelled() throws {
        let cancellation = Cancellation()
        cancellation.cancel()
        let error = #expect(throws: DocumentError.self) {
            try DocumentReader().read(
                TinyPDF.plain().bytes, path: "a.pdf", cancellation: cancellation)
        }
        #expect(error?.code == .unreadable)
    }
}
