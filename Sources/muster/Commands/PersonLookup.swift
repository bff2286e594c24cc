import Prelude
import Recruiting
import Storage

/// Finds the person that a command names, who may have been merged into another or erased.
enum PersonLookup {
    /// The person that an id stands for today: of somebody who was merged, whoever they are now.
    ///
    /// - Throws: `Failure` with exit 3 for an id that was never given, or somebody who was erased.
    static func current(_ id: String, on connection: any Connection) throws -> ID<Candidate> {
        let current = try MergedPeople.current(ID(id), on: connection)
        guard let person = try connection.first(Candidate.self, "WHERE id = \(current)") else {
            throw Failure.noSuch("candidate", id)
        }
        if let moment = person.erasedAt {
            throw Failure(
                .missing, "erased", "the person \(id) was erased on \(moment.day)",
                hint: "`muster candidate history \(current)` shows the entries that are left")
        }
        return current
    }

    /// The person that something is decided about, who must be named by the id of today.
    ///
    /// - Throws: `Failure` with exit 3, which names the id of today for somebody who was merged.
    static func decidable(_ id: String, on connection: any Connection) throws -> ID<Candidate> {
        let current = try current(id, on: connection)
        guard current.text == id else {
            throw Failure(
                .missing, "merged", "the person \(id) was merged into \(current)",
                hint: "Name \(current) instead")
        }
        return current
    }

    /// Everything about the person that an id stands for today.
    static func dossier(_ id: String, on connection: any Connection) throws -> CandidateDossier {
        let current = try current(id, on: connection)
        guard let person = try CandidateDossier(current, on: connection) else {
            throw Failure.noSuch("candidate", id)
        }
        return person
    }
}
