"""Reads a whole Airtable with pyairtable and prints it as JSON: tables, records, fields.

    airtable_state.py ADDRESS TOKEN BASE
"""

import json
import sys

import pyairtable


def main(address, token, base_id):
    api = pyairtable.Api(token, endpoint_url=address)
    state = {
        table.id: {
            record["id"]: record["fields"] for record in api.table(base_id, table.id).all()
        }
        for table in api.base(base_id).schema().tables
    }
    print(json.dumps(state, ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
