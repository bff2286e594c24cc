package import Prelude

/// A value that a model gave, and how it came about.
package struct Asked<Value: Sendable>: Sendable {
    /// The value.
    package var value: Value
    /// The document that it was read from, to be kept: the same shape reads it again.
    package var document: JSONValue
    /// The mistakes that the model had to repair; empty when it was right at once.
    package var repaired: [ShapeMistake]
}

extension LanguageModel {
    /// Asks for a value of a shape. A model whose answer has another shape is told everything that is
    /// wrong with it and may repair it once.
    ///
    /// - Throws: `ModelProblem`: `.cutOff` when the answer is longer than allowed, so that the caller
    ///   can divide what it asks; `.wrongShape` when the repair is wrong too.
    package func ask<Value: Sendable>(
        _ prompt: FilledPrompt, for shape: Shape<Value>, purpose: CallPurpose
    ) async throws(ModelProblem) -> Asked<Value> {
        var call = ChatCall(
            model: id, messages: prompt.messages,
            form: .json(name: prompt.name, schema: shape.schema),
            maximumTokens: prompt.maximumTokens)
        let first = try await answer(call, for: purpose)
        let mistakes: [ShapeMistake]
        do { return try asked(first, shape, repaired: []) } catch {
            mistakes = try repairable(error)
        }
        call.messages.append(ChatCall.Message(.assistant, first.text))
        call.messages.append(
            ChatCall.Message(
                .user,
                """
                That answer does not have the form that was asked for:
                \(ShapeMistakes(all: mistakes))
                Answer again with the whole document, these places repaired and everything else as \
                it was.
                """))
        let second = try await answer(call, for: purpose)
        do { return try asked(second, shape, repaired: mistakes) } catch {
            throw .wrongShape(mistakes: try repairable(error).count)
        }
    }

    private enum Unusable: Error {
        case problem(ModelProblem)
        case mistakes([ShapeMistake])
    }

    private func repairable(_ unusable: Unusable) throws(ModelProblem) -> [ShapeMistake] {
        switch unusable {
        case .problem(let problem): throw problem
        case .mistakes(let mistakes): return mistakes
        }
    }

    private func asked<Value: Sendable>(
        _ answer: ChatAnswer, _ shape: Shape<Value>, repaired: [ShapeMistake]
    ) throws(Unusable) -> Asked<Value> {
        switch answer.ending {
        case .cutOff: throw .problem(.cutOff(service: name))
        case .withheld: throw .problem(.withheld(service: name))
        case .complete: break
        }
        let document: JSONValue
        do { document = try AnswerText.document(answer.text) } catch {
            throw .mistakes([
                ShapeMistake(path: "", expected: "one JSON document", found: error.description)
            ])
        }
        do {
            let value = try shape.value(of: document)
            return Asked(value: value, document: document, repaired: repaired)
        } catch { throw .mistakes(error.all) }
    }
}
