import Prelude

/// Every way a skill is written, as paths of words, so that a text is searched for all of them in
/// one pass.
struct SkillTrie: Sendable {
    /// What a path stands for.
    struct Leaf: Sendable {
        /// The skill's position in the lexicon.
        var skill: Int32
        /// How the path came about.
        var rank: FormIndex.Rank
        /// Whether the text must write a capital, because the path is everyday words otherwise.
        var needsCapital: Bool
        /// Whether the text must keep the form's diacritics, because without them it is a word of
        /// another language: Polish "płace" is pay, English "place" is not.
        var needsMarks = false
        /// Whether the form is initials, all in capitals.
        var isAcronym = false
        /// The comparable form of the path, for the list of ambiguous forms.
        var key: String
    }

    /// No form is longer than this many words; a search looks no further.
    static let maximumWords = 10
    static let slash = "/"

    private var vocabulary: [String: Int32] = [:]
    private var edges: [Int64: Int32] = [:]
    private var leaves: [Leaf] = []
    /// The position in `leaves` of what ends at each node, or -1.
    private var leafOfNode: [Int32] = [-1]

    init(_ lexicon: Lexicon) {
        vocabulary.reserveCapacity(lexicon.skills.count * 5)
        edges.reserveCapacity(lexicon.skills.count * 10)
        leaves.reserveCapacity(lexicon.skills.count * 7)
        leafOfNode.reserveCapacity(lexicon.skills.count * 10)
        for (index, skill) in lexicon.skills.enumerated() {
            add(skill.name, skill: index, rank: .name)
            for alias in skill.aliases { add(alias, skill: index, rank: .alias) }
        }
        for (key, readings) in lexicon.ambiguous {
            guard let first = readings.first, let index = lexicon.index(of: first.skill) else {
                continue
            }
            let words = NameWords(first.form).words
            insert(words, Leaf(skill: Int32(index), rank: .alias, needsCapital: false, key: key))
        }
    }

    // MARK: Search

    /// The number of a word, or nil when no form has it.
    func word(_ word: String) -> Int32? { vocabulary[word] }

    /// The node after a word, or nil when no form goes on so.
    func step(from node: Int32, word: Int32) -> Int32? { edges[Self.edge(node, word)] }

    /// What ends at a node.
    func leaf(_ node: Int32) -> Leaf? {
        let leaf = leafOfNode[Int(node)]
        return leaf < 0 ? nil : leaves[Int(leaf)]
    }

    private static func edge(_ node: Int32, _ word: Int32) -> Int64 {
        Int64(node) << 32 | Int64(word)
    }

    // MARK: Building

    private mutating func add(_ form: String, skill: Int, rank: FormIndex.Rank) {
        let tokens = Tokenizer.tokens(of: form)
        let name = NameWords(tokens)
        guard !name.words.isEmpty, name.words.count <= Self.maximumWords else { return }
        let hasMarks = name.words.count == 1 && tokens[0].span.length > tokens[0].folded.utf8.count
        let leaf = Leaf(
            skill: Int32(truncatingIfNeeded: skill), rank: rank, needsCapital: false,
            needsMarks: hasMarks && name.key.utf8.count <= 8,
            isAcronym: tokens.count == 1 && tokens[0].isUppercase && form.utf8.count <= 5,
            key: name.key)
        insert(name.words, leaf)
        if tokens.contains(where: { $0.gap == .slash }) { insert(withSlashes(tokens), leaf) }
        let derived: FormIndex.Rank = rank == .name ? .fromName : .fromAlias
        if name.words.count > 1, name.key.utf8.count >= 4, name.words.count <= 4 {
            insert(
                [name.key],
                Leaf(skill: leaf.skill, rank: derived, needsCapital: false, key: name.key))
        }
        if let last = name.words.last, name.words.count > 1 || last.utf8.count >= 8 {
            let singular = Spelling.singular(last)
            if singular != last {
                insert(
                    name.words.dropLast() + [singular],
                    Leaf(skill: leaf.skill, rank: derived, needsCapital: false, key: name.key))
            }
        }
        if name.words.count == 1, let parts = Self.camelParts(form) {
            insert(parts, Leaf(skill: leaf.skill, rank: derived, needsCapital: true, key: name.key))
        }
    }

    private func withSlashes(_ tokens: [Token]) -> [String] {
        var words: [String] = []
        for (index, token) in tokens.enumerated() {
            if index > 0 && token.gap == .slash { words.append(Self.slash) }
            NameWords.append(token, to: &words)
        }
        return words
    }

    private mutating func insert(_ words: [String], _ leaf: Leaf) {
        var node: Int32 = 0
        for word in words {
            let number: Int32
            if let known = vocabulary[word] {
                number = known
            } else {
                number = Int32(truncatingIfNeeded: vocabulary.count)
                vocabulary[word] = number
            }
            let edge = Self.edge(node, number)
            if let next = edges[edge] {
                node = next
            } else {
                let next = Int32(truncatingIfNeeded: leafOfNode.count)
                edges[edge] = next
                leafOfNode.append(-1)
                node = next
            }
        }
        let other = leafOfNode[Int(node)]
        if other < 0 {
            leafOfNode[Int(node)] = Int32(truncatingIfNeeded: leaves.count)
            leaves.append(leaf)
        } else if leaf.rank < leaves[Int(other)].rank {
            leaves[Int(other)] = leaf
        }
    }

    /// The words of a name with capitals inside, `PowerPoint` being `power` and `point`; nil when it
    /// has none, or when a part is so short that the parts occur by chance.
    private static func camelParts(_ name: String) -> [String]? {
        var parts: [[UInt8]] = [[]]
        var lastWasLower = false
        for byte in name.utf8 {
            guard ByteClass.isLetter(byte) else { return nil }
            let isUpper = byte & 0x20 == 0
            if isUpper && lastWasLower { parts.append([]) }
            parts[parts.count - 1].append(Folding.lowercase(byte))
            lastWasLower = !isUpper
        }
        guard parts.count == 2 || parts.count == 3,
            parts.dropFirst().allSatisfy({ $0.count >= 3 }), parts[0].count >= 2
        else { return nil }
        return parts.map { String(decoding: $0, as: UTF8.self) }
    }
}
