package import Matching
package import Storage

/// The score profiles of a desk: those that ship, then what its recruiters adopted.
package struct ProfileBook: Sendable, Hashable {
    /// The profiles, the default first.
    package let profiles: [ScoreProfile]

    /// The profiles of a desk.
    package init(on connection: any Connection) throws {
        profiles = ScoreProfile.all + (try LearnedProfile.all(on: connection).map(\.profile))
    }

    /// The profile with a name, or nil.
    package func named(_ name: String) -> ScoreProfile? { profiles.first { $0.name == name } }

    /// The names of all.
    package var names: [String] { profiles.map(\.name) }
}
