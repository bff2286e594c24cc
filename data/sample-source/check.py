"""Checks the built desk: `python check.py <folder of the desk> <truth.json>`; needs pdftotext.

Every fact of truth.json must stand in the text of its file; addresses must be of the reserved
domains; sizes must stay small. Prints each fault and ends with 1 if there is one.
"""

import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import unicodedata
import zipfile

MOJIBAKE = {"sebastian-loehr.txt"}
ENCODINGS = {"bogdan-turcanu.txt": "utf-16", "bram-van-der-heijden.txt": "cp1252"}


def text_of(path: pathlib.Path) -> str:
    """The text of a file of the desk, in reading order where the format has one."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        raw = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True).stdout.decode()
        return raw + subprocess.run(["pdftotext", "-layout", path, "-"],
                                    capture_output=True).stdout.decode()
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            xml = zipped.read("word/document.xml").decode()
            links = zipped.read("word/_rels/document.xml.rels").decode()
        return re.sub(r"<[^>]+>", "", re.sub(r"</w:p>|</w:tc>", "\n", xml)) + links
    text = data.decode(ENCODINGS.get(path.name, "utf-8-sig"))
    return text.encode("cp1252").decode("utf-8") if path.name in MOJIBAKE else text


def flat(text: str) -> str:
    """Letters and signs without spacing, so that line breaks do not matter."""
    text = unicodedata.normalize("NFC", text).replace("&amp;", "&")
    return re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]+", "", text)


def faults_of(one: dict, text: str) -> list[str]:
    wanted = [one["name_written"], one["email"], one["phone"], one["location_text"],
              one["headline"], one["salary_text"], one["native_name"], *one["certificates"],
              *one["hackathons"]]
    wanted += [url.removeprefix("https://") for url in one["links"]]
    as_json = one["file"].endswith(".json")
    for job in one["experiences"]:
        wanted += [job["title"], job["company"]]
        wanted += [job["start"], job["end"]] if as_json else [job["written"]]
    for skill in one["skills"]:
        level = skill["written"]
        pairs = skill["notation"] in ("stars", "dots", "bars", "of5", "of10", "percent")
        wanted += [skill["name"] + level if pairs and level else skill["name"], level]
    for school in one["education"]:
        wanted += [school["degree"], school["institution"]]
    if as_json:
        wanted = [w for w in wanted if w != one["location_text"]]
    have = flat(text)
    return [w for w in wanted if w and flat(w) not in have]


def main(desk: pathlib.Path, truth_file: pathlib.Path) -> int:
    truth = json.loads(truth_file.read_text())
    faults, everything = [], []
    for one in truth["candidates"]:
        if "#" in one["file"] or not one["readable"]:
            continue
        text = text_of(desk / "candidates" / one["file"])
        everything.append(text)
        faults += [f"{one['file']}: {w!r} is not in the text" for w in faults_of(one, text)]
    for job in truth["jobs"]:
        if "#" not in job["file"] and job["title"]:
            text = text_of(desk / "jobs" / job["file"]).replace("&amp;", "&")
            everything.append(text)
            faults += [f"{job['file']}: {w!r} is not in the text"
                       for w in (job["title"], job["company"], job["salary_text"])
                       if flat(w) not in flat(text.replace("&#x27;", "'"))]
    for name in ("candidates/talent.csv", "jobs/customers-stt.csv"):
        text = (desk / name).read_text("utf-8-sig")
        everything.append(text)
        rows = list(csv.reader(io.StringIO(text, newline="")))
        faults += [f"{name}: row {n} has {len(row)} cells" for n, row in enumerate(rows)
                   if len(row) != len(rows[0])]
    for text in everything:
        faults += [f"not a reserved domain: {m}" for m in re.findall(r"[\w.+-]+@[\w.-]+", text)
                   if not re.search(r"@([\w-]+\.)*example\.(com|org)\.?$", m)]
    known = {p.name for p in (desk / "candidates").iterdir()}
    named = {c["file"] for c in truth["candidates"]}
    for job in truth["jobs"]:
        for names in job["expected"].values():
            faults += [f"{job['file']}: expects {n}" for n in names
                       if n not in known and n not in named]
    mails = [c["email"] for c in truth["candidates"]]
    twice = {m for m in mails if mails.count(m) > 1}
    if twice != {"eleftheria.p@example.com"}:
        faults.append(f"addresses used twice: {sorted(twice)}")
    sizes = {p: p.stat().st_size for p in desk.rglob("*") if p.is_file()}
    faults += [f"{p.name}: {n} bytes" for p, n in sizes.items() if n > 80_000]
    if sum(sizes.values()) > 2_500_000:
        faults.append("the folder is larger than 2.5 MB")
    print("\n".join(faults) or f"{len(sizes)} files, {sum(sizes.values())} bytes, "
          f"{len(set(mails))} people, {len(truth['jobs'])} jobs: all facts found")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
