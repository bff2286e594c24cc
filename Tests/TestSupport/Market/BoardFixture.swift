/// What job boards answer, in their shapes.
package enum BoardFixture {
    /// An answer of each board with one job, invented by us in the board's shape, by the board's name.
    package static let answers: [String: String] = [
        "greenhouse": """
        {"jobs": [{"id": 4011, "title": "Platform Engineer", "absolute_url":
        "https://boards.example.org/tidewerk/4011", "location": {"name": "Berlin, Germany"},
        "first_published": "2026-11-02T09:00:00-05:00", "updated_at": "2026-11-20T09:00:00-05:00",
        "content": "&lt;p&gt;We build &amp;amp; run.&lt;/p&gt;", "departments": [{"name": "Engineering"}],
        "offices": [{"id": 1, "name": "Berlin", "location": "Berlin, Germany"},
        {"id": 2, "name": "Utrecht", "location": "Utrecht, Netherlands"}, {"id": 3, "location": null}],
        "pay_input_ranges": [{"min_cents": 7000000, "max_cents": 9000000, "currency_type": "EUR",
        "title": "Salary range in 2026", "blurb": ""}]}],
        "meta": {"total": 1}}
        """,
        "lever": """
        [{"id": "a1", "text": "Platform Engineer", "hostedUrl": "https://jobs.example.org/a1",
        "applyUrl": "https://jobs.example.org/a1/apply", "createdAt": 1793610000000,
        "workplaceType": "remote", "description": "<p>We build.</p>", "additional": "",
        "lists": [{"text": "You bring", "content": "<li>Rust</li>"}],
        "categories": {"location": "Berlin", "allLocations": ["Berlin", "Utrecht"],
        "commitment": "Full-time", "department": "Engineering", "team": "Core"},
        "salaryRange": {"min": 70000, "max": 90000, "currency": "EUR", "interval": "per-year-salary"},
        "salaryDescriptionPlain": "The range for this role."}]
        """,
        "ashby": """
        {"apiVersion": "1", "jobs": [{"id": "b2", "title": "Platform Engineer", "location": "Berlin",
        "secondaryLocations": [{"location": "Utrecht"}], "department": "Engineering", "team": "Core",
        "isListed": true, "isRemote": true, "descriptionHtml": "<p>We build.</p>",
        "publishedAt": "2026-11-02T08:00:00.000+00:00", "employmentType": "FullTime",
        "jobUrl": "https://jobs.example.org/b2", "applyUrl": "https://jobs.example.org/b2/application",
        "compensation": {"compensationTierSummary": "€70K – €90K • 0.5% – 1%", "compensationTiers": [
        {"id": "t1", "title": "Senior", "components": [{"compensationType": "Salary", "interval": "1 YEAR",
        "currencyCode": "EUR", "minValue": 80000, "maxValue": 90000}]}], "summaryComponents": [
        {"compensationType": "EquityPercentage", "interval": "NONE", "minValue": 0.5, "maxValue": 1},
        {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "EUR", "minValue": 70000,
        "maxValue": 90000}]}},
        {"id": "b3", "title": "Hidden", "isListed": false, "jobUrl": "https://jobs.example.org/b3"}]}
        """,
        "workable": """
        {"name": "Tidewerk", "jobs": [{"title": "Platform Engineer", "shortcode": "C3", "employment_type":
        "Full-time", "telecommuting": true, "department": "Engineering", "url":
        "https://apply.example.org/j/C3", "application_url": "https://apply.example.org/j/C3/apply",
        "published_on": "2026-11-02", "locations": [{"country": "Germany", "city": "Berlin", "region":
        "Berlin", "hidden": false}, {"city": "Nowhere", "hidden": true}],
        "description": "<p>We build.</p>"}]}
        """,
        "smartrecruiters": """
        {"offset": 0, "limit": 100, "totalFound": 240, "content": [{"id": "744", "name":
        "Platform Engineer", "company": {"identifier": "Tidewerk", "name": "Tidewerk GmbH"},
        "releasedDate": "2026-11-02T08:00:00.000Z", "location": {"city": "Berlin", "country": "de",
        "remote": true}, "typeOfEmployment": {"label": "Full-time"}, "department": {"label":
        "Engineering"}}]}
        """,
        "recruitee": """
        {"offers": [{"id": 55, "title": "Platform Engineer", "company_name": "Tidewerk GmbH", "careers_url":
        "https://tidewerk.example.org/o/platform", "careers_apply_url":
        "https://tidewerk.example.org/o/platform/c/new", "description": "<p>We build.</p>",
        "requirements": "<ul><li>Rust</li></ul>", "city": "Berlin", "country": "Germany", "location":
        "Berlin, Germany", "remote": true, "published_at": "2026-11-02 08:00:00 UTC", "department":
        "Engineering", "employment_type_code": "fulltime_permanent", "salary": {"min": "70000", "max":
        "90000", "currency": "EUR", "period": "year"}}]}
        """,
        "remotive": """
        {"job-count": 1, "jobs": [{"id": 77, "url": "https://remote.example.org/77", "title":
        "Platform Engineer", "company_name": "Tidewerk GmbH", "category": "Software Development",
        "tags": ["rust"], "job_type": "full_time", "publication_date": "2026-11-02T08:00:00",
        "candidate_required_location": "Europe", "salary": "€70k - €90k", "description": "<p>We build.</p>"}]}
        """,
        "remoteok": """
        [{"legal": "terms"}, {"id": "88", "date": "2026-11-02T08:00:00+00:00", "company":
        "Tidewerk GmbH", "position": "Platform Engineer", "tags": ["rust", "cloud"], "description":
        "<p>We build.</p>", "location": "Europe", "salary_min": 70000, "salary_max": 90000,
        "url": "https://remote.example.org/88", "apply_url": "https://remote.example.org/88/go"}]
        """,
        "arbeitnow": """
        {"data": [{"slug": "platform-engineer", "company_name": "Tidewerk GmbH", "title":
        "Platform Engineer", "description": "<p>We build.</p>", "remote": true, "url":
        "https://work.example.org/platform-engineer", "tags": ["rust"], "job_types": ["full time"],
        "location": "Berlin", "created_at": 1793610000}], "links": {"next":
        "https://work.example.org/api?page=2"}, "meta": {}}
        """,
        "adzuna": """
        {"count": 120, "results": [{"id": "99", "title": "Platform Engineer", "description": "We build",
        "created": "2026-11-02T08:00:00Z", "redirect_url": "https://ads.example.org/99", "company":
        {"display_name": "Tidewerk GmbH"}, "location": {"display_name": "Berlin, Germany"}, "category":
        {"label": "IT Jobs"}, "salary_min": 70000, "salary_max": 90000, "salary_is_predicted": "1",
        "contract_time": "full_time"}]}
        """,
        "usajobs": """
        {"SearchResult": {"SearchResultCount": 1, "SearchResultCountAll": 1, "SearchResultItems": [
        {"MatchedObjectId": "111", "MatchedObjectDescriptor": {"PositionTitle": "Platform Engineer",
        "PositionURI": "https://gov.example.org/111", "ApplyURI": ["https://gov.example.org/111/apply"],
        "PositionLocation": [{"LocationName": "Denver, Colorado"}], "OrganizationName": "Weather Office",
        "PositionRemuneration": [{"MinimumRange": "70000", "MaximumRange": "90000",
        "RateIntervalCode": "PA"}], "PublicationStartDate": "2026-11-02", "ApplicationCloseDate":
        "2026-12-02", "JobCategory": [{"Name": "Engineering"}], "UserArea": {"Details": {"JobSummary":
        "We build.", "MajorDuties": ["Run things"], "RemoteIndicator": true}}}}]}}
        """,
    ]
}
