internal import Connectors
internal import Prelude
internal import Recruiting
internal import Storage

extension TeamDiff {
    /// What a row asks for, and which cells the run that it asks for would write.
    struct Asked {
        private let record: AirtableRecord
        private let row: TeamRow?
        private let columns: AirtableMapping

        /// A row; `row` is what the desk knows of it, nil when it has not been read.
        init(_ record: AirtableRecord, _ row: TeamRow?, _ columns: AirtableMapping) {
            self.record = record
            self.row = row
            self.columns = columns
        }

        /// Of a person: to be read, or that corrections of skills are taken over.
        var ofPerson: [Change] {
            guard row?.isLeftAlone != true else { return [] }
            var changes = [read(TeamTables.talentInputs, by: "candidate_pipeline")]
            if row?.owner != nil, SkillFeedbackOp.Cells(record, columns).isReady {
                let pipeline = "candidate_revectorize"
                changes += [
                    change(.take, pipeline, "feedback"),
                    change(.write, pipeline, "feedback_ready", false),
                    change(.answer, pipeline, "feedback_processed"),
                    change(.answer, pipeline, "feedback_notes"),
                ]
            }
            return changes.compactMap(\.self)
        }

        /// That a row is read, which is new or says something else than when it was read last.
        private func read(_ inputs: [AirtableWantedColumn], by pipeline: String) -> Change? {
            let isNews = row?.inputHash != TeamText(columns, inputs: inputs).hash(record)
            return isNews ? change(.read, pipeline, inputs[0].key) : nil
        }

        /// Of a company: to be read, and a matching, by the ticked box.
        var ofCompany: [Change] {
            guard row?.isLeftAlone != true else { return [] }
            var changes = [read(TeamTables.customerInputs, by: "job_pipeline")]
            if let start = columns["start"], AirtableCells.checked(record[start.id]).value == true {
                let pipeline = TeamSensors.matching(row, in: TeamTables.customers)
                changes += [
                    change(.write, pipeline, "start", false), change(.answer, pipeline, "result"),
                ]
            }
            return changes.compactMap(\.self)
        }

        /// Of an open position: a matching, by its status; and the proposals that any matching would list
        /// as the desk has them now.
        func ofPosition(on connection: any Connection) throws -> [Change] {
            let pipeline = TeamSensors.matching(row, in: TeamTables.positions)
            var changes: [Change?] = []
            if let owner = row?.owner, let row {
                let plan = try UploadPlan(
                    of: owner, record, row, columns,
                    turnedDown: try RejectionLog.waiting(at: record.id, on: connection)
                        .flatMap(\.entry.people), scored: nil, on: connection)
                changes += plan.writes.map { change(.answer, pipeline, $0.key, $0.value) }
            }
            if let status = columns["status"],
                let ready = columns.option(TeamTables.ready, of: "status"),
                AirtableCells.option(record[status.id]).value == ready
            {
                changes += [
                    change(.write, pipeline, "status", .string(TeamTables.done)),
                    change(.answer, pipeline, "result"),
                ]
            }
            return changes.compactMap(\.self)
        }

        private func change(
            _ way: Change.Way, _ pipeline: String, _ key: String, _ desk: JSONValue = .null
        ) -> Change? {
            guard let column = columns[key] else { return nil }
            return Change(
                way: way, pipeline: pipeline, record: record.id, owner: row?.owner ?? "",
                column: column.name, cell: record[column.id] ?? .null, desk: desk)
        }
    }
}
