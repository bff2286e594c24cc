internal import Language
internal import Storage

/// A column of the hiring funnel, under the name that the team's Airtable gives it (seeds: control
/// flow, "ATS Table"; facts: §2.7).
package enum Stage: String, Sendable, Hashable, CaseIterable, SQLConvertible {
    /// What the machine proposes.
    case proposed = "Potential Talent Fit AI"
    /// What a recruiter approved.
    case shortlisted = "Shortlisted Talent"
    /// Sent to the company.
    case introduction = "Client Introduction"
    case interview1 = "In Interview 1"
    /// A task to take home, between or beside interviews.
    case assignment = "Interview: Assignment"
    case interview2 = "In Interview 2"
    case interview3 = "In Interview 3"
    case interview4 = "In Interview 4"
    case negotiations = "In Negotiations"
    /// Placed.
    case hired = "Hired"
    /// What a recruiter rejected; the pair is not proposed again.
    case rejected = "Recruiter AI Result Rejection"
    case introductionRejected = "Introduction Rejected Talent"
    case interviewRejected = "Interview Rejected Talent"
    case assignmentRejected = "Assignment Rejected Talent"
    case negotiationsRejected = "Negotiations rejection"
    /// The person does not want the job.
    case declined = "Talent Rejected Job"
    /// Parked while the job is on hold, to go back to the stage that was left.
    case considered = "Considered Talent (Job On Hold)"

    /// The interviews in their order.
    package static let interviews: [Stage] = [.interview1, .interview2, .interview3, .interview4]

    /// Where somebody is on the way to being hired.
    package static let active: [Stage] =
        [.shortlisted, .introduction, .interview1, .assignment] + interviews.dropFirst()
        + [.negotiations]

    /// Where the client turned a person down; the same company is not asked again.
    package static let companyRejections: [Stage] = [
        .introductionRejected, .interviewRejected, .assignmentRejected, .negotiationsRejected,
    ]

    /// Where the way ended without a hire.
    package static let rejections: [Stage] = [.rejected] + companyRejections + [.declined]

    /// Whether somebody here is on the way to being hired.
    package var isActive: Bool { Stage.active.contains(self) }

    /// Whether the way ended here without a hire.
    package var isRejection: Bool { Stage.rejections.contains(self) }

    /// How far along it is, for telling the further of two.
    package var order: Int { Stage.allCases.firstIndex(of: self) ?? 0 }

    /// The name in at most 12 letters, for narrow columns.
    package var shortName: String {
        switch self {
        case .proposed: "Proposed"
        case .shortlisted: "Shortlisted"
        case .introduction: "Introduced"
        case .interview1: "Interview 1"
        case .assignment: "Assignment"
        case .interview2: "Interview 2"
        case .interview3: "Interview 3"
        case .interview4: "Interview 4"
        case .negotiations: "Negotiations"
        case .hired: "Hired"
        case .rejected: "Not a fit"
        case .introductionRejected: "Rej. intro"
        case .interviewRejected: "Rej. interv."
        case .assignmentRejected: "Rej. assign."
        case .negotiationsRejected: "Rej. negot."
        case .declined: "Declined"
        case .considered: "On hold"
        }
    }

    /// What the stage means for the match as a whole (facts: match_status and §6.8).
    package var matchStatus: String {
        switch self {
        case .proposed: "matched"
        case .shortlisted: "reviewed"
        case .hired: "hired"
        case _ where isRejection: "rejected"
        default: "contacted"
        }
    }

    /// The stage that a person names: the whole name or the short one, whatever the case, or a
    /// beginning that only one stage has ("negotiations rej", "introduction rejected").
    package init?(named text: String) {
        let asked = Folding.fold(text)
        let exact = Stage.allCases.first {
            Folding.fold($0.rawValue) == asked || Folding.fold($0.shortName) == asked
        }
        let begun = Stage.allCases.filter { Folding.fold($0.rawValue).hasPrefix(asked) }
        guard let stage = exact ?? (begun.count == 1 && !asked.isEmpty ? begun[0] : nil) else {
            return nil
        }
        self = stage
    }
}
