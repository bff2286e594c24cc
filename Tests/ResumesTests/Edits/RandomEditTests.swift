import Language
import Prelude
import Resumes
import Testing

@Suite("Random edits") struct RandomEditTests {
    /// Words that models add, beside those of the résumé.
    private static let foreign = [
        "Google", "google", "7", "90%", "seven", "PhD", "Rust", "senior", "led", "March", "2021",
        "million", "and", "with", "for", "the", "of", "at", "by", "in", "using", "not", "to",
    ]

    @Test(
        "Whatever is made of a text by chance, an accepted one has no number, name or word of its own"
    )
    func chance() throws {
        let resume = SampleResume.resume
        var generator = SeededGenerator(seed: 11)
        let pool = resume.fields.flatMap { $0.text.split(separator: " ").map(String.init) }
        var accepted = 0
        for _ in 0..<1_200 {
            let piece = try #require(resume.pieces.randomElement(using: &generator))
            let original = try #require(resume.text(of: piece))
            let text = mutated(original, pool, &generator)
            let edit = ResumeEdit(id: piece.id, change: .replace(original: original, text: text))
            let outcome = EditGates.apply([edit], to: resume)
            guard outcome.refused.isEmpty else { continue }
            accepted += 1
            check(text, against: original, piece, resume)
        }
        // Otherwise nothing would have been checked.
        #expect(accepted > 50)
    }

    private func mutated(
        _ text: String, _ pool: [String], _ generator: inout SeededGenerator
    ) -> String {
        var words = text.split(separator: " ").map(String.init)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            guard let place = words.indices.randomElement(using: &generator) else { break }
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: words.remove(at: place)
            case 1: words.swapAt(place, Int.random(in: words.indices, using: &generator))
            case 2: words.insert(Self.foreign.randomElement(using: &generator) ?? "", at: place)
            case 3: words.insert(pool.randomElement(using: &generator) ?? "", at: place)
            default: words.append(words.remove(at: place))
            }
        }
        return words.joined(separator: " ")
    }

    /// Checks an accepted text by rules written apart from the gates'.
    private func check(
        _ text: String, against original: String, _ piece: ResumePiece, _ resume: Resume
    ) {
        let entry = piece.id.split(separator: "/").prefix(2).joined(separator: "/")
        let fields = resume.fields.filter { piece == .summary || $0.id.hasPrefix(entry) }
        let known = Set(fields.flatMap { Tokenizer.tokens(of: $0.text).map(\.folded) })
        let neutral: Set<String> = [
            "and", "with", "for", "the", "of", "at", "by", "in", "using", "to", "a", "an",
            "from", "its", "that", "did", "on", "der", "die", "fur", "mit", "bei", "und", "von",
        ]
        let tokens = Tokenizer.tokens(of: text)
        for token in tokens {
            #expect(known.contains(token.folded) || neutral.contains(token.folded), "\(text)")
        }
        func numbers(_ text: String) -> [String] {
            Tokenizer.tokens(of: text).filter { $0.kind == .number }.map(\.folded)
        }
        let (new, old) = (numbers(text), numbers(original))
        var rest = old[...]
        for number in new where piece != .summary {
            let place = rest.firstIndex(of: number)
            #expect(place != nil, "\(text)")
            rest = place.map { rest[($0 + 1)...] } ?? []
        }
        for word in ["not", "Helped", "Assisted", "prototype", "Planned", "teilweise", "ohne"]
        where original.contains(word) {
            #expect(text.lowercased().contains(word.lowercased()), "\(text)")
        }
    }
}
