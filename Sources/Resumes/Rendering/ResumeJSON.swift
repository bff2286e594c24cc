package import Prelude

extension Resume {
    /// The résumé as JSON Resume 1.0.0; reading it gives an equal résumé.
    ///
    /// Beyond the schema are `sections`, `location` of an education, and `isCurrent` of an entry whose dates
    /// do not say whether it goes on.
    package var json: JSONValue {
        var object = JSONObject()
        if basics != ResumeBasics() { object.add("basics", object: basics.json) }
        object.add("work", work.map { $0.json(company: "name") })
        object.add("volunteer", volunteer.map { $0.json(company: "organization") })
        object.add("education", education.map(\.json))
        object.add("awards", awards.map(\.json))
        object.add("certificates", certificates.map(\.json))
        object.add("publications", publications.map(\.json))
        object.add("skills", skills.map(\.json))
        object.add("languages", languages.map(\.json))
        object.add("interests", interests.map(\.json))
        object.add("references", references.map(\.json))
        object.add("projects", projects.map(\.json))
        object.add("sections", sections.map(\.json))
        return object.value(with: more)
    }
}

/// A JSON object being written: what is missing gives no member.
private struct JSONObject {
    private var members: [JSONMember] = []

    mutating func add(_ key: String, _ text: String?) {
        if let text { members.append(JSONMember(key, .string(text))) }
    }

    mutating func add(_ key: String, _ texts: [String]) {
        if !texts.isEmpty { members.append(JSONMember(key, JSONValue(texts))) }
    }

    mutating func add(_ key: String, _ values: [JSONValue]) {
        if !values.isEmpty { members.append(JSONMember(key, .array(values))) }
    }

    mutating func add(_ key: String, object: JSONValue) {
        members.append(JSONMember(key, object))
    }

    mutating func add(_ period: ResumePeriod, goesOn: Bool) {
        add("startDate", period.start)
        add("endDate", period.end)
        let implied = goesOn && ResumePeriod.goesOn(start: period.start, end: period.end)
        if period.isCurrent != implied {
            members.append(JSONMember("isCurrent", .bool(period.isCurrent)))
        }
    }

    /// The object, with what was kept of its source behind; what is written here already counts, but for the
    /// elements of a list that could not be read.
    func value(with more: [JSONMember]) -> JSONValue {
        let known = Set(members.map(\.key))
        let written = members.map { member in
            guard let elements = member.value.elements,
                let source = more.last(where: { $0.key == member.key })?.value.elements
            else { return member }
            return JSONMember(member.key, .array(JSONList.merged(elements, into: source)))
        }
        return .object(written + more.filter { !known.contains($0.key) })
    }
}

extension ResumeBasics {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.add("name", name)
        object.add("label", label)
        object.add("email", email)
        object.add("phone", phone)
        object.add("url", url)
        object.add("summary", summary)
        if let location {
            var place = JSONObject()
            place.add("address", location.address)
            place.add("postalCode", location.postalCode)
            place.add("city", location.city)
            place.add("countryCode", location.countryCode)
            place.add("region", location.region)
            object.add("location", object: place.value(with: location.more))
        }
        object.add(
            "profiles",
            profiles.map { profile in
                var object = JSONObject()
                object.add("network", profile.network)
                object.add("username", profile.username)
                object.add("url", profile.url)
                return object.value(with: profile.more)
            })
        return object.value(with: more)
    }
}

extension ResumeWork {
    fileprivate func json(company key: String) -> JSONValue {
        var object = JSONObject()
        object.add(key, company)
        object.add("position", position)
        object.add("location", location)
        object.add("description", about)
        object.add("url", url)
        object.add(period, goesOn: true)
        object.add("summary", summary)
        object.add("highlights", bullets)
        return object.value(with: more)
    }
}

extension ResumeProject {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.add("name", name)
        object.add("description", summary)
        object.add("highlights", bullets)
        object.add("keywords", keywords)
        object.add(period, goesOn: false)
        object.add("url", url)
        object.add("roles", roles)
        object.add("entity", entity)
        object.add("type", kind)
        return object.value(with: more)
    }
}

extension ResumeEducation {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.add("institution", institution)
        object.add("location", location)
        object.add("url", url)
        object.add("area", area)
        object.add("studyType", degree)
        object.add(period, goesOn: false)
        object.add("score", score)
        object.add("courses", courses)
        return object.value(with: more)
    }
}

extension ResumeSkills {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.add("name", name)
        object.add("level", level)
        object.add("keywords", keywords)
        return object.value(with: more)
    }
}

extension ResumeCertificate {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.add("name", name)
        object.add("date", date)
        object.add("url", url)
        object.add("issuer", issuer)
        return object.value(with: more)
    }
}

extension ResumeAward {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.add("title", title)
        object.add("date", date)
        object.add("awarder", awarder)
        object.add("summary", summary)
        return object.value(with: more)
    }
}

extension ResumePublication {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.add("name", name)
        object.add("publisher", publisher)
        object.add("releaseDate", date)
        object.add("url", url)
        object.add("summary", summary)
        return object.value(with: more)
    }
}

extension ResumeLanguage {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.add("language", name)
        object.add("fluency", fluency)
        return object.value(with: more)
    }
}

extension ResumeInterest {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.add("name", name)
        object.add("keywords", keywords)
        return object.value(with: more)
    }
}

extension ResumeReference {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.add("name", name)
        object.add("reference", text)
        return object.value(with: more)
    }
}

extension ResumeSection {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object.add("title", title)
        object.add("lines", lines)
        return object.value(with: more)
    }
}
