import Glibc
import Prelude
import Recruiting
import Storage
import Workflows

/// The program around one command: settings, desk, knowledge, clock and randomness.
///
/// Everything is opened when it is first asked for, so that a command that needs no desk costs no
/// desk.
struct Session: Sendable {
    /// The settings with their sources.
    let settings: Settings
    /// Whether answers are printed as JSON.
    let isJSON: Bool
    /// The variables of the environment.
    let environment: [String: String]

    /// The moment it is.
    static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    /// A source of ids that no other run shares.
    func ids() -> IDSource { IDSource(seed: UInt64.random(in: .min ... .max)) }

    /// Who decides.
    var who: String { settings.user.value }

    /// Opens the desk that is there, its tables brought up to date.
    ///
    /// - Throws: `Failure` with exit 3 when there is none.
    func desk() throws -> any Database { try prepared(try deskPlace.open()) }

    /// Where the desk is.
    var deskPlace: DeskPlace { DeskPlace(settings.desk.value) }

    /// Opens the desk, and makes an empty one when there is none.
    func deskOrNew() throws -> any Database {
        if try deskPlace.holdsDesk() { return try desk() }
        let database = try prepared(try deskPlace.create())
        Output.narrate("Made a new desk at \(database.location)")
        return database
    }

    /// Brings a desk up to date and completes what was interrupted on it.
    func prepared(_ database: any Database) throws -> any Database {
        for copy in try database.migrate(to: WholeDesk.schema, now: Session.now()) {
            Output.narrate("The desk was brought up to date; its former state is kept in \(copy)")
        }
        // Whoever ended the program in the middle of an erasure meant it all the same.
        do {
            if try Erasure.finish(on: database) {
                Output.narrate("An erasure that had been interrupted is now complete")
            }
        } catch let error as DatabaseError where error.isTransient {
            Output.narrate(
                "An erasure waits for other programs to close the desk before it is complete")
        }
        return database
    }

    /// What the machine knows: lexicon, places, embeddings.
    func knowledge() throws -> Knowledge {
        let folder = DataFolder(path: settings.data.value)
        return try Knowledge(load: folder.bytes, list: folder.names)
    }
}
