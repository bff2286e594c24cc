/// The rung of a person or a position.
package enum Seniority: String, Hashable, Sendable, CaseIterable {
    /// Learning the trade: interns, trainees, juniors.
    case junior
    /// Works alone on usual tasks.
    case mid
    /// Works alone on hard tasks.
    case senior
    /// Beyond senior on the track of individual contributors.
    case staff
    /// Beyond senior on the track of management: leads, heads of a team, managers.
    case lead
    /// The highest rung of individual contributors below executives.
    case principal
    /// Directors, vice presidents, chiefs, founders.
    case executive
}
