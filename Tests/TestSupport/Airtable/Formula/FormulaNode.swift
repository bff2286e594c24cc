/// A formula as a tree.
indirect enum FormulaNode: Sendable, Hashable {
    case text(String)
    case number(Double)
    /// A column by its name, or in a formula of the base itself by its id.
    case field(String)
    /// A function by its name in capitals.
    case call(String, [FormulaNode])
    case binary(FormulaOperator, FormulaNode, FormulaNode)
    case negative(FormulaNode)

    /// Every column that the formula speaks of.
    var fields: [String] {
        switch self {
        case .text, .number: []
        case .field(let name): [name]
        case .call(_, let arguments): arguments.flatMap(\.fields)
        case .binary(_, let left, let right): left.fields + right.fields
        case .negative(let node): node.fields
        }
    }
}

/// What stands between two parts of a formula.
enum FormulaOperator: String, Sendable, CaseIterable {
    case notEqual = "!="
    case atMost = "<="
    case atLeast = ">="
    case equal = "="
    case less = "<"
    case greater = ">"
    case join = "&"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"

    /// How tightly it binds.
    var strength: Int {
        switch self {
        case .notEqual, .atMost, .atLeast, .equal, .less, .greater: 1
        case .join: 2
        case .plus, .minus: 3
        case .times, .over: 4
        }
    }
}

/// Why a text is no formula.
struct FormulaError: Error, Sendable {
    var message = "Invalid formula. Please check your formula text."
}
