"""Takes JobSpy's own frames, written in every way that its users write them, and looks for each value.

Run by `make verify`: needs python-jobspy from PyPI. Asks nobody: the jobs are invented here, and JobSpy's own
model turns them into its rows.
"""

import csv
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile

import pandas as pd
from jobspy.model import JobPost

MUSTER = sys.argv[1]
COUNT = 300


def posts():
    """Invented jobs in JobSpy's own model."""
    draw = random.Random(7)
    for number in range(COUNT):
        yield JobPost(
            id=f"in-{number}",
            site=draw.choice(["indeed", "linkedin", "naukri"]),
            job_url=f"https://jobs.example.org/view/{number}?lang=en&id={number}",
            job_url_direct=draw.choice([None, f"https://tidewerk.example.org/j/{number}"]),
            title=draw.choice(
                [f'Engineer {number}, "Core" Team', f"Cook {number}; sous-chef | grill", f"C\\C++ Entwickler {number}"]
            ),
            company=draw.choice(["Tidewerk & Sons", "Quay, Inc.", "Ünïcode ☕ GmbH", None]),
            date_posted=draw.choice([datetime.date(2026, 11, 2), None]),
            interval=draw.choice(["yearly", "hourly", None]),
            min_amount=draw.choice([50000.0, None]),
            max_amount=draw.choice([60000.5, None]),
            currency=draw.choice(["EUR", "USD", None]),
            is_remote=draw.choice([True, False, None]),
            job_level=draw.choice(["senior", None]),
            job_function="Engineering",
            emails=draw.choice([["a@example.org", "b@example.org"], None]),
            description=draw.choice(
                [f'**Job {number}**\n\n- a, b\n- "quoted" text\n\\* starred \\- dash\n', "x " * 1000, None]
            ),
            company_industry="Ships",
            company_url="https://tidewerk.example.org",
            company_addresses="Kai 1, Hamburg",
            company_num_employees="11-50",
            company_revenue="$5M",
            company_description='We, "ship"\nthings',
            skills=["Rust", "Go"],
            experience_range="3-5 Yrs",
            company_rating=draw.choice([4.2, None]),
            company_reviews_count=draw.choice([17, None]),
            vacancy_count=draw.choice([2, None]),
            work_from_home_type=draw.choice(["Hybrid", None]),
        )


def again(post):
    """The same opening posted a second time, with something else in every further column."""
    return post.model_copy(
        update={
            "id": f"{post.id}-again",
            "job_url": f"{post.job_url}&again=1",
            "job_url_direct": None,
            "company_revenue": "$7M",
            "skills": ["Zig"],
            "min_amount": 51000.0,
            "description": "Posted again, with a few words only.",
        }
    )


def said(listing):
    """What each post of a listing says, under one set of names."""
    yield {**listing["details"], **listing}
    for address in listing["addresses"]:
        if address["said"]:
            yield address["said"]


def stands(column, value, listing):
    """Whether a value of a column stands in a listing or in one of its posts."""
    if column in ("job_url", "job_url_direct"):
        return value in [each["address"] for each in listing["addresses"]]
    return any(same(column, value, post) for post in said(listing))


def same(column, value, post):
    """Whether a post has a value of a column."""
    if column == "description":
        return " ".join(post.get("text", "").split()) == " ".join(value.split())
    if column == "is_remote":
        return post.get("is_remote") == bool(value)
    if column == "date_posted":
        return post.get("posted_on") == str(value)
    if column == "job_type":
        return post.get("employment") == value.split(", ")
    if column == "location":
        return value in post.get("places", [])
    if column in ("title", "company"):
        return post.get(column) == " ".join(value.split())
    found = post.get(column)
    if isinstance(value, (int, float)):
        return found is not None and float(found) == float(value)
    return found is not None and " ".join(str(found).split()) == " ".join(str(value).split())


def check(path, rows):
    """Takes a file into a new desk and counts the values that are missing."""
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, MUSTER_DESK=f"{folder}/desk.sqlite")

        def muster(*words):
            done = subprocess.run([MUSTER, *words, "--json"], env=environment, capture_output=True, text=True)
            if done.returncode:
                sys.exit(f"{path}: {words}: {done.stderr}")
            return json.loads(done.stdout)

        told = muster("collect", "--file", path)
        again = muster("collect", "--file", path)
        listed = muster("listing", "list", "--limit", "500")["items"]
        by_title = {each["title"]: muster("listing", "show", each["id"]) for each in listed}
        missing = []
        for row in rows:
            listing = by_title.get(" ".join(row["title"].split()))
            for column, value in row.items():
                if value is None or value != value or value == "" or column == "id" and listing:
                    continue
                if listing is None or not stands(column, value, listing):
                    missing.append((row["id"], column))
        print(
            f"{os.path.basename(path)}: {len(rows)} rows are {told['new']} jobs, {again['new']} new the second time,"
            f" {len(missing)} values missing {missing[:3]}"
        )
        return told["new"] == COUNT and again["new"] == 0 and not missing


def main():
    once = list(posts())
    # A job whose company nobody names is never another's, and is posted once.
    rows = [post.model_dump() for post in once + [again(post) for post in once[::3] if post.company]]
    columns = list(JobPost.model_fields)
    frame = pd.DataFrame(rows, columns=columns)
    good = len(columns) == 34
    with tempfile.TemporaryDirectory() as folder:
        ways = {
            "plain.csv": lambda path: frame.to_csv(path, index=False),
            "readme.csv": lambda path: frame.to_csv(
                path, quoting=csv.QUOTE_NONNUMERIC, escapechar="\\", index=False
            ),
            "indexed.csv": lambda path: frame.to_csv(path),
            "lines.jsonl": lambda path: frame.to_json(path, orient="records", lines=True, date_format="iso"),
            "records.json": lambda path: frame.to_json(path, orient="records", date_format="iso"),
        }
        for name, write in ways.items():
            path = f"{folder}/{name}"
            write(path)
            good = check(path, rows) and good
    sys.exit(0 if good else 1)


main()
