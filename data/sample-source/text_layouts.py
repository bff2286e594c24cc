"""CVs as plain text, Markdown and JSON Resume."""

import json

from resume import Resume, dates, heading, level_text, parse_skills, skill_items


def sections(cv: Resume) -> list[tuple[str, list[str]]]:
    """The closing sections every text layout writes the same way: (heading, lines)."""
    found = []
    if cv.projects:
        found.append((heading(cv, "projects"), [f"{n}: {t}" for n, t in cv.projects]))
    if cv.hackathons:
        found.append((heading(cv, "hackathons"), [f"{n}: {t}" for n, t in cv.hackathons]))
    if cv.certs:
        found.append((heading(cv, "certs"), cv.certs))
    if cv.langs:
        found.append((heading(cv, "langs"), [cv.langs]))
    if cv.salary:
        found.append((heading(cv, "salary"), [cv.salary]))
    return found + [(h, [t]) for h, t in cv.notes]


def _wrap(text: str, width: int = 78, indent: str = "") -> str:
    lines, line = [], ""
    for word in text.split():
        if line and len(indent) + len(line) + 1 + len(word) > width:
            lines.append(indent + line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join(lines + [indent + line])


def txt_caps(cv: Resume) -> str:
    """Headings in capitals with a rule of dashes; dates in the line under the title."""
    parts = [cv.name.upper() if not cv.native else cv.name, cv.title, ""]
    parts += [f"E-mail: {cv.email}", f"Phone:  {cv.phone}", f"Lives:  {cv.where}", *cv.links]

    def add(title: str) -> None:
        parts.extend(["", title.upper(), "-" * len(title)])

    add(heading(cv, "about"))
    parts.append(_wrap(cv.about))
    add(heading(cv, "jobs"))
    for job in cv.jobs:
        parts += [f"{job.title}, {job.company}, {job.place}", dates(job, cv.dates, cv.lang)]
        parts += [_wrap("* " + b, indent="  ") for b in job.bullets] + [""]
    parts.pop()
    add(heading(cv, "skills"))
    for group, text in cv.skills:
        parts.append(f"{group}:")
        parts += [f"  {item}" for item in skill_items(cv, text)]
    add(heading(cv, "edu"))
    parts += [f"{years}  {degree}, {school}" for degree, school, years in cv.edu]
    for title, lines in sections(cv):
        add(title)
        parts += [_wrap(line) for line in lines]
    return "\n".join(parts) + "\n"


def txt_lines(cv: Resume) -> str:
    """Headings with a colon, tab after the dates, skills in one line a group."""
    head = f"{cv.name} ({cv.native})" if cv.native else cv.name
    parts = [head, f"{cv.title} | {cv.where}", f"{cv.email} | {cv.phone}", " | ".join(cv.links)]
    parts = [p for p in parts if p] + ["", f"{heading(cv, 'about')}:", _wrap(cv.about), "",
                                       f"{heading(cv, 'skills')}:"]
    parts += [_wrap(f"{group}: " + ", ".join(skill_items(cv, text)))
              for group, text in cv.skills]
    parts += ["", f"{heading(cv, 'jobs')}:"]
    for job in cv.jobs:
        parts.append(f"{dates(job, cv.dates, cv.lang)}\t{job.title} - {job.company} ({job.place})")
        parts += [_wrap("- " + b, indent="    ") for b in job.bullets]
    parts += ["", f"{heading(cv, 'edu')}:"]
    parts += [f"{years}\t{degree} - {school}" for degree, school, years in cv.edu]
    for title, lines in sections(cv):
        parts += ["", f"{title}:"] + [_wrap(line) for line in lines]
    return "\n".join(parts) + "\n"


def _link(url: str) -> str:
    return f"[{url.removeprefix('https://')}]({url})" if url.startswith("http") else url


def _markdown(cv: Resume, skills: list[str]) -> str:
    head = f"# {cv.name} ({cv.native})" if cv.native else f"# {cv.name}"
    contact = " · ".join([cv.where, f"<{cv.email}>", cv.phone, *map(_link, cv.links)])
    parts = [head, "", f"**{cv.title}**", "", contact, "", f"## {heading(cv, 'about')}", "",
             _wrap(cv.about), "", f"## {heading(cv, 'skills')}", "", *skills,
             f"## {heading(cv, 'jobs')}", ""]
    for job in cv.jobs:
        parts += [f"### {job.title} — {job.company}", "",
                  f"*{dates(job, cv.dates, cv.lang)}, {job.place}*", ""]
        parts += [f"- {b}" for b in job.bullets] + [""]
    parts += [f"## {heading(cv, 'edu')}", ""]
    parts += [f"- {degree}, {school} ({years})" for degree, school, years in cv.edu]
    for title, lines in sections(cv):
        parts += ["", f"## {title}", ""] + ([f"- {line}" for line in lines]
                                            if len(lines) > 1 else lines)
    return "\n".join(parts) + "\n"


def md_plain(cv: Resume) -> str:
    """Markdown with one bullet a group of skills."""
    return _markdown(cv, [f"- **{g}:** " + ", ".join(skill_items(cv, t))
                          for g, t in cv.skills] + [""])


def md_table(cv: Resume) -> str:
    """Markdown with a table of skills, levels and years."""
    rows = [f"| {heading(cv, 'skill')} | {heading(cv, 'level')} | {heading(cv, 'years')} |",
            "|---|---|---|"]
    for _, text in cv.skills:
        rows += [f"| {s.name} | {level_text(s, 'table', cv.lang)} | {s.years} |"
                 for s in parse_skills(text)]
    return _markdown(cv, rows + [""])


def _profile(url: str) -> dict:
    network = "GitHub" if "github" in url else "LinkedIn" if "linkedin" in url else "Web"
    return dict(network=network, username=url.rsplit("/", 1)[-1], url=url)


def _json_skills(cv: Resume) -> list[dict]:
    found = []
    for group, text in cv.skills:
        skills = parse_skills(text)
        if cv.look.get("grouped"):
            found.append(dict(name=group, level=level_text(skills[0], "words", "en").capitalize(),
                              keywords=[s.name for s in skills]))
        else:
            found += [dict(name=s.name, keywords=[group],
                           level=level_text(s, cv.notation, "en").capitalize()) for s in skills]
    return found


def json_resume(cv: Resume) -> str:
    """The JSON Resume schema, version 1.0.0."""
    web = [u for u in cv.links if "github" not in u and "linkedin" not in u]
    work = []
    for job in cv.jobs:
        entry = dict(name=job.company, position=job.title, location=job.place, startDate=job.start)
        if job.end:
            entry["endDate"] = job.end
        work.append(entry | dict(highlights=job.bullets))
    basics = dict(name=f"{cv.name} ({cv.native})" if cv.native else cv.name, label=cv.title,
                  email=cv.email, phone=cv.phone, summary=cv.about, location=cv.address,
                  profiles=[_profile(u) for u in cv.links if u not in web])
    if web:
        basics["url"] = web[0]
    document = {
        "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        "basics": basics, "work": work,
        "education": [dict(institution=school, studyType=degree, startDate=years.split("/")[0],
                           endDate=years.split("/")[1]) for degree, school, years in cv.edu],
        "skills": _json_skills(cv),
        "languages": [dict(language=part.split(" (")[0].strip(),
                           fluency=part.split(" (")[1].rstrip(")").capitalize())
                      for part in cv.langs.split(",")],
        "projects": [dict(name=n, description=t) for n, t in cv.projects],
        "certificates": [dict(name=c) for c in cv.certs],
        "meta": dict(version="v1.0.0", salaryExpectation=cv.salary),
    }
    return json.dumps({k: v for k, v in document.items() if v}, ensure_ascii=False, indent=2) + "\n"


def encoded(text: str, encoding: str) -> bytes:
    """The bytes of a text CV; "mojibake" is UTF-8 once read as Windows-1252."""
    if encoding == "utf-16-le":
        return b"\xff\xfe" + text.replace("\n", "\r\n").encode("utf-16-le")
    if encoding == "cp1252":
        return text.replace("\n", "\r\n").encode("cp1252")
    if encoding == "mojibake":
        return text.encode("utf-8").decode("cp1252").encode("utf-8")
    return text.encode("utf-8")
