internal import CYAML

/// Reads YAML as far as settings and themes need it: one document of lists, mappings and scalars
/// with string keys.
///
/// Anchors are understood, within limits that stop a small text from growing into a large tree;
/// tags are not.
package enum YAML {
    /// How much a text may ask for.
    package struct Limits: Sendable {
        /// Bytes of the text.
        package var bytes: Int
        /// Lists and mappings inside each other.
        package var depth: Int
        /// Nodes of the tree, those behind aliases counted each time.
        package var nodes: Int

        /// Limits; the defaults leave room for the largest settings anyone writes by hand.
        package init(bytes: Int = 1 << 20, depth: Int = 32, nodes: Int = 20_000) {
            self.bytes = bytes
            self.depth = depth
            self.nodes = nodes
        }
    }

    /// Reads a document; an empty text is an empty mapping.
    package static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(YAMLFault)
        -> YAMLNode
    {
        guard bytes.count <= limits.bytes else {
            throw YAMLFault(line: 1, reason: "the file is larger than \(limits.bytes) bytes")
        }
        guard !bytes.contains(0) else {
            throw YAMLFault(line: 1, reason: "the file is no text: it holds a zero byte")
        }
        var reader = YAMLReader(bytes, limits)
        return try reader.document()
    }

    /// Reads a document from a text.
    package static func read(_ text: String, limits: Limits = Limits()) throws(YAMLFault)
        -> YAMLNode
    {
        try read(Array(text.utf8), limits: limits)
    }
}

/// Something the parser found, copied out of its memory.
struct YAMLEvent {
    enum Kind: Hashable {
        case streamBegins, streamEnds, documentBegins, documentEnds
        case alias(String)
        case scalar(String, isPlain: Bool)
        case listBegins, listEnds, mappingBegins, mappingEnds
    }

    var kind: Kind
    var line: Int
    /// The name the node can be repeated by.
    var anchor: String?
}

/// The parser of libyaml, which gives one event after the other.
///
/// The bytes are its own copy, and no pointer of it leaves this file.
struct YAMLEvents: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ text: [UInt8]) {
        parser = .allocate(capacity: 1)
        bytes = .allocate(capacity: max(1, text.count))
        _ = bytes.initialize(from: text)
        yaml_parser_initialize(parser)
        yaml_parser_set_input_string(parser, bytes.baseAddress, text.count)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        bytes.deallocate()
    }

    /// The next event, or the parser's complaint.
    func next() throws(YAMLFault) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw fault }
        defer { yaml_event_delete(&event) }
        let line = Int(clamping: event.start_mark.line) &+ 1
        let (kind, anchor) = Self.contents(of: event)
        guard let kind else { throw YAMLFault(line: line, reason: "this is no YAML we know") }
        return YAMLEvent(kind: kind, line: line, anchor: anchor)
    }

    private var fault: YAMLFault {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
        let isReading = parser.pointee.error == YAML_READER_ERROR
        let line = isReading ? 1 : Int(clamping: parser.pointee.problem_mark.line) &+ 1
        return YAMLFault(line: line, reason: "this is no YAML: \(problem)")
    }

    private static func contents(of event: yaml_event_t) -> (kind: YAMLEvent.Kind?, anchor: String?)
    {
        switch event.type {
        case YAML_STREAM_START_EVENT: return (.streamBegins, nil)
        case YAML_STREAM_END_EVENT: return (.streamEnds, nil)
        case YAML_DOCUMENT_START_EVENT: return (.documentBegins, nil)
        case YAML_DOCUMENT_END_EVENT: return (.documentEnds, nil)
        case YAML_SEQUENCE_END_EVENT: return (.listEnds, nil)
        case YAML_MAPPING_END_EVENT: return (.mappingEnds, nil)
        case YAML_ALIAS_EVENT: return (.alias(text(event.data.alias.anchor) ?? ""), nil)
        case YAML_SEQUENCE_START_EVENT:
            return (.listBegins, text(event.data.sequence_start.anchor))
        case YAML_MAPPING_START_EVENT:
            return (.mappingBegins, text(event.data.mapping_start.anchor))
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            return (
                .scalar(String(decoding: value, as: UTF8.self), isPlain: isPlain),
                text(scalar.anchor)
            )
        default: return (nil, nil)
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }
}
