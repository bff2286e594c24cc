package import Prelude
package import Web

/// A job board that answers with JSON, without a page for people in between. The shapes are those of the
/// boards' own documents as of 2026; no board was asked for a real answer yet.
package enum JobBoard: String, Sendable, CaseIterable {
    case greenhouse
    case lever
    case ashby
    case workable
    case smartrecruiters
    case recruitee
    case remotive
    case remoteok
    case arbeitnow
    case adzuna
    case usajobs

    /// Whether a board belongs to one company, which its address names; the others list those of many.
    package var isOfOneCompany: Bool {
        switch self {
        case .greenhouse, .lever, .ashby, .workable, .smartrecruiters, .recruitee: true
        case .remotive, .remoteok, .arbeitnow, .adzuna, .usajobs: false
        }
    }

    /// The server that is asked, unless a test or a proxy says otherwise.
    package func server(of company: String) -> String {
        switch self {
        case .greenhouse: "https://boards-api.greenhouse.io"
        case .lever: "https://api.lever.co"
        case .ashby: "https://api.ashbyhq.com"
        case .workable: "https://apply.workable.com"
        case .smartrecruiters: "https://api.smartrecruiters.com"
        case .recruitee: "https://\(company).recruitee.com"
        case .remotive: "https://remotive.com"
        case .remoteok: "https://remoteok.com"
        case .arbeitnow: "https://www.arbeitnow.com"
        case .adzuna: "https://api.adzuna.com"
        case .usajobs: "https://data.usajobs.gov"
        }
    }

    /// How many jobs one page of a board has that is asked page by page.
    package static let pageSize = 100

    /// What is asked for a page.
    ///
    /// - Parameters:
    ///   - server: Who is asked.
    ///   - company: The company's name on the board; the country of `adzuna`, such as `gb`.
    ///   - words: What is looked for, where the board is searched.
    ///   - page: What the last page named as the next; nil for the first.
    package func address(
        on server: WebAddress, of company: String, for words: String, page: String? = nil
    ) -> WebAddress {
        switch self {
        case .greenhouse:
            server.appending("v1", "boards", company, "jobs")
                .asking([("content", "true"), ("pay_transparency", "true")])
        case .lever: server.appending("v0", "postings", company).asking([("mode", "json")])
        case .ashby:
            server.appending("posting-api", "job-board", company)
                .asking([("includeCompensation", "true")])
        case .workable:
            server.appending("api", "v1", "widget", "accounts", company)
                .asking([("details", "true")])
        case .smartrecruiters:
            server.appending("v1", "companies", company, "postings")
                .asking([("limit", "\(Self.pageSize)"), ("offset", page ?? "0")])
        case .recruitee: server.appending("api", "offers")
        case .remotive: server.appending("api", "remote-jobs")
        case .remoteok: server.appending("api")
        case .arbeitnow: server.appending("api", "job-board-api").asking([("page", page ?? "1")])
        case .adzuna:
            server.appending("v1", "api", "jobs", company, "search", page ?? "1")
                .asking([("what", words), ("results_per_page", "\(Self.adzunaPage)")])
        case .usajobs:
            server.appending("api", "search").asking([
                ("Keyword", words), ("ResultsPerPage", "\(Self.pageSize)"), ("Page", page ?? "1"),
            ])
        }
    }

    /// The most that Adzuna gives at once.
    static let adzunaPage = 50

    /// What a board's answer lists.
    ///
    /// - Parameters:
    ///   - company: The company that the board belongs to, for boards that do not name it.
    ///   - page: What was asked for; nil for the first page.
    /// - Throws: `BoardProblem` for an answer of another shape; single entries that cannot be read are
    ///   counted.
    package func page(
        _ answer: JSONValue, of company: String, asked page: String? = nil
    ) throws(BoardProblem) -> BoardPage {
        guard let entries = entries(of: answer) else {
            throw BoardProblem(board: self, expected: expected)
        }
        var read = BoardPage()
        for entry in entries {
            if var listing = listing(entry, of: company) {
                if listing.job.organization == nil, isOfOneCompany {
                    listing.job.organization = company
                }
                read.listings.append(listing)
            } else {
                read.unreadable += 1
            }
        }
        read.next = next(after: page, answer, entries.count)
        return read
    }
}
