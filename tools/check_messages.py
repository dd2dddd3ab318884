#!/usr/bin/env python3
"""Holds the message catalogue against the code.

usage: check_messages.py [ROOT]

Prints one line per offender and their number; exit status 0 when there are none, 1 otherwise.
  unknown-id   the code throws a message id or names a hint id that resources/messages does not have
  unused-id    resources/messages has an id that no source names
  place        a message has an unbalanced { or }
"""
import json
import os
import re
import sys

ERROR_ID = re.compile(r'ErrorCode::\w+\s*,\s*"([\w\-]+\.[^"]+)"')
HINT_ID = re.compile(r'"(hint\.[\w.]+)"')
TEXT = re.compile(r'"([\w.\-]+)"')


def main(root):
    catalogue, offenders = {}, []
    folder = os.path.join(root, "resources", "messages")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            for key, text in json.load(f).items():
                catalogue[key] = name
                if text.count("{") != text.count("}"):
                    offenders.append(f"resources/messages/{name}: place: {key}")
    named = set()
    for floor in ("core", "processing", "views", "app"):
        for base, _, files in os.walk(os.path.join(root, floor)):
            for name in files:
                if not name.endswith((".h", ".cpp")):
                    continue
                path = os.path.join(base, name)
                with open(path, encoding="utf-8") as f:
                    source = f.read()
                named.update(TEXT.findall(source))
                for number, line in enumerate(source.split("\n"), 1):
                    if line.lstrip().startswith("//"):
                        continue
                    for key in ERROR_ID.findall(line) + HINT_ID.findall(line):
                        if key not in catalogue:
                            offenders.append(f"{os.path.relpath(path, root)}:{number}: unknown-id: {key}")
    offenders += [f"resources/messages/{name}: unused-id: {key}" for key, name in sorted(catalogue.items()) if key not in named]
    for line in offenders:
        print(line)
    print(f"{len(offenders)} offender(s) among {len(catalogue)} messages")
    return 1 if offenders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "."))
