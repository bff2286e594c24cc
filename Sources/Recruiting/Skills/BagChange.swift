package import Prelude
package import Storage

/// A change of bags that a person asks for, by the names involved.
package enum BagChange: Sendable, Hashable {
    /// Put a name into a bag, from whichever bag it is in.
    case file(name: String, into: String)
    /// Say that the names of a bag, or one alias, are where they belong.
    case confirm(name: String)
    /// Put all names of a bag into another.
    case merge(bag: String, into: String)
    /// Take names out of their bag into one of their own, which goes by the first of them.
    case split(names: [String])
}

/// Why bags are not changed.
package enum BagError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No bag goes by the name.
    case missing(String)
    /// Two names must never share a bag.
    case neverMerge(String, String, reason: String)
    /// The name is the canonical one of a bag with more names.
    case isCanonical(String)
    /// The names are not all in one bag.
    case notTogether([String])
    /// There is no name in what was given.
    case unusableName

    /// What was found and what to do.
    package var description: String {
        switch self {
        case .missing(let name): "no skill goes by the name \(name)"
        case .neverMerge(let first, let second, let reason):
            "\(first) and \(second) are never one skill: \(reason)"
        case .isCanonical(let name):
            "\(name) is the name of a whole bag; merge the bag, or split the other names off"
        case .notTogether(let names):
            "\(names.joined(separator: ", ")) are not aliases of one bag"
        case .unusableName: "expected the name of a skill"
        }
    }
}

/// What a change of bags amounts to: the names that get another bag, and what that touches.
package struct BagPlan: Sendable, Hashable {
    /// The machine that files a name, as provenance names it, and how sure it is, 0–1.
    package typealias Machine = (BagMember) -> (name: String, confidence: Double)

    /// The names that change, with what they become.
    package struct Step: Sendable, Hashable {
        /// The name as it is.
        package var member: BagMember
        /// The bag it gets.
        package var bag: ID<Bag>
    }

    /// Names that the desk has not seen before, and that become known when the change is made.
    package var newNames: [BagMember]
    /// Whether any name gets another bag, so that matches may have to be scored anew.
    package var movesNames: Bool { steps.contains { $0.member.bag != $0.bag } }

    /// The steps in the order in which they are made.
    package var steps: [Step]
    /// What it touches.
    package var impact: BagImpact
    /// The canonical name of the bag that comes out of it.
    package var result: String
    /// `file`, `confirm`, `merge` or `split`, as the ledger says.
    package var action: String

    /// Makes the change as one step of undo, and settles what was asked about the names; returns the
    /// group, or nil when all was so already.
    @discardableResult
    package func apply(
        ledger: inout Ledger, on connection: any Connection
    ) throws -> String? {
        try ledger.decide(action, try allDecisions(by: ledger, on: connection))
    }

    /// Everything that the change decides: where the names go, and that what was asked about them
    /// is settled.
    ///
    /// - Parameter machine: The machine that files each name, and how sure it is; nil for a person. What
    ///   a machine files waits for a person to confirm it.
    package func allDecisions(
        by ledger: Ledger, on connection: any Connection, as machine: Machine? = nil
    ) throws -> [Ledger.Decision] {
        try decisions(by: ledger.who, as: machine, on: connection)
            + QuestionStore.settling(
                names: steps.map(\.member.id), by: ledger, on: connection)
    }

    /// The assignments that make the change, after the names they need have been made.
    private func decisions(
        by who: String, as machine: Machine?,
        on connection: any Connection
    ) throws -> [Ledger.Decision] {
        for name in newNames { try connection.execute(name.upsert(onConflict: "id")) }
        return steps.map { step in
            var member = step.member
            if let machine {
                (member.filedBy, member.filedConfidence) = machine(member)
            } else if member.bag != step.bag || !member.isFiled {
                (member.filedBy, member.filedConfidence) = ("human:\(who)", nil)
            }
            member.bag = step.bag
            if machine == nil { (member.review, member.isFiled) = ("approved", true) }
            return .init(
                CellAddress(kind: BagCell.name, subject: member.id.text), BagCell.state(member))
        }
    }
}

/// Plans changes of bags against the rules. Changes nothing: names that the desk has not seen before
/// are part of the plan.
package struct BagPlanning {
    private let connection: any Connection
    private let rules: SkillRules
    private let now: Timestamp
    private var ids: IDSource
    private var made: [BagMember] = []
    /// Whether a bag that nobody knows is made, as when somebody answers with the name of a skill.
    var mayFound = false

    /// A planning on what a connection reads; `ids` names what has to be made.
    package init(
        on connection: any Connection, rules: SkillRules, now: Timestamp, ids: IDSource
    ) {
        self.connection = connection
        self.rules = rules
        self.now = now
        self.ids = ids
    }

    /// What a change amounts to.
    ///
    /// - Throws: `BagError`.
    package mutating func plan(_ change: BagChange) throws -> BagPlan {
        made = []
        return switch change {
        case .file(let name, let into): try file([name], into: into)
        case .confirm(let name): try confirm(name)
        case .merge(let bag, let into): try merge(bag, into: into)
        case .split(let names): try split(names)
        }
    }

    /// What it amounts to to put several names into one bag, as one step of undo.
    ///
    /// - Throws: `BagError`.
    package mutating func plan(filing names: [String], into target: String) throws -> BagPlan {
        made = []
        return try file(names, into: target)
    }

    private mutating func file(_ names: [String], into target: String) throws -> BagPlan {
        guard !names.isEmpty else { throw BagError.unusableName }
        let bag = try bag(target)
        var members = try members(of: bag.id)
        var filed: [BagMember] = []
        for name in names {
            let member = try known(name)
            if filed.contains(where: { $0.id == member.id }) { continue }
            if member.isCanonical, member.id != bag.id, try self.members(of: member.id).count > 1 {
                throw BagError.isCanonical(member.name)
            }
            try check([member], against: members)
            members.append(member)
            filed.append(member)
        }
        return try plan("file", filed.map { .init(member: $0, bag: bag.id) }, result: bag.name)
    }

    private func confirm(_ name: String) throws -> BagPlan {
        guard let member = try BagList.member(named: name, on: connection), let bag = member.bag
        else { throw BagError.missing(name) }
        let confirmed = member.isCanonical ? try members(of: bag) : [member]
        return try plan(
            "confirm", confirmed.map { .init(member: $0, bag: bag) }, result: member.name)
    }

    private mutating func merge(_ source: String, into target: String) throws -> BagPlan {
        let from = try bag(source)
        let into = try bag(target)
        guard from.id != into.id else { return try plan("merge", [], result: into.name) }
        let moving = try members(of: from.id)
        try check(moving, against: try members(of: into.id))
        // The name of the bag goes last: the others are filed by then, and none follows it.
        let ordered = moving.filter { !$0.isCanonical } + moving.filter(\.isCanonical)
        return try plan(
            "merge", ordered.map { .init(member: $0, bag: into.id) }, result: into.name)
    }

    private mutating func split(_ names: [String]) throws -> BagPlan {
        var leaving: [BagMember] = []
        for name in names {
            let isOnDesk = try BagList.member(named: name, on: connection) != nil
            guard isOnDesk || rules.canonical(name) != nil else { throw BagError.missing(name) }
            leaving.append(try known(name))
        }
        guard let first = leaving.first else { throw BagError.unusableName }
        // A name of the lexicon that the desk has not filed yet may go with any.
        guard Set(leaving.compactMap(\.bag)).count <= 1 else {
            throw BagError.notTogether(names)
        }
        for member in leaving where member.isCanonical {
            throw BagError.isCanonical(member.name)
        }
        // The names of one bag have been together; a name that comes along may not belong to them.
        try check(leaving.filter { $0.bag == nil }, against: leaving)
        return try plan(
            "split", leaving.map { .init(member: $0, bag: first.id) }, result: first.name)
    }

    private func plan(_ action: String, _ steps: [BagPlan.Step], result: String) throws -> BagPlan {
        let moving = steps.filter { $0.member.bag != $0.bag }
        let bags = Set(moving.flatMap { [$0.member.bag, $0.bag].compactMap(\.self) })
        return BagPlan(
            newNames: made, steps: steps,
            impact: try BagImpact(
                moving: moving.map(\.member.id), between: bags.sorted(), on: connection),
            result: result, action: action)
    }

    /// No name of one bag and no name of the other may be a pair that must never be merged.
    private func check(_ moving: [BagMember], against staying: [BagMember]) throws {
        for first in moving {
            for second in staying where first.id != second.id {
                if let reason = try rules.conflict(first.name, second.name) {
                    throw BagError.neverMerge(first.name, second.name, reason: reason)
                }
            }
        }
    }

    private func members(of bag: ID<Bag>) throws -> [BagMember] {
        try connection.fetch(BagMember.self, "WHERE bag_id = \(bag) ORDER BY folded")
            + made.filter { $0.bag == bag }
    }

    /// The canonical name of the bag that a name is in: the desk's, or one that the lexicon knows
    /// and the desk is to make.
    private mutating func bag(_ name: String) throws -> BagMember {
        if let own = try BagList.member(named: name, on: connection), let bag = own.bag {
            guard let canonical = try connection.first(BagMember.self, "WHERE id = \(bag)") else {
                throw BagError.missing(name)
            }
            return canonical
        }
        guard let known = rules.canonical(name) ?? (mayFound ? name : nil) else {
            throw BagError.missing(name)
        }
        if let own = try BagList.member(named: known, on: connection), own.bag != nil {
            return try bag(known)
        }
        return try founded(known)
    }

    /// A canonical name of the lexicon that the desk has no bag of yet.
    private mutating func founded(_ canonical: String) throws -> BagMember {
        var member = try known(canonical)
        made.removeAll { $0.id == member.id }
        member.bag = member.id
        member.createdBy = "lexicon"
        member.review = "approved"
        made.append(member)
        return member
    }

    /// The desk's entry of a name; one that is to be made, and lies in no bag, when it has none.
    private mutating func known(_ name: String) throws -> BagMember {
        if let member = try BagList.member(named: name, on: connection) { return member }
        let folded = SkillFolding.fold(name)
        if let member = made.first(where: { $0.folded == folded }) { return member }
        guard !folded.isEmpty, name.utf8.count <= BagPlanning.maximumName else {
            throw BagError.unusableName
        }
        let member = BagMember(
            id: ids.next(at: now), name: name, folded: folded, family: nil, kind: "unknown",
            createdBy: "manual", review: "pending", createdAt: now, bag: nil, isFiled: false,
            readAs: nil, filedBy: nil, filedConfidence: nil)
        made.append(member)
        return member
    }

    /// The most bytes of a name.
    private static let maximumName = 200
}
