"""Writes the sample desk: `python build.py <folder of the desk> <truth.json>`."""

import csv
import io
import json
import pathlib
import sys

import docx_layouts
import pdf_layouts
import post_layouts
import talent
import text_layouts
from posts import FILES, ROWS
from resume import Job, Resume, dates, level_text, parse_skills, truth_band



def load(path: pathlib.Path) -> Resume:
    """One CV from its JSON file."""
    fields = json.loads(path.read_text())
    fields["jobs"] = [Job(**job) for job in fields["jobs"]]
    return Resume(**fields)


PEOPLE = [load(path) for path in sorted((pathlib.Path(__file__).parent / "cvs").glob("*.json"))]
LAYOUTS = {name: getattr(module, name)
           for module in (text_layouts, docx_layouts, pdf_layouts)
           for name in dir(module)
           if name.startswith(("txt_", "md_", "json_", "docx_", "pdf_")) or name == "scan"}


def truth_of(cv) -> dict:
    """What a reader must find in the CV's file."""
    year_only = cv.dates == "yyyy"
    written = (str.capitalize if cv.layout == "json_resume" else str)
    cut = (lambda s: s[:4] if s and year_only else s)
    return dict(
        file=cv.out, readable=cv.layout != "scan", language=cv.lang, name=cv.name,
        name_written=cv.name.upper() if cv.layout in ("txt_caps", "scan") and not cv.native
        else cv.name, native_name=cv.native or None, email=cv.email, phone=cv.phone, city=cv.city,
        country=cv.country, location_text=cv.where, current_title=cv.jobs[0].title,
        headline=cv.title, salary_text=cv.salary or None, links=cv.links,
        experiences=[dict(title=j.title, company=j.company, place=j.place, start=cut(j.start),
                          end=cut(j.end), written=dates(j, cv.dates, cv.lang)) for j in cv.jobs],
        education=[dict(degree=d, institution=s, years=y) for d, s, y in cv.edu],
        hackathons=[n for n, _ in cv.hackathons], certificates=cv.certs,
        skills=[dict(name=s.name, group=g, notation=cv.notation,
                     level=cv.prose.get(s.name) or truth_band(s, cv.notation),
                     written=written(level_text(s, cv.notation, cv.lang)) or None,
                     years=s.years if s.years and cv.notation in
                     ("years", "words+years", "table") else None)
                for g, text in cv.skills for s in parse_skills(text)])


def csv_bytes(columns, rows) -> bytes:
    """A table as Airtable exports it: UTF-8 with BOM, CRLF, quotes where needed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def talent_truth() -> list[dict]:
    found = []
    for cells, (city, country, title), jobs in zip(talent.ROWS, talent.TRUTH, talent.EXPERIENCES):
        row = dict(zip(talent.COLUMNS, cells))
        found.append(dict(
            file=f"talent.csv#{row['Full Name']}", readable=True, language="en",
            name=row["Full Name"], email=row["Mail"], city=city, country=country,
            current_title=title, salary_text=row["Salary Range"],
            experiences=[dict(zip(("title", "company", "start", "end"), j)) for j in jobs],
            skills=[dict(name=s, level=None) for s in row["Skills"].split(",")]))
    return found


def main(desk: pathlib.Path, truth_file: pathlib.Path) -> None:
    people, jobs = desk / "candidates", desk / "jobs"
    for folder in (people, jobs):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
    for cv in PEOPLE:
        made = LAYOUTS[cv.layout](cv)
        if isinstance(made, str):
            made = text_layouts.encoded(made, cv.encoding)
        (people / cv.out).write_bytes(made)
    whole = (people / "ingrid-solheim-rao.pdf").read_bytes()
    broken = bytearray(whole[: len(whole) // 5])
    broken[200:] = bytes((b * 7 + i) % 256 for i, b in enumerate(broken[200:]))
    (people / "corrupt.pdf").write_bytes(broken)
    (people / "talent.csv").write_bytes(csv_bytes(talent.COLUMNS, talent.ROWS))
    for post in FILES:
        (jobs / post.out).write_bytes(post_layouts.LAYOUTS[post.out.rsplit(".", 1)[1]](post))
    (jobs / "customers-stt.csv").write_bytes(
        csv_bytes(post_layouts.COLUMNS, [post_layouts.row(p) for p in ROWS]))
    truth = dict(
        same_person=[["eleftheria-papanikolaou-cv-2024.docx", "eleftheria-papanikolaou.pdf"]],
        unreadable=dict(scan=["scan.pdf"], corrupt=["corrupt.pdf"]),
        hidden_text=["ruben-etxaniz.pdf"],
        candidates=[truth_of(cv) for cv in PEOPLE] + talent_truth(),
        jobs=[dict(file=p.out, title=p.title or None, company=p.company or None, language=p.lang,
                   salary_text=p.pay or None, **dict(dict(usable=True), **p.truth),
                   expected=dict(good=p.good, medium=p.medium, poor=p.poor))
              for p in FILES + ROWS])
    truth_file.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
