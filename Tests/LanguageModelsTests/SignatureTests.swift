import LanguageModels
import Prelude
import Testing
import Web

/// The published examples of AWS ("Signature Version 4 test suite"): the key, the moment and the
/// service of all are the same.
@Suite("Signatures for AWS") struct SignatureTests {
    private struct Case: CustomTestStringConvertible {
        var name: String
        var method = Request.Method.get
        var target = "/"
        var headers: [(String, String)] = []
        var body: String?
        var signature: String
        var testDescription: String { name }
    }

    private static let cases = [
        Case(
            name: "get-vanilla",
            signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        Case(
            name: "get-vanilla-query-order-key-case", target: "/?Param2=value2&Param1=value1",
            signature: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
        Case(
            name: "post-vanilla", method: .post,
            signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        Case(
            name: "post-x-www-form-urlencoded", method: .post,
            headers: [("Content-Type", "application/x-www-form-urlencoded")], body: "Param1=value1",
            signature: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
    ]

    @Test("A request is signed as AWS's own examples are", arguments: cases)
    private func published(example: Case) throws {
        var request = Request(
            example.method, try WebAddress("https://example.amazonaws.com" + example.target))
        for (name, value) in example.headers { request.set(name, value) }
        request.body = example.body.map { Array($0.utf8) }
        let credentials = AWSCredentials(
            keyID: "AKIDEXAMPLE", key: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"))
        SignatureV4(credentials, region: "us-east-1", service: "service")
            .sign(&request, now: moment)
        let value = request.headers.last?.value.revealed ?? ""
        #expect(value.hasSuffix("Signature=\(example.signature)"))
        #expect(
            value.hasPrefix("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/"))
    }

    /// What AWS's own library for Python (botocore) signs, for model ids with a colon and with slashes.
    @Test(
        "The path of a model is signed as it is sent, encoded once more",
        arguments: [
            (
                "anthropic.claude-3-5-sonnet-20241022-v2:0", nil,
                "4b0ce359ebde80ed2eeacf07483adbb3cefc4d6771d415c9b3d474a13f630fb0"
            ),
            (
                "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-pro-v1:0",
                "session+token/1==",
                "0ec3b582c378ba02f46eb034a7ea2b423920d9146ec0a0759d11b5c57be38938"
            ),
        ]) func modelIDs(model: String, token: String?, signature: String) throws
    {
        let address = try WebAddress("https://bedrock-runtime.eu-central-1.amazonaws.com")
        var request = Request(.post, address.appending("model", model, "converse"))
        request.body = Array(#"{"messages":[]}"#.utf8)
        request.set("Content-Type", "application/json")
        let credentials = AWSCredentials(
            keyID: "AKIDEXAMPLE", key: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            sessionToken: token.map { Secret($0) })
        let noon = Timestamp(try #require(Day(year: 2026, month: 11, day: 29))) + .seconds(43_205)
        SignatureV4(credentials, region: "eu-central-1", service: "bedrock")
            .sign(&request, now: noon)
        let value = request.headers.last?.value.revealed ?? ""
        #expect(value.hasSuffix("Signature=\(signature)"))
    }

    private let moment = Timestamp(microseconds: 1_440_938_160_000_000)
}
