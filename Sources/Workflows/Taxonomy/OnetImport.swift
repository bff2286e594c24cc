package import Documents
internal import Hashing
package import Prelude
internal import Recruiting
package import Storage

/// Brings a release of the O*NET database to the desk. It does not ship with Muster: whoever wants it
/// fetches it where it is published, and names the folder.
package struct OnetImport: Sendable {
    /// What whoever shows anything of the database has to say of it.
    package static func attribution(_ version: String?) -> String {
        "This uses information from the O*NET\(version.map { " \($0)" } ?? "") Database by the U.S."
            + " Department of Labor, Employment and Training Administration (USDOL/ETA), under the CC BY"
            + " 4.0 license. O*NET® is a trademark of USDOL/ETA. Muster has changed the information;"
            + " USDOL/ETA has not approved, endorsed or tested the changes."
    }

    /// What came of it.
    package enum Outcome: String, Sendable {
        /// The desk has it now.
        case imported
        /// The desk had the same files already.
        case unchanged
    }

    /// What was read.
    package let release: OnetRelease
    private let digest: String

    /// Reads the files of a release by their names.
    ///
    /// - Throws: `DocumentError`, see `OnetRelease`.
    package init(files: [(name: String, bytes: [UInt8])]) throws(DocumentError) {
        release = try OnetRelease(files: files)
        digest = SHA256.hex(
            files.sorted { $0.name < $1.name }.map { "\($0.name) \(SHA256.hex($0.bytes))" }
                .joined(separator: "\n"))
    }

    /// Keeps it on the desk in the place of a former release, wholly or not at all.
    ///
    /// - Throws: what the desk throws.
    package func store(
        on database: any Database, by who: String, now: Timestamp
    ) throws -> Outcome {
        let kept = KeptTaxonomy(
            name: KeptTaxonomy.onet, version: release.version, digest: digest, who: who,
            importedAt: now)
        return try database.write(.decision) { [release] connection in
            guard try KeptTaxonomy.onet(on: connection)?.digest != kept.digest else {
                return .unchanged
            }
            try kept.keep(
                technologies: release.technologies, occupations: release.occupations,
                on: connection)
            return .imported
        }
    }
}
