internal import Prelude
package import Web

/// Reads all of a board: page by page, for each of the words that are looked for where it is searched.
package struct BoardReader: Sendable {
    /// How many pages are read for one search.
    package static let maximumPages = 50
    /// How many jobs of a board are kept.
    package static let maximumListings = 10_000

    /// What was read of a board.
    package struct Reading: Sendable {
        /// The jobs, each once.
        package var listings: [BoardListing] = []
        /// How many entries have no title or no address.
        package var unreadable = 0
        /// Whether the board has the same to tell as last time, so that nothing was read.
        package var isUnchanged = false
        /// Whether there may be more than was read.
        package var isCut = false
        /// Why no more was read, where the board broke after something had been read.
        package var problem: Problem?
        /// What was said of the answer; empty for more than one page.
        package var validators = Validators()
    }

    /// Why a board could not be read.
    package enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
        /// No answer that could be used.
        case unanswered(PageProblem)
        /// An answer of another shape.
        case changed(BoardProblem)
        /// The answer is no JSON.
        case garbled(JobBoard)
        /// The board wants a key that is not set, or that would go out unprotected.
        case wantsKey(JobBoard)

        /// What is wrong, and what to do.
        package var description: String {
            switch self {
            case .unanswered(.gone): "there is no such board; check the company's name on it"
            case .unanswered(let problem): "\(problem)"
            case .changed(let problem): "\(problem)"
            case .garbled(let board): "\(board.rawValue): expected JSON, found something else"
            case .wantsKey(.adzuna):
                "Adzuna wants an application's id and key; set adzuna.app_id and adzuna.app_key"
            case .wantsKey(let board):
                "\(board.rawValue) wants a key and its e-mail address; set \(board.rawValue).key and"
                    + " \(board.rawValue).email"
            }
        }
    }

    private let client: SourceClient
    private let credentials: BoardCredentials

    /// A reader over a client.
    package init(_ client: SourceClient, credentials: BoardCredentials = BoardCredentials()) {
        self.client = client
        self.credentials = credentials
    }

    /// Reads a board.
    ///
    /// - Parameters:
    ///   - server: Who is asked.
    ///   - company: The company's name on the board; the country of `adzuna`.
    ///   - words: What is looked for where the board is searched.
    ///   - known: What was said of the last answer, for boards that answer in one piece.
    package func read(
        _ board: JobBoard, on server: WebAddress, of company: String, for words: [String],
        known: Validators = Validators()
    ) async throws(Problem) -> Reading {
        var reading = Reading()
        var seen: Set<String> = []
        let isSingle = !board.isPaged
        for search in board.isSearched ? words : [""] {
            var page: String?
            for number in 1...board.maximumPages {
                let (read, validators): (BoardPage?, Validators)
                do throws(Problem) {
                    (read, validators) = try await self.page(
                        board, on: server, of: company, for: search, page: page,
                        known: isSingle ? known : Validators())
                } catch {
                    // What was read before is not thrown away for a page that broke.
                    guard !reading.listings.isEmpty, !Task.isCancelled else { throw error }
                    (reading.isCut, reading.problem) = (true, error)
                    return reading
                }
                guard let read else {
                    reading.isUnchanged = true
                    return reading
                }
                if isSingle { reading.validators = validators }
                reading.unreadable += read.unreadable
                for listing in read.listings where seen.insert(listing.address).inserted {
                    guard reading.listings.count < Self.maximumListings else {
                        reading.isCut = true
                        return reading
                    }
                    reading.listings.append(listing)
                }
                page = read.next
                if page == nil { break }
                if number == board.maximumPages { reading.isCut = true }
            }
        }
        return reading
    }

    /// One page; nil where it is the same as last time.
    private func page(
        _ board: JobBoard, on server: WebAddress, of company: String, for search: String,
        page: String?, known: Validators
    ) async throws(Problem) -> (page: BoardPage?, validators: Validators) {
        let (answer, validators) = try await ask(
            board, board.address(on: server, of: company, for: search, page: page), known: known)
        guard let answer else { return (nil, validators) }
        do throws(BoardProblem) {
            return (try board.page(answer, of: company, asked: page), validators)
        } catch {
            throw .changed(error)
        }
    }

    /// The description of a job that its board gives apart from the list; nil where the board gives none.
    package func description(
        of listing: BoardListing, _ board: JobBoard, on server: WebAddress, of company: String
    ) async throws(Problem) -> String? {
        guard let address = board.detail(of: listing.key, on: server, company) else { return nil }
        guard let answer = try await ask(board, address, known: Validators()).answer else {
            return nil
        }
        return board.listing(answer, of: company)?.job.descriptionHTML
    }

    private func ask(
        _ board: JobBoard, _ address: WebAddress, known: Validators
    ) async throws(Problem) -> (answer: JSONValue?, validators: Validators) {
        guard let authorized = board.authorized(address, credentials) else {
            throw .wantsKey(board)
        }
        let answer: SourceClient.Answer
        do throws(PageProblem) {
            answer = try await client.ask(authorized, interval: board.interval, known: known) {
                board.authorize(&$0, credentials)
            }
        } catch {
            throw .unanswered(error)
        }
        guard case .fetched(let response, _, let validators) = answer else {
            return (nil, known)
        }
        guard let document = try? response.json() else { throw .garbled(board) }
        return (document, validators)
    }
}

extension JobBoard {
    /// Whether its answers come in pages.
    var isPaged: Bool {
        switch self {
        case .smartrecruiters, .arbeitnow, .adzuna, .usajobs: true
        default: false
        }
    }

    /// How many pages are read for one search. Adzuna's 250 requests a day have to last for every kind of
    /// work, so that of each the first page alone is asked for.
    var maximumPages: Int { self == .adzuna ? 1 : BoardReader.maximumPages }

    /// Where the whole of a job stands, where the list does not hold it.
    func detail(of key: String, on server: WebAddress, _ company: String) -> WebAddress? {
        self == .smartrecruiters
            ? server.appending("v1", "companies", company, "postings", key) : nil
    }
}
