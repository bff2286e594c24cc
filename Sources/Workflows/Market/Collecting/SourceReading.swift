internal import Connectors
internal import Documents
internal import Engine
internal import Market
internal import Prelude
internal import Processes
internal import Recruiting
internal import Web

/// Asks one source for its jobs, whatever kind it is of.
struct SourceReading: Sendable {
    /// How many descriptions that stand apart from a list are asked for in one go.
    static let maximumDescriptions = 500
    /// After how many failures in a row the descriptions of a source are given up for now.
    static let maximumFailures = 3
    /// How much a program may print, in bytes.
    private static let programOutput = 256 << 20

    let rules: CollectorRules
    let connections: SourceConnections?
    let reader: DocumentReader
    /// What is looked for, a phrase for each kind of work.
    let words: [String]
    /// Whether an address is one of a listing whose text the desk has.
    let isDescribed: @Sendable (String) async throws -> Bool

    /// What a source tells.
    ///
    /// - Throws: `SourceFailure`, `CancellationError`.
    func jobs(of source: JobSource) async throws -> GatheredJobs {
        guard let kind = SourceKind(named: source.kind) else {
            throw SourceFailure("there is no kind of source \(source.kind)")
        }
        switch kind {
        case .file:
            let reader = reader
            return try await blocking { _ in
                let bytes: [UInt8]
                do throws(DocumentError) { bytes = try reader.bytes(path: source.target) } catch {
                    // What is said of a CV that is too large is no help with a table.
                    throw SourceFailure(
                        error.code == .tooLarge
                            ? "\(error.reason). Split it, and collect the parts." : "\(error)")
                }
                return try JobSpyRow.jobs(bytes, source: source.id.text)
            }
        case .command: return try await printed(source)
        case .board, .hackerNews, .page, .feed:
            guard let connections else {
                throw SourceFailure("the network is switched off")
            }
            return try await asked(source, kind, connections)
        }
    }

    private func asked(
        _ source: JobSource, _ kind: SourceKind, _ connections: SourceConnections
    ) async throws -> GatheredJobs {
        do {
            switch kind {
            case .board(let board): return try await self.board(board, source, connections)
            case .hackerNews: return try await thread(source, connections.client)
            case .page: return try await page(source, connections.client)
            case .feed: return try await feed(source, connections.client)
            case .file, .command: return GatheredJobs()
            }
        } catch let problem as BoardReader.Problem {
            throw SourceFailure("\(problem)")
        } catch let problem as PageProblem {
            throw SourceFailure("\(problem)", isGone: problem == .gone)
        } catch let problem as WebError {
            throw SourceFailure("\(problem)")
        } catch let problem as DocumentError {
            throw SourceFailure("\(problem)")
        }
    }

    private func known(_ source: JobSource) -> Validators {
        Validators(entityTag: source.entityTag, lastModified: source.lastModified)
    }

    // MARK: Boards

    private func board(
        _ board: JobBoard, _ source: JobSource, _ connections: SourceConnections
    ) async throws -> GatheredJobs {
        let reading = BoardReader(connections.client, credentials: connections.credentials)
        let server = try WebAddress(
            source.server.isEmpty ? board.server(of: source.target) : source.server)
        let read = try await reading.read(
            board, on: server, of: source.target, for: words, known: known(source))
        var gathered = GatheredJobs()
        gathered.unreadable = read.unreadable
        gathered.isUnchanged = read.isUnchanged
        gathered.isWhole = board.isWhole && !read.isCut
        gathered.validators = read.validators
        if read.isCut {
            let why = read.problem.map { ": \($0)" } ?? ""
            gathered.notes.append("there may be more jobs than were read\(why)")
        }
        var listings = read.listings
        try await describe(&listings, board, server, source, reading, &gathered)
        gathered.jobs = await jobs(listings, source)
        return gathered
    }

    /// Asks for the descriptions that the desk does not have, where the board gives them apart. Those that
    /// are left for now are asked for the next time.
    private func describe(
        _ listings: inout [BoardListing], _ board: JobBoard, _ server: WebAddress,
        _ source: JobSource, _ reading: BoardReader, _ gathered: inout GatheredJobs
    ) async throws {
        guard board == .smartrecruiters else { return }
        var (asked, failures, unread) = (0, 0, 0)
        var problem: BoardReader.Problem?
        defer {
            if let problem {
                gathered.notes.append("\(unread) descriptions could not be read: \(problem)")
            }
        }
        for index in listings.indices where listings[index].job.descriptionHTML == nil {
            guard let address = CanonicalAddress.of(listings[index].address),
                try await !isDescribed(address)
            else { continue }
            guard asked < Self.maximumDescriptions, failures < Self.maximumFailures else {
                gathered.notes.append(
                    "some jobs were taken without their descriptions; the next collecting asks again"
                )
                return
            }
            asked += 1
            do {
                listings[index].job.descriptionHTML = try await reading.description(
                    of: listings[index], board, on: server, of: source.target)
                failures = 0
            } catch {
                try Task.checkCancellation()
                // The job itself was told. One that is gone says nothing of the next.
                if error != .unanswered(.gone) { failures += 1 }
                (unread, problem) = (unread + 1, error)
            }
        }
    }

    private func jobs(_ listings: [BoardListing], _ source: JobSource) async -> [FoundJob] {
        let description = PlainDescription(reader: reader)
        let jobs = try? await blocking { _ in
            Parallelism.processors.portions(of: listings.count, size: 20) { range in
                range.map { FoundJob(listings[$0], source: source.id.text, description) }
            }
        }
        return jobs ?? []
    }

    // MARK: Hacker News

    private func thread(
        _ source: JobSource, _ client: SourceClient
    ) async throws -> GatheredJobs {
        let server = try WebAddress(source.server.isEmpty ? HackerNews.server : source.server)
        func answer(_ address: WebAddress) async throws -> JSONValue {
            guard
                case .fetched(let response, _, _) = try await client.ask(
                    address, interval: .milliseconds(100))
            else { return .null }
            return try response.json()
        }
        guard let thread = HackerNews.thread(try await answer(HackerNews.threads(on: server)))
        else {
            throw SourceFailure("expected a thread about who is hiring, found none")
        }
        let comments = try await answer(HackerNews.comments(thread, on: server))
        guard let page = HackerNews.page(comments, of: thread) else {
            throw SourceFailure("expected a list \"hits\", found another shape")
        }
        var gathered = GatheredJobs()
        gathered.unreadable = page.unreadable
        gathered.jobs = await jobs(page.listings, source)
        return gathered
    }

    // MARK: Pages and feeds

    private func fetched(
        _ source: JobSource, _ client: SourceClient
    ) async throws -> (Response, WebAddress, Validators)? {
        let address = try WebAddress(source.target)
        let interval = Duration.milliseconds(500)
        try await mayAsk(address, interval, client)
        guard
            case .fetched(let response, let place, let validators) = try await client.ask(
                address, interval: interval, known: known(source))
        else { return nil }
        // A redirect leads around no rule.
        if place != address { try await mayAsk(place, interval, client) }
        return (response, place, validators)
    }

    private func mayAsk(
        _ address: WebAddress, _ interval: Duration, _ client: SourceClient
    ) async throws {
        let rules = try await client.rules(of: address, interval: interval)
        guard rules.allows(address.path + (address.query.isEmpty ? "" : "?\(address.query)")) else {
            throw SourceFailure("the server asks programs to leave this page alone (robots.txt)")
        }
    }

    private func page(_ source: JobSource, _ client: SourceClient) async throws -> GatheredJobs {
        var gathered = GatheredJobs()
        guard let (response, address, validators) = try await fetched(source, client) else {
            gathered.isUnchanged = true
            return gathered
        }
        let page = try FetchedPage(response, at: address)
        guard !page.jobs.isEmpty else {
            throw SourceFailure(
                "the page describes no job for search engines (schema.org JobPosting)")
        }
        let listings = page.jobs.compactMap { job in
            job.title.map { title in
                // Several jobs of a page share its address, and are told apart by their titles.
                BoardListing(
                    key: title, address: job.address ?? address.text, job: job)
            }
        }
        gathered.unreadable = page.jobs.count - listings.count
        gathered.isWhole = true
        gathered.validators = validators
        gathered.jobs = await jobs(listings, source)
        return gathered
    }

    private func feed(_ source: JobSource, _ client: SourceClient) async throws -> GatheredJobs {
        var gathered = GatheredJobs()
        guard let (response, _, validators) = try await fetched(source, client) else {
            gathered.isUnchanged = true
            return gathered
        }
        let (description, source) = (PlainDescription(reader: reader), source.id.text)
        let jobs = try await blocking { _ in
            let items = try Feed(response.body).items
            return Parallelism.processors.portions(of: items.count, size: 20) { range in
                range.map { FoundJob(items[$0], source: source, description) }
            }
        }
        gathered.jobs = jobs.compactMap(\.self)
        gathered.unreadable = jobs.count - gathered.jobs.count
        gathered.validators = validators
        return gathered
    }

    // MARK: Programs

    private static func words(for ending: ChildResult.Ending) -> String {
        switch ending {
        case .exited(let status): "ended with status \(status)"
        case .signalled(let signal): "was ended by signal \(signal)"
        case .deadline: "took longer than it may"
        case .cancelled: "was cancelled"
        case .exceeded(let limit): "used more than it may: \(limit.rawValue)"
        }
    }

    private func printed(_ source: JobSource) async throws -> GatheredJobs {
        guard let program = rules.command.first else {
            throw SourceFailure("no program is set; set collector.command on this machine")
        }
        guard program.hasPrefix("/") else {
            throw SourceFailure("collector.command: expected the program's whole path")
        }
        let wanted = words.joined(separator: "\n")
        var child = ChildProcess(
            program,
            rules.command.dropFirst().map { $0 == "{words}" ? wanted : $0 })
        child.environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8"]
        child.limits.deadline = Int(rules.commandLimit / .milliseconds(1))
        child.limits.cpuSeconds = Int((rules.commandLimit / .seconds(1)).rounded(.up))
        child.limits.memoryBytes = 4 << 30
        child.limits.openFiles = 256
        child.limits.outputBytes = Self.programOutput
        let result: ChildResult
        do throws(ChildError) { result = try await child.runDetached() } catch {
            throw SourceFailure("\(error)")
        }
        try Task.checkCancellation()
        guard case .exited(0) = result.ending else {
            throw SourceFailure(
                "the program of collector.command \(Self.words(for: result.ending))")
        }
        return try JobSpyRow.lines(result.output, source: source.id.text)
    }
}
