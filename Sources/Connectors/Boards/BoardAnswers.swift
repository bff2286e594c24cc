internal import Prelude

/// Where the jobs stand in the boards' answers, and whether there are more.
extension JobBoard {
    /// The entries of an answer; nil for one of another shape.
    func entries(of answer: JSONValue) -> [JSONValue]? {
        switch self {
        case .greenhouse, .ashby, .workable, .remotive: answer["jobs"]?.elements
        case .lever: answer.elements
        case .smartrecruiters: answer["content"]?.elements
        case .recruitee: answer["offers"]?.elements
        // The first entry is about the terms of use.
        case .remoteok: answer.elements?.filter { $0["legal"] == nil }
        case .arbeitnow: answer["data"]?.elements
        case .adzuna: answer["results"]?.elements
        case .usajobs: answer["SearchResult"]?["SearchResultItems"]?.elements
        }
    }

    /// What the list of jobs is called.
    var expected: String {
        switch self {
        case .greenhouse, .ashby, .workable, .remotive: "a list \"jobs\""
        case .lever, .remoteok: "a list"
        case .smartrecruiters: "a list \"content\""
        case .recruitee: "a list \"offers\""
        case .arbeitnow: "a list \"data\""
        case .adzuna: "a list \"results\""
        case .usajobs: "a list \"SearchResultItems\""
        }
    }

    /// The page behind one; nil behind the last.
    func next(after page: String?, _ answer: JSONValue, _ count: Int) -> String? {
        let number = page.flatMap { Int($0) } ?? 1
        guard count > 0 else { return nil }
        switch self {
        case .greenhouse, .lever, .ashby, .workable, .recruitee, .remotive, .remoteok: return nil
        case .smartrecruiters:
            let offset = (page.flatMap { Int($0) } ?? 0) + count
            return offset < answer["totalFound"]?.int ?? 0 ? String(offset) : nil
        case .arbeitnow:
            let next = answer["links"]?["next"]?.string
            return next == nil ? nil : String(number + 1)
        case .adzuna:
            return number * Self.adzunaPage < answer["count"]?.int ?? 0 ? String(number + 1) : nil
        case .usajobs:
            let all = answer["SearchResult"]?["SearchResultCountAll"]?.int ?? 0
            return number * Self.pageSize < all ? String(number + 1) : nil
        }
    }

    /// A job of an answer; nil for an entry without a title or an address.
    ///
    /// - Parameter company: Whose board it is; the country of `adzuna`.
    func listing(_ entry: JSONValue, of company: String) -> BoardListing? {
        switch self {
        case .greenhouse: Self.greenhouse(entry)
        case .lever: Self.lever(entry)
        case .ashby: Self.ashby(entry)
        case .workable: Self.workable(entry)
        case .smartrecruiters: Self.smartRecruiters(entry)
        case .recruitee: Self.recruitee(entry)
        case .remotive: Self.remotive(entry)
        case .remoteok: Self.remoteOK(entry)
        case .arbeitnow: Self.arbeitnow(entry)
        case .adzuna: Self.adzuna(entry, in: company)
        case .usajobs: Self.usaJobs(entry)
        }
    }
}
