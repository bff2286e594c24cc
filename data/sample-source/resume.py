"""What a sample CV holds, and how its facts are put into words (dates, levels, headings)."""

from dataclasses import dataclass, field


@dataclass
class Job:
    """One position. `start` and `end` are "YYYY-MM" or "YYYY"; `end` None means still there."""
    title: str
    company: str
    place: str
    start: str
    end: str | None
    bullets: list[str] = field(default_factory=list)
    written: str | None = None  # the date range as it stands in the CV, where no style fits


@dataclass
class Resume:
    """One version of one invented person's CV; `out` says in which file and layout."""
    out: str
    layout: str
    name: str
    title: str
    email: str
    phone: str
    city: str
    country: str
    where: str
    about: str
    jobs: list[Job]
    skills: list[tuple[str, str]]  # (group, "Rust:9:7, Go:7" = name:level 1-10:years)
    edu: list[tuple[str, str, str]]  # (degree, school, years as written)
    notation: str = "plain"
    dates: str = "Mon yyyy"
    lang: str = "en"
    native: str = ""
    links: list[str] = field(default_factory=list)
    projects: list[tuple[str, str]] = field(default_factory=list)
    hackathons: list[tuple[str, str]] = field(default_factory=list)
    certs: list[str] = field(default_factory=list)
    langs: str = ""
    salary: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    hidden: str = ""
    prose: dict = field(default_factory=dict)  # level words that only sentences give
    encoding: str = "utf-8"
    address: dict | None = None
    look: dict = field(default_factory=dict)  # accent, font, sidebar side ...


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
          " diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
          " dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
          " dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad"
          " grudzień",
}
NOW = {"en": "present", "de": "heute", "fr": "aujourd’hui", "es": "actualidad", "pt": "atual",
       "it": "oggi", "nl": "heden", "pl": "obecnie"}
SINCE = {"en": "since", "de": "seit", "fr": "depuis", "es": "desde", "pt": "desde", "it": "da",
         "nl": "sinds", "pl": "od"}
FROM_TO = {"fr": ("de", "à"), "it": ("da", "a"), "de": ("", "bis"), "en": ("", "to"),
           "es": ("de", "a"), "pt": ("de", "a"), "nl": ("van", "tot"), "pl": ("od", "do")}


def _month(stamp: str, lang: str, short: bool = False) -> str:
    if len(stamp) == 4:
        return stamp
    year, month = stamp.split("-")
    word = MONTHS[lang].split()[int(month) - 1]
    if short and lang == "en":
        word = word[:3] if word != "September" else "Sept"
    elif short and len(word) > 4:
        word = word[:3] + "."
    between = " de " if lang in ("es", "pt") and not short else " "
    return f"{word}{between}{year}"


def _point(stamp: str, style: str, lang: str) -> str:
    year, _, month = stamp.partition("-")
    if style == "yyyy" or not month:
        return year
    shapes = {"mm/yyyy": f"{month}/{year}", "mm.yyyy": f"{month}.{year}", "iso": stamp,
              "yyyy.mm": f"{year}.{month}", "m/yy": f"{int(month)}/{year[2:]}"}
    if style in shapes:
        return shapes[style]
    if style == "Mon 'yy":
        return _month(stamp, lang, True).split()[0] + " ’" + year[2:]
    return _month(stamp, lang, style.startswith("Mon "))


def dates(job: Job, style: str, lang: str) -> str:
    """The date range of `job` as the CV writes it."""
    if job.written:
        return job.written
    words = style.endswith("words")
    base = style.removesuffix(" words")
    start = _point(job.start, base, lang)
    if job.end is None:
        return f"{SINCE[lang]} {start}" if words else f"{start} – {NOW[lang]}"
    end = _point(job.end, base, lang)
    if words:
        a, b = FROM_TO[lang]
        return f"{a} {start} {b} {end}".strip()
    if base == "yyyy":
        return start if start == end else f"{start}–{end}"
    return f"{start} – {end}"


LEVELS = {
    "en": ("beginner", "intermediate", "advanced", "expert"),
    "de": ("Grundkenntnisse", "gute Kenntnisse", "sehr gute Kenntnisse", "Experte"),
    "fr": ("notions", "intermédiaire", "avancé", "expert"),
    "es": ("básico", "intermedio", "avanzado", "experto"),
    "pt": ("básico", "intermediário", "avançado", "especialista"),
    "it": ("base", "intermedio", "avanzato", "esperto"),
    "nl": ("basis", "gemiddeld", "gevorderd", "expert"),
    "pl": ("podstawowy", "średniozaawansowany", "zaawansowany", "ekspert"),
}
YEARS = {"en": "years", "de": "Jahre", "fr": "ans", "es": "años", "pt": "anos", "it": "anni",
         "nl": "jaar", "pl": "lat"}


@dataclass
class Skill:
    """One skill with the level (1-10) and years the author gave it; 0 = not given."""
    name: str
    level: int
    years: int


def parse_skills(text: str) -> list[Skill]:
    """The skills of one group."""
    found = []
    for part in text.split(","):
        name, *rest = part.strip().split(":")
        found.append(Skill(name, int(rest[0]) if rest and rest[0] else 0,
                           int(rest[1]) if len(rest) > 1 else 0))
    return found


def band(level: int) -> int:
    """0 beginner (1-3), 1 intermediate (4-6), 2 advanced (7-8), 3 expert (9-10)."""
    return 0 if level <= 3 else 1 if level <= 6 else 2 if level <= 8 else 3


def level_text(skill: Skill, notation: str, lang: str) -> str:
    """How the CV writes the level of `skill`; empty where it gives none."""
    five = (skill.level + 1) // 2
    years = f"{skill.years} {YEARS[lang]}" if skill.years else ""
    word = LEVELS[lang][band(skill.level)] if skill.level else ""
    return {
        "plain": "", "prose": "", "years": years, "words": word,
        "stars": "★" * five + "☆" * (5 - five), "dots": "●" * five + "○" * (5 - five),
        "bars": "█" * skill.level + "░" * (10 - skill.level),
        "of5": f"{five}/5", "of10": f"{skill.level}/10", "percent": f"{skill.level * 10}%",
        "words+years": ", ".join(x for x in (word, years) if x),
        "table": word,
    }[notation]


def truth_band(skill: Skill, notation: str) -> str | None:
    """The level word a reader must arrive at from what is written, or None."""
    if notation in ("plain", "years", "prose") or not skill.level:
        return None
    level = skill.level
    if notation in ("stars", "dots", "of5"):
        level = (level + 1) // 2 * 2
    return LEVELS["en"][band(level)]


HEADINGS = {
    "en": dict(about="Profile", jobs="Experience", edu="Education", skills="Skills",
               langs="Languages", projects="Projects", hackathons="Hackathons",
               certs="Certificates", salary="Salary expectation", contact="Contact",
               skill="Skill", level="Level", years="Years"),
    "de": dict(about="Profil", jobs="Berufserfahrung", edu="Ausbildung", skills="Kenntnisse",
               langs="Sprachen", projects="Projekte", hackathons="Hackathons",
               certs="Zertifikate", salary="Gehaltsvorstellung", contact="Kontakt",
               skill="Kenntnis", level="Niveau", years="Jahre"),
    "fr": dict(about="Profil", jobs="Expérience professionnelle", edu="Formation",
               skills="Compétences", langs="Langues", projects="Projets",
               hackathons="Hackathons", certs="Certifications", salary="Prétentions salariales",
               contact="Coordonnées", skill="Compétence", level="Niveau", years="Années"),
    "es": dict(about="Perfil", jobs="Experiencia laboral", edu="Formación académica",
               skills="Habilidades", langs="Idiomas", projects="Proyectos",
               hackathons="Hackatones", certs="Certificados", salary="Pretensión salarial",
               contact="Contacto", skill="Habilidad", level="Nivel", years="Años"),
    "pt": dict(about="Resumo", jobs="Experiência profissional", edu="Formação acadêmica",
               skills="Competências", langs="Idiomas", projects="Projetos",
               hackathons="Hackathons", certs="Certificações", salary="Pretensão salarial",
               contact="Contato", skill="Competência", level="Nível", years="Anos"),
    "it": dict(about="Profilo", jobs="Esperienza lavorativa", edu="Istruzione e formazione",
               skills="Competenze", langs="Lingue", projects="Progetti", hackathons="Hackathon",
               certs="Certificazioni", salary="Retribuzione desiderata", contact="Contatti",
               skill="Competenza", level="Livello", years="Anni"),
    "nl": dict(about="Profiel", jobs="Werkervaring", edu="Opleiding", skills="Vaardigheden",
               langs="Talen", projects="Projecten", hackathons="Hackathons",
               certs="Certificaten", salary="Salarisindicatie", contact="Contact",
               skill="Vaardigheid", level="Niveau", years="Jaren"),
    "pl": dict(about="Podsumowanie", jobs="Doświadczenie zawodowe", edu="Wykształcenie",
               skills="Umiejętności", langs="Języki", projects="Projekty",
               hackathons="Hackathony", certs="Certyfikaty", salary="Oczekiwania finansowe",
               contact="Kontakt", skill="Umiejętność", level="Poziom", years="Lata"),
}


def heading(cv: Resume, key: str) -> str:
    """The heading of a section, in the CV's language (a CV's `look` may reword it)."""
    return cv.look.get(key) or HEADINGS[cv.lang][key]


def skill_items(cv: Resume, text: str) -> list[str]:
    """The skills of one group, each with its level as the CV writes it."""
    items = []
    for skill in parse_skills(text):
        level = level_text(skill, cv.notation, cv.lang)
        if not level:
            items.append(skill.name)
        elif cv.notation in ("stars", "dots", "bars", "of5", "of10", "percent"):
            items.append(f"{skill.name} {level}")
        else:
            items.append(f"{skill.name} ({level})")
    return items
