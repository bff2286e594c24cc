internal import Matching
internal import Prelude

/// A gap report as the canonical analysis v1 (facts, career engine A.6): what is not known is left out.
struct GapDocument {
    /// The shape of the document.
    static let version = "1.0.0"
    /// What compares.
    static let analyzer = "gap-analyzer.v1"
    /// What puts names to the taxonomy.
    static let mapper = "skill-mapper.v1"

    let report: GapReport
    /// What the report is kept under; nil where it is not kept.
    var kept: String?
    /// When it was made.
    var generatedAt: Timestamp

    /// The document.
    var json: JSONValue {
        let analysis = report.analysis
        let document: JSONValue = [
            "version": .string(Self.version), "analysis_id": JSONValue(kept),
            "context": context, "metrics": metrics,
            "matched_skills": .array(
                analysis.terms.filter { $0.status != .missing }.map { asked($0) }),
            "missing_skills": .array(
                analysis.terms.filter { $0.status == .missing }.map { asked($0) }),
            "resume_skills": .array(
                analysis.terms.compactMap(\.claim).map { owned($0, "matched") }
                    + analysis.others.map { owned($0, "resume_only") }),
            "report_markdown": .string(GapMarkdown.text(of: report)),
            "diagnostics": diagnostics, "extras": extras,
        ]
        return document.withoutNulls
    }

    private var context: JSONValue {
        let subject = report.subject
        return [
            "resume_id": JSONValue(subject.resume), "candidate_id": .string(subject.candidate),
            "candidate": .string(subject.candidateName), "job_id": .string(subject.job),
            "processing_run_id": JSONValue(kept), "job_title": .string(subject.jobTitle),
            "company": JSONValue(subject.company), "job_location": JSONValue(subject.place),
            "job_url": JSONValue(subject.url), "job_source": JSONValue(subject.source),
            "extractor_version": .string(subject.readers),
            "analyzer_version": .string(Self.analyzer),
            "mapper_version": .string(Self.mapper), "schema_version": .string(Self.version),
            "generated_at": .string(generatedAt.description),
        ]
    }

    private var metrics: JSONValue {
        let analysis = report.analysis
        return [
            "overall_score": JSONValue(analysis.score),
            "overall_percent": JSONValue(analysis.score.map { ($0 * 1000).rounded() / 10_000 }),
            "coverage_score": JSONValue(analysis.coverage),
            "total_weight": .number(analysis.totalWeight),
            "matched_count": JSONValue(analysis.terms.count - analysis.count(.missing)),
            "missing_count": JSONValue(analysis.count(.missing)),
            "underqualified_count": JSONValue(analysis.count(.underqualified)),
            "resume_skill_count": JSONValue(
                analysis.terms.count { $0.claim != nil } + analysis.others.count),
            "job_skill_count": JSONValue(analysis.terms.count),
            "unmapped_count": JSONValue(analysis.terms.count { !$0.demand.skill.isMapped }),
        ]
    }

    // MARK: Skills

    private func asked(_ term: GapAnalysis.Term) -> JSONValue {
        base(term.demand.skill, .job).adding([
            JSONMember("is_required", .bool(term.demand.isRequired)),
            JSONMember("status", .string(term.status.rawValue)),
            JSONMember("weight", .number(term.weight)),
            JSONMember("credit", .number(term.credit)),
            JSONMember("points", .number(report.analysis.points(of: term))),
            JSONMember("required_level", level(term.demand.level, of: term.demand.skill, .job)),
            JSONMember(
                "candidate_level",
                term.claim.map { level($0.level, of: $0.skill, .resume) } ?? .null),
            JSONMember(
                "level_delta", term.claim == nil ? .null : .number(term.missingLevels)),
        ])
    }

    private func owned(_ claim: GapClaim, _ status: String) -> JSONValue {
        base(claim.skill, .resume).adding([
            JSONMember("status", .string(status)),
            JSONMember("candidate_level", level(claim.level, of: claim.skill, .resume)),
        ])
    }

    private func base(_ skill: GapSkill, _ side: GapMapping.Side) -> JSONValue {
        let source = report.sources[side]?[skill.key]
        let entry = source?.entry
        return [
            "descriptor": [
                "skill_id": .string(skill.key), "name": .string(entry?.name ?? skill.name),
                "skill_type": "skill",
                "framework": .string(
                    entry == nil ? "desk" : report.taxonomy["name"]?.string ?? "lexicon"),
                "hot_tech": .bool(skill.isHot), "in_demand": .bool(skill.isInDemand),
                "external_id": JSONValue(entry?.id), "commodity_title": JSONValue(entry?.group),
            ],
            "name": .string(skill.name), "bag": .string(skill.bag),
            "source_token": .string(skill.surface),
            "source_text": JSONValue(source?.evidence?.line), "origin": .string(side.rawValue),
            "rank": JSONValue(source?.rank),
            "tags": ["hot_tech": .bool(skill.isHot), "in_demand": .bool(skill.isInDemand)],
        ]
    }

    private func level(
        _ level: SkillLevel, of skill: GapSkill, _ side: GapMapping.Side
    ) -> JSONValue {
        let evidence = report.sources[side]?[skill.key]?.evidence
        return [
            "label": .string(level.label.rawValue), "score": .number(level.score),
            "years": JSONValue(level.years), "confidence": .number(level.confidence),
            "evidence": JSONValue(evidence.map { [$0.text] } ?? []),
            "signals": [.string(level.origin.rawValue)],
        ]
    }

    // MARK: How it came about

    private var diagnostics: JSONValue {
        let analysis = report.analysis
        let matched = analysis.terms.count - analysis.count(.missing)
        return [
            "analyzer": [
                "resume_items": JSONValue(matched + analysis.others.count),
                "job_items": JSONValue(analysis.terms.count),
                "resume_skills": JSONValue(matched + analysis.others.count),
                "matched_count": JSONValue(matched),
                "missing_count": JSONValue(analysis.count(.missing)),
            ]
        ]
    }

    private var extras: JSONValue {
        [
            "mapping": [
                "jd": report.mapping[.job]?.document ?? .null,
                "resume": report.mapping[.resume]?.document ?? .null,
            ],
            // Nobody is ever asked here; a chat would have asked where `skipped` says so.
            "hitl": [
                "mode": "off", "skipped": .bool(report.wouldAsk),
                "assumptions": JSONValue(report.assumptions.map(\.text)),
            ],
            "configuration": report.configuration.document, "taxonomy": report.taxonomy,
        ]
    }
}

extension JSONValue {
    /// The document without the members of its objects that are null.
    var withoutNulls: JSONValue {
        switch self {
        case .object(let members):
            .object(
                members.filter { $0.value != .null }.map {
                    JSONMember($0.key, $0.value.withoutNulls)
                })
        case .array(let elements): .array(elements.map(\.withoutNulls))
        default: self
        }
    }
}
