internal import Language
internal import Matching
internal import Prelude
internal import Recruiting

/// Puts the skills of a job and of a person to what the taxonomy calls them, and says what was taken for
/// granted on the way.
struct GapMapping {
    let taxonomy: Taxonomy
    let configuration: GapConfiguration
    /// The title of the job.
    let title: String?
    /// The occupation of the job; nil where none is known.
    let occupation: Occupation?

    /// A mapping for a job.
    init(_ taxonomy: Taxonomy, _ configuration: GapConfiguration, for job: JobDossier) {
        self.taxonomy = taxonomy
        self.configuration = configuration
        title = job.value("job_title").string
        occupation = title.flatMap { taxonomy.occupations($0, limit: 1).first }
    }

    /// Whose skills are mapped.
    enum Side: String, Sendable {
        case job
        case resume
    }

    /// A skill that was put to the taxonomy, or to nothing there.
    struct Mapped {
        /// The skill as it is compared.
        var skill: GapSkill
        /// What it is in the taxonomy; nil where it is nothing there.
        var entry: Taxonomy.MappedSkill?
        /// How it came there, and what else was found.
        var answer: SkillMapper.Answer
        /// What a chat would ask about it; none where it is sure.
        var options: [String]
        /// What was taken for granted.
        var assumption: String?
    }

    private var mapper: SkillMapper {
        var mapper = taxonomy.mapper
        mapper.gate = configuration.gate
        return mapper
    }

    private func floor(_ side: Side) -> Double {
        side == .job ? configuration.jobFloor : configuration.resumeFloor
    }

    private func question(
        _ bag: BagMember, _ surface: String, _ sentence: String?, _ side: Side
    ) -> SkillMapper.Question {
        .init(bag.name, surface: surface, sentence: sentence, title: side == .job ? title : nil)
    }

    /// Counts what every way of looking comes to with a skill.
    func add(
        _ bag: BagMember, surface: String, sentence: String?, _ side: Side,
        to trial: inout RecipeTrial
    ) {
        trial.add(
            surface, for: bag, question(bag, surface, sentence, side), floor: floor(side), mapper)
    }

    /// Puts a skill to the taxonomy.
    func map(
        _ bag: BagMember, surface: String, sentence: String?, _ side: Side
    ) -> Mapped {
        let answer = mapper.answer(
            question(bag, surface, sentence, side), floor: floor(side))
        var skill = GapSkill(key: bag.id.text, bag: bag.id.text, name: bag.name, surface: surface)
        let found = answer.best.map { (mapping: $0, entry: taxonomy.skill(at: $0.index)) }
        let others = answer.others.map { taxonomy.skill(at: $0.index).name }
        guard let found else { return Mapped(skill: skill, answer: answer, options: []) }
        // What is so little sure is taken for nothing; only a chat asks.
        guard found.mapping.confidence >= configuration.mapper.low else {
            return Mapped(
                skill: skill, answer: answer, options: [found.entry.name] + others,
                assumption: "Left '\(surface)' for itself, though it may be \(found.entry.name)")
        }
        skill.key = found.entry.id
        skill.isMapped = true
        skill.isHot = found.entry.isHot ?? false
        skill.isInDemand =
            occupation.map { found.entry.inDemand?.contains($0.code) ?? false } ?? false
        let isSure =
            found.mapping.confidence >= configuration.mapper.high
            && (answer.gate?.margin ?? 1) >= configuration.gate.minMargin
        return Mapped(
            skill: skill, entry: found.entry, answer: answer,
            options: isSure ? [] : [found.entry.name] + others,
            assumption: found.mapping.tier == .vector
                ? "Took '\(surface)' for \(found.entry.name)"
                    + (others.isEmpty ? "" : ", not for \(others.joined(separator: " or "))")
                : alias(surface, bag))
    }

    /// That a name was read as another.
    private func alias(_ surface: String, _ bag: BagMember) -> String? {
        SkillFolding.fold(surface) == bag.folded || surface.isEmpty
            ? nil : "Read '\(surface)' as \(bag.name)"
    }
}
