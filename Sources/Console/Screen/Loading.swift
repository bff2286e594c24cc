internal import Prelude
internal import Recruiting
internal import Terminal

/// Asking the desk: every question is an effect, and a later one takes the place of an earlier.
extension Console {
    typealias Content = ConsoleMessage.Content

    /// Work whose result is one message; an error becomes a message too.
    static func work(
        _ id: String, _ services: ConsoleServices,
        _ run: @escaping @Sendable () async throws -> Content
    ) -> Effect<ConsoleMessage> {
        .work(id: id) {
            do {
                return ConsoleMessage(try await run())
            } catch {
                return ConsoleMessage(.failed(Complaint(text: services.describe(error))))
            }
        }
    }

    /// Asks for people; a search that cannot be read is told beside the words.
    mutating func searchPeople(_ request: ListRequest, as arrival: RecordList<Candidate>.Arrival) {
        let services = services
        effects.append(
            Self.work("people", services) {
                do {
                    return .people(try await services.people(request), request, arrival)
                } catch let problem as SearchQuery.Problem {
                    return .badSearch(problem.description, of: request.query)
                }
            })
    }

    /// Asks how many people the search finds, once its first rows are there to be seen.
    mutating func countPeople() {
        let (services, query) = (services, people.query)
        effects.append(
            Self.work("people.count", services) {
                .peopleCount(try await services.peopleCount(query), of: query)
            })
    }

    /// Asks for jobs.
    mutating func searchJobs(_ request: ListRequest, as arrival: RecordList<Job>.Arrival) {
        let services = services
        effects.append(
            Self.work("jobs", services) {
                .jobs(try await services.desk.jobs(request), request, arrival)
            })
    }

    /// Asks how many jobs the search finds.
    mutating func countJobs() {
        let (services, query) = (services, jobs.query)
        effects.append(
            Self.work("jobs.count", services) {
                .jobCount(try await services.desk.jobCount(query), of: query)
            })
    }

    /// Asks for a page.
    mutating func load(_ subject: RecordSubject) {
        requested = subject
        let services = services
        effects.append(
            Self.work("record", services) {
                switch subject {
                case .candidate(let id):
                    .record(try await services.person(id).map { RecordPage($0) }, subject)
                case .job(let id):
                    .record(try await services.desk.job(id).map { RecordPage($0) }, subject)
                }
            })
    }

    /// Asks for the matches under review.
    mutating func loadReview() {
        guard let job = review.job else { return }
        let services = services
        effects.append(
            Self.work("review", services) { .review(try await services.desk.review(job), job) })
    }

    /// Asks for what happened to a record.
    mutating func loadHistory(of subject: RecordSubject, title: String) {
        let services = services
        effects.append(
            Self.work("history", services) {
                .history(
                    title,
                    try await services.desk.history(of: subject.text, kind: subject.owner))
            })
    }

    /// Asks for the board that is open.
    mutating func loadBoard() {
        let (services, job, number) = (services, board.job, board.ask())
        effects.append(
            Self.work("board", services) {
                .board(try await services.desk.board(job), number: number)
            })
    }

    /// Asks for the bags of which a name has some words.
    mutating func loadBags(_ words: String) {
        let services = services
        effects.append(
            Self.work("bags", services) {
                let found = try await services.desk.bags(matching: words)
                return .bags(found.lines, total: found.total, of: words)
            })
        // The names of the bag under the cursor may have changed with it.
        if let shown = bags.page?.line.id { loadBag(shown) }
    }

    /// Asks for the names of a bag.
    mutating func loadBag(_ id: ID<Bag>) {
        bags.ask(id)
        let services = services
        effects.append(
            .work(id: "bag") {
                do {
                    guard let bag = try await services.desk.bag(id) else {
                        return ConsoleMessage(.bagGone)
                    }
                    return ConsoleMessage(.bag(bag.page, lexicon: bag.lexicon))
                } catch {
                    return ConsoleMessage(.failed(Complaint(text: services.describe(error))))
                }
            })
    }

    /// Asks for the questions that wait.
    mutating func loadQuestions() {
        let services = services
        effects.append(
            Self.work("questions", services) {
                let found = try await services.desk.questions()
                return .questions(found.views, total: found.total)
            })
    }

    /// Asks how many questions wait.
    mutating func countQuestions() {
        let services = services
        effects.append(
            Self.work("questions.count", services) {
                .questionCount(try await services.desk.questionCount())
            })
    }

    /// Asks for two people side by side, to be opened or to be shown as they are now.
    mutating func loadComparison(
        _ first: ID<Candidate>, _ second: ID<Candidate>, opens: Bool
    ) {
        let services = services
        effects.append(
            Self.work("comparison", services) {
                .comparison(try await services.desk.compare(first, second), opens: opens)
            })
    }

    /// Asks for the saved searches.
    mutating func askSavedQueries() {
        let services = services
        effects.append(
            Self.work("saved", services) { .savedQueries(try await services.desk.savedQueries()) })
    }

    /// Reads again whatever is on the screen; cursor and view stay where they are.
    mutating func refresh() {
        searchAgain()
        loadReview()
        // What is on another tab is read when it is shown.
        if tab == .inbox { loadQuestions() } else { countQuestions() }
        if tab == .board { loadBoard() }
        if tab == .bags { loadBags(bags.words) }
        if tab == .runs { loadRuns() }
        if tab == .market { loadMarket() }
        if let both = comparison?.people {
            loadComparison(both.first, both.second, opens: false)
        }
        if let shown = record.page?.subject, tab != .matches || visitor != nil { load(shown) }
    }

    /// Reads the lists again.
    mutating func searchAgain() {
        if people.isLoaded {
            searchPeople(people.refreshing(keeping: people.view.current?.seq), as: .refresh)
        }
        if jobs.isLoaded {
            searchJobs(jobs.refreshing(keeping: jobs.view.current?.seq), as: .refresh)
        }
    }

    /// Starts the next decision when none is on its way: one after the other, in the order of the
    /// keys, so that undo always means the one before.
    mutating func decideNext() {
        guard let decision = decisions.start() else { return }
        let services = services
        effects.append(
            .work {
                do {
                    let outcome = try await services.perform(decision)
                    return ConsoleMessage(.decided(decision, .success(outcome)))
                } catch {
                    let complaint = Complaint(text: services.describe(error))
                    return ConsoleMessage(.decided(decision, .failure(complaint)))
                }
            })
    }
}
