package import Prelude

/// What a conversation knows between its steps. It is kept after each, and read back by whoever goes on.
package protocol ConversationState: Sendable {
    /// The state of a document that `document` made; what an older one lacks is as in a new conversation.
    init(_ document: JSONValue)
    /// The state as a document.
    var document: JSONValue { get }
    /// The records that it tells of, so that whoever erases one finds the conversation.
    var subjects: Set<String> { get }
}

/// A graph of nodes, each of which goes on to another, asks, or ends the turn (facts, career engine C).
///
/// A node begins anew whenever it is run again: after a question was answered, and after the program ended in
/// the middle of it. So it changes nothing outside but by what it returns.
package protocol ConversationGraph: Sendable {
    /// The nodes.
    associatedtype Node: RawRepresentable, Sendable, Hashable where Node.RawValue == String
    /// What is known between the nodes.
    associatedtype State: ConversationState

    /// The graph's name, as threads remember it.
    var name: String { get }
    /// The version of its nodes and its state. A thread of another version begins its turn anew.
    var version: Int { get }
    /// The node that a turn begins with.
    var entry: Node { get }

    /// The state in which a turn begins, from the one in which the former ended.
    func beginning(_ state: State, message: String) -> State

    /// Runs a node.
    ///
    /// - Parameter given: What became of the question that this node asked; nil where it has asked none.
    func run(
        _ node: Node, _ state: State, given: Given?
    ) async throws -> Transition<Node, State>
}

/// Where a node leads.
package enum Transition<Node: Sendable, State: Sendable>: Sendable {
    /// To another node.
    case goes(to: Node, State)
    /// To a question, and back to the same node once it is settled.
    case asks(Ask, State)
    /// To the end of the turn.
    case ends(Reply, State)
}

/// Something that a person is asked.
package struct Ask: Sendable, Hashable {
    /// The question.
    package var text: String
    /// The answers to choose from.
    package var options: [String]
    /// Whether an answer in one's own words is of use.
    package var takesText: Bool
    /// What the question is about, for whoever keeps it.
    package var topic: JSONValue

    /// A question from its parts.
    package init(_ text: String, options: [String], takesText: Bool, topic: JSONValue = .null) {
        self.text = text
        self.options = options
        self.takesText = takesText
        self.topic = topic
    }
}

/// What became of a question.
package enum Given: Sendable, Hashable {
    /// It was answered: with an option, or in one's own words.
    case answered(String)
    /// Nobody will answer it any more: it expired, or was withdrawn. The node takes the careful way.
    case lost
}

/// What a turn ends with.
package struct Reply: Sendable, Hashable {
    /// The text.
    package var text: String
    /// The same for programs, with the records that it tells of.
    package var content: JSONValue

    /// A reply from its parts.
    package init(_ text: String, content: JSONValue) {
        self.text = text
        self.content = content
    }
}
