import FoundationEssentials
import TestSupport
import Testing

/// What each module may import of ours and of C: the table of the architecture, lowest layer first.
private let arrows: [String: Set<String>] = [
    "Prelude": [],
    "Storage": ["Prelude"],
    "Configuration": ["Prelude", "CYAML"],
    "Processes": ["Prelude", "CProcesses"],
    "Language": ["Prelude"],
    "Matching": ["Prelude"],
    "Terminal": ["Prelude"],
    "Hashing": ["CCrypto"],
    "Web": ["Prelude", "CCurl"],
    "SQLiteStorage": ["Prelude", "Storage", "CSQLite"],
    "PostgresStorage": ["Prelude", "Storage", "CPostgres"],
    "Copying": ["Storage"],
    "Documents": ["Prelude", "Processes", "Hashing", "CArchive"],
    "Curses": ["Terminal", "CNcurses"],
    "LanguageModels": ["Prelude", "Web", "Hashing"],
    "Connectors": ["Prelude", "Web"],
    "Market": ["Prelude", "Language"],
    "Resumes": ["Prelude", "Language"],
    "Recruiting": ["Prelude", "Storage", "Matching", "Language"],
    "Conversation": ["Prelude", "Storage"],
    "Engine": ["Prelude", "Storage"],
    "Workflows": [
        "Prelude", "Storage", "Engine", "Recruiting", "Matching", "Market", "Resumes", "Language",
        "Documents", "Hashing", "Web", "LanguageModels", "Connectors", "Conversation", "Processes",
    ],
    "Console": [
        "Prelude", "Terminal", "Processes", "Engine", "Recruiting", "Matching", "Conversation",
        "Workflows",
    ],
    "muster": [
        "Prelude", "Configuration", "Processes", "Storage", "SQLiteStorage", "PostgresStorage",
        "Copying", "Language", "Matching", "Market", "Resumes", "Hashing", "Web", "LanguageModels",
        "Connectors",
        "Documents",
        "Conversation", "Engine", "Recruiting",
        "Workflows", "Terminal", "Curses", "Console",
    ],
]

/// Modules of module maps and C, which import nothing of ours.
private let languageC: Set<String> = [
    "CSQLite", "CPostgres", "CYAML", "CArchive", "CCrypto", "CNcurses", "CProcesses", "CCurl",
]

/// What any module may import of the system; whole Foundation costs 14 ms at every start.
private let system: Set<String> = ["Glibc", "Synchronization", "FoundationEssentials", "Dispatch"]

/// The C libraries, and the pages of C that wrap what Swift cannot call.
private let libraries: Set<String> = [
    "CSQLite", "CPostgres", "CYAML", "CArchive", "CCrypto", "CNcurses", "CProcesses", "CCurl",
]

/// Modules that decide and compute, and so touch no file, clock or thread.
private let pure: Set<String> = ["Prelude", "Language", "Matching", "Market", "Resumes"]

@Suite("Arrows") struct ArrowTests {
    @Test("A module imports only what the table allows", arguments: arrows.keys.sorted())
    func imports(module: String) throws {
        let allowed = try #require(arrows[module]).union(system)
        for file in try SourceFile.all(below: "Sources/\(module)") {
            for (number, line) in file.lines.enumerated() {
                guard let imported = importedModule(in: line) else { continue }
                #expect(
                    allowed.contains(imported), "\(file.path):\(number + 1) imports \(imported)")
            }
        }
    }

    @Test("Every module under Sources is in the table") func complete() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Project.root + "/Sources")
        let modules = folders.filter { !languageC.contains($0) }
        #expect(Set(modules) == Set(arrows.keys))
    }

    @Test("The table has no cycle") func acyclic() {
        var remaining = arrows
        while let leaf = remaining.first(where: { $0.value.isDisjoint(with: remaining.keys) }) {
            remaining[leaf.key] = nil
        }
        #expect(remaining.isEmpty, "\(remaining.keys.sorted()) import each other")
    }

    @Test("A pure module touches no system and never suspends", arguments: pure.sorted())
    func purity(module: String) throws {
        for file in try SourceFile.all(below: "Sources/\(module)") {
            for (number, line) in file.lines.enumerated() {
                let code = line.prefix { $0 != "/" }
                #expect(
                    !code.contains(" async "),
                    "\(file.path):\(number + 1) suspends")
                #expect(
                    importedModule(in: line) != "Dispatch",
                    "\(file.path):\(number + 1) imports Dispatch into a pure module")
            }
        }
    }

    private func importedModule(in line: Substring) -> String? {
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), keyword <= 1,
            words.count > keyword + 1, !line.hasPrefix("//"), !line.hasPrefix(" ")
        else { return nil }
        return String(words[keyword + 1])
    }
}
