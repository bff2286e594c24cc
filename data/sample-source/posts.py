"""The job posts of the sample desk: twelve files and three rows of a Customers STT export."""

from dataclasses import dataclass, field


@dataclass
class Post:
    """One job post; `truth` holds what a reader must find, `good` etc. the expected CV files."""
    out: str
    title: str
    company: str
    place: str
    kind: str
    pay: str
    about: str
    tasks: list[str]
    must: list[str]
    nice: list[str]
    offer: list[str]
    apply: str
    truth: dict
    good: list[str]
    medium: list[str]
    poor: list[str]
    lang: str = "en"
    heads: tuple = ("What you will do", "What you need", "Nice to have", "What we offer")
    csv: dict = field(default_factory=dict)
    raw: str = ""
    team: str = ""


def T(must, nice, years, low, high, currency, setup, locations, seniority, period="year", zone=None,
      contract="full_time"):
    """What a careful reader finds in a post."""
    return dict(must_have=must, nice_to_have=nice, min_years=years, salary_min=low,
                salary_max=high, salary_currency=currency, salary_period=period,
                location_type=setup, locations=locations, seniority=seniority,
                timezone_range=zone, employment_type=contract)


FILES = [
    Post("senior-backend-engineer-rust.md", "Senior Backend Engineer (Rust / Go)",
         "Tidewell Payments", "Remote, UTC-1 to UTC+4", "Full-time, permanent",
         "€85,000 – €110,000 per year",
         "Tidewell moves money for small ferry lines and the harbours they call at. Scaleup, 70 "
         "people, 18 of them engineers. The ledger team of five is looking for a senior engineer "
         "who has kept other people's money correct before.",
         ["Own services of our double-entry ledger, from the design note to the pager.",
          "Replace the nightly settlement batch by a stream that survives a lost node.",
          "Review designs and help two younger engineers to grow."],
         ["5+ years of backend engineering in production.",
          "Deep knowledge of Rust, at least 3 years.",
          "Strong PostgreSQL: schema design, locking, query plans (3+ years).",
          "Experience with distributed systems: idempotency, ordering, partial failure.",
          "Apache Kafka or a comparable log."],
         ["Go, enough to read and mend our older services.", "Familiarity with gRPC and "
          "OpenTelemetry.", "Kubernetes."],
         ["Stock options.", "28 days of leave.", "€2,500 a year for learning.",
          "Two weeks together each year, always near water."],
         "jobs@tidewell.example.com",
         T(["Rust", "PostgreSQL", "Distributed systems", "Apache Kafka"],
           ["Go", "gRPC", "OpenTelemetry", "Kubernetes"], 5, 85000, 110000, "EUR", "remote", [],
           "senior", zone="UTC-1 to UTC+4"),
         ["ingrid-solheim-rao.pdf", "tomasz-wrobel.md"],
         ["eleftheria-papanikolaou.pdf", "chidera-okonjo-bassey.json"],
         ["le-minh-chau.txt", "ruben-etxaniz.pdf"],
         team="We write before we meet, we review with care, and we would rather delete than "
              "add. You will work on your own for long stretches and be trusted with it; the "
              "on-call week comes round every sixth week and is paid."),
    Post("frontend-engineer-react.html", "Frontend Engineer, React", "Lumenvale Health",
         "Amsterdam, the Netherlands: hybrid, two days a week in the office",
         "Full-time, permanent", "€65,000 to €85,000 gross a year",
         "Lumenvale makes the screens on which patients and hospitals find each other. A third of "
         "our users are older than seventy; a form they cannot finish is a bug.",
         ["Build patient-facing pages in React and TypeScript.",
          "Test with real people and with screen readers.",
          "Keep the design system small and documented."],
         ["At least 4 years of experience with React.", "Very good TypeScript and CSS.",
          "Solid knowledge of accessibility (WCAG 2.1 AA or higher).",
          "Automated tests with Jest or Playwright."],
         ["Next.js", "GraphQL", "Storybook", "Some Dutch, or the wish to learn it"],
         ["Train pass, first class.", "Help with relocation from inside the EU.",
          "A choir. Nobody has to sing."],
         "Send us your CV: people@lumenvale.example.com",
         T(["React", "TypeScript", "CSS", "Accessibility", "Jest"],
           ["Next.js", "GraphQL", "Storybook"], 4, 65000, 85000, "EUR", "hybrid",
           ["Amsterdam, Netherlands"], None),
         ["saoirse-ni-dhomhnaill.pdf"], ["mateus-albuquerque-viana.docx", "hasegawa-yuki.json"],
         ["linnea-akerstrom.docx", "le-minh-chau.txt"],
         team="The web team is seven people and one very honest tester. We pair on hard things, "
              "release on any weekday and say so when we do not know."),
    Post("machine-learning-engineer.pdf", "Machine Learning Engineer, Computer Vision",
         "Canopy Loop", "Fully remote; your day should overlap UTC+0 to UTC+8",
         "Full-time, employee or contractor", "USD 70,000 - 105,000",
         "Canopy Loop counts trees for the people who promised to plant them. We look at forests "
         "from satellites and drones in eleven countries.",
         ["Train segmentation and detection models on aerial images.",
          "Carry models to production and watch them there.",
          "Improve our labels together with foresters."],
         ["4+ years in machine learning, at least 2 of them with computer vision.",
          "Expert in Python and PyTorch.", "Experience with MLOps: experiment tracking, model "
          "serving, monitoring.", "Docker."],
         ["CUDA or TensorRT", "Satellite imagery", "Kubernetes", "OpenCV"],
         ["Equipment of your choice.", "Four-day week in August.", "Equity from day one."],
         "work@canopyloop.example.org",
         T(["Machine learning", "Computer vision", "Python", "PyTorch", "MLOps", "Docker"],
           ["CUDA", "TensorRT", "Kubernetes", "OpenCV"], 4, 70000, 105000, "USD", "remote", [],
           None, zone="UTC+0 to UTC+8"),
         ["ananya-krishnaswamy.pdf", "zhang-wenqing.pdf"], ["elodie-marchetti-vasseur.docx"],
         ["petra-novotna.json", "kwabena-asante-mensah.docx"],
         team="Startup, 16 people in nine countries. We like plain models, patient labelling "
              "and results that a forester can argue with. Everybody explains their work once a "
              "month to somebody who plants trees."),
    Post("data-analyst-insurance.txt", "Data Analyst", "Harbour & Pine Insurance",
         "Remote within UTC-1 to UTC+3", "Permanent, full-time", "£36k-46k",
         "We insure greenhouses, beehives and other fragile things. Our analysts sit with the "
         "claims team, not behind a wall of tickets.",
         ["Turn claims and policy data into reports that somebody acts on.",
          "Measure the effect of changes in price and wording.",
          "Clean up four generations of spreadsheets."],
         ["Strong SQL (3 years or more).", "Power BI or Tableau, advanced.",
          "Very good Excel.", "A working knowledge of statistics."],
         ["Basic Python", "dbt", "A/B testing", "Insurance experience"],
         ["30 days off.", "Pension 8%.", "A jar of honey every quarter."],
         "Write to analysts@harbourpine.example.com before 31 January.",
         T(["SQL", "Power BI", "Excel", "Statistics"], ["Python", "dbt", "A/B testing"], 3, 36000,
           46000, "GBP", "remote", [], None, zone="UTC-1 to UTC+3"),
         ["kwabena-asante-mensah.docx", "petra-novotna.json"],
         ["elodie-marchetti-vasseur.docx", "talent.csv#Sofie Tranholm"],
         ["valentina-cifuentes-ospina.pdf", "zeynep-karadag.docx"],
         team="You will join three analysts and report to the head of claims. We value people "
              "who ask where a number comes from and who can explain it to a beekeeper."),
    Post("site-reliability-engineer.docx", "Senior Site Reliability Engineer (contract)",
         "Nordlicht Broadcast", "Remote from UTC-1 to UTC+3, or Hamburg",
         "Freelance contract, 12 months", "€520–€640 per day",
         "Live sport, live concerts, live parliament: when our picture freezes, a country "
         "notices. We are four SREs and need a fifth before the winter season.",
         ["Run and simplify our Kubernetes clusters on AWS.",
          "Set service levels and share the on-call week fairly.",
          "Automate what still needs a human at night."],
         ["6+ years in operations or SRE.", "Expert knowledge of Kubernetes and Linux.",
          "Terraform, at least 3 years.", "Advanced AWS.",
          "Prometheus and Grafana in production."],
         ["Go or Python for operators and tools", "OpenTelemetry", "Video streaming"],
         ["Invoices paid in ten days.", "No on-call on your birthday."],
         "sre@nordlicht.example.com",
         T(["Kubernetes", "Linux", "Terraform", "AWS", "Prometheus", "Grafana"],
           ["Go", "Python", "OpenTelemetry"], 6, 520, 640, "EUR", "remote", ["Hamburg, Germany"],
           "senior", "day", "UTC-1 to UTC+3", "contract"),
         ["jonas-freytag-buelow.pdf"], ["aroha-tamatea.md", "tomasz-wrobel.md"],
         ["reggie-castellanos.txt", "agnieszka-zolkowska.docx"],
         team="The platform belongs to the SRE team alone: no ticket queue, no committee. We "
              "keep blameless notes of every incident and read them aloud on Fridays."),
    Post("senior-ios-developer.html", "Senior iOS Developer", "Pulsebeam",
         "Remote, time zones from UTC-1 to UTC+3", "Full-time", "$115k–$150k + stock options",
         "Pulsebeam is a watch strap that listens to hearts. Startup, 24 people, one app that has "
         "to be right.",
         ["Build our iPhone and watch apps in Swift and SwiftUI.",
          "Work with cardiologists on what to show and what to keep quiet.",
          "Own releases, tests and crash reports."],
         ["5 years or more of iOS development.", "Expert Swift.",
          "Advanced SwiftUI and UIKit.", "Unit and UI tests with XCTest."],
         ["HealthKit", "Bluetooth LE", "Fastlane", "Objective-C"],
         ["Stock options.", "A strap for you and two for your parents."],
         "ios@pulsebeam.example.com",
         T(["Swift", "SwiftUI", "UIKit", "XCTest"],
           ["HealthKit", "Bluetooth LE", "Fastlane", "Objective-C"], 5, 115000, 150000, "USD",
           "remote", [], "senior", zone="UTC-1 to UTC+3"),
         ["noa-ben-harush.pdf"], ["dmytro-kovalenko.pdf", "harper-lindqvist-begay.txt"],
         ["camila-quispe-huaman.md", "saoirse-ni-dhomhnaill.pdf"],
         team="Two iOS engineers are waiting for a third who has shipped health or safety "
              "software before. We move slowly where a wrong number could frighten someone, and "
              "fast everywhere else."),
    Post("senior-product-manager.docx", "Senior Product Manager, Marketplace", "Copperlane",
         "London, United Kingdom (hybrid, Tuesdays and Thursdays)", "Permanent",
         "£80,000 – £95,000 plus equity",
         "Copperlane is where independent bakeries buy flour, ovens and each other's help. "
         "Scaleup, 110 people.",
         ["Own the buyer experience, from discovery to results.",
          "Decide what we stop doing.",
          "Coach two product managers."],
         ["6+ years in product management.", "Deep experience of product discovery and "
          "roadmapping.", "Excellent stakeholder management.",
          "Confident with A/B testing and able to write your own SQL."],
         ["Marketplaces or wholesale", "Pricing", "Amplitude"],
         ["Equity.", "Private health care.", "Bread, obviously."],
         "hiring@copperlane.example.com",
         T(["Product discovery", "Roadmapping", "Stakeholder management", "A/B testing", "SQL"],
           ["Pricing", "Amplitude"], 6, 80000, 95000, "GBP", "hybrid", ["London, United Kingdom"],
           "senior"),
         ["marguerite-adeyemi-clarke.pdf"],
         ["kang-seo-yeon.pdf", "talent.csv#Arjun Thapa"],
         ["valentina-cifuentes-ospina.pdf", "zeynep-karadag.docx", "dwayne-fitzgibbon.docx"],
         team="You will lead without rank: eight engineers, a designer and an analyst who like "
              "to be asked why. We talk to customers every week and kill projects kindly."),
    Post("ux-designer-public-services.md", "UX Designer, public services", "Studio Sambuco",
         "Remote in Europe or Africa (UTC+0 to UTC+3), or in our office in Milan",
         "Permanent, full-time or 80%", "€40.000 - €52.000 per year",
         "We redesign the letters, forms and counters of cities. Nobody chooses our products; all "
         "the more they deserve to be good.",
         ["Plan and run user research with people in waiting rooms.",
          "Prototype, test, throw away, prototype again.",
          "Write down patterns so that cities can use them without us."],
         ["4+ years as a UX or product designer.", "Expert in Figma.",
          "Strong user research and usability testing.", "Prototyping."],
         ["Accessibility", "Design systems", "Information architecture", "Italian"],
         ["A month of work from anywhere.", "Lunch at one long table."],
         "ciao@sambuco.example.org",
         T(["Figma", "User research", "Usability testing", "Prototyping"],
           ["Accessibility", "Design systems", "Information architecture"], 4, 40000, 52000, "EUR",
           "remote", ["Milan, Italy"], None, zone="UTC+0 to UTC+3"),
         ["giulia-bonfanti-rizzo.pdf", "sibusiso-ndlovu-mbatha.json"],
         ["linnea-akerstrom.docx", "saoirse-ni-dhomhnaill.pdf"],
         ["valentina-cifuentes-ospina.pdf", "hasegawa-yuki.json"],
         team="We are eleven: designers, two writers, a sociologist. We work in pairs, show "
              "unfinished things and listen more than we present."),
    Post("controller-muenchen.txt", "Controller / Bilanzbuchhalter (m/w/d)",
         "Alpenquell Getränke GmbH", "München, hybrid (drei Tage vor Ort)",
         "Vollzeit, unbefristet", "65.000 € bis 78.000 € brutto im Jahr",
         "Wir füllen Limonade ab, seit 1911. Vier Gesellschaften, 240 Menschen, ein Keller voller "
         "Rezepte. Unser Controller geht in Rente und hätte gern eine würdige Nachfolge.",
         ["Monats- und Jahresabschlüsse nach HGB.",
          "Controlling und Kostenrechnung für zwei Werke.",
          "Ansprechperson für Wirtschaftsprüfung und Finanzamt."],
         ["Mindestens 5 Jahre Berufserfahrung im Rechnungswesen oder Controlling.",
          "Sehr gute Kenntnisse in HGB und Jahresabschluss.",
          "Sicherer Umgang mit DATEV oder SAP FI/CO.", "Sehr gute Excel-Kenntnisse."],
         ["IFRS", "Power BI", "Erfahrung in der Getränkeindustrie"],
         ["30 Tage Urlaub.", "Betriebliche Altersvorsorge.", "Haustrunk."],
         "bewerbung@alpenquell.example.com",
         T(["HGB", "Jahresabschluss", "DATEV", "Excel", "Controlling"], ["IFRS", "Power BI"], 5,
           65000, 78000, "EUR", "hybrid", ["München, Germany"], None),
         ["katharina-oettl.docx"], ["sandro-buetikofer.pdf", "tan-mei-ling.md"],
         ["bram-van-der-heijden.txt", "sebastian-loehr.txt"], lang="de",
         heads=("Ihre Aufgaben", "Ihr Profil", "Von Vorteil", "Wir bieten"),
         team="Das Team besteht aus fünf Menschen, die sich duzen und pünktlich Mittag machen. "
              "Wir arbeiten genau, selbständig und ohne Angst vor Rückfragen."),
    Post("intensive-care-nurse.pdf", "Staff Nurse, Intensive Care Unit",
         "Lee Quay Hospital", "Cork, Ireland, on site", "Permanent, 37.5 hours a week",
         "€38,000 – €54,000 a year, by experience",
         "A twenty-bed general intensive care unit by the river Lee, with its own garden for "
         "visitors and for us.",
         ["Care for critically ill adults, one to one or one to two.",
          "Work with doctors, physiotherapists and families.", "Teach new colleagues."],
         ["Registered nurse, NMBI registration or eligible for it.",
          "At least 2 years of experience in intensive care.",
          "Skilled in mechanical ventilation and medication administration.",
          "Patient assessment; valid BLS and ACLS certificates."],
         ["Haemodialysis", "Triage", "Electronic health records"],
         ["Premium pay for nights and Sundays.", "Six weeks of accommodation on arrival.",
          "Paid postgraduate course."],
         "nursing@leequay.example.org",
         T(["Intensive care", "Mechanical ventilation", "Medication administration",
            "Patient assessment", "BLS", "ACLS"],
           ["Haemodialysis", "Triage", "Electronic health records"], 2, 38000, 54000, "EUR",
           "onsite", ["Cork, Ireland"], None),
         ["mary-grace-dela-cruz.pdf"], ["amina-wanjiku-mwangi.txt", "nino-lomtadze.docx"],
         ["lucia-fernandez-arismendi.json", "declan-hargreaves.docx"],
         team="The team of 64 nurses comes from fourteen countries. New colleagues have eight "
              "weeks with a preceptor. We speak up when something looks wrong, whoever is in "
              "the room."),
    Post("account-executive-saas.txt", "Account Executive", "Pantrywise",
         "Remote in the Americas, UTC-8 to UTC-3", "Full-time, permanent",
         "$80k - $95k base, OTE $170k",
         "Pantrywise is stock-keeping software for kitchens that feed a thousand people a day. "
         "Our customers answer the phone with wet hands; be brief.",
         ["Own the whole cycle for mid-market customers.",
          "Find half of your pipeline yourself.",
          "Forecast honestly, in Salesforce, every Friday."],
         ["4+ years of B2B sales, at least two as an Account Executive.",
          "Daily, expert use of Salesforce.", "Outbound prospecting.",
          "Strong negotiation.", "MEDDIC or a similar method."],
         ["HubSpot", "Gong", "Forecasting", "Restaurants or catering"],
         ["Uncapped commission.", "Health, dental, vision.", "401(k) with 4% match."],
         "sales-jobs@pantrywise.example.com",
         T(["B2B sales", "Salesforce", "Outbound prospecting", "Negotiation", "MEDDIC"],
           ["HubSpot", "Gong", "Forecasting"], 4, 80000, 95000, "USD", "remote", [], None,
           zone="UTC-8 to UTC-3"),
         ["dwayne-fitzgibbon.docx"], ["fatima-al-sabbagh.pdf", "bram-van-der-heijden.txt"],
         ["reggie-castellanos.txt", "gabrielle-tremblay-okafor.md"],
         team="Startup, 45 people, eleven in sales. We share scripts, split credit fairly and "
              "never promise a feature that does not exist."),
    Post("quick-need.txt", "", "", "", "", "", "", [], [], [], [], "",
         dict(usable=False), [], [], [],
         raw="hi, we need someone good asap, should be a rockstar and fit the team.\n"
             "budget is ok, tell me when you have people. thx!\n"),
]

ROWS = [
    Post("customers-stt.csv#1", "Solana Smart Contract Engineer", "Kelpworks",
         "Remote, UTC-3 to UTC+5", "Full-time", "$110k–$150k plus tokens",
         "Kelpworks pays seaweed farmers the day they harvest, on Solana.",
         ["Write and audit the programs that hold the money.", "Own the indexer and the SDK."],
         ["3+ years with Solana and Anchor.", "Advanced Rust.",
          "Smart contract auditing.", "Good TypeScript."],
         ["PostgreSQL", "Solidity", "Hackathon prizes"],
         ["Tokens with four years of vesting.", "Two retreats by the sea."], "",
         T(["Solana", "Anchor", "Rust", "Smart contract auditing", "TypeScript"],
           ["PostgreSQL", "Solidity"], 3, 110000, 150000, "USD", "remote", [], None,
           zone="UTC-3 to UTC+5"),
         ["eleftheria-papanikolaou.pdf"],
         ["bogdan-turcanu.txt", "ingrid-solheim-rao.pdf", "talent.csv#Nimal Perera-Jayawardena"],
         ["dwayne-fitzgibbon.docx", "ruben-etxaniz.pdf"],
         csv=dict(twitter="https://x.com/kelpworks_ex", site="https://kelpworks.example.com",
                  who="Astrid Kelpman", mail="astrid@kelpworks.example.com", setup="Remote",
                  zone="UTC-3 to UTC+5", stage="Open"),
         team="Six engineers; everything is reviewed by two people, and nothing is released on "
              "a Friday."),
    Post("customers-stt.csv#2", "Approved Electrician", "Brightwell Building Services",
         "Leeds, UK, on site across West Yorkshire", "Full-time, permanent",
         "£19 - £23 per hour",
         "Schools, clinics and one \"haunted\" theatre: we wire what the public uses.",
         ["Install, test and certify commercial electrical systems.",
          "Lead an apprentice on each site."],
         ["ECS Gold Card and 18th Edition (BS 7671).",
          "5+ years of electrical installation, three-phase included.",
          "Inspection and testing (2391).", "Strong fault finding."],
         ["Fire alarm systems", "EV charging", "Full UK driving licence"],
         ["Van and fuel card.", "25 days of holiday plus bank holidays."], "",
         T(["Electrical installation", "Three-phase", "Inspection and testing", "Fault finding"],
           ["Fire alarm systems", "EV charging"], 5, 19, 23, "GBP", "onsite",
           ["Leeds, United Kingdom"], None, "hour"),
         ["declan-hargreaves.docx"], ["tevita-fonua.md"],
         ["sebastian-loehr.txt", "reggie-castellanos.txt"],
         csv=dict(twitter="", site="https://brightwell.example.org", who="Pauline Ramsbottom-Iqbal",
                  mail="pauline@brightwell.example.org", setup="On-site", zone="", stage="Open"),
         team="A firm of 38 people, family-owned. We finish on time because we check the "
              "drawings first."),
    Post("customers-stt.csv#3", "Customer Support Team Lead", "Fernwood Booking",
         "Remote, Americas (UTC-7 to UTC-3)", "Full-time contractor",
         "2,200 to 3,000 USD per month",
         "Fernwood is the calendar of 4,000 small campsites. Our guests write at night, in three "
         "languages, in the rain.",
         ["Lead nine people.", "Keep the help centre short and true."],
         ["5+ years in customer support, 2+ years of team leadership.",
          "Expert in Zendesk.", "Fluent Spanish and English.", "CSAT reporting."],
         ["Intercom", "Portuguese", "Basic SQL", "Knowledge base writing"],
         ["Paid days off as for employees.", "A free pitch at any campsite."], "",
         T(["Customer support", "Team leadership", "Zendesk", "CSAT"],
           ["Intercom", "SQL", "Knowledge base writing"], 5, 2200, 3000, "USD", "remote", [],
           "lead", "month", "UTC-7 to UTC-3", "contract"),
         ["lucia-fernandez-arismendi.json"],
         ["talent.csv#Hidayat Prasetyo"],
         ["linnea-akerstrom.docx", "reggie-castellanos.txt"],
         csv=dict(twitter="@fernwood_ex", site="https://fernwood.example.com", who="Rosa Ashdown",
                  mail="rosa@fernwood.example.com", setup="Remote", zone="UTC-7 to UTC-3",
                  stage="Negotiation"),
         team="Patient people who write well, laugh easily and say what is broken."),
]
