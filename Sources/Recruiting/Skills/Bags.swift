package import Prelude
package import Storage

/// Finds and makes the names under which skills are filed, while documents are read.
package struct Bags {
    private let connection: any Connection
    private let now: Timestamp
    private let rules: SkillRules
    private var known: [String: BagMember] = [:]

    /// The bags behind a connection.
    package init(on connection: any Connection, rules: SkillRules, now: Timestamp) {
        self.connection = connection
        self.rules = rules
        self.now = now
    }

    /// The name that a claim or a demand is filed under, made when the desk has none.
    ///
    /// The words as written are a name of their own in the bag of the skill they were read as. Where
    /// a person filed those words wins over what the lexicon says; where only a reading did, words
    /// that mean something else this time, or that are the very name of another skill, are filed
    /// under the canonical name instead.
    package mutating func obtain(
        _ skill: SkillName, surface: String, ids: inout IDSource
    ) throws -> ID<Bag> {
        let folded = SkillFolding.fold(surface)
        if let filed = try named(folded), filed.isFiled, filed.bag != nil { return filed.id }
        let canonical = try canonical(skill, ids: &ids)
        guard !folded.isEmpty, folded != skill.folded else { return canonical.id }
        if let name = try named(folded) {
            return name.bag == canonical.bag ? name.id : canonical.id
        }
        guard !rules.isCanonical(surface) else { return canonical.id }
        return try make(
            SkillName(name: surface, folded: folded, family: nil, kind: canonical.kind),
            in: canonical.bag, readAs: canonical.id, by: canonical.createdBy, ids: &ids
        ).id
    }

    private mutating func canonical(
        _ skill: SkillName, ids: inout IDSource
    ) throws -> BagMember {
        guard var name = try named(skill.folded) else {
            return try make(
                skill, in: nil, readAs: nil, by: skill.family == nil ? "import" : "lexicon",
                ids: &ids)
        }
        if name.bag == nil {
            // Taken out of its bag before and put into no other: it stands for itself again.
            name.bag = name.id
            try connection.execute("UPDATE skill SET bag_id = id WHERE id = \(name.id)")
            known[name.folded] = name
        }
        return name
    }

    private mutating func named(_ folded: String) throws -> BagMember? {
        if let name = known[folded] { return name }
        let name = try connection.first(BagMember.self, "WHERE folded = \(folded)")
        known[folded] = name
        return name
    }

    private mutating func make(
        _ skill: SkillName, in bag: ID<Bag>?, readAs: ID<Bag>?, by creator: String,
        ids: inout IDSource
    ) throws -> BagMember {
        let id: ID<Bag> = ids.next(at: now)
        let name = BagMember(
            id: id, name: skill.name, folded: skill.folded, family: skill.family,
            kind: skill.kind, createdBy: creator,
            review: creator == "lexicon" ? "approved" : "pending", createdAt: now,
            bag: bag ?? id, isFiled: false, readAs: readAs, filedBy: nil, filedConfidence: nil)
        try connection.execute(name.insert())
        known[name.folded] = name
        return name
    }
}
