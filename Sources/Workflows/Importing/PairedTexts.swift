package import Documents
package import Prelude
package import Recruiting
package import Storage

/// A post and some CVs on an empty desk that is thrown away, read by the rules.
package struct PairedTexts {
    /// The desk.
    package let database: any Database
    /// The CVs' names by the ids of their people.
    package let names: [String: String]
    /// The job of the post.
    package let job: ID<Job>

    /// Reads documents and takes them in.
    ///
    /// - Parameter bags: The names of skills that the desk knows already.
    /// - Throws: what the desk throws.
    package init(
        post: Document, resumes: [(name: String, document: Document)],
        on database: any Database, _ normalizing: Normalizing, now: Timestamp,
        bags: [BagMember] = []
    ) throws {
        let people = resumes.map {
            ($0.name, $0.document, normalizing.draft($0.document, subject: .candidate))
        }
        let wanted = normalizing.draft(post, subject: .job)
        let (names, id) = try database.write { connection in
            for bag in bags { try connection.execute(bag.insert()) }
            var intake = Intake(
                on: connection, source: RulesReading.source, now: now, ids: IDSource(seed: 1))
            var names: [String: String] = [:]
            for (name, document, draft) in people {
                guard case .candidate(let draft) = draft else { continue }
                names[try intake.take(draft, from: document.incoming).id] = name
            }
            guard case .job(let draft) = wanted else { return (names, "") }
            return (names, try intake.take(draft, from: post.incoming).id)
        }
        (self.database, self.names, job) = (database, names, ID(id))
    }
}
