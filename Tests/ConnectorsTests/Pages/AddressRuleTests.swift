import Connectors
import TestSupport
import Testing
import Web

@Suite("Which addresses are asked") struct AddressRuleTests {
    @Test(
        "What leads into a network of one's own is refused, however it is written",
        arguments: [
            "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1",
            "017700000001", "0", "0.0.0.0", "127.0.0.1.", "127.255.255.254", "10.0.0.1", "10.1",
            "172.16.0.1", "172.31.255.255", "192.168.1.1", "0xc0a80101", "169.254.169.254",
            "2852039166", "100.64.0.1", "192.0.0.8", "198.18.0.1", "198.19.255.255", "192.0.2.1",
            "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "1.2.3.4.5", "256.1.1.1",
            "4294967296", "08.8.8.8", "999", "[::1]", "[::]", "[::ffff:127.0.0.1]",
            "[::ffff:8.8.8.8]", "[::127.0.0.1]", "[0:0:0:0:0:0:0:1]", "[fe80::1]", "[fc00::1]",
            "[fd12:3456::1]", "[ff02::1]", "[fec0::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
            "[2001::1]", "[2001:db8::1]", "[3fff::1]", "[100::1]", "localhost", "LOCALHOST",
            "localhost.", "www.localhost", "printer", "router.local", "db.internal", "nas.lan",
            "fritz.home.arpa", "x.corp", "１２７.0.0.1", "①②⑦.0.0.1", "ｌocalhost", "127。0。0。1",
            "%31%32%37.0.0.1", "0x7f.0。0。1", "printer.ｌan", "0x7f.0.0.１", "127.0.0.①", "x.local。",
            "x。local", "10.0.0.1\u{AD}",
            "127.0.0.1\u{200B}",
        ]) func refused(host: String)
    {
        // What libcurl's own parser refuses is refused already.
        guard let address = try? WebAddress("http://\(host)/x?y") else { return }
        let refusal = AddressRule().refusal(of: address)
        #expect(refusal != nil, "\(address.host) is asked")
        #expect(refusal?.description.contains("x?y") != true)
    }

    @Test(
        "What is on the public internet is asked",
        arguments: [
            "jobs.example.org", "example.org.", "a_b.example.org", "8.8.8.8", "1.1", "172.15.0.1",
            "172.32.0.1", "100.128.0.1", "169.253.0.1", "[2606:4700::6810:84e5]",
            "[2001:4860:4860::8888]", "[2a00:1450:4001:80b::200e]", "müller.example",
            "straße.example",
            "例え.example", "localhost.example.org", "127.0.0.1.example.org", "xn--mller-kva.example",
        ]) func asked(host: String) throws
    {
        let address = try WebAddress("https://\(host)/")
        #expect(AddressRule().refusal(of: address) == nil)
    }

    @Test("An exception is a server with its port") func exceptions() throws {
        let rule = AddressRule(exceptions: ["127.0.0.1:8080", "intranet"])
        #expect(rule.refusal(of: try WebAddress("http://127.0.0.1:8080/x")) == nil)
        #expect(rule.refusal(of: try WebAddress("http://intranet/")) == nil)
        #expect(rule.refusal(of: try WebAddress("http://127.0.0.1/x")) == .number("127.0.0.1"))
        #expect(rule.refusal(of: try WebAddress("http://127.0.0.1:81/")) == .number("127.0.0.1"))
        #expect(rule.refusal(of: try WebAddress("http://intranet:81/")) == .innerName("intranet"))
    }

    @Test("Hostile hosts break nothing", .enabled(if: SharedData.isPresent, HostileTexts.absent))
    func hostile() throws {
        for text in try HostileTexts.all() {
            for candidate in ["http://\(text)/", "http://[\(text)]/", "http://\(text).example/"] {
                guard let address = try? WebAddress(candidate) else { continue }
                _ = AddressRule().refusal(of: address)
            }
        }
    }
}
