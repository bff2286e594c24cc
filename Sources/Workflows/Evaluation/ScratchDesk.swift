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
        let desk = try filled(post: post, resumes: resumes)
        let matchmaking = Matchmaking(
            on: desk.database, knowledge: knowledge, zones: TimeZones { _, _ in nil },
            model: embedding.model)
        _ = try matchmaking.run(
            job: desk.job, profile: profile, top: max(1, resumes.count), now: Timestamp(today),
            ids: IDSource(seed: 2), embed: embedding.vectors)
        let lines = try desk.database.read { try MatchStore.lines(of: desk.job, on: $0) }
        var matches: [String: Match] = [:]
        for line in lines {
            guard let name = desk.names[line.match.candidate.text] else { continue }
            matches[name] = line.match
        }
        return matches
    }

    /// A desk of its own with a post and some CVs.
    func filled(
        post: String, resumes: [(name: String, text: String)]
    ) throws -> PairedTexts {
        try PairedTexts(
            post: document(post, "post.txt"),
            resumes: resumes.map { ($0.name, try document($0.text, $0.name)) },
            on: makeDesk(), Normalizing(knowledge: knowledge, today: today), now: Timestamp(today))
    }

    private func document(_ text: String, _ name: String) throws -> Document {
        let read = try documents.read(Array(text.utf8), path: name)
        guard let document = read.first else {
            throw DocumentError(.empty, "\(name) holds nothing", hint: "")
        }
        return document
    }
}
