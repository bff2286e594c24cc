internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// The likeliest pairs that a model has not read as they are today, the rules' best first.
struct ModelPairs: Sendable {
    /// A person, with a CV, and a listing.
    struct Pair: Sendable {
        var person: PersonSkills.Person
        var listing: AskingListing
        var text: String
        var version: String
    }

    /// How many of the rules' scores are looked through.
    private static let maximumScores = 5000

    private(set) var pairs: [Pair] = []

    /// The pairs of one batch; none once so many were read in the run.
    init(
        since: Timestamp, scorer: String, run: ID<Run>, limit: Int, batch: Int,
        on connection: any Connection
    ) throws {
        let skills = try PersonSkills(on: connection)
        let begun: Timestamp? = try connection.value(
            "SELECT created_at FROM run WHERE id = \(run)")
        let done: Int =
            try connection.value(
                """
                SELECT count(*) FROM fit WHERE scored_by LIKE 'model:%'
                AND scored_at >= \(begun ?? since)
                """) ?? 0
        guard done < limit else { return }
        // A score by a model takes the place of the rules', so that what is current by rules was not read.
        let rows = try connection.query(
            """
            SELECT candidate_id, listing_id FROM fit JOIN listing ON listing.id = listing_id
            WHERE is_current = 1 AND scored_by = \(FitPairs.rules) AND score > 0
            AND closed_at IS NULL
            AND coalesce(posted_on >= \(since.day.description), first_seen >= \(since))
            AND candidate_id IN (
                SELECT id FROM candidate WHERE \(Fit.isWanted) AND is_kept_home = 0)
            ORDER BY score DESC, fit.id LIMIT \(Self.maximumScores)
            """
        ).map {
            (try $0.get(0, as: ID<Candidate>.self), try $0.get(1, as: ID<Listing>.self))
        }
        for (candidate, listing) in rows {
            guard pairs.count < min(batch, limit - done) else { return }
            let person = try PersonSkills.people(where: "id = \(candidate)", on: connection).first
            let text: String? = try connection.value(
                """
                SELECT text FROM document WHERE candidate_id = \(candidate) AND is_current = 1
                ORDER BY id DESC LIMIT 1
                """)
            guard let person, let text, !text.isEmpty,
                let listing = try AskingListing.one(listing, skills, on: connection)
            else { continue }
            let version = FitPairs.version(person, listing, by: scorer)
            let isKnown: Int? = try connection.value(
                "SELECT 1 FROM fit WHERE candidate_id = \(candidate) AND version = \(version)")
            guard isKnown == nil else { continue }
            pairs.append(Pair(person: person, listing: listing, text: text, version: version))
        }
    }
}
