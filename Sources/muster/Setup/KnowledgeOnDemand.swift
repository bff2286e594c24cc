import Prelude
import Recruiting
import Synchronization
import Workflows

/// What the machine knows, loaded when something first needs it and kept from then on.
final class KnowledgeOnDemand: Sendable {
    private let session: Session
    private let knowledge = Mutex<Knowledge?>(nil)

    /// The knowledge of a session.
    init(_ session: Session) {
        self.session = session
    }

    /// Lexicon, places and embeddings.
    func loaded() throws -> Knowledge {
        try knowledge.withLock { known in
            if let known { return known }
            let fresh = try session.knowledge()
            known = fresh
            return fresh
        }
    }

    /// What the lexicon knows about names of skills.
    var rules: SkillRules {
        @Sendable func known() -> SkillRules? { (try? loaded())?.rules }
        // Without the lexicon nobody can tell what must never be merged, so that nothing is.
        return SkillRules(
            canonical: { known()?.canonical($0) }, aliases: { known()?.aliases($0) ?? [] },
            isCanonical: { known()?.isCanonical($0) ?? false },
            conflict: { try self.loaded().rules.conflict($0, $1) })
    }
}
