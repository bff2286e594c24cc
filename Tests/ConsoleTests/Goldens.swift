import FoundationEssentials
import TestSupport
import Testing

@testable import Console
@testable import Terminal

/// A console on the small desk, settled after its first rows.
func openConsole(_ desk: SmallDesk, _ size: Size = Size(80, 24)) async -> Session<Console> {
    var session = Session(Console(desk.services, size: size), size: size)
    await session.settle()
    return session
}

extension Session<Console> {
    /// Presses keys one after the other, each followed by whatever it leads to.
    mutating func go(_ keys: Key...) async {
        for key in keys {
            press(key)
            await settle()
        }
    }

    /// Types a text and waits for what it leads to.
    mutating func write(_ text: String) async {
        type(text)
        await settle()
    }
}

/// Whether some words stand on a screen.
func shows(_ screen: String, _ words: String) -> Bool { screen.contains(words) }

/// Screens as text beside the tests. Running with MUSTER_GOLDENS=write writes them anew, and the
/// difference is read in the change.
enum Golden {
    /// Expects a screen to be as it was.
    static func expect(
        _ screen: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let path = Project.root + "/Tests/ConsoleTests/Screens/\(name).txt"
        if ProcessInfo.processInfo.environment["MUSTER_GOLDENS"] == "write" {
            try Data((screen + "\n").utf8).write(to: URL(filePath: path))
            return
        }
        let expected = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        #expect(
            expected == screen + "\n", "the screen \(name) is another:\n\(screen)",
            sourceLocation: sourceLocation)
    }
}

extension TemporaryFolder {
    /// The names of what lies in the folder.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
}
