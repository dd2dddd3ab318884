#!/usr/bin/env python3
"""Writes the message catalogue as a C++ initialiser, sorted by id.

usage: make_message_table.py OUT.inc IN.json...

Each IN.json is one object {"id": "English text with {named} arguments"}. An id given twice is an error.
"""
import json
import os
import sys


def unique(pairs):
    seen = {}
    for key, value in pairs:
        if key in seen:
            sys.exit(f"message id {key} is given twice in one file")
        seen[key] = value
    return seen


def main(out, inputs):
    table, origin = {}, {}
    for path in sorted(inputs):
        with open(path, encoding="utf-8") as f:
            for key, text in json.load(f, object_pairs_hook=unique).items():
                if key in table:
                    sys.exit(f"message id {key} is in {origin[key]} and in {path}")
                table[key], origin[key] = text, path
    lines = [f"{{{json.dumps(k, ensure_ascii=False)}, {json.dumps(table[k], ensure_ascii=False)}}},\n" for k in sorted(table)]
    os.makedirs(os.path.dirname(out), exist_ok=True)
    with open(out + ".part", "w", encoding="utf-8") as f:
        f.writelines(lines)
    os.replace(out + ".part", out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
