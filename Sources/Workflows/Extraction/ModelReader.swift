internal import Documents
internal import Language
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage

/// Reads documents with a model, through the cache, and lays its answer over what the rules read.
struct ModelReader {
    /// The version of what turns answers into drafts.
    static let version = "1"
    /// The most of a text that is sent, in bytes; what is longer is read by the rules alone.
    static let maximumText = 200_000

    private let model: LanguageModel
    private let cache: ExtractionCache
    private let database: any Database
    private let knowledge: Knowledge
    private let today: Day

    init(
        _ model: LanguageModel, cache: ExtractionCache, database: any Database,
        knowledge: Knowledge, today: Day
    ) {
        self.model = model
        self.database = database
        self.cache = cache
        self.knowledge = knowledge
        self.today = today
    }

    /// How a document was read.
    enum Read: Sendable {
        /// By the model and the rules.
        case both(Normalizing.Draft)
        /// Somebody else is asking about the same text, in this run.
        case generating(run: String?)
        /// The model could not answer now, and is asked again at a moment.
        case resting(until: Timestamp)
        /// By the rules alone, since the model did not answer, and why.
        case rules(Normalizing.Draft, because: String)
        /// By the rules alone, now and whenever it is read, and why.
        case rulesForGood(Normalizing.Draft, because: String)
    }

    /// Who reads, as provenance has it.
    var source: String { "model:\(model.name)" }

    /// The key under which a document's reading is kept; nil for a text that says nothing, or more than
    /// is sent.
    func key(_ kept: KeptDocument, as subject: Subject) -> ExtractionKey? {
        guard kept.document.text.utf8.count <= Self.maximumText else { return nil }
        let prompt =
            switch subject {
            case .candidate: NormalizeCV.prompt.fingerprint(NormalizeCV.shape.schema)
            case .job: NormalizeJob.prompt.fingerprint(NormalizeJob.shape.schema)
            }
        return ExtractionKey(
            type: subject == .candidate ? "resume" : "jd", text: kept.document.text,
            extractor: Self.version, model: model.name, prompt: prompt)
    }

    /// Reads a document as what it is about.
    ///
    /// - Parameter again: Whether a reading that was given up is tried again.
    /// - Throws: `ModelProblem.cancelled`, and what the desk throws.
    func read(
        _ kept: KeptDocument, as subject: Subject, run: String, again: Bool
    ) async throws -> Read {
        let normalizing = Normalizing(knowledge: knowledge, today: today)
        let rules = normalizing.draft(kept.text, as: subject)
        // What tells of nobody is not worth asking about, and what is too long would be cut.
        guard kept.document.text.utf8.count <= Self.maximumText else {
            return .rulesForGood(
                rules, because: "the text is longer than \(Self.maximumText) bytes")
        }
        guard !rules.isNobody || subject == .job, let key = key(kept, as: subject) else {
            return .rulesForGood(rules, because: "there is nothing in it to ask about")
        }
        let shown = normalizing.shown(kept.text, as: subject)
        let owner = try await owner(of: kept, rules)
        let found: ExtractionCache.Found
        do {
            found = try await cache.value(
                key, documents: [kept.document.id.text], run: run, again: again
            ) { () throws(ModelProblem) in
                try await ask(shown, subject, run: run, owner: owner)
            }
        } catch let problem as ModelProblem where problem != .cancelled {
            return .rules(rules, because: "\(problem)")
        }
        switch found {
        case .resting(let moment, _): return .resting(until: moment)
        case .generating(let run): return .generating(run: run)
        case .failed(let reason): return .rules(rules, because: reason)
        case .ready(let result, let corrections):
            guard var draft = laid(result, over: rules, kept.text) else {
                return .rules(rules, because: "what was kept of the model's answer cannot be read")
            }
            draft.correct(corrections)
            return .both(draft)
        }
    }

    /// Whom a document is about, as far as anybody can tell before it is taken in: somebody who is not
    /// to leave the desk does not leave it with a new version of their CV either, not even where only
    /// a recruiter can tell which of several records it belongs to.
    private func owner(
        of kept: KeptDocument, _ rules: Normalizing.Draft
    ) async throws -> String? {
        guard kept.owner == nil, case .candidate(let draft) = rules else { return kept.owner }
        return try await database.reading { try KnownPeople.owner(draft.identities, on: $0) }
    }

    /// The model's answers about a text, whole, or about its parts where one answer is too long.
    private func ask(
        _ text: String, _ subject: Subject, run: String, owner: String?
    ) async throws(ModelProblem) -> JSONValue {
        let paragraphs = TextParts.paragraphs(of: text)
        func asked<Value: Sendable>(
            _ prompt: Prompt, _ shape: Shape<Value>, _ kind: String
        ) async throws -> [JSONValue] {
            let purpose = CallPurpose(
                operation: prompt.name, promptVersion: prompt.version, run: run, subject: owner,
                fields: subject == .candidate ? LeavingFields.resume : LeavingFields.post)
            return try await Bisecting.answers(paragraphs, size: max(1, paragraphs.count)) {
                (portion) async throws(ModelProblem) in
                let filled = prompt.filled(
                    today: today, material: [Material(kind, portion.joined(separator: "\n\n"))])
                return try await model.ask(filled, for: shape, purpose: purpose).document
            }
        }
        do {
            let parts =
                switch subject {
                case .candidate: try await asked(NormalizeCV.prompt, NormalizeCV.shape, "CV")
                case .job: try await asked(NormalizeJob.prompt, NormalizeJob.shape, "JOB POST")
                }
            return ["parts": .array(parts)]
        } catch let problem as ModelProblem {
            throw problem
        } catch {
            throw .cancelled
        }
    }

    /// What was kept, laid over the rules; nil when it has another shape, as what an older version of
    /// the program may have kept.
    private func laid(
        _ result: JSONValue, over rules: Normalizing.Draft, _ text: SourceText
    ) -> Normalizing.Draft? {
        let parts = result["parts"]?.elements ?? []
        switch rules {
        case .candidate(let draft):
            let answers = parts.compactMap { try? NormalizeCV.shape.value(of: $0) }
            guard let first = answers.first, answers.count == parts.count else { return nil }
            var drafting = ModelResumeDrafting(
                answers.dropFirst().reduce(first) { $0.joined($1) }, text: text, rules: draft,
                knowledge: knowledge, source: source)
            var both = drafting.draft()
            both.fields.mark(NormalizeCV.prompt.version, model.name, source)
            return .candidate(both)
        case .job(let draft):
            let answers = parts.compactMap { try? NormalizeJob.shape.value(of: $0) }
            guard let first = answers.first, answers.count == parts.count else { return nil }
            var drafting = ModelJobDrafting(
                answers.dropFirst().reduce(first) { $0.joined($1) }, text: text, rules: draft,
                knowledge: knowledge, source: source)
            var both = drafting.draft()
            both.fields.mark(NormalizeJob.prompt.version, model.name, source)
            return .job(both)
        }
    }
}

extension [String: ProposedValue] {
    /// Notes with which prompt and model it was read.
    fileprivate mutating func mark(_ prompt: String, _ model: String, _ source: String) {
        self["prompt_version"] = ProposedValue(.string(prompt), confidence: 1, source: source)
        self["model_version"] = ProposedValue(.string(model), confidence: 1, source: source)
    }
}

extension Normalizing.Draft {
    /// Puts what people corrected in this very text in the place of what was read.
    fileprivate mutating func correct(_ corrections: [String: ExtractionCache.Correction]) {
        func corrected(_ fields: inout [String: ProposedValue]) {
            for (field, correction) in corrections {
                fields[field] = ProposedValue(
                    correction.value, confidence: 1, source: "human:\(correction.who)")
            }
        }
        switch self {
        case .candidate(var draft):
            corrected(&draft.fields)
            self = .candidate(draft)
        case .job(var draft):
            corrected(&draft.fields)
            self = .job(draft)
        }
    }

    /// Adds a warning to the document.
    mutating func warn(_ warning: String) {
        switch self {
        case .candidate(var draft):
            draft.warnings.append(warning)
            self = .candidate(draft)
        case .job(var draft):
            draft.warnings.append(warning)
            self = .job(draft)
        }
    }
}

/// Cuts a text where a person would.
enum TextParts {
    /// The paragraphs of a text; lines where it has no paragraphs.
    static func paragraphs(of text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let paragraphs = lines.split { $0.allSatisfy(\.isWhitespace) }
            .map { $0.joined(separator: "\n") }
        return paragraphs.count > 1 ? paragraphs : lines.map(String.init)
    }
}
