/// Builds the tree from the parser's events, counting what it costs.
struct YAMLReader: ~Copyable {
    private let events: YAMLEvents
    private let limits: YAML.Limits
    private var anchors: [String: (node: YAMLNode, nodes: Int)] = [:]
    private var nodes = 0

    init(_ bytes: [UInt8], _ limits: YAML.Limits) {
        events = YAMLEvents(bytes)
        self.limits = limits
    }

    /// Reads the only document there may be.
    mutating func document() throws(YAMLFault) -> YAMLNode {
        _ = try events.next()
        let first = try events.next()
        if first.kind == .streamEnds { return YAMLNode(.mapping([]), line: 1) }
        let root = try node(events.next(), depth: 0)
        _ = try events.next()
        let after = try events.next()
        guard after.kind == .streamEnds else {
            throw YAMLFault(line: after.line, reason: "a second document begins; expected one")
        }
        return root
    }

    private mutating func node(_ event: YAMLEvent, depth: Int) throws(YAMLFault) -> YAMLNode {
        let before = nodes
        let value: YAMLNode.Value
        try count(1, at: event.line)
        switch event.kind {
        case .scalar(let text, let isPlain): value = isPlain ? .plain(text) : .quoted(text)
        case .listBegins: value = try list(event, depth: depth + 1)
        case .mappingBegins: value = try mapping(event, depth: depth + 1)
        case .alias(let name):
            guard let anchor = anchors[name] else {
                throw YAMLFault(line: event.line, reason: "no part before this is named &\(name)")
            }
            try count(anchor.nodes, at: event.line)
            return YAMLNode(anchor.node.value, line: event.line)
        default: throw YAMLFault(line: event.line, reason: "a value is missing")
        }
        let node = YAMLNode(value, line: event.line)
        if let name = event.anchor { anchors[name] = (node, nodes - before) }
        return node
    }

    private mutating func count(_ added: Int, at line: Int) throws(YAMLFault) {
        nodes += added
        guard nodes <= limits.nodes else {
            throw YAMLFault(line: line, reason: "the file has more than \(limits.nodes) values")
        }
    }

    private func check(depth: Int, at line: Int) throws(YAMLFault) {
        guard depth <= limits.depth else {
            throw YAMLFault(line: line, reason: "values lie more than \(limits.depth) deep")
        }
    }

    private mutating func list(_ begin: YAMLEvent, depth: Int) throws(YAMLFault) -> YAMLNode.Value {
        try check(depth: depth, at: begin.line)
        var elements: [YAMLNode] = []
        while true {
            let event = try events.next()
            if event.kind == .listEnds { return .list(elements) }
            elements.append(try node(event, depth: depth))
        }
    }

    private mutating func mapping(
        _ begin: YAMLEvent, depth: Int
    ) throws(YAMLFault) -> YAMLNode.Value {
        try check(depth: depth, at: begin.line)
        var members: [YAMLMember] = []
        var lines: [String: Int] = [:]
        while true {
            let event = try events.next()
            if event.kind == .mappingEnds { return .mapping(members) }
            guard case .scalar(let key, _) = event.kind else {
                throw YAMLFault(
                    line: event.line, reason: "expected a name, found a list or mapping")
            }
            if let earlier = lines.updateValue(event.line, forKey: key) {
                throw YAMLFault(
                    line: event.line, reason: "\(key.prefix(40)) stands here and on line \(earlier)"
                )
            }
            let value = try node(events.next(), depth: depth)
            members.append(YAMLMember(key: key, line: event.line, value: value))
        }
    }
}
