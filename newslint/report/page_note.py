"""What the page says of one diagnostic."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.model.diagnostic import Diagnostic, Related
from newslint.report.markup import escape
from newslint.report.one_line import readable
from newslint.report.page_text import shown

_SAFETIES = {"safe": "safe fix", "unsafe": "unsafe fix", "display": "by hand"}
_POSSIBLE = "possible"


def note(number: int, diagnostic: Diagnostic, linked: frozenset[str]) -> str:
    """The message, its reasons, fixes and related places, with a link back to the mark of this number.

    `linked` are the ids of the related places that can be gone to.
    """
    d = diagnostic
    return (
        f'<div class="note {d.severity}" role="note" id="n{number}" tabindex="-1" data-n="{number}" '
        f'data-severity="{d.severity}" data-rule="{escape(d.rule)}">{"".join(_parts(number, d, linked))}</div>'
    )


def rule_id(rule: str) -> str:
    """The id, on the page, of what is said of a rule."""
    return "rule-" + rule.replace("/", "-")


def related_id(number: int, place: int) -> str:
    """The id, on the page, of a related place of the diagnostic of this number."""
    return f"r{number}-{place}"


def _parts(number: int, diagnostic: Diagnostic, linked: frozenset[str]) -> Iterator[str]:
    d = diagnostic
    sure = f' <span class="sure">{_POSSIBLE}</span>' if d.certainty == _POSSIBLE else ""
    yield (
        f'<p class="head"><a class="num" href="#m{number}" aria-label="{number}, to its place">{number}</a>'
        f'<span class="sev">{d.severity}</span>{sure}'
        f'<a class="rule" href="#{escape(rule_id(d.rule))}">{escape(d.rule)}</a>'
        f'<span class="at" title="line and column">{d.start.line}:{d.start.column}</span></p>'
        f'<p class="message" dir="auto">{shown(d.message)}</p>'
    )
    if d.reasons:
        yield f'<ul class="why">{"".join(f"<li>because {shown(reason)}</li>" for reason in d.reasons)}</ul>'
    if d.fixes:
        fixes = "".join(
            f'<li><span class="tag {fix.safety}">{_SAFETIES[fix.safety]}</span> {shown(fix.title)}</li>'
            for fix in d.fixes
        )
        yield f'<ul class="fixes">{fixes}</ul>'
    if d.related:
        ids = (related_id(number, at) for at in range(len(d.related)))
        places = "".join(
            f"<li>{_place(d, related, id if id in linked else None)}</li>"
            for id, related in zip(ids, d.related, strict=True)
        )
        yield f'<ul class="related">{places}</ul>'


def _place(diagnostic: Diagnostic, related: Related, id: str | None) -> str:
    place = f"{related.start.line}:{related.start.column}"
    if id is not None:
        return f'<a href="#{id}">{place}</a> {shown(related.message)}'
    elsewhere = "" if related.path == diagnostic.path else shown(readable(related.path)) + ":"
    return f"{elsewhere}{place} {shown(related.message)}"
