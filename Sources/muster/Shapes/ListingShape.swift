import Prelude
import Recruiting

extension ListingList.Row {
    /// Where the work is done, on one line.
    var placeLine: String {
        let first = places.first ?? ""
        let more = places.count > 1 ? "\(first) +\(places.count - 1)" : first
        return isRemote == true ? (more.isEmpty ? "remote" : "\(more), remote") : more
    }

    /// What is to be known of it in a word.
    var mark: String {
        job != nil ? "taken" : closedAt != nil ? "closed" : duplicateOf != nil ? "copy" : ""
    }

    /// The same in a sign, for a row that is narrow.
    var sign: String {
        job != nil ? "✓" : closedAt != nil ? "×" : duplicateOf != nil ? "≈" : ""
    }

    /// A listing in the shape of `listing list`.
    var json: JSONValue {
        [
            "id": .string(id.text), "title": .string(title), "company": JSONValue(company),
            "places": JSONValue(places), "is_remote": isRemote.map { .bool($0) } ?? .null,
            "category": JSONValue(category), "level": JSONValue(level),
            "pay_min": JSONValue(pay?.least), "pay_max": JSONValue(pay?.most),
            "pay_currency": JSONValue(pay?.currency), "posted_on": JSONValue(postedOn),
            "first_seen": .string(firstSeen.description),
            "closed_at": JSONValue(closedAt?.description),
            "duplicate_of": JSONValue(duplicateOf?.text), "job": JSONValue(job?.text),
            "best_fit": bestFit.map { .number($0) } ?? .null,
        ]
    }
}

/// A listing with everything that is known of it.
struct ListingShape {
    let listing: Listing
    let addresses: [ListingAddress]
    /// The names of sources by their ids.
    let sources: [String: String]

    /// The listing as `listing show` answers it.
    var answer: Answer { Answer(json, lines) }

    private var json: JSONValue {
        [
            "id": .string(listing.id.text), "job_hash": .string(listing.jobHash),
            "title": .string(listing.title), "company": JSONValue(listing.company),
            "places": listing.places, "is_remote": listing.isRemote.map { .bool($0) } ?? .null,
            "employment": listing.employment, "level": JSONValue(listing.level),
            "min_years": listing.minYears.map { .number($0) } ?? .null,
            "pay_min": JSONValue(listing.payLeast), "pay_max": JSONValue(listing.payMost),
            "pay_currency": JSONValue(listing.payCurrency), "demands": listing.demands,
            "labels": listing.labels, "details": listing.details,
            "posted_on": JSONValue(listing.postedOn), "closes_on": JSONValue(listing.closesOn),
            "first_seen": .string(listing.firstSeen.description),
            "last_seen": .string(listing.lastSeen.description),
            "closed_at": JSONValue(listing.closedAt?.description),
            "duplicate_of": JSONValue(listing.duplicateOf?.text),
            "job": JSONValue(listing.job?.text),
            "addresses": .array(
                addresses.map {
                    [
                        "address": .string($0.address), "source": .string($0.source),
                        "source_name": JSONValue(sources[$0.source]),
                        "first_seen": .string($0.firstSeen.description),
                        "last_seen": .string($0.lastSeen.description),
                        "gone_at": JSONValue($0.goneAt?.description), "said": $0.said ?? .null,
                    ]
                }), "text": .string(listing.text),
        ]
    }

    private var lines: [String] {
        let facts = facts
        let width = facts.map(\.0.count).max() ?? 0
        return [listing.title, ""]
            + facts.map { name, value in
                name + String(repeating: " ", count: width - name.count + 2) + value
            } + places.map { "  " + $0 } + [""]
            + listing.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// What is known of it, each with its name.
    var facts: [(String, String)] {
        func list(_ value: JSONValue) -> String {
            (value.elements ?? []).compactMap(\.string).joined(separator: "; ")
        }
        var facts: [(String, String)] = [
            ("Company", listing.company ?? ""), ("Places", list(listing.places)),
            ("Remote", listing.isRemote.map { $0 ? "yes" : "no" } ?? ""),
            ("Employment", list(listing.employment)), ("Level", listing.level ?? ""),
            ("Posted", listing.postedOn ?? ""), ("Open until", listing.closesOn ?? ""),
            ("Closed", listing.closedAt.map { String($0.description.prefix(10)) } ?? ""),
            ("Labels", list(listing.labels)), ("Copy of", listing.duplicateOf?.text ?? ""),
            ("Job", listing.job?.text ?? ""),
        ]
        if let least = listing.payLeast, let most = listing.payMost {
            facts.append(("Pay", "\(least)–\(most) \(listing.payCurrency ?? "") a year"))
        }
        let demands = listing.demanded
        let musts = demands.filter(\.isMust).map(\.skill)
        facts.append(("Asks for", musts.joined(separator: ", ")))
        facts.append(
            ("Welcome", demands.filter { !$0.isMust }.map(\.skill).joined(separator: ", ")))
        return facts.filter { !$0.1.isEmpty }
    }

    /// Where it stands on the web, with who shows it.
    var places: [String] {
        addresses.map {
            "\($0.address)  (\(sources[$0.source] ?? ($0.source == "file" ? "a file" : "a source that was removed"))"
                + ($0.goneAt == nil ? ")" : ", gone)")
        }
    }
}
