#!/usr/bin/env python3
"""Visible strings of views/ and app/ go through tr().

usage: check_strings.py [ROOT]

A literal with a letter in it that is handed to a setter of visible text is an offender, unless it stands in tr() or translate().
A line that ends with  // not translated: REASON  is left out. Exit status 0 when there are none, 1 otherwise.
"""
import os
import re
import sys

SETTER = re.compile(
    r"\b(setText|setWindowTitle|setToolTip|setStatusTip|setPlaceholderText|setTitle|setAccessibleName|setAccessibleDescription|setWhatsThis|"
    r"setInformativeText|addAction|addMenu|addTab|setTabText|setHeaderLabels|setPrefix|setSuffix|addButton|addRow)\s*\(([^;]*)")
LITERAL = re.compile(r'(?:QStringLiteral|QLatin1String|QString)\s*\(\s*u?"[^"]*[A-Za-z]{2,}[^"]*"|u"[^"]*[A-Za-z]{2,}[^"]*"_qs')


def main(root):
    offenders = 0
    for floor in ("views", "app"):
        for base, _, files in os.walk(os.path.join(root, floor)):
            if os.path.relpath(base, root).startswith(os.path.join("app", "cli")):
                continue
            for name in sorted(files):
                if not name.endswith((".h", ".cpp")):
                    continue
                path = os.path.join(base, name)
                with open(path, encoding="utf-8") as f:
                    for number, line in enumerate(f, 1):
                        call = SETTER.search(line)
                        if call and LITERAL.search(call.group(2)) and "tr(" not in call.group(2) and "translate(" not in call.group(2) \
                                and "// not translated:" not in line:
                            offenders += 1
                            print(f"{os.path.relpath(path, root)}:{number}: {line.strip()}")
    print(f"{offenders} offender(s)")
    return 1 if offenders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "."))
