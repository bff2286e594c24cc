import Hashing
import Testing

@Suite("Hashes") struct HashTests {
    @Test(
        "SHA-256 gives the values of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ]) func hash(text: String, expected: String)
    {
        #expect(SHA256.hex(text) == expected)
    }

    @Test(
        "HMAC gives the values of RFC 4231",
        arguments: [
            (
                [UInt8](repeating: 0x0B, count: 20), "Hi There",
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                Array("Jefe".utf8), "what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                [UInt8](repeating: 0xAA, count: 131),
                "Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
        ]) func authentication(key: [UInt8], message: String, expected: String)
    {
        let code = SHA256.authentication(of: Array(message.utf8), key: key)
        #expect(Hexadecimal.text(code) == expected)
    }

    @Test("An empty key is a key") func emptyKey() {
        // The value that openssl, Python and AWS's own signers give.
        let code = SHA256.authentication(of: [], key: [])
        #expect(
            Hexadecimal.text(code)
                == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    }
}
