import Testing
import Web

@Suite("Addresses") struct AddressTests {
    @Test("An address is taken apart") func parts() throws {
        let address = try WebAddress("https://API.example.org:8443/v0/base%201/x?a=1&b=2")
        #expect(address.scheme == "https")
        #expect(address.host == "api.example.org")
        #expect(address.port == 8443)
        #expect(address.path == "/v0/base%201/x")
        #expect(address.query == "a=1&b=2")
        #expect(address.text == "https://api.example.org:8443/v0/base%201/x?a=1&b=2")
    }

    @Test(
        "What is no address of the web is refused",
        arguments: [
            "", "example.org", "ftp://example.org/", "file:///etc/passwd", "https://",
            "http://a b/",
            "https://user:word@example.org/", "https://example.org/\u{0}", "gopher://example.org",
            "https://" + String(repeating: "a", count: 20_000),
        ]) func refused(text: String)
    {
        #expect(throws: WebError.badAddress) { try WebAddress(text) }
    }

    @Test("A description shows neither path nor query") func description() throws {
        let address = try WebAddress("https://files.example.org/signed/abc?key=secret")
        #expect("\(address)" == "https://files.example.org")
        var dumped = ""
        dump(Request(.get, address), to: &dumped)
        #expect(!dumped.contains("signed") && !dumped.contains("secret"))
    }

    @Test("Parts and queries are escaped") func escaping() throws {
        let base = try WebAddress("https://example.org/v0/")
        #expect(
            base.appending("Open Position (Job Title)", "a/b").path
                == "/v0/Open%20Position%20%28Job%20Title%29/a%2Fb")
        #expect(
            base.asking([("filter", "{A} = \"ü\"")]).query == "filter=%7BA%7D%20%3D%20%22%C3%BC%22")
    }

    @Test(
        "A reference is resolved against the address it stands at",
        arguments: [
            ("/x", "https://example.org/x"), ("c?d=1", "https://example.org/a/c?d=1"),
            ("//other.org/y", "https://other.org/y"), ("http://other.org", "http://other.org/"),
        ]) func resolving(reference: String, expected: String) throws
    {
        let base = try WebAddress("https://example.org/a/b?q=1")
        #expect(try base.resolved(reference).text == expected)
    }

    @Test(
        "Only numbers lead to this machine, and not names that begin like them",
        arguments: [
            ("127.0.0.1", true), ("127.255.1.2", true), ("localhost", true), ("[::1]", true),
            ("127.0.0.1.example.org", false), ("127.example.org", false), ("127.1", true),
            ("128.0.0.1", false), ("127.0.0.300", false),
        ]) func loopback(_ host: String, _ expected: Bool) throws
    {
        #expect(try WebAddress("http://\(host)/").isLoopback == expected)
    }
}
