internal import Documents
internal import Language
internal import Prelude
internal import Recruiting
internal import Storage

/// The whole line from texts to totals on a desk of its own, as the program runs it: read,
/// normalize, take in, make vectors, match.
struct ScratchDesk {
    /// Makes an empty desk with the tables of the schema.
    let makeDesk: @Sendable () throws -> any Database
    let knowledge: Knowledge
    let today: Day
    let documents: DocumentReader
    /// What makes vectors.
    let embedding: EvaluationEmbedding

    /// The totals of some CVs for a post with a score profile, by the CVs' names; none when the
    /// post cannot be matched.
    func totals(
        post: String, resumes: [(name: String, text: String)], profile: String
    ) throws -> [String: Double] {
        try matches(post: post, resumes: resumes, profile: profile).mapValues(\.score)
    }

    /// The matches of some CVs for a post with a score profile, by the CVs' names; none when the
    /// post cannot be matched.
    func matches(
        post: String, resumes: [(name: String, text: String)], profile: String
    ) throws -> [String: Match] {
        let database = try makeDesk()
        let normalizing = Normalizing(knowledge: knowledge, today: today)
        let now = Timestamp(today)
        let drafts = try resumes.map { resume in
            (resume.name, try document(resume.text, resume.name))
        }.map { ($0.0, $0.1, normalizing.draft($0.1, subject: .candidate)) }
        let job = try document(post, "post.txt")
        let wanted = normalizing.draft(job, subject: .job)
        let (names, id) = try database.write { connection in
            var intake = Intake(
                on: connection, source: RulesReading.source, now: now, ids: IDSource(seed: 1))
            var names: [String: String] = [:]
            for (name, document, draft) in drafts {
                guard case .candidate(let draft) = draft else { continue }
                names[try intake.take(draft, from: document.incoming).id] = name
            }
            guard case .job(let draft) = wanted else { return (names, "") }
            return (names, try intake.take(draft, from: job.incoming).id)
        }
        let matchmaking = Matchmaking(
            on: database, knowledge: knowledge, zones: TimeZones { _, _ in nil },
            model: embedding.model)
        _ = try matchmaking.run(
            job: ID(id), profile: profile, top: max(1, resumes.count), now: now,
            ids: IDSource(seed: 2), embed: embedding.vectors)
        let lines = try database.read { try MatchStore.lines(of: ID(id), on: $0) }
        var matches: [String: Match] = [:]
        for line in lines {
            guard let name = names[line.match.candidate.text] else { continue }
            matches[name] = line.match
        }
        return matches
    }

    private func document(_ text: String, _ name: String) throws -> Document {
        let read = try documents.read(Array(text.utf8), path: name)
        guard let document = read.first else {
            throw DocumentError(.empty, "\(name) holds nothing", hint: "")
        }
        return document
    }
}
