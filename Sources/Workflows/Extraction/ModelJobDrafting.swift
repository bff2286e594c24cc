internal import Language
internal import LanguageModels
internal import Prelude
internal import Recruiting

/// Lays what a model read in a post over what the rules read, in the same way as with CVs.
struct ModelJobDrafting {
    private let knowledge: Knowledge
    private let rules: JobDraft
    private var proofs: Proofs
    private let answer: JobAnswer

    /// A drafting of an answer over a text, with what the rules made of the same text.
    init(
        _ answer: JobAnswer, text: SourceText, rules: JobDraft, knowledge: Knowledge,
        source: String
    ) {
        self.answer = answer
        self.rules = rules
        self.knowledge = knowledge
        proofs = Proofs(text, source: source)
    }

    /// Everything both say about the job.
    mutating func draft() -> JobDraft {
        var draft = rules
        addWords(to: &draft)
        addChoices(to: &draft)
        draft.skills = skills()
        for (field, items) in answer.lists.sorted(by: { $0.key < $1.key }) {
            let held = items.compactMap { item in
                proofs.holds(item, as: field).map { (item, $0) }
            }
            guard let first = held.first else { continue }
            var seen: Set<String> = []
            draft.fields[field] = ProposedValue(
                JSONValue(held.map(\.0).filter { seen.insert($0).inserted }), confidence: 0.8,
                span: first.1, source: proofs.source)
        }
        addProse(to: &draft)
        draft.fields["confidence_score"] = ProposedValue(
            .number((min(answer.confidence, proofs.provedShare) * 100).rounded() / 100),
            confidence: 1, source: proofs.source)
        draft.warnings += [proofs.warning].compactMap(\.self)
        return draft
    }

    private mutating func addWords(to draft: inout JobDraft) {
        for (field, words) in answer.words.sorted(by: { $0.key < $1.key }) {
            let isKnown = draft.fields[field] != nil
            // A title is translated, so that it need not stand in the text.
            let value = proofs.value(.string(words), quoted: words, as: field)
            if field == "salary_raw" {
                if !isKnown, let span = value.span { addPay(span, to: &draft) }
            } else if value.span != nil || !isKnown {
                draft.fields[field] = value
            }
        }
        for (field, years) in [
            ("min_years_experience", answer.minYears), ("max_years_experience", answer.maxYears),
        ] {
            guard let years, draft.fields[field] == nil else { continue }
            draft.fields[field] = proofs.value(
                .number(years), quoted: Proofs.words(answer.yearsEvidence, naming: years),
                as: field)
        }
        for (name, least) in answer.traits where draft.fields["min_\(name)_score"] == nil {
            draft.fields["min_\(name)_score"] = ProposedValue(
                .integer(Int64(least)), confidence: Proofs.unproved, source: proofs.source)
        }
    }

    private func addPay(_ span: TextSpan, to draft: inout JobDraft) {
        guard let pay = MoneyScanner().pay(in: proofs.text.utf8, span, context: .field) else {
            return
        }
        PayFields.add(pay, prefix: "salary", to: &draft.fields)
    }

    private mutating func addChoices(to draft: inout JobDraft) {
        for (field, choice) in answer.choices.sorted(by: { $0.key < $1.key }) {
            let isList = field == "employment_type"
            let stored: JSONValue = isList ? [.string(choice.value)] : .string(choice.value)
            let value = proofs.value(stored, quoted: choice.evidence, as: field)
            if value.span != nil
                ? !isList || draft.fields[field] == nil : draft.fields[field] == nil
            {
                draft.fields[field] = value
            }
        }
    }

    /// The model's demands, and then the rules' others. A demand whose sentence does not stand in the
    /// post is none: it would turn people away for what nobody asked.
    private mutating func skills() -> [JobDraft.Requirement] {
        var known = Dictionary(rules.skills.map { ($0.skill.folded, $0) }) { first, _ in first }
        var demands: [JobDraft.Requirement] = []
        for skill in answer.skills {
            guard let span = proofs.holds(skill.evidence, as: skill.name) else { continue }
            let name = knowledge.skillName(skill.name)
            let own = known.removeValue(forKey: name.folded)
            demands.append(
                JobDraft.Requirement(
                    skill: own?.skill ?? name, surface: own?.surface ?? skill.name,
                    isMust: skill.isMust,
                    minYears: own?.minYears
                        ?? Proofs.proved(skill.minYears, by: proofs.text.string(span)),
                    minLevel: own?.minLevel ?? skill.minLevel,
                    capability: skill.capability.flatMap(proofs.prose) ?? own?.capability,
                    span: span))
        }
        let taken = Set(demands.map(\.skill.folded))
        return demands + rules.skills.filter { !taken.contains($0.skill.folded) }
    }

    private func addProse(to draft: inout JobDraft) {
        var words = answer.narratives.map { ("narrative_\($0.key)", $0.value) }
        if let summary = answer.summary { words.append(("role_summary", summary)) }
        for (field, text) in words {
            guard let prose = proofs.prose(text) else { continue }
            draft.fields[field] = ProposedValue(
                .string(prose), confidence: Proofs.told, source: proofs.source)
        }
    }
}
