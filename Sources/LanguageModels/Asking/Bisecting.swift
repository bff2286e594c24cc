/// Asks about many things in portions, and about smaller ones where an answer was cut off.
package enum Bisecting {
    /// The answers about all things, in their order.
    ///
    /// - Parameters:
    ///   - size: How many things one call is asked about at most.
    ///   - ask: Asks about some of them. When it throws `ModelProblem.cutOff` or `.tooLong` each half
    ///     is asked about by itself; for a single thing that is the end.
    ///   - done: Gets each portion's answer as it comes, so that it can be kept before the next is
    ///     asked for.
    /// - Throws: `ModelProblem`, and what `done` throws.
    package static func answers<Thing: Sendable, Answer: Sendable>(
        _ things: [Thing], size: Int,
        ask: (ArraySlice<Thing>) async throws(ModelProblem) -> Answer,
        done: (ArraySlice<Thing>, Answer) async throws -> Void = { _, _ in }
    ) async throws -> [Answer] {
        precondition(size >= 1, "a call is about something")
        var waiting = stride(from: 0, to: things.count, by: size).map {
            things[$0..<min($0 + size, things.count)]
        }[...]
        var answers: [Answer] = []
        while let portion = waiting.popFirst() {
            do throws(ModelProblem) {
                let answer = try await ask(portion)
                answers.append(answer)
            } catch {
                guard portion.count > 1, error.isAboutLength else { throw error }
                let middle = portion.startIndex + portion.count / 2
                waiting = [portion[..<middle], portion[middle...]] + waiting
                continue
            }
            if let last = answers.last { try await done(portion, last) }
        }
        return answers
    }
}

extension ModelProblem {
    /// Whether less at once would help.
    package var isAboutLength: Bool {
        switch self {
        case .cutOff, .tooLong: true
        default: false
        }
    }
}
