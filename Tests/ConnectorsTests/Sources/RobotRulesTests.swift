import Connectors
import Testing

@Suite("What servers ask programs to leave alone") struct RobotRulesTests {
    private func rules(_ text: String, for program: String = "Muster") -> RobotRules {
        RobotRules(Array(text.utf8), for: program)
    }

    @Test("A group that names the program holds, and the one for everybody does not")
    func ownGroup() {
        let rules = rules(
            """
            User-agent: *
            Disallow: /

            User-agent: muster
            Disallow: /private/
            """)
        #expect(rules.allows("/jobs") && !rules.allows("/private/jobs"))
    }

    @Test("Whoever is named nowhere keeps to the group for everybody, and without one is free")
    func everybody() {
        let both = "User-agent: Other\nDisallow: /\n\nUser-agent: *\nDisallow: /a\n"
        #expect(!rules(both).allows("/a") && rules(both).allows("/b"))
        #expect(rules("User-agent: Other\nDisallow: /\n").allows("/"))
        #expect(rules("").allows("/") && RobotRules.open.allows("/"))
        #expect(!RobotRules.closed.allows("/"))
    }

    @Test("Agents that follow each other share their rules, and groups of one name are joined")
    func groups() {
        let text = """
            User-agent: Other
            # also
            User-agent: MUSTER
            Disallow: /a
            User-agent: Third
            Disallow: /b

            User-agent: Muster
            Disallow: /c
            """
        #expect(!rules(text).allows("/a") && rules(text).allows("/b") && !rules(text).allows("/c"))
        #expect(!rules(text, for: "other").allows("/a") && rules(text, for: "other").allows("/c"))
    }

    @Test(
        "The name is that before the version, whatever its case, and no longer or shorter one",
        arguments: [
            ("muster", true), ("Muster/2.0", true), ("MUSTER bot", true), ("Musterbot", false),
            ("Must", false), ("Muster-News", false), ("Mustér", false), ("", false),
        ])
    func names(name: String, isNamed: Bool) {
        #expect(rules("User-agent: \(name)\nDisallow: /\n").allows("/jobs") != isNamed)
    }

    @Test("A group of one's own without a rule leaves everything open") func emptyGroup() {
        let text = "User-agent: *\nDisallow: /\n\nUser-agent: Muster\nDisallow:\n"
        #expect(rules(text).allows("/anything"))
    }

    @Test("The longest rule decides, in whatever order, and of two alike the one that allows")
    func longest() {
        for lines in [
            ["Disallow: /jobs", "Allow: /jobs/open", "Disallow: /jobs/open/old"],
            ["Disallow: /jobs/open/old", "Allow: /jobs/open", "Disallow: /jobs"],
        ] {
            let rules = rules("User-agent: *\n" + lines.joined(separator: "\n"))
            #expect(!rules.allows("/jobs/1") && rules.allows("/jobs/open/1"))
            #expect(!rules.allows("/jobs/open/old/1") && rules.allows("/job"))
        }
        for pair in ["Allow: /a\nDisallow: /a", "Disallow: /a\nAllow: /a"] {
            #expect(rules("User-agent: *\n" + pair).allows("/a/b"))
        }
    }

    @Test(
        "A star is anything, a dollar at the end is the end",
        arguments: [
            ("/*.php", "/a/b.php?x", true), ("/*.php$", "/a.php", true),
            ("/*.php$", "/a.php?x", false),
            ("/fish", "/fishheads/y", true), ("/fish/", "/fish", false), ("/fish*", "/fish", true),
            ("/a$", "/a", true), ("/a$", "/a/", false), ("/a$b", "/a$b/c", true), ("/$", "/", true),
            ("/$", "/a", false), ("*", "/", true), ("/*/x/*/y", "/a/x/b/c/y/z", true),
            ("/*/x/*/y", "/a/x/y", false), ("/a*$", "/abc", true), ("/x?q=*&p", "/x?q=1&p=2", true),
            ("/Jobs", "/jobs", false),
        ])
    func patterns(pattern: String, path: String, matches: Bool) {
        #expect(rules("User-agent: *\nDisallow: \(pattern)\n").allows(path) != matches)
    }

    @Test(
        "Signs that are escaped and signs that are not are the same",
        arguments: [
            ("/%C3%BC", "/%c3%bc/x", true), ("/ü", "/%C3%BC/x", true), ("/%7Ejoe", "/~joe", true),
            ("/~joe", "/%7ejoe", true), ("/a%2Fb", "/a/b", false), ("/a%2fb", "/a%2Fb", true),
            ("/%", "/%25", true), ("/100%", "/100%", true), ("/%2a", "/anything", false),
        ])
    func escapes(pattern: String, path: String, matches: Bool) {
        #expect(rules("User-agent: *\nDisallow: \(pattern)\n").allows(path) != matches)
    }

    @Test("Marks of encodings, ends of lines of any kind, comments and blanks change nothing")
    func writing() {
        let lines = [
            "User-agent : *  # all", "# Disallow: /a", "disallow:/b\t# b", "DISALLOW : /c ",
        ]
        for end in ["\n", "\r\n", "\r"] {
            for mark in ["", "\u{FEFF}"] {
                let rules = rules(mark + lines.joined(separator: end))
                #expect(rules.allows("/a") && !rules.allows("/b") && !rules.allows("/c"))
            }
        }
    }

    @Test("Lines that are none, and other lines between agents, are passed over") func noise() {
        let text = """
            <html>
            Disallow: /before
            Sitemap: https://example.org/map.xml
            User-agent: Muster
            Crawl-delay: 10
            nonsense
            Disallow: /a
            Noindex: /b
            """
        #expect(
            rules(text).allows("/before") && !rules(text).allows("/a") && rules(text).allows("/b"))
    }

    @Test("A file may be of any size and of any bytes") func hostile() {
        let endless =
            Array("User-agent: *\nDisallow: /a\n".utf8)
            + [UInt8](repeating: 0x61, count: 4_000_000)
        #expect(!RobotRules(endless, for: "Muster").allows("/a"))
        let many = "User-agent: *\n" + String(repeating: "Disallow: /x\n", count: 30_000)
        #expect(!rules(many).allows("/x") && rules(many).allows("/y"))
        let bytes: [UInt8] = Array("User-agent: *\nDisallow: /\u{0}".utf8) + [0xFF, 0xFE, 0x0A]
        #expect(RobotRules(bytes, for: "Muster").allows("/a"))
        #expect(RobotRules([0xFF, 0xFE, 0x00], for: "").allows("/"))
    }

    @Test("Patterns of many stars are told apart in time that only grows with their length")
    func stars() {
        // A matcher that tries every place for every star would not end before the sun does.
        let pattern = "/" + String(repeating: "*a", count: 2000) + "b"
        let path = "/" + String(repeating: "a", count: 4000)
        let rules = rules("User-agent: *\n" + "Disallow: \(pattern)\n")
        #expect(rules.allows(path) && !rules.allows(path + "b"))
    }
}
