"""How often each rule reports, instead of where."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from newslint.model.diagnostic import SAFETIES, Report
from newslint.report import Options
from newslint.report.one_line import one_line
from newslint.report.wording import summary

_SAFE, _UNSAFE, _ = SAFETIES


def write(report: Report, stream: TextIO, options: Options) -> None:
    """A line for each rule, the most frequent first, with how many of its diagnostics have a safe fix and how many an
    unsafe one; then the failures and the summary.
    """
    counts = Counter(d.rule for d in report.diagnostics)
    fixes = Counter((d.rule, safety) for d in report.diagnostics for safety in {fix.safety for fix in d.fixes})
    if counts:
        stream.write("count   safe  unsafe  rule\n")
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        stream.write(f"{count:5}  {fixes[rule, _SAFE]:5}  {fixes[rule, _UNSAFE]:6}  {rule}\n")
    for f in report.failures:
        stream.write(one_line(f"{f.path}: failure: {f.message}") + "\n")
    stream.write(summary(report) + "\n")
