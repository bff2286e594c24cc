internal import Prelude
internal import Web

/// What an error of OpenAI's API tells. Its words are read here and go nowhere else: they can repeat
/// what was sent.
struct OpenAIError {
    /// The status, or the code inside the document when that is one.
    let status: Int
    private let words: String
    private let wait: Duration?

    init(_ response: Response) {
        let document = try? response.json()
        let error = document?["error"] ?? document
        status = response.status
        words = OpenAIError.words(error)
        wait = RetryAfter.seconds(response.head["retry-after"])
    }

    init(_ error: JSONValue, status: Int) {
        let code = error["code"]?.int ?? error["code"]?.string.flatMap(Int.init)
        let isFailure = code.map { (400..<600).contains($0) } ?? false
        self.status = isFailure ? code ?? status : max(status, 500)
        words = OpenAIError.words(error)
        wait = nil
    }

    private static func words(_ error: JSONValue?) -> String {
        let parts = [
            error?.string, error?["message"]?.string, error?["type"]?.string,
            error?["code"]?.string, error?["param"]?.string, error?["metadata"]?["raw"]?.string,
        ]
        return parts.compactMap(\.self).joined(separator: " ").lowercased()
    }

    /// Whether the words name one of some things.
    func isAbout(_ things: [String]) -> Bool { things.contains { words.contains($0) } }

    /// The problem that it means.
    func problem(service: String, model: String) -> ModelProblem {
        switch status {
        case 401: return .unauthorized(service: service)
        case 402: return .noCredit(service: service)
        case 403: return .forbidden(service: service)
        case 404: return .unknownModel(model, service: service)
        case 413: return .tooLong(service: service)
        case 408: return .trouble(service: service, status: status)
        case 429:
            // OpenAI says so too when nothing is left to pay with.
            return isAbout(["insufficient_quota"])
                ? .noCredit(service: service) : .tooOften(service: service, wait: wait)
        case 400..<500:
            if isAbout(["context_length", "context length", "too long", "maximum context"]) {
                return .tooLong(service: service)
            }
            if isAbout(["content_policy", "content_filter", "moderation"]) {
                return .withheld(service: service)
            }
            return .refused(service: service, status: status)
        default: return .trouble(service: service, status: status)
        }
    }
}
