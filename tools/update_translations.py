#!/usr/bin/env python3
"""Brings i18n/*.ts up to date: texts of the sources (by lupdate) and texts of core by id (by `phidias messages`); translations that exist are kept.

  update_translations.py PHIDIAS [ROOT]           writes the files, says what still has to be translated
  update_translations.py PHIDIAS [ROOT] --check   writes nothing; exit status 1 when a text is missing, out of date or not translated
"""
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

# Qt 6 first: /usr/bin/lupdate may be the one of Qt 5.
LUPDATE = ["/usr/lib/qt6/bin/lupdate", "lupdate"]


def read_ts(path):
    """{(context, source): [translation, ...]}"""
    known = {}
    if os.path.exists(path):
        for context in ET.parse(path).getroot().findall("context"):
            for message in context.findall("message"):
                translation = message.find("translation")
                forms = [form.text or "" for form in translation.findall("numerusform")] if translation is not None else []
                text = translation.text if translation is not None else None
                known[(context.find("name").text, message.find("source").text)] = forms or ([text] if text else [])
    return known


def sources(root):
    """{(context, source): isPlural} of the sources; contexts without their namespaces, as the program looks them up."""
    tool = next(t for t in LUPDATE if subprocess.run(["sh", "-c", f"command -v {t}"], capture_output=True).returncode == 0)
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        ts = os.path.join(folder, "all.ts")
        subprocess.run([tool, os.path.join(root, "app"), os.path.join(root, "views"), "-ts", ts, "-silent"], check=True, capture_output=True)
        for context in ET.parse(ts).getroot().findall("context"):
            name = context.find("name").text.split("::")[-1]
            for message in context.findall("message"):
                found[(name, message.find("source").text)] = message.get("numerus") == "yes"
    return found


def ids(phidias):
    listed = json.loads(subprocess.run([phidias, "messages", "--json"], check=True, capture_output=True, text=True).stdout)
    return {("ids", key): text for part in ("messages", "declarations") for key, text in listed[part].items() if "/choice/" not in key}


def write_ts(path, entries, known, comments, plurals):
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", '<TS version="2.1" language="fr_FR">']
    contexts = sorted({context for context, _ in entries})
    for context in contexts:
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for key in sorted(key for key in entries if key[0] == context):
            forms = known.get(key, [])
            lines.append('    <message numerus="yes">' if plurals.get(key) else "    <message>")
            lines.append(f"        <source>{escape(key[1])}</source>")
            if key in comments:
                lines.append(f"        <extracomment>{escape(comments[key])}</extracomment>")
            state = "" if forms else ' type="unfinished"'
            if plurals.get(key):
                body = "".join(f"<numerusform>{escape(form)}</numerusform>" for form in (forms or ["", ""]))
                lines.append(f"        <translation{state}>{body}</translation>")
            else:
                lines.append(f"        <translation{state}>{escape(forms[0]) if forms else ''}</translation>")
            lines.append("    </message>")
        lines.append("</context>")
    lines.append("</TS>")
    return "\n".join(lines) + "\n"


def main(arguments):
    check = "--check" in arguments
    arguments = [a for a in arguments if a != "--check"]
    phidias, root = arguments[0], arguments[1] if len(arguments) > 1 else "."
    interface, core = sources(root), ids(phidias)
    offenders = []
    for name, entries, comments, plurals in (("phidias_fr.ts", interface, {}, interface), ("phidias_ids_fr.ts", core, core, {})):
        path = os.path.join(root, "i18n", name)
        known = read_ts(path)
        offenders += [f"{name}: not translated: {key[0]}: {key[1]}" for key in entries if not known.get(key)]
        content = write_ts(path, entries, known, comments, plurals)
        old = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
        if old != content:
            if check:
                offenders.append(f"{name} is out of date: run tools/update_translations.py")
            else:
                with open(path, "w", encoding="utf-8") as f:
                    f.write(content)
    for line in offenders:
        print(line)
    return 1 if offenders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
