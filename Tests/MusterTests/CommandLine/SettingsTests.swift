import Prelude
import TestSupport
import Testing

@Suite("Settings") struct SettingsTests {
    private let muster: Muster

    init() throws { muster = try Muster() }

    private func place(_ name: String, _ result: Muster.Result) throws -> (String?, String?) {
        let setting = try result.json()[name]
        return (setting?["value"]?.string, setting?["source"]?.string)
    }

    @Test("Every setting is printed with where it came from: the file, the environment, the option")
    func precedence() throws {
        let file = try muster.folder.write(
            "muster.yaml", "profile: muster\ntheme: pine\nuser: file\n")
        let fromFile = try muster("where", "--json", "--config", file)
        #expect(try place("profile", fromFile) == ("muster", "configuration file"))
        #expect(try place("theme", fromFile) == ("pine", "configuration file"))
        let fromBoth = try muster(
            "where", "--json", "--config", file, "--as", "bob",
            environment: ["MUSTER_THEME": "ember"])
        #expect(try place("theme", fromBoth) == ("ember", "MUSTER_THEME"))
        #expect(try place("user", fromBoth) == ("bob", "--as"))
        #expect(
            try place("offline", try muster("where", "--json", "--offline")) == ("yes", "--offline")
        )
        #expect(
            try place("no_color", try muster("where", "--json", environment: ["NO_COLOR": "1"]))
                == ("1", "NO_COLOR"))
    }

    @Test("The desk and the configuration are looked for where XDG says") func places() throws {
        let result = try muster(
            "where", "--json",
            environment: ["MUSTER_DESK": "", "XDG_DATA_HOME": "/x", "XDG_CONFIG_HOME": "/y"])
        #expect(try place("desk", result) == ("/x/muster/desk.sqlite", "default"))
        #expect(try place("config", result) == ("/y/muster/config.yaml", "default"))
    }

    @Test(
        "A configuration file that says something unknown is refused with its line",
        arguments: [
            "theme: pine\ncolour: red\n", "theme: [1, 2]\n", "- a\n", "theme: \"open\n",
            "hitl: {extractor: {middle: 1}}\n", "hitl: 3\n", "theme: {hitl: pine}\n",
            "collector: {command: [/bin/x, {a: 1}]}\n", "collector: {command: [/bin/x, ~]}\n",
            "collector: {interval: [7200]}\n",
        ])
    func unknown(text: String) throws {
        let file = try muster.folder.write("muster.yaml", text)
        let result = try muster("where", "--json", "--config", file)
        #expect(result.exit == 2)
        #expect(try result.errorCode() == "bad_configuration")
        #expect(result.errors.contains("muster.yaml:"))
    }

    @Test("A configuration file that is named but not there is an error") func missing() throws {
        let result = try muster("where", "--config", "/no/such/file.yaml")
        #expect(result.exit == 1)
        #expect(result.errors.contains("/no/such/file.yaml"))
    }

    @Test("Who decides is who the history names") func user() throws {
        try muster.folder.write("cv.txt", Papers.cv)
        let imported = try muster("import", "cv.txt", "--json").json()
        let id = try #require(imported["imported"]?[0]?["id"]?.string)
        try muster("candidate", "edit", id, "phone=1", "--as", "grace")
        let history = try muster("candidate", "history", id, "--json").json()
        #expect(history["items"]?[0]?["who"]?.string == "grace")
    }
}
