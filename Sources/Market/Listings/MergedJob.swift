internal import Language
package import Prelude

/// A job with everything that the sources of one run tell of it: the same title at the same company is one
/// job, however many places it is posted for and however many boards show it.
package struct MergedJob: Sendable, Hashable {
    /// An address, and the source that showed it.
    package struct Address: Sendable, Hashable {
        /// The address in its canonical form.
        package var text: String
        /// The source, by its id on the desk.
        package var source: String
        /// The source's own name for the job.
        package var key: String
        /// What the post at the address says; nil where it is the one before it that says it.
        package var said: JSONValue?
    }

    /// What the first source that has a description tells; the first of all where none has.
    package var job: FoundJob
    /// Every address of every source, those of the first source first.
    package var addresses: [Address]
    /// Every place, each once.
    package var places: [String]
    /// The title in the form in which titles are compared.
    package var titleKey: String
    /// The company in the form in which companies are compared; empty where nobody is named.
    package var companyKey: String

    /// What names the job across runs, before it is hashed: title, company and first address (facts D.1,
    /// with the address in its canonical form).
    package var identity: String { "\(titleKey)|\(companyKey)|\(addresses.first?.text ?? "")" }

    /// How long the form of a title or a name is at most, in bytes: two of them have to fit into an index.
    private static let maximumKey = 1000

    /// The form in which titles and names of companies are compared: folded, with single spaces.
    package static func key(_ text: String) -> String {
        FoundJob.cut(
            Folding.fold(text).split(whereSeparator: \.isWhitespace).joined(separator: " "),
            to: maximumKey)
    }

    /// The jobs of one run, in the order in which the sources were given: who is asked first wins, so that
    /// which answer came first changes nothing. Jobs without an address of the web are left out.
    ///
    /// A job whose company is not named is only the same as another with the same address.
    package static func merged(_ found: [FoundJob]) -> [MergedJob] {
        var merged: [MergedJob] = []
        var byName: [String: [Int]] = [:]
        var byAddress: [String: Int] = [:]
        for job in found.lazy.map(\.kept) {
            var seen: Set<String> = []
            let addresses = job.addresses.prefix(FoundJob.maximumValues)
                .compactMap(CanonicalAddress.of).filter { seen.insert($0).inserted }
            guard !addresses.isEmpty else { continue }
            let (title, company) = (key(job.title), key(job.company ?? ""))
            let name = company.isEmpty ? nil : "\(title)|\(company)"
            let known =
                name.flatMap { byName[$0] ?? [] }?.first { merged[$0].isPosted(with: job) }
                ?? addresses.lazy.compactMap { byAddress["\(title)|\($0)"] }.first
            let index = known ?? merged.count
            if known == nil {
                merged.append(
                    MergedJob(
                        job: job, addresses: [], places: [], titleKey: title, companyKey: company))
            }
            merged[index].add(job, addresses)
            if let name, known == nil { byName[name, default: []].append(index) }
            for address in addresses { byAddress["\(title)|\(address)"] = index }
        }
        return merged
    }

    /// How many days lie at most between two posts of one job; what is posted again later is another opening.
    package static let maximumDays = 30

    /// Whether another post of the title and company is of the same opening, as far as both say when.
    private func isPosted(with other: FoundJob) -> Bool {
        guard let own = job.posted, let others = other.posted else { return true }
        return abs(own.number - others.number) <= Self.maximumDays
    }

    private mutating func add(_ other: FoundJob, _ texts: [String]) {
        // An address that two sources show is kept for both: it stands as long as one of them shows it.
        var said: JSONValue? = other.said
        for text in texts
        where !addresses.contains(where: { $0.text == text && $0.source == other.source }) {
            guard addresses.count < FoundJob.maximumValues else { break }
            addresses.append(
                Address(text: text, source: other.source, key: other.key, said: said))
            said = nil
        }
        for place in other.places where !places.contains(place) {
            guard places.count < FoundJob.maximumValues else { break }
            places.append(place)
        }
        if job.text.isEmpty, !other.text.isEmpty { job.text = other.text }
        if job.pay == nil { job.pay = other.pay }
        if job.company == nil, let company = other.company {
            job.company = company
            companyKey = Self.key(company)
        }
        // It was posted when it was first posted anywhere, and is open as long as it is anywhere.
        job.posted = [job.posted, other.posted].compactMap(\.self).min()
        if let closes = job.closes { job.closes = other.closes.map { max(closes, $0) } }
        if job.isRemote != true, other.isRemote != nil { job.isRemote = other.isRemote }
    }
}
