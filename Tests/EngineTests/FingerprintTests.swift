import Engine
import Prelude
import Testing

@Suite("Fingerprints") struct FingerprintTests {
    @Test(
        "What differs from record to record is left out, and what is left can be read",
        arguments: [
            ("status 429 from the model", "status * from the model"),
            ("no record 01jd3x9k2v of candidate", "no record * of candidate"),
            ("records 1, 2, 3 and 4 are gone", "records * and * are gone"),
            ("cannot read /home/ada/cv.pdf today", "cannot read * today"),
            ("no column \"Ada Lovelace\" here", "no column * here"),
            ("no column “Ada Lovelace” here", "no column * here"),
            ("a field 'Ada Lovelace' is empty", "a field * is empty"),
            ("the server doesn't answer", "the server doesn't answer"),
            ("an end is missing: \"Ada", "an end is missing: *"),
            ("  too   many\tspaces\n", "too many spaces"),
            ("", ""),
        ])
    func replaced(message: String, fingerprint: String) {
        #expect(Fingerprint.of(message) == fingerprint)
    }

    @Test("The type of an error is part of its fingerprint") func types() {
        struct Refused: Error, CustomStringConvertible { let description = "no answer" }
        struct Lost: Error, CustomStringConvertible { let description = "no answer" }
        #expect(Failure(Refused()).fingerprint == "Refused: no answer")
        #expect(Failure(Lost()).fingerprint != Failure(Refused()).fingerprint)
        #expect(Failure(Refused()).message == "no answer")
    }

    @Test("A whole document in an error makes neither message nor fingerprint long") func long() {
        let words = String(repeating: "word ", count: 200_000)
        #expect(Fingerprint.of(words).count == Fingerprint.maximumLength)
        #expect(Failure(words).message.count == Failure.maximumMessage)
        #expect(Failure("x", fingerprint: words).fingerprint.count <= 2 * Fingerprint.maximumLength)
        let late = String(repeating: "\"quoted\" ", count: 1_000_000) + "word"
        #expect(Fingerprint.of(late) == "*")
    }

    @Test("What an error advises is kept; one that advises nothing may pass") func advice() {
        struct Busy: RetryAdvising {
            let isTransient = false
            let retryAfter: Duration? = .seconds(7)
        }
        struct Unknown: Error {}
        #expect(!Failure(Busy()).isTransient)
        #expect(Failure(Busy()).retryAfter == .seconds(7))
        #expect(Failure(Unknown()).isTransient)
        #expect(Failure(Unknown()).retryAfter == nil)
        let failure = Failure("as it is", isTransient: false)
        #expect(Failure(failure) == failure)
    }
}
