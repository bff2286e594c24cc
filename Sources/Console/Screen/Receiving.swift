internal import Prelude
internal import Recruiting
internal import Terminal

/// Taking over what the background reports.
extension Console {
    /// Takes the result of an effect.
    package mutating func receive(_ message: ConsoleMessage) {
        switch message.content {
        case .people(let page, let request, let arrival):
            take(page, for: request, as: arrival)
        case .peopleCount(let count, let query): people.take(count: count, of: query)
        case .jobs(let page, let request, let arrival):
            jobs.take(page, for: request, as: arrival)
            if arrival != .window { countJobs() }
        case .jobCount(let count, let query): jobs.take(count: count, of: query)
        case .badSearch(let problem, _): people.problem = problem
        case .record(let page, let subject): take(page, of: subject)
        case .review(let found, let job): take(found, of: job)
        case .decided(let decision, let result): take(result, of: decision)
        case .history(let title, let items):
            open(OverlayLines(title: title, HistoryLines.lines(items)))
        case .timeline(let title, let timeline):
            open(OverlayLines(title: title, TimelineLines.lines(timeline)))
        case .gaps(let report, let person, let job):
            if isFree { overlay = .gaps(GapPage(report, of: person, for: job)) }
        case .chat(let page): chat.take(page)
        case .chatText(let text): chat.hear(text)
        case .chatFailed(let complaint):
            chat.give(up: complaint.text)
        case .board(let found, let number): board.take(found, number: number)
        case .bags(let lines, let total, let words): bags.take(lines, total: total, words: words)
        case .bag(let page, let lexicon): bags.take(page, lexicon: lexicon)
        case .bagGone: loadBags(bags.words)
        case .bagPlan(let change, let result): take(result, of: change)
        case .questions(let views, let total):
            inbox.take(views, total: total)
            countInbox(total)
        case .questionCount(let total): countInbox(total)
        case .comparison(let found, let opens): take(found, opens: opens)
        case .savedQueries(let saved): chooseQuery(among: saved)
        case .activePeople(let count, let job, let status): askParking(count, job, status)
        case .rescored(let result): takeRescored(result)
        case .changed: noticeChange()
        case .looked(let state, let revision): take(state, revision: revision)
        case .cooled: cool()
        case .rested: watch.isResting = false
        case .runs, .run, .ticks, .engineDone: receiveRuns(message.content)
        case .market, .marketDetail, .marketLines, .variantThemes, .taken:
            receiveMarket(message.content)
        case .written(let sentence): say(sentence, .good)
        case .progress(let news): if progress != nil { progress = news }
        case .imported(let result): take(result)
        case .matched(let job, let title, let result): take(result, of: job, title: title)
        case .themes(let found): if case .themes = overlay { chooseTheme(among: found) }
        case .edited(let edit, let result): take(result, of: edit)
        case .dismiss(let id): toasts.dismiss(id)
        case .forgetInterrupt: hasInterrupted = false
        case .stopped: progress = nil
        case .failed(let complaint): say(complaint.text, .failure)
        }
        rescoreIfNeeded()
        follow()
    }

    /// Takes what is told of runs.
    private mutating func receiveRuns(_ content: Content) {
        switch content {
        case .runs(let lines, let total, let view, let words):
            runs.take(lines, total: total, of: view, words: words)
        case .run(let detail, let now): runs.take(detail, now: now)
        case .ticks(let ticks, let id): runs.take(ticks, of: id)
        case .engineDone(let result): takeEngine(result)
        default: break
        }
    }

    /// Takes what is told of the market.
    private mutating func receiveMarket(_ content: Content) {
        switch content {
        case .market(let rows, let total, let view, let words):
            market.take(rows, total: total, of: view, words: words)
        case .marketDetail(let lines, let id, let view): market.take(lines, of: id, in: view)
        case .marketLines(let title, let lines):
            open(OverlayLines(title: title, lines.map(\.styled)))
        case .variantThemes(let person, let name, let themes):
            chooseTheme(of: person, name: name, among: themes)
        case .taken(let sentence):
            say(sentence, .good)
            refresh()
        default: break
        }
    }

    /// Opens a page of lines, unless something else has the keyboard by now.
    private mutating func open(_ lines: OverlayLines) {
        if isFree { overlay = .lines(lines) }
    }

    private mutating func countInbox(_ total: Int) {
        tabs.titles[Tab.inbox.rawValue] = total == 0 ? "Inbox" : "Inbox \(total)"
    }

    private mutating func take(
        _ page: ListPage<Candidate>, for request: ListRequest,
        as arrival: RecordList<Candidate>.Arrival
    ) {
        people.take(page, for: request, as: arrival)
        if arrival != .window { countPeople() }
        // The jobs are few and soon wanted; the people come first.
        if !jobs.isAsked {
            jobs.isAsked = true
            searchJobs(jobs.request(for: ""), as: .reset)
            countQuestions()
        }
    }

    private mutating func take(_ page: RecordPage?, of subject: RecordSubject) {
        guard let page else {
            // It stays requested, so that it is not asked for over and over until the list says so.
            record.clear()
            say("It is no longer on the desk", .warning)
            return searchAgain()
        }
        if requested == subject { requested = nil }
        if visitor != nil {
            visitor?.show(page)
            return
        }
        switch subject {
        case .candidate: personPane.show(page)
        case .job: jobPane.show(page)
        }
    }

    private mutating func take(_ found: JobReview?, of job: ID<Job>) {
        guard review.job == job else { return }
        guard let found else { return say("The job is no longer on the desk", .warning) }
        review.take(found)
    }

    private mutating func take(
        _ result: Result<DecisionOutcome, Complaint>, of decision: Decision
    ) {
        decisions.finish()
        if let match = decision.match {
            review.inFlight.remove(match)
            board.inFlight.remove(match)
        }
        if let question = decision.question { inbox.inFlight.remove(question) }
        switch result {
        case .success(let outcome):
            say(outcome.sentence, outcome.isChanged ? .good : .info)
            if outcome.action == "undo" || outcome.action == "redo" {
                for id in outcome.records where tab == .matches { review.move(to: id) }
                for id in outcome.records where tab == .board { board.follow(id) }
            }
            follow(outcome, of: decision)
        case .failure(let complaint):
            if let question = decision.question { inbox.revoke(question) }
            say(complaint.text, .failure)
        }
        decideNext()
        if isLeaving, decisions.isIdle {
            isFinished = true
        } else {
            refresh()
        }
    }

    private mutating func take(_ result: Result<ImportOutcome, Complaint>) {
        progress = nil
        switch result {
        case .success(let outcome):
            for failure in outcome.failed { say(failure, .warning) }
            say(outcome.sentence, outcome.failed.isEmpty ? .good : .warning)
        case .failure(let complaint): say(complaint.text, .failure)
        }
        refresh()
    }

    private mutating func take(
        _ result: Result<MatchOutcome, Complaint>, of job: ID<Job>, title: String
    ) {
        progress = nil
        switch result {
        case .success(.scored(let summary)):
            // Whoever has gone on to something else is told, and not taken away from it.
            let isWaiting =
                prompt == nil && overlay == nil && targetJob?.id == job && focus == .list
            say("\(title): \(summary)" + (isWaiting ? "" : "; o on the job opens them"), .good)
            if isWaiting { open(job, title: title) }
        case .success(.refused(let reasons)):
            say("\(title) cannot be matched: \(reasons.joined(separator: "; "))", .warning)
        case .success(.waits(let reason)):
            say("\(title) \(reason); the inbox has the question", .warning)
        case .failure(let complaint): say(complaint.text, .failure)
        }
        refresh()
    }
}

extension ImportOutcome {
    /// "Imported 12, updated 1, unchanged 3, failed 1".
    var sentence: String {
        var parts = ["Imported \(imported)"]
        if updated > 0 { parts.append("updated \(updated)") }
        if unchanged > 0 { parts.append("unchanged \(unchanged)") }
        if !failed.isEmpty { parts.append("failed \(failed.count); :messages lists them") }
        return parts.joined(separator: ", ")
    }
}
