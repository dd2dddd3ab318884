#!/usr/bin/env python3
"""Counts the test functions of a CTest run, names the skipped ones with their reasons, and closes with one line.

usage: summarise_tests.py LastTest.log CTEST_STATUS

Exit status 0 when nothing failed; 1 otherwise (also when a program ended without its totals, or when nothing ran).
"""
import re
import sys


def main(path, ctest_status):
    with open(path, encoding="utf-8", errors="replace") as f:
        text = f.read()
    passed = failed = skipped = 0
    reasons = []
    # One block a CTest: "N/M Testing: name" ... "Test Passed." | "Test Failed."
    for block in re.split(r"^\d+/\d+ Testing: ", text, flags=re.M)[1:]:
        name = block.split("\n", 1)[0].strip()
        totals = re.findall(r"^Totals: (\d+) passed, (\d+) failed, (\d+) skipped", block, flags=re.M)
        for p, f, s in totals:
            passed, failed, skipped = passed + int(p), failed + int(f), skipped + int(s)
        if "Test Passed." in block:
            passed += 0 if totals else 1
        elif not any(int(f) for _, f, _ in totals):
            failed += 1
        for function, reason in re.findall(r"^SKIP\s+: (\S+?\(.*?\)) (.*)$", block, flags=re.M):
            reasons.append(f"{name} {function}: {reason}")
    if reasons:
        print("Skipped:")
        for reason in reasons:
            print("  " + reason)
    if ctest_status and not failed:
        failed = 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
