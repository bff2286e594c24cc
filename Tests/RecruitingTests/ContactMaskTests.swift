import Recruiting
import Testing

@Suite("Masking contacts") struct ContactMaskTests {
    @Test(
        "Contacts are hidden, in whichever style they are written",
        arguments: [
            ("Write to runa.feldmark+jobs@example.org today.", "Write to [e-mail] today."),
            ("E-mail:runa@example.org|+49 30 1234567", "E-mail:[e-mail]|[phone]"),
            ("<runa@example.org>, or (mio@example.com).", "<[e-mail]>, or ([e-mail])."),
            ("runa (at) example (dot) org", "[e-mail]"),
            ("Reach runa at example dot org.", "Reach [e-mail]."),
            ("runa[at]example.org", "[e-mail]"),
            ("runa @ example.org", "[e-mail]"),
            ("mailto:runa@example.org", "mailto:[e-mail]"),
            ("Call +49 (0)30 123 45-67 or 0151/23456789.", "Call [phone] or [phone]."),
            ("(415) 555-0100, 415-555-0100, 555-0100", "[phone], [phone], [phone]"),
            ("06 12 34 56 78", "[phone]"), ("01.23.45.67.89", "[phone]"),
            ("tel:+4930123456", "tel:[phone]"), ("Phone: 00 44 20 7946 0958", "Phone: [phone]"),
            ("600 123 456", "[phone]"), ("٠٣٠ ١٢٣ ٤٥٦٧", "[phone]"),
            ("see https://runa.example.org/cv?x=1.", "see [link]."),
            ("[site](https://runa.dev)", "[[link])"),
            ("github.com/runa, linkedin.com/in/runa-f", "[link], [link]"),
            ("www.runa-feldmark.de and runa.dev", "[link] and [link]"),
            ("t.me/runa • @runa_f", "[link] • [handle]"),
            ("GitHub: runa-f, Telegram:runaf", "GitHub: [handle], Telegram:[handle]"),
            ("Discord runa#4711", "Discord [handle]"),
        ])
    func hides(text: String, expected: String) {
        #expect(ContactMask().masked(text) == expected)
    }

    @Test(
        "What is no contact stays as it is",
        arguments: [
            "Designed a payments service in Rust that settles 2,000,000 transfers a day.",
            "03/2019 – 02/2021: Node.js, ASP.NET, Socket.io and Next.js, e.g. C++ and C#.",
            "From 2015-01 to 2019-12, 2015 – 2019, 15.03.2019.",
            "Grew it from 12 000 000 to 99.999 % and 80 000 – 100 000 users, $38M locked.",
            "Ran 1000-5000 hosts at 192.168.10.100, ISO 27001-2013, TCP/IP, and/or CI/CD.",
            "Engineer @ Tidewerk, 24/7, 1234567.89 EUR, version 10.15.7.",
            "Worked at Tidewerk; team.It grew. Issue #12345678.",
        ])
    func keeps(text: String) {
        #expect(ContactMask().masked(text) == text)
    }

    @Test("What is known of a person is hidden as a word of its own") func known() {
        let mask = ContactMask(known: ["runa-f-example", "ru"])
        #expect(mask.masked("Known as Runa-F-Example, rust") == "Known as [handle], rust")
        #expect(mask.masked("arruna-f-examples") == "arruna-f-examples")
    }

    @Test("Any text survives the mask") func hostile() {
        for text in ["", "@", "+", "(", "a@", "@@", "::", "http://", "((((", "＠", "0-", "a at"] {
            _ = ContactMask().masked(text)
        }
        let long = String(repeating: "1 (2) ", count: 20_000)
        #expect(!ContactMask().masked(long).isEmpty)
    }
}
