internal import Prelude

/// Jobs of boards that list those of many companies.
extension JobBoard {
    static func remotive(_ entry: JSONValue) -> BoardListing? {
        listing(entry, key: entry["id"], title: entry["title"], address: entry["url"]) {
            job, listing in
            job.descriptionHTML = entry["description"]?.string
            job.organization = line(entry["company_name"])
            job.isRemote = true
            job.applicantPlaces = [line(entry["candidate_required_location"])].compactMap(\.self)
            job.employmentTypes = [line(entry["job_type"])].compactMap(\.self)
            job.payText = line(entry["salary"])
            job.posted = day(entry["publication_date"])
            listing.labels = labels(entry["tags"], and: entry["category"])
        }
    }

    static func remoteOK(_ entry: JSONValue) -> BoardListing? {
        listing(entry, key: entry["id"], title: entry["position"], address: entry["url"]) {
            job, listing in
            job.descriptionHTML = entry["description"]?.string
            job.organization = line(entry["company"])
            job.isRemote = true
            job.applicantPlaces = [line(entry["location"])].compactMap(\.self)
            job.posted = day(entry["date"])
            // A salary of nothing is none.
            let pays = (entry["salary_max"]?.double ?? 0) > 0
            job.salary =
                pays ? salary(entry["salary_min"], entry["salary_max"], "USD", "YEAR") : nil
            listing.applying = entry["apply_url"]?.string
            listing.labels = labels(entry["tags"], and: nil)
        }
    }

    static func arbeitnow(_ entry: JSONValue) -> BoardListing? {
        listing(entry, key: entry["slug"], title: entry["title"], address: entry["url"]) {
            job, listing in
            job.descriptionHTML = entry["description"]?.string
            job.organization = line(entry["company_name"])
            job.places = places([entry["location"]])
            job.isRemote = entry["remote"]?.bool ?? false
            job.employmentTypes = (entry["job_types"]?.elements ?? []).compactMap(line)
            job.posted = day(counted: entry["created_at"], perSecond: 1)
            listing.labels = labels(entry["tags"], and: nil)
        }
    }

    /// Adzuna gives the beginning of a description alone.
    static func adzuna(_ entry: JSONValue, in country: String) -> BoardListing? {
        listing(entry, key: entry["id"], title: entry["title"], address: entry["redirect_url"]) {
            job, listing in
            job.descriptionHTML = entry["description"]?.string
            job.organization = line(entry["company"]?["display_name"])
            job.places = places([entry["location"]?["display_name"]])
            job.employmentTypes = [line(entry["contract_time"]), line(entry["contract_type"])]
                .compactMap(\.self)
            job.posted = day(entry["created"])
            // What Adzuna reckons itself nobody has offered.
            let isOffered = !["1", "true"].contains(
                entry["salary_is_predicted"]?.string ?? entry["salary_is_predicted"]?.text() ?? "")
            job.salary =
                isOffered
                ? salary(entry["salary_min"], entry["salary_max"], currency(of: country), "YEAR")
                : nil
            listing.labels = [line(entry["category"]?["label"])].compactMap(\.self)
        }
    }

    static func usaJobs(_ entry: JSONValue) -> BoardListing? {
        let said = entry["MatchedObjectDescriptor"] ?? .null
        let details = said["UserArea"]?["Details"]
        return listing(
            entry, key: entry["MatchedObjectId"], title: said["PositionTitle"],
            address: said["PositionURI"]
        ) { job, listing in
            let duties = (details?["MajorDuties"]?.elements ?? []).compactMap(\.string)
            job.descriptionHTML = markup(
                [details?["JobSummary"]?.string] + duties + [said["QualificationSummary"]?.string])
            job.organization = line(said["OrganizationName"])
            job.places = places(
                said["PositionLocation"]?.elements.map { $0.map { $0["LocationName"] } }
                    ?? [said["PositionLocationDisplay"]])
            job.isRemote = details?["RemoteIndicator"]?.bool ?? false
            job.posted = day(said["PublicationStartDate"])
            job.validThrough = day(said["ApplicationCloseDate"])
            let pay = said["PositionRemuneration"]?[0]
            job.salary = salary(
                pay?["MinimumRange"], pay?["MaximumRange"], "USD", pay?["RateIntervalCode"])
            listing.applying = said["ApplyURI"]?[0]?.string
            listing.labels = (said["JobCategory"]?.elements ?? []).compactMap { line($0["Name"]) }
        }
    }
}
