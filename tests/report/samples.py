"""Reports that are hard to write: what every format is tried on."""

from __future__ import annotations

import io
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema

from newslint.model.diagnostic import Description, Diagnostic, Edit, Excerpt, Failure, Fix, Related, Report
from newslint.model.document import HEADLINE, PARAGRAPH, Block, Copy
from newslint.model.span import LineIndex, Span
from newslint.report import Options, write_report

SCHEMAS = Path(__file__).parents[3] / "shared/samples/schemas"

#: Astral characters, accents, combining marks and every kind of newline ahead of what is marked.
SOURCE = "GENÈVE 😀\r\nMairé 𝔸dae\u0301ze Okafer,\r“Köln” [MORE]\nZoe\u0308 👩🏽‍🚀 Barbok said\r\nso.\n"


def found(marked: str, *, until: str | None = None, **changes: Any) -> Diagnostic:
    """A diagnostic of the stretch of SOURCE from `marked` on, to the end of `until` where that is given."""
    lines, at = LineIndex(SOURCE), SOURCE.index(marked)
    stop = at + len(marked) if until is None else SOURCE.index(until) + len(until)
    start, end = lines.position(at), lines.position(stop)
    line = lines.line_span(start.line)
    right = Fix("Write 'Okafor'", "unsafe", (Edit(start, end, "Okafor"),))
    made = Diagnostic(
        rule="names/misspelled",
        severity="error",
        certainty="likely",
        message=f"'{marked}' is not how the name is spelt.",
        path="desk/geneva 100% #1.txt",
        story=None,
        text=SOURCE[at:stop],
        start=start,
        end=end,
        excerpt=Excerpt(SOURCE[line.begin : line.stop], start.column - 1, min(end.offset, line.stop) - line.begin),
        reasons=("the story names Adaeze Okafor in full",),
        fixes=(right,),
        related=(),
        entity=None,
        fingerprint=f"{at:032x}",
        span=Span(at, stop),
    )
    return made._replace(**changes)


def full() -> Report:
    """A report with something of everything."""
    okafer = found("Okafer")
    first = Related("Spelt right here", okafer.path, found("𝔸").start, found("𝔸").end, found("𝔸").span)
    by_hand = (Fix("Write 'Cologne'", "display", (Edit(okafer.start, okafer.end, "Cologne"),)),)
    gone = (Fix("Take out 'Barbok said so'", "safe", (Edit(found("Barbok").start, found("so.").start, ""),)),)
    diagnostics = (
        okafer._replace(related=(first, first)),
        found("Köln", rule="words/place", severity="info", certainty="certain", fixes=by_hand, reasons=()),
        found(
            "Barbok", until="so", rule="words/lines", severity="warning", message="over\ntwo lines, 100%", fixes=gone
        ),
    )
    hostile = found(
        "[MORE]",
        path='z\\]]>&".txt',
        message="</script>\x1b[2J\u202e\ud800\x00 | `x` @desk",
        story="item <1>",
        fixes=(),
    )
    rules = (
        Description(
            "names/misspelled",
            "Names are spelt right.",
            "error",
            "likely",
            "Readers mind.",
            "Counts.",
            "Okafer",
            "Okafor",
        ),
        Description("words/place", "Places have one name.", "info", "certain"),
    )
    failures = (
        Failure("caf\udce9/x:y.bin", "undecodable", "is no text"),
        Failure("desk/gone.txt", "missing", "no such file"),
    )
    return Report((*diagnostics, hostile), failures, 5, copies(), rules)


def copies() -> tuple[Copy, ...]:
    cut = SOURCE.index("Mairé")
    blocks = (Block(HEADLINE, Span(0, cut - 2)), Block(PARAGRAPH, Span(cut, len(SOURCE) - 1)))
    return (Copy("desk/geneva 100% #1.txt", None, SOURCE, blocks), Copy('z\\]]>&".txt', "item <1>", SOURCE, blocks))


EMPTY = Report((), (), 0)
CLEAN = Report((), (), 12)
FAILED = full()._replace(diagnostics=(), copies=())
#: What every format has to write something valid of.
REPORTS = {"full": full(), "empty": EMPTY, "clean": CLEAN, "failed": FAILED}


def written(name: str, report: Report, options: Options = Options()) -> str:  # noqa: B008
    stream = io.StringIO()
    write_report(name, report, stream, options)
    text = stream.getvalue()
    text.encode(
        "utf-8", "strict" if name not in ("json", "jsonl", "text", "concise", "statistics") else "surrogatepass"
    )
    return text


@lru_cache
def schema(name: str) -> Any:
    """A schema of the samples; the test that asks for it is skipped where there are none."""
    import pytest

    path = SCHEMAS / name
    if not path.exists():
        pytest.skip("the schemas of other tools are not here")
    return json.loads(path.read_text(encoding="utf-8"))


def validate(value: object, name: str) -> None:
    """Raises ValidationError where the value is not what the schema says; formats of texts are looked at too."""
    known = schema(name)
    kind = jsonschema.validators.validator_for(known)
    kind(known, format_checker=kind.FORMAT_CHECKER).validate(value)


def line_of(line: int) -> str:
    """A line of SOURCE, by its number from 1."""
    span = LineIndex(SOURCE).line_span(line)
    return SOURCE[span.begin : span.stop]
