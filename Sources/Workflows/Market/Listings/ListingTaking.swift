internal import Documents
package import Engine
internal import Hashing
internal import Language
package import Prelude
package import Recruiting
package import Storage

/// Makes a listing of the market a job of the desk.
package struct ListingTaking: Sendable {
    /// What the ledger calls it.
    package static let action = "take listing"

    private let knowledge: Knowledge
    private let today: Day

    /// A taking with what the machine knows.
    package init(knowledge: Knowledge, today: Day) {
        self.knowledge = knowledge
        self.today = today
    }

    /// Why a listing cannot become a job.
    package enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
        /// There is no such listing.
        case missing(String)
        /// It is one already.
        case taken(ID<Job>)

        /// One sentence.
        package var description: String {
            switch self {
            case .missing(let id): "there is no listing \(id)"
            case .taken(let job): "the listing is job \(job) of the desk already"
            }
        }
    }

    /// Makes it one, in the caller's transaction: its text is read as the post of a job, and its addresses,
    /// pay and places, which the text may not hold, stand above it.
    ///
    /// - Throws: `Problem`.
    package func take(
        _ id: ID<Listing>, ledger: inout Ledger, ids: inout IDSource, on connection: any Connection
    ) throws -> ID<Job> {
        // Whoever takes it at the same moment waits here until this one is done, and finds it taken.
        try connection.execute("UPDATE listing SET job_id = job_id WHERE id = \(id)")
        guard let listing = try connection.first(Listing.self, "WHERE id = \(id)") else {
            throw Problem.missing(id.text)
        }
        if let job = listing.job { throw Problem.taken(job) }
        let address: String? = try connection.value(
            """
            SELECT address FROM listing_address WHERE listing_id = \(id)
            ORDER BY gone_at IS NOT NULL, position LIMIT 1
            """)
        let text = Self.post(listing, address)
        let reading = knowledge.jobPostReader(today: today).read(SourceText(text))
        var intake = Intake(
            on: connection, source: RulesReading.source, rules: knowledge.rules, now: ledger.now,
            ids: ids)
        let outcome = try intake.take(
            JobDrafting(knowledge: knowledge).draft(reading),
            from: Intake.Incoming(
                path: address ?? "listing:\(id)", part: nil, sha256: SHA256.hex(Array(text.utf8)),
                kind: DocumentKind.text.rawValue, text: text, warnings: []))
        ids = intake.ids
        let job = ID<Job>(outcome.id)
        var decisions = [
            Ledger.Decision(
                CellAddress(kind: ListingCell.name, subject: id.text), .string(job.text))
        ]
        // A new job is closed but for this decision, so that undo closes it; and one that undo closed is
        // open again.
        let standing = CellAddress(kind: JobStandingCell.name, subject: job.text)
        if case .imported = outcome {
            try JobStandingCell().write(
                .string(StandingFields.archived[0]), to: standing, on: connection, now: ledger.now)
        }
        let status = try JobStandingCell().read(standing, on: connection).string ?? ""
        if StandingFields.archived.contains(status) {
            decisions.append(.init(standing, .string(StandingFields.jobStatuses[0])))
        }
        try ledger.decide(Self.action, decisions)
        return job
    }

    /// What makes the job's vectors, once it stands.
    package func request(_ job: ID<Job>, by who: String) -> RunRequest {
        RunRequest("job_pipeline", partition: job.text, by: who)
    }

    /// The listing as the text of a post.
    static func post(_ listing: Listing, _ address: String?) -> String {
        let places = (listing.places.elements ?? []).compactMap(\.string)
        var lines = [listing.title]
        if let company = listing.company { lines.append("Company: \(company)") }
        if !places.isEmpty { lines.append("Location: \(places.joined(separator: "; "))") }
        if listing.isRemote == true { lines.append("Remote") }
        let employment = (listing.employment.elements ?? []).compactMap(\.string)
        if !employment.isEmpty {
            lines.append("Employment type: \(employment.joined(separator: ", "))")
        }
        if let least = listing.payLeast, let most = listing.payMost,
            let currency = listing.payCurrency
        {
            lines.append("Salary: \(currency) \(least) - \(most) per year")
        }
        if let address { lines.append("Apply: \(address)") }
        return lines.joined(separator: "\n") + "\n\n" + listing.text
    }
}
