"""One page to read in a browser: the stories with their diagnostics marked in the copy. It loads nothing."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from typing import TextIO

from newslint.model.diagnostic import SEVERITIES, Report
from newslint.report import Options
from newslint.report.markup import escape, write_markup
from newslint.report.one_line import counted, readable
from newslint.report.page_note import rule_id
from newslint.report.page_stories import Told, stories
from newslint.report.page_story import story_rows
from newslint.report.page_text import shown
from newslint.report.sarif_rules import described_rules
from newslint.report.wording import summary, worst_first

#: Diagnostics on a page: with more a browser is slow and nobody reads on.
_TOLD = 5000


def write(report: Report, stream: TextIO, options: Options) -> None:
    """A whole page that works without its script, which filters by severity and rule and steps from one diagnostic to
    the next. Of very many diagnostics the least severe are left out, and the page says so.
    """
    for part in _page(report):
        write_markup(part, stream)


def _page(report: Report) -> Iterator[str]:
    style, script = (files(__package__).joinpath(f"page/page.{kind}").read_text("utf-8") for kind in ("css", "js"))
    allowed = f"style-src {_hash(style)}; script-src {_hash(script)}"
    policy = f"default-src 'none'; img-src data:; {allowed}; base-uri 'none'; form-action 'none'"
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="generator" content="newslint">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">\n'
        f"<title>newslint: {escape(summary(report))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )
    yield f'<header class="top"><h1>newslint</h1><p class="sum">{escape(summary(report))}</p></header>\n'
    left_out = len(report.diagnostics) - _TOLD
    kept = worst_first(report.diagnostics)[:_TOLD]
    report = report._replace(diagnostics=tuple(sorted(kept, key=lambda d: d.sort_key)))
    yield from _bar(report)
    yield '<main id="main">\n'
    yield from _failures(report)
    if not report.diagnostics and not report.failures:
        yield '<p class="clean">Nothing to report.</p>\n'
    if left_out > 0:
        yield f'<p class="left">The {left_out} least severe diagnostics are left out of this page.</p>\n'
    told = list(stories(report))
    yield from _contents(told)
    for number, story in enumerate(told):
        yield from _story(number, story)
    yield '<p class="none" id="none" hidden>No diagnostic is left by the filters.</p>\n</main>\n'
    yield from _rules(report)
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _bar(report: Report) -> Iterator[str]:
    """The filters and the steps; hidden where there is no script to make them work."""
    if not report.diagnostics:
        return
    yield '<nav class="bar" id="bar" aria-label="Filters" hidden><div class="chips">'
    for severity in reversed(SEVERITIES):
        if count := report.count(severity):
            yield (
                f'<button type="button" class="chip {severity}" data-severity="{severity}" aria-pressed="true">'
                f"{severity} <b>{count}</b></button>"
            )
    yield '</div><details class="pick"><summary>Rules</summary><fieldset><legend>Show these rules</legend>'
    yield '<p><button type="button" id="all">All</button> <button type="button" id="no">None</button></p>'
    for rule, count in sorted(Counter(d.rule for d in report.diagnostics).items()):
        yield f'<label><input type="checkbox" data-rule="{escape(rule)}" checked> {escape(rule)} <b>{count}</b></label>'
    yield (
        '</fieldset></details><div class="steps">'
        '<button type="button" id="prev" aria-keyshortcuts="p" title="Previous diagnostic (p)">'
        '<span aria-hidden="true">&#8593;</span><span class="sr">Previous diagnostic</span></button>'
        '<output id="place" aria-live="polite"></output>'
        '<button type="button" id="next" aria-keyshortcuts="n" title="Next diagnostic (n)">'
        '<span aria-hidden="true">&#8595;</span><span class="sr">Next diagnostic</span></button></div></nav>\n'
    )


def _failures(report: Report) -> Iterator[str]:
    if report.failures:
        yield '<section class="failures" aria-labelledby="failed"><h2 id="failed">Could not be done</h2><ul>'
        for f in report.failures[:_TOLD]:
            yield f'<li><span class="path">{shown(readable(f.path))}</span> <span>{shown(f.message)}</span></li>'
        yield "</ul></section>\n"


def _contents(told: list[Told]) -> Iterator[str]:
    if len(told) > 1:
        yield '<nav class="contents" aria-label="Stories"><details open><summary>Stories</summary><ol>'
        for number, story in enumerate(told):
            yield f'<li data-story="s{number}"><a href="#s{number}">{_name(story)}</a>{_counts(story)}</li>'
        yield "</ol></details></nav>\n"


def _story(number: int, told: Told) -> Iterator[str]:
    yield f'<article id="s{number}" aria-labelledby="h{number}">'
    yield f'<header class="slug"><h2 id="h{number}">{_name(told)}</h2>{_counts(told)}</header>\n'
    yield '<div class="story">'
    yield from story_rows(told)
    yield "</div></article>\n"


def _name(told: Told) -> str:
    story = f' <span class="part">{shown(told.story)}</span>' if told.story else ""
    return f"<bdi>{shown(readable(told.path))}</bdi>{story}"


def _counts(told: Told) -> str:
    counts = Counter(d.severity for _, d in told.diagnostics)
    said = "".join(
        f'<span class="count {severity}">{escape(counted(counts[severity], severity))}</span>'
        for severity in reversed(SEVERITIES)
        if counts[severity]
    )
    return f'<span class="counts">{said}</span>'


def _rules(report: Report) -> Iterator[str]:
    """What the rules are of which something is said."""
    used = {d.rule for d in report.diagnostics}
    if not used:
        return
    yield '<section class="rules" aria-labelledby="rules"><h2 id="rules">Rules</h2>\n'
    for rule in described_rules(report):
        if rule.id in used:
            yield f'<div class="about" id="{escape(rule_id(rule.id))}"><h3>{escape(rule.id)}</h3>'
            yield f"<p>{shown(rule.summary)}</p>"
            yield f'<p class="reason">{shown(rule.rationale)}</p>' if rule.rationale else ""
            if rule.reported and rule.right:
                yield f"<dl><dt>Reported</dt><dd>{shown(rule.reported)}</dd>"
                yield f"<dt>Right</dt><dd>{shown(rule.right)}</dd></dl>"
            yield "</div>\n"
    yield "</section>\n"
