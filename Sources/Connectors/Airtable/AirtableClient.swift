internal import Prelude
package import Web

/// Reads and writes one base of Airtable, within the pace that Airtable allows.
///
/// Tables, columns and records are named by their ids, so that no name that a recruiter changes matters.
/// The clients of one base share its pace when they share the paces.
package struct AirtableClient: Sendable {
    /// Where Airtable's interface is.
    package static let usualAddress = "https://api.airtable.com"

    /// How one base is treated: a request each 225 ms, as five a second are allowed and some come late
    /// beside others that do not, and half a minute of rest after one too many.
    package static func policy(base: String) -> ServicePolicy {
        var policy = ServicePolicy("Airtable \(base)")
        policy.interval = .milliseconds(225)
        policy.penalty = .seconds(30)
        policy.patience = AirtableLimits.patience
        policy.concurrency = 3
        return policy
    }

    /// How the servers of files are treated, which have limits of their own.
    package static var filePolicy: ServicePolicy {
        var policy = ServicePolicy("Airtable's files")
        policy.concurrency = 4
        return policy
    }

    /// The id of the base.
    package let baseID: String
    let calls: AirtableCalls
    let files: AirtableFileService
    let limits: AirtableLimits
    let fieldNames = AirtableFieldNames()
    let gathering = AirtableGathering()

    /// A client of one base.
    ///
    /// - Parameters:
    ///   - baseID: The base's id, `app` and 14 letters and digits.
    ///   - address: Where the interface is, without the version; another one in tests.
    ///   - policy: How the base is treated; nil: see `policy(base:)`.
    ///   - fileRule: Which servers may be asked for files.
    ///   - paces: Programs that share them keep the base's pace together.
    package init(
        baseID: String, tokens: AirtableTokens, address: WebAddress,
        limits: AirtableLimits = AirtableLimits(), policy: ServicePolicy? = nil,
        fileRule: AddressRule = AddressRule(), transport: any Transport,
        paces: any PaceKeeping = LocalPaces(), surroundings: WebSurroundings
    ) {
        self.baseID = baseID
        self.limits = limits
        calls = AirtableCalls(
            base: address, baseID: baseID, tokens: tokens, limits: limits,
            policy: policy ?? AirtableClient.policy(base: baseID), transport: transport,
            paces: paces, surroundings: surroundings)
        files = AirtableFileService(
            AirtableClient.filePolicy, transport: transport, rule: fileRule, paces: paces,
            surroundings: surroundings, limits: limits)
    }
}
