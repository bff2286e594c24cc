"""Walks through a local Airtable with pyairtable, a client that knows nothing of it.

    airtable_client.py ADDRESS TOKEN BASE

Makes two tables of its own, writes, reads, links and deletes in them, expects each refusal that
Airtable would give, and prints the end state as JSON. Ends with an error at the first surprise.
"""

import json
import sys
import urllib.error
import urllib.request

import pyairtable
from pyairtable import formulas
from requests.exceptions import HTTPError


def expect(is_so, what):
    if not is_so:
        raise SystemExit(f"expected: {what}")


def refused(status, kind, action):
    """Expects an action to be refused, with a status and a kind of error."""
    try:
        action()
    except HTTPError as error:
        body = error.response.json()["error"]
        found = body if isinstance(body, str) else body["type"]
        expect(error.response.status_code == status, f"{status}, not {error.response.status_code}")
        expect(found == kind, f"{kind}, not {body}")
        return
    raise SystemExit(f"expected {kind}, but it was done")


def fetch(url):
    """The status and the bytes at an address."""
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, b""


def make_tables(base):
    """The schema: tables and columns of every kind that can be made."""
    cities = base.create_table("Cities", [{"name": "City", "type": "singleLineText"}])
    people = base.create_table(
        "People of the client",
        [
            {"name": "Name", "type": "singleLineText", "description": "What they are called"},
            {"name": "Years", "type": "number", "options": {"precision": 0}},
            {
                "name": "Level",
                "type": "singleSelect",
                "options": {"choices": [{"name": "junior"}, {"name": "senior"}]},
            },
        ],
        description="Made by a client",
    )
    moment = {
        "dateFormat": {"name": "iso"},
        "timeFormat": {"name": "24hour"},
        "timeZone": "utc",
    }
    people.create_field("Active", "checkbox", options={"icon": "check", "color": "greenBright"})
    people.create_field("Skills", "multipleSelects", options={"choices": [{"name": "Rust"}]})
    people.create_field("Seen", "dateTime", options=moment)
    people.create_field("Born", "date", options={"dateFormat": {"name": "iso"}})
    people.create_field("Mail", "email")
    people.create_field("CV", "multipleAttachments")
    people.create_field("Rate", "currency", options={"precision": 2, "symbol": "$"})
    city = people.create_field("City", "multipleRecordLinks", options={"linkedTableId": cities.id})
    notes = people.create_field("Note", "multilineText")
    refused(422, "DUPLICATE_OR_EMPTY_FIELD_NAME", lambda: people.create_field("Note", "url"))
    refused(
        422,
        "INVALID_FIELD_TYPE_OPTIONS_FOR_CREATE",
        lambda: people.create_field("Broken", "number"),
    )
    notes.name = "Notes"
    notes.description = "Anything"
    notes.save()

    schema = base.schema(force=True)
    own = schema.table(people.id)
    expect(own.primary_field_id == own.field("Name").id, "the first column to be the primary one")
    expect(own.field("Notes").description == "Anything", "a changed description")
    inverse = schema.table(cities.id).field(city.options.inverse_link_field_id)
    expect(inverse.name == "People of the client", "the other side of the links")
    expect(inverse.options.linked_table_id == people.id, "the other side to lead back")
    return people, cities


def write_records(people, cities):
    """Creates, updates, replaces and upserts."""
    ada = people.create({"Name": "Ada Example", "Years": 7, "Active": True, "Mail": ""})
    expect(
        ada["fields"] == {"Name": "Ada Example", "Years": 7, "Active": True},
        "empty values to be left out",
    )
    crowd = people.batch_create(
        [{"Name": f"Person {number:03}", "Years": number} for number in range(25)]
    )
    expect(len(crowd) == 25, "25 people from three requests")

    changed = people.update(ada["id"], {"Level": "senior", "Active": False})
    expect("Active" not in changed["fields"], "an unchecked box to be left out")
    expect(changed["fields"]["Years"] == 7, "a cell that was not named to stay")
    replaced = people.update(ada["id"], {"Name": "Ada Example", "Years": 8}, replace=True)
    expect("Level" not in replaced["fields"], "a replaced record to lose its other cells")
    people.batch_update(
        [{"id": person["id"], "fields": {"Active": True}} for person in crowd[:12]]
    )

    refused(422, "UNKNOWN_FIELD_NAME", lambda: people.update(ada["id"], {"Nmae": "x"}))
    refused(422, "INVALID_VALUE_FOR_COLUMN", lambda: people.update(ada["id"], {"Years": "8"}))
    refused(
        422,
        "INVALID_MULTIPLE_CHOICE_OPTIONS",
        lambda: people.batch_create([{"Name": "No one"}, {"Name": "Nobody", "Level": "staff"}]),
    )
    expect(people.first(formula=formulas.match({"Name": "No one"})) is None, "all or nothing")
    typed = people.update(
        ada["id"], {"Level": "staff", "Years": "9", "Skills": "Rust, Go"}, typecast=True
    )
    expect(typed["fields"]["Years"] == 9, "a text to become a number")
    expect(typed["fields"]["Skills"] == ["Rust", "Go"], "a text to become options")

    outcome = people.batch_upsert(
        [
            {"fields": {"Name": "Ada Example", "Born": "1990-12-10"}},
            {"fields": {"Name": "Grace Example", "Seen": "2026-01-02T03:04:05+02:00"}},
        ],
        key_fields=["Name"],
    )
    expect(outcome["updatedRecords"] == [ada["id"]], "the known person to be found")
    expect(len(outcome["createdRecords"]) == 1, "the other to be made")
    grace = people.get(outcome["createdRecords"][0])
    expect(grace["fields"]["Seen"] == "2026-01-02T01:04:05.000Z", "a moment in UTC")

    bern = cities.create({"City": "Bern"})
    people.update(grace["id"], {"City": [bern["id"]]})
    expect(
        cities.get(bern["id"])["fields"]["People of the client"] == [grace["id"]],
        "the link from the other side",
    )
    people.update(ada["id"], {"City": ["Turin"]}, typecast=True)
    expect(len(cities.all()) == 2, "a linked record made from its name")
    refused(
        422,
        "ROW_DOES_NOT_EXIST",
        lambda: people.update(ada["id"], {"City": ["rec00000000000000"]}),
    )
    return ada, grace, bern


def read_records(people, ada, grace):
    """Pages, orders, formulas, columns by id."""
    pages = list(people.iterate(page_size=10))
    expect([len(page) for page in pages] == [10, 10, 7], "27 people on three pages")
    expect(len(people.all(max_records=13, page_size=10)) == 13, "a maximum over two pages")
    ordered = people.all(sort=["-Years", "Name"], fields=["Name", "Years"])
    expect(ordered[0]["fields"] == {"Name": "Person 024", "Years": 24}, "the most years first")

    level = formulas.match({"Level": "staff", "Active": False})
    expect([person["id"] for person in people.all(formula=level)] == [ada["id"]], "a match")
    old = formulas.AND(formulas.Field("Years").gte(20), formulas.Field("Active").eq(False))
    expect(len(people.all(formula=old)) == 5, "a comparison")
    expect(len(people.all(formula="{Active} = TRUE()")) == 12, "a checked box")
    expect(len(people.all(formula="FIND('example', LOWER({Name}))")) == 2, "a part of a text")
    expect(len(people.all(formula="IS_AFTER({Seen}, '2026-01-01')")) == 1, "a later moment")
    since = formulas.LAST_MODIFIED_TIME().gt(formulas.DATETIME_PARSE(grace["createdTime"]))
    expect(grace["id"] in {p["id"] for p in people.all(formula=since)}, "a later change")
    # So long that the client asks with POST instead.
    long = formulas.OR([formulas.match({"Name": f"Person {i:03}"}) for i in range(1500)])
    expect(len(people.all(formula=long)) == 25, "a long formula")
    refused(422, "INVALID_FILTER_BY_FORMULA", lambda: people.all(formula="AND({Name}"))
    refused(422, "INVALID_FILTER_BY_FORMULA", lambda: people.all(formula="{Nmae} = 'x'"))

    name = people.schema(force=True).field("Name").id
    by_id = people.get(ada["id"], use_field_ids=True)
    expect(by_id["fields"][name] == "Ada Example", "columns by id")


def attach_files(people, ada):
    """Files: what is known about them, and addresses that change."""
    people.update(
        ada["id"], {"CV": [{"url": "https://files.example.org/ada.pdf", "filename": "Ada CV.pdf"}]}
    )
    first = people.get(ada["id"])["fields"]["CV"][0]
    second = people.get(ada["id"])["fields"]["CV"][0]
    expect(set(first) == {"id", "url", "filename", "size", "type"}, "what is known of a file")
    expect(first["id"] == second["id"] and first["url"] != second["url"], "another address")
    status, content = fetch(second["url"])
    expect(status == 200 and len(content) == first["size"], "the file's bytes")
    start, ticket, name = second["url"].rsplit("/", 2)
    expect(fetch(f"{start}/{ticket}0/{name}")[0] == 403, "a forged address")
    refused(422, "INVALID_ATTACHMENT_OBJECT", lambda: people.update(ada["id"], {"CV": [{}]}))


def delete_records(people, cities, grace, bern):
    """Deletes one and many, and sees the links go."""
    people.delete(grace["id"])
    expect("People of the client" not in cities.get(bern["id"])["fields"], "no link to nobody")
    refused(403, "INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND", lambda: people.get(grace["id"]))
    leaving = people.all(formula="AND({Years} >= 3, FIND('Person', {Name}))", sort=["Name"])
    expect(len(people.batch_delete([p["id"] for p in leaving])) == len(leaving), "all of them")


def without_addresses(fields):
    """The cells of a record, and of its files only what stays the same."""
    files = [{k: v for k, v in file.items() if k != "url"} for file in fields.get("CV", [])]
    return {**fields, "CV": files} if files else fields


def main(address, token, base_id):
    api = pyairtable.Api(token, endpoint_url=address, retry_strategy=None)
    expect([base.id for base in api.bases()] == [base_id], "the base to be listed")
    base = api.base(base_id)
    wrong = pyairtable.Api("patWrong", endpoint_url=address, retry_strategy=None)
    refused(401, "AUTHENTICATION_REQUIRED", lambda: wrong.bases())
    refused(
        403,
        "INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND",
        lambda: api.table(base_id, "Nothing").all(),
    )

    people, cities = make_tables(base)
    ada, grace, bern = write_records(people, cities)
    read_records(people, ada, grace)
    attach_files(people, ada)
    delete_records(people, cities, grace, bern)

    # The addresses of files differ each time, so the end state is told without them.
    state = {
        table.name: [
            without_addresses(record["fields"]) for record in api.table(base_id, table.id).all()
        ]
        for table in base.schema(force=True).tables
        if table.id in (people.id, cities.id)
    }
    print(json.dumps(state, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
