import Prelude
import Storage
import TestSupport
import Testing

@testable import Recruiting

@Suite("The desk's tables", .onEveryDatabase) struct SchemaTests {
    /// What each shipped step amounted to when it shipped. A changed digest means that a desk out
    /// there has other tables than this program thinks: add a step instead of editing one.
    private static let shipped: [String: UInt64] = [
        "2026-11-01-people-and-jobs": 17_090_272_228_488_903_185,
        "2026-11-02-skills-and-vectors": 9_575_280_818_231_698_297,
        "2026-11-03-matches-and-ledger": 433_914_089_725_836_880,
        "2026-11-27-funnel-bags-questions": 16_985_961_310_495_934_214,
        "2026-11-28-document-marks-and-role-fitness": 13_790_637_995_757_384_899,
        "2026-11-29-models": 9_337_403_043_229_378_233,
        "2026-11-30-learned-profiles": 664_942_428_581_577_986,
        "2026-11-30-team": 13_883_518_955_070_789_192,
        "2026-12-01-skill-edits": 16_816_901_132_733_840_496,
        "2026-12-02-rests-and-looked-at-names": 1_048_050_338_927_918_928,
        "2026-12-03-who-filed-names": 10_246_330_715_752_899_053,
        "2026-12-04-taxonomy": 9_506_710_321_326_886_837,
        "2026-12-05-gap": 14_296_164_210_853_392_615,
        "2026-12-06-questions-that-expire": 16_137_187_097_685_943_190,
        "2026-12-07-planner": 16_502_926_333_176_845_088,
        "2026-12-08-market": 14_267_488_506_892_021_909,
        "2026-12-09-posts-of-listings": 11_722_711_781_141_734_659,
    ]

    /// FNV-1a over the steps' statements as SQLite gets them.
    private func digest(_ migration: Migration) -> UInt64 {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for statement in migration.statements {
            for byte in statement.rendered(for: .sqlite).text.utf8 {
                digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3
            }
        }
        return digest
    }

    @Test("No step that has shipped was edited") func frozen() {
        let digests = Dictionary(
            uniqueKeysWithValues: DeskSchema.schema.migrations.map { ($0.name, digest($0)) })
        #expect(digests == Self.shipped)
    }

    @Test("Every record's columns are the columns of its table") func columns() throws {
        let desk = try DeskFixture()
        let tables: [(String, [String], Set<String>)] = [
            (Candidate.table.name, Candidate.table.columns, ["sort_name", "needs_vectors"]),
            (Job.table.name, Job.table.columns, ["sort_title", "needs_vectors", "has_own_skills"]),
            (SourceDocument.table.name, SourceDocument.table.columns, []),
            (FieldState.table.name, FieldState.table.columns, []),
            ("job_field", FieldState.table.columns, []),
            (ModelCall.table.name, ModelCall.table.columns, []),
            (ClaimedSkill.table.name, ClaimedSkill.table.columns, []),
            (SkillEdit.table.name, SkillEdit.table.columns, []),
            ("candidate_skill_covered", ClaimedSkill.table.columns, []),
            (JobSkill.table.name, JobSkill.table.columns, []),
            (KeptGapReport.table.name, KeptGapReport.table.columns, []),
            (PlannerArm.table.name, PlannerArm.table.columns, []),
            (PlannerChoice.table.name, PlannerChoice.table.columns, []),
            (SearchCategory.table.name, SearchCategory.table.columns, []),
            (CandidateCategory.table.name, CandidateCategory.table.columns, []),
            (JobSource.table.name, JobSource.table.columns, []),
            (Listing.table.name, Listing.table.columns, ["seq"]),
            (ListingAddress.table.name, ListingAddress.table.columns, []),
            (Fit.table.name, Fit.table.columns, []),
            (KeptClusters.table.name, KeptClusters.table.columns, []),
            (KeptVariant.table.name, KeptVariant.table.columns, []),
            (Experience.table.name, Experience.table.columns, []),
            (Education.table.name, Education.table.columns, []),
            (Project.table.name, Project.table.columns, []),
            (Attribute.table.name, Attribute.table.columns, []),
            (IdentityKey.table.name, IdentityKey.table.columns, []),
            (BagMember.table.name, BagMember.table.columns, ["looked_at"]),
            (Match.table.name, Match.table.columns, []),
            (MatchRun.table.name, MatchRun.table.columns, []),
            (LedgerEntry.table.name, LedgerEntry.table.columns, ["seq"]),
            (LedgerGroup.table.name, LedgerGroup.table.columns, ["seq"]),
            (Outcome.table.name, Outcome.table.columns, []),
            (Note.table.name, Note.table.columns, []),
            (Attachment.table.name, Attachment.table.columns, []),
            (SavedQuery.table.name, SavedQuery.table.columns, []),
            (LearnedProfile.table.name, LearnedProfile.table.columns, []),
            (Question.table.name, Question.table.columns, []),
            (TeamRow.table.name, TeamRow.table.columns, []),
            (KeptTaxonomy.table.name, KeptTaxonomy.table.columns, []),
            (KeptTechnology.table.name, KeptTechnology.table.columns, []),
            (KeptOccupation.table.name, KeptOccupation.table.columns, []),
        ]
        for (table, columns, derived) in tables {
            let stored = try desk.database.read { connection in
                try StoredTable.all(on: connection).first { $0.name == table }?.columns ?? []
            }
            #expect(Set(stored) == Set(columns).union(derived), "\(table)")
        }
    }
}
