import Prelude

/// Signs the addresses of files, which change with every answer and die.
struct AirtableFiles: Sendable {
    /// What an address is worth.
    enum Standing: Hashable, Sendable {
        case good, dead, forged
    }

    let seed: UInt64
    let life: Duration
    private var issued = 0
    private var lastDead = 0

    init(seed: UInt64, life: Duration) {
        self.seed = seed
        self.life = life
    }

    /// A new path to a file.
    mutating func path(to file: AirtableAttachment, now: Timestamp) -> String {
        issued += 1
        let ticket = "\(issued).\(now.microseconds)"
        return "/attachments/\(file.id)/\(ticket).\(signature(file.id, ticket))/"
            + AirtableFiles.escaped(file.filename)
    }

    /// Lets every address given so far die.
    mutating func killAll() { lastDead = issued }

    /// What an address with a file's id and a signed ticket is worth.
    func standing(of id: String, ticket: String, now: Timestamp) -> Standing {
        let parts = ticket.split(separator: ".")
        guard parts.count == 3, let number = Int(parts[0]), let moment = Int64(parts[1]),
            parts[2] == signature(id, "\(number).\(moment)")
        else { return .forged }
        let age = now - Timestamp(microseconds: moment)
        return number > lastDead && age < life ? .good : .dead
    }

    private func signature(_ id: String, _ ticket: String) -> String {
        // FNV-1a, then mixed with the seed: nobody guesses it by accident.
        let hash = "\(id)/\(ticket)".utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        var generator = SeededGenerator(seed: hash ^ seed)
        return String(generator.next(), radix: 16)
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                byte < 0x80
                && (Character(Unicode.Scalar(byte)).isLetter
                    || Character(Unicode.Scalar(byte)).isNumber || "-._~".utf8.contains(byte))
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain
                ? String(Unicode.Scalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
