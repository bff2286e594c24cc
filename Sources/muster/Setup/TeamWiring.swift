import Connectors
import Prelude
import Recruiting
import Storage
import Synchronization
import Web
import Workflows

/// Gives a desk the team's Airtable that the settings name.
final class TeamWiring: Sendable {
    private let session: Session
    private let made = Mutex<[String: TeamBase]>([:])
    private let madePosts = Mutex<[String: LinkedPosts]>([:])

    init(_ session: Session) {
        self.session = session
    }

    private var settings: TeamSettings { session.settings.team }

    /// Whether a base is set and may be asked.
    var isSet: Bool {
        !session.settings.isOffline.isYes && !settings.base.value.isEmpty
            && !settings.token.value.isEmpty
    }

    /// The base of a desk; nil when none is set.
    func base(for desk: any Database) -> TeamBase? {
        guard isSet else { return nil }
        return made.withLock { made in
            if let known = made[desk.location] { return known }
            let base = try? newBase(on: desk)
            made[desk.location] = base
            return base
        }
    }

    /// What fetches the posts that rows of a desk's base only link to.
    func posts(for desk: any Database) -> LinkedPosts? {
        guard isSet else { return nil }
        return madePosts.withLock { made in
            if let known = made[desk.location] { return known }
            let posts = try? PageWiring(session, paces: StoredPaces(on: desk)).posts
            made[desk.location] = posts
            return posts
        }
    }

    /// Checks the settings without asking anybody.
    ///
    /// - Throws: `Failure` that names the setting and what it wants.
    func check() throws {
        _ = try intervals()
        guard isSet else { return }
        _ = try client(paces: LocalPaces())
        _ = try PageWiring(session, paces: LocalPaces())
    }

    /// The base of a desk, in pace with the desk's other programs.
    ///
    /// - Throws: `Failure` for a setting that cannot be, and when none is set.
    func newBase(on desk: any Database) throws -> TeamBase {
        TeamBase(
            try client(paces: StoredPaces(on: desk)),
            ledger: TeamLedger(on: desk, now: Session.now, ids: session.ids),
            proposals: settings.proposals.value)
    }

    private func client(paces: any PaceKeeping) throws -> AirtableClient {
        try session.wantNetwork()
        guard !settings.base.value.isEmpty, !settings.token.value.isEmpty else {
            throw Failure(
                .usage, "no_airtable", "no Airtable is set",
                hint: "Set AIRTABLE_BASE_ID and AIRTABLE_TOKEN")
        }
        guard settings.base.value.hasPrefix("app"),
            settings.base.value.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else {
            throw Failure(
                .usage, "bad_setting",
                "airtable_base: expected the id of a base, app and 14 letters and digits")
        }
        let address = try settings.url.webAddress("airtable_url")
        guard address.scheme == "https" || address.isLoopback else {
            throw Failure(
                .usage, "bad_setting", "the token would go to \(address) unprotected",
                hint: "Use https")
        }
        func secret(_ setting: Setting) -> Secret? {
            setting.value.isEmpty ? nil : Secret(setting.value)
        }
        // The files of a base on this machine, as of a test, lie on this machine too.
        let rule = AddressRule(exceptions: address.isLoopback ? [address.authority] : [])
        return AirtableClient(
            baseID: settings.base.value,
            tokens: AirtableTokens(
                Secret(settings.token.value), writing: secret(settings.writeToken),
                schema: secret(settings.schemaToken)),
            address: address, fileRule: rule,
            transport: try session.settings.web.transport(), paces: paces,
            surroundings: ModelWiring.surroundings)
    }

    /// How often each part is looked at.
    ///
    /// - Throws: `Failure` for one that is no number of seconds from 10 to a day.
    func intervals() throws -> TeamIntervals {
        var intervals = TeamIntervals()
        intervals.candidates = try seconds(
            settings.candidateInterval, "airtable_candidate_interval")
        intervals.feedback = try seconds(settings.feedbackInterval, "airtable_feedback_interval")
        intervals.fraud = try seconds(settings.fraudInterval, "airtable_fraud_interval")
        intervals.jobs = try seconds(settings.jobInterval, "airtable_job_interval")
        intervals.positions = try seconds(settings.positionInterval, "airtable_position_interval")
        intervals.funnel = try seconds(settings.funnelInterval, "airtable_funnel_interval")
        return intervals
    }

    private func seconds(_ setting: Setting, _ name: String) throws -> Duration {
        guard let seconds = Int(setting.value), (10...86_400).contains(seconds) else {
            throw Failure(
                .usage, "bad_setting",
                "\(name): expected seconds from 10 to 86400, found \(setting.value)")
        }
        return .seconds(seconds)
    }
}
