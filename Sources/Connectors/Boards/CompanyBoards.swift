internal import Prelude

/// Jobs of boards that belong to one company.
extension JobBoard {
    /// Greenhouse writes descriptions as HTML whose marks are escaped once more.
    static func greenhouse(_ entry: JSONValue) -> BoardListing? {
        listing(entry, key: entry["id"], title: entry["title"], address: entry["absolute_url"]) {
            job, listing in
            job.descriptionHTML = entry["content"]?.string.map(Entities.markup)
            job.organization = line(entry["company_name"])
            let offices = (entry["offices"]?.elements ?? []).map { office in
                office["location"]?["name"] ?? office["location"]
            }
            job.places = places([entry["location"]?["name"]] + offices)
            job.payText = greenhousePay(entry["pay_input_ranges"])
            job.posted = day(entry["first_published"] ?? entry["updated_at"])
            listing.labels = (entry["departments"]?.elements ?? []).compactMap { line($0["name"]) }
        }
    }

    static func lever(_ entry: JSONValue) -> BoardListing? {
        listing(entry, key: entry["id"], title: entry["text"], address: entry["hostedUrl"]) {
            job, listing in
            let categories = entry["categories"]
            let lists = (entry["lists"]?.elements ?? []).map { list in
                "<h3>\(list["text"]?.string ?? "")</h3><ul>\(list["content"]?.string ?? "")</ul>"
            }
            job.descriptionHTML = markup(
                [entry["description"]?.string] + lists + [entry["additional"]?.string])
            job.places = places(
                categories?["allLocations"]?.elements ?? [categories?["location"]])
            job.isRemote = entry["workplaceType"]?.string == "remote"
            job.employmentTypes = [line(categories?["commitment"])].compactMap(\.self)
            job.posted = day(counted: entry["createdAt"], perSecond: 1000)
            job.salary = salary(
                entry["salaryRange"]?["min"], entry["salaryRange"]?["max"],
                entry["salaryRange"]?["currency"], entry["salaryRange"]?["interval"])
            job.payText = line(entry["salaryDescriptionPlain"])
            listing.applying = entry["applyUrl"]?.string
            listing.labels = [line(categories?["department"]), line(categories?["team"])]
                .compactMap(\.self)
        }
    }

    static func ashby(_ entry: JSONValue) -> BoardListing? {
        guard entry["isListed"]?.bool ?? true else { return nil }
        return listing(entry, key: entry["id"], title: entry["title"], address: entry["jobUrl"]) {
            job, listing in
            job.descriptionHTML = entry["descriptionHtml"]?.string
            let others = (entry["secondaryLocations"]?.elements ?? []).map { $0["location"] }
            job.places = places([entry["location"]] + others)
            job.isRemote =
                entry["isRemote"]?.bool ?? (entry["workplaceType"]?.string == "Remote")
            job.employmentTypes = [line(entry["employmentType"])].compactMap(\.self)
            job.posted = day(entry["publishedAt"])
            let pay = entry["compensation"]
            job.salary = ashbyPay(pay)
            job.payText = line(
                pay?["scrapeableCompensationSalarySummary"] ?? pay?["compensationTierSummary"])
            listing.applying = entry["applyUrl"]?.string
            listing.labels = [line(entry["department"]), line(entry["team"])].compactMap(\.self)
        }
    }

    static func workable(_ entry: JSONValue) -> BoardListing? {
        listing(
            entry, key: entry["shortcode"] ?? entry["code"], title: entry["title"],
            address: entry["url"] ?? entry["shortlink"]
        ) { job, listing in
            job.descriptionHTML = entry["description"]?.string
            let own = entry["locations"]?.elements ?? [entry]
            job.places = own.filter { $0["hidden"]?.bool != true }.map { place in
                PostedJob.Place(
                    locality: line(place["city"]), region: line(place["region"] ?? place["state"]),
                    country: line(place["country"]), text: nil)
            }
            job.isRemote = entry["telecommuting"]?.bool ?? false
            job.employmentTypes = [line(entry["employment_type"])].compactMap(\.self)
            job.posted = day(entry["published_on"] ?? entry["created_at"])
            listing.applying = entry["application_url"]?.string
            listing.labels = [line(entry["department"]), line(entry["function"])]
                .compactMap(\.self)
        }
    }

    /// The list has no descriptions; each job has an address of its own that does.
    static func smartRecruiters(_ entry: JSONValue) -> BoardListing? {
        let company = entry["company"]?["identifier"]?.string ?? ""
        let id = entry["id"]?.string ?? ""
        let page =
            company.isEmpty || id.isEmpty
            ? nil : "https://jobs.smartrecruiters.com/\(company)/\(id)"
        return listing(
            entry, key: entry["id"], title: entry["name"],
            address: entry["postingUrl"] ?? JSONValue(page)
        ) { job, listing in
            let sections = entry["jobAd"]?["sections"]?.members ?? []
            job.descriptionHTML = markup(
                sections.map { section in
                    section.value["text"]?.string.map {
                        "<h3>\(section.value["title"]?.string ?? "")</h3>\($0)"
                    }
                })
            job.organization = line(entry["company"]?["name"])
            let place = entry["location"]
            job.places = [
                PostedJob.Place(
                    locality: line(place?["city"]), region: line(place?["region"]),
                    country: line(place?["country"]), text: nil)
            ]
            job.isRemote = place?["remote"]?.bool ?? false
            job.employmentTypes = [line(entry["typeOfEmployment"]?["label"])].compactMap(\.self)
            job.posted = day(entry["releasedDate"])
            listing.applying = entry["applyUrl"]?.string
            listing.labels = ["department", "function", "industry"].compactMap {
                line(entry[$0]?["label"])
            }
        }
    }

    static func recruitee(_ entry: JSONValue) -> BoardListing? {
        listing(entry, key: entry["id"], title: entry["title"], address: entry["careers_url"]) {
            job, listing in
            job.descriptionHTML = markup([
                entry["description"]?.string, entry["requirements"]?.string,
            ])
            job.organization = line(entry["company_name"])
            job.places = [
                PostedJob.Place(
                    locality: line(entry["city"]), region: nil, country: line(entry["country"]),
                    text: line(entry["location"]))
            ]
            job.isRemote = entry["remote"]?.bool ?? false
            job.employmentTypes = [line(entry["employment_type_code"])].compactMap(\.self)
            job.posted = day(entry["published_at"] ?? entry["created_at"])
            let pay = entry["salary"]
            job.salary = salary(pay?["min"], pay?["max"], pay?["currency"], pay?["period"])
            listing.applying = entry["careers_apply_url"]?.string
            listing.labels = [line(entry["department"])].compactMap(\.self)
        }
    }
}
