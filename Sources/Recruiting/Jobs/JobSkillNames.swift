internal import Prelude

/// The names of the skills that a job asks for, as recruiters list them.
package struct JobSkillNames: Sendable, Hashable {
    /// What is insisted on.
    package var musts: [String]
    /// What is welcome.
    package var wishes: [String]

    /// Two lists of names.
    package init(musts: [String], wishes: [String]) {
        self.musts = musts
        self.wishes = wishes
    }

    /// What a job asks for now.
    package init(of job: JobDossier) {
        func names(_ requirement: String) -> [String] {
            job.skills.filter { $0.skill.requirement == requirement }.map(\.bag.name)
        }
        self.init(musts: names(JobSkill.must), wishes: names(JobSkill.wish))
    }

    /// The lists as a document by the names of their fields.
    init(_ document: JSONValue) {
        func names(_ field: String) -> [String] {
            (document[field]?.elements ?? []).compactMap(\.string)
        }
        self.init(musts: names(JobFields.skills[0].name), wishes: names(JobFields.skills[1].name))
    }

    /// The document that is read back as these lists.
    var document: JSONValue {
        .object([
            JSONMember(JobFields.skills[0].name, JSONValue(musts)),
            JSONMember(JobFields.skills[1].name, JSONValue(wishes)),
        ])
    }

    /// Both lists for people: "Swift, SQL, and if possible Docker".
    var line: String {
        let (musts, wishes) = (
            musts.joined(separator: ", "), wishes.joined(separator: ", ")
        )
        if wishes.isEmpty { return musts.isEmpty ? "no skills" : musts }
        return musts.isEmpty ? "if possible \(wishes)" : "\(musts), and if possible \(wishes)"
    }
}
