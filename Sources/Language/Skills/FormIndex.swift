/// Names by their comparable form: which target each written form stands for.
struct FormIndex: Sendable {
    /// How a form came to stand for its target, surest first.
    enum Rank: UInt8, Comparable, Sendable {
        case name
        case alias
        /// Follows from the name: without its vendor, without `.js`, in the singular.
        case fromName
        case fromAlias

        static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    }

    /// A target with the rank of the form that leads to it.
    struct Entry: Sendable, Hashable {
        var target: Int32
        var rank: Rank
    }

    private(set) var entries: [String: Entry] = [:]
    /// Forms that lead to several targets with equal right.
    private(set) var contested: [String: [Int32]] = [:]

    init(reserving capacity: Int) { entries.reserveCapacity(capacity) }

    /// Adds a form; a surer rank displaces a weaker one, equal ranks contest.
    mutating func add(_ key: String, target: Int, rank: Rank) {
        guard !key.isEmpty else { return }
        let entry = Entry(target: Int32(truncatingIfNeeded: target), rank: rank)
        guard let other = entries[key] else {
            entries[key] = entry
            return
        }
        if other.target == entry.target {
            if entry.rank < other.rank { entries[key] = entry }
        } else if entry.rank < other.rank {
            entries[key] = entry
            contested[key] = nil
        } else if entry.rank == other.rank {
            contested[key, default: [other.target]].append(entry.target)
        }
    }

    subscript(key: String) -> Entry? { contested[key] == nil ? entries[key] : nil }

    /// Adds every form of a name: as written, and what safely follows from it. What people do may
    /// also be named by its root, `unit test` for unit testing, `load balancer` for load balancing.
    mutating func add(name: String, target: Int, isAlias: Bool, isActivity: Bool = false) {
        let name = NameWords(name)
        add(name.key, target: target, rank: isAlias ? .alias : .name)
        let derived: Rank = isAlias ? .fromAlias : .fromName
        if let last = name.words.last, name.words.count > 1 || last.utf8.count >= 6 {
            let singular = name.words.map(Spelling.singular)
            if singular != name.words {
                add(singular.joined(), target: target, rank: derived)
                add(
                    name.words.dropLast().joined() + Spelling.singular(last), target: target,
                    rank: derived)
            }
        }
        if isActivity, let root = Spelling.root(of: name.words) {
            add(root, target: target, rank: derived)
            add(root + "er", target: target, rank: derived)
        }
        if !isAlias, name.words.count == 1, name.key.hasSuffix("js"), name.key.utf8.count > 5 {
            add(String(name.key.dropLast(2)), target: target, rank: derived)
        }
        if !isAlias, name.words.count > 1 {
            if name.words.last == "js" {
                add(name.words.dropLast().joined(), target: target, rank: derived)
            }
            let rest = Vendors.without(name.words)
            if rest.count < name.words.count {
                add(rest.joined(), target: target, rank: derived)
            }
        }
    }
}

/// Makers whose name often stands before their product's.
enum Vendors {
    /// Makers that name nothing else; their products are known without them.
    private static let any: Set<String> = [
        "apache", "microsoft", "ms", "adobe", "atlassian", "jetbrains", "autodesk", "hashicorp",
        "gnu",
        "vmware", "citrix", "macromedia", "borland", "embarcadero", "esri", "facebook", "twitter",
        "mathworks", "cncf", "eclipse", "mozilla", "netflix", "broadcom", "siemens", "dassault",
    ]
    /// Makers whose other products carry plain words, so that the rest must be known as theirs.
    static let careful: Set<String> = [
        "google", "amazon", "aws", "oracle", "ibm", "sap", "cisco", "salesforce", "elastic",
        "azure",
        "redhat", "intel", "nvidia", "meta", "apple", "unity", "docker", "python",
    ]

    /// The words of a name after its maker; the name itself when it has none.
    static func without(_ words: [String]) -> [String] {
        guard let first = words.first, words.count > 1 else { return words }
        if first == "dassault", words.count > 2, words[1].hasPrefix("system") {
            return Array(words.dropFirst(2))
        }
        if first == "adobe", words.count > 3, words[1] == "systems" {
            return without(Array(words.dropFirst(2)))
        }
        if first == "red", words[1] == "hat", words.count > 2 { return Array(words.dropFirst(2)) }
        return any.contains(first) || careful.contains(first) ? Array(words.dropFirst()) : words
    }

    /// Whether a maker's name can be dropped without knowing that the product is theirs.
    static func isSafe(_ maker: String) -> Bool { any.contains(maker) }
}
