#!/usr/bin/env python3
"""Writes docs/processes/<id>.md from the declarations, one page a process.

usage: make_process_pages.py PHIDIAS [DOCS_FOLDER] [--check]

PHIDIAS is the built command. --check writes nothing and exits 1 when a page is not what it would write.
"""
import json
import os
import subprocess
import sys


def ask(phidias, *arguments):
    run = subprocess.run([phidias, *arguments], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"phidias {' '.join(arguments)}: {run.stderr.strip()}")
    return json.loads(run.stdout)


def text(value):
    return str(value).replace("|", "\\|").replace("\n", " ")


def allowed(entry):
    parts = []
    if entry.get("choices"):
        parts.append(", ".join(f"`{c}`" for c in entry["choices"]))
    low, high = entry.get("minimum"), entry.get("maximum")
    if low is not None and high is not None:
        parts.append(f"{low:g} to {high:g}")
    elif low is not None:
        parts.append(f"at least {low:g}")
    elif high is not None:
        parts.append(f"at most {high:g}")
    if entry.get("unit") and entry["unit"] != "1":
        parts.append(entry["unit"])
    if entry.get("shape"):
        parts.append(entry["shape"])
    if entry.get("repeatable"):
        parts.append("one or more")
    return "; ".join(parts)


def page(d):
    lines = [f"# {d['title']} (`{d['id']}`, version {d['version']})", "", d["summary"], "", "## Inputs and parameters", "",
             "| name | type | allowed | default | meaning |", "|---|---|---|---|---|"]
    for i in d["inputs"]:
        default = "required" if i.get("required") else "" if i.get("default") is None else f"`{json.dumps(i['default'], ensure_ascii=False)}`"
        kinds = i.get("types") or [i]
        kind = " or ".join(dict.fromkeys(k.get("type", "") for k in kinds))
        limits = " / ".join(dict.fromkeys(filter(None, (allowed(k) for k in kinds))))
        lines.append(f"| `{i['name']}` | {kind} | {text(limits)} | {text(default)} | **{text(i['title'])}.** {text(i.get('help', ''))} |")
    lines += ["", "## Results", "", "| name | formats | meaning |", "|---|---|---|"]
    for o in d["outputs"]:
        lines.append(f"| `{o['name']}`{' (always)' if o.get('mandatory') else ''} | {', '.join(o.get('formats', []))} | {text(o['title'])} |")
    lines += ["", "## Example", "", "```json", json.dumps(d["example"], indent=2, ensure_ascii=False), "```", ""]
    if d.get("references"):
        lines += ["## References", ""]
        for r in d["references"]:
            if isinstance(r, dict):
                doi = f" https://doi.org/{r['doi']}" if r.get("doi") else ""
                r = r.get("citation", "") + doi
            lines.append(f"- {r}")
        lines.append("")
    return "\n".join(lines)


def main(arguments):
    check = "--check" in arguments
    arguments = [a for a in arguments if a != "--check"]
    phidias, docs = arguments[0], arguments[1] if len(arguments) > 1 else "docs"
    folder = os.path.join(docs, "processes")
    listed = ask(phidias, "list", "--json")
    if isinstance(listed, dict):
        listed = listed["processes"]
    stale = []
    for entry in listed:
        content = page(ask(phidias, "describe", entry["id"], "--json"))
        path = os.path.join(folder, entry["id"] + ".md")
        old = open(path, encoding="utf-8").read() if os.path.exists(path) else None
        if old == content:
            continue
        stale.append(path)
        if not check:
            os.makedirs(folder, exist_ok=True)
            with open(path, "w", encoding="utf-8") as f:
                f.write(content)
    for path in stale:
        print(("stale: " if check else "written: ") + path)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
