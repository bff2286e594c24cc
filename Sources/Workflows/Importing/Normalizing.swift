package import Documents
package import Language
package import Prelude
package import Recruiting

/// Reads a document by rules into what the desk stores.
package struct Normalizing: Sendable {
    /// What a document turned out to be.
    package enum Draft: Sendable {
        /// A person's document.
        case candidate(CandidateDraft)
        /// A post about a job.
        case job(JobDraft)

        /// Whether nothing tells of a person: no name, no address, no position, no study.
        package var isNobody: Bool {
            guard case .candidate(let draft) = self else { return false }
            return draft.fields["full_name"] == nil && draft.identities.isEmpty
                && draft.experiences.isEmpty && draft.education.isEmpty
        }
    }

    private let knowledge: Knowledge
    private let today: Day

    /// The rules with what they know; `today` is what "present" means.
    package init(knowledge: Knowledge, today: Day) {
        self.knowledge = knowledge
        self.today = today
    }

    /// Reads a document as what the caller, its format or its content says it is.
    package func draft(_ document: Document, subject: Subject?) -> Draft {
        draft(
            SourceText(document),
            as: subject ?? document.declaredSubject ?? SubjectGuess(document).subject)
    }

    /// A text as a model may see it: without the orders to machines and the personal data that the
    /// rules withhold from themselves too.
    func shown(_ text: SourceText, as subject: Subject) -> String {
        let withheld =
            subject == .candidate
            ? knowledge.resumeReader(today: today).read(text).withheld
            : OrdersInText.stretches(in: text)
        var shown = ""
        var start = 0
        for hidden in withheld where hidden.end > start {
            shown += text.string(TextSpan(start, max(start, hidden.start)))
            start = hidden.end
        }
        return shown + text.string(TextSpan(start, text.utf8.count))
    }

    /// Reads a text as what it is known to be.
    package func draft(_ text: SourceText, as subject: Subject) -> Draft {
        switch subject {
        case .candidate:
            let reader = knowledge.resumeReader(today: today)
            let drafting = ResumeDrafting(knowledge: knowledge, text: text)
            return .candidate(drafting.draft(reader.read(text)))
        case .job:
            let reader = knowledge.jobPostReader(today: today)
            let orders = OrdersInText.stretches(in: text)
            let reading = reader.read(OrdersInText.blanked(orders, in: text))
            var draft = JobDrafting(knowledge: knowledge).draft(reading)
            if let first = orders.first {
                draft.warnings.append(ResumeWarning.ordersToMachines(first).sentence)
            }
            return .job(draft)
        }
    }
}

extension SourceText {
    /// A document's text as the readers see it.
    package init(_ document: Document) {
        self.init(
            document.text,
            facts: document.facts.map { Fact(path: $0.path, span: $0.span) },
            links: document.links.map { Link(span: $0.span, target: $0.target) })
    }
}
