"""Readers: the sample stories of every format made long; then as dense with entities, escapes or marks as copy gets."""

from __future__ import annotations

import gc
import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import Row, row
from newslint import formats

WIRE = Path(__file__).parent.parent / "fixtures" / "wire"
_LENGTH = 250_000
#: So many characters are the copy of a wire story of some 400 words.
_STORY = 2_400
_ROUNDS = 5
_PART = "word/document.xml"
_APART = re.compile(r"(<!\[CDATA\[.*?\]\]>|<[^>]*>|&[^;\s]*;|\\u?)", re.DOTALL)


class Sample(NamedTuple):
    """A fixture, the stretch of its running copy that is repeated, what makes it dense, and the bound in MB/s.

    Of a file that is one story it is copy behind the dateline, of which a story has one. Of a file of many stories it
    is these, and in each the `copy` is repeated until the story is as long as a wire's are.
    """

    path: str
    stretch: str
    dense: Callable[[str], str] | None = None
    bound: float = 10
    copy: str = ""


def _referring(text: str) -> str:
    """Markup in which a letter of 25 is a reference."""
    return _without_l(text, "&#108;")


def _escaping(text: str) -> str:
    """JSON strings in which a letter of 25 is an escape."""
    return _without_l(text, r"\u006c")


def _without_l(text: str, written: str) -> str:
    parts = _APART.split(text)
    return "".join(part if number % 2 else part.replace("l", written) for number, part in enumerate(parts))


def _marking(text: str) -> str:
    """Markdown in which a word of three is set off, a link or holds a reference."""
    words = (r"*\1*", r"[\1](https://wire.example/)", r"\1&amp;")
    for number, mark in enumerate(words):
        text = re.sub(rf"(?<= )([a-z]{{{number + 3}}})(?= )", mark, text)
    return text


SAMPLES = (
    Sample("plain/nairobi-library.txt", r"(?<=\n\n).*"),
    Sample("markdown/quito-market.md", r"\"I know.*?(?=## What)", _marking, 3),
    Sample("html/graz-cable-car.html", r"<p>German.*?(?=<!--)", _referring),
    Sample("nitf/ljubljana-night-trains.xml", r"<p>European.*?(?=<hl2>)", _referring),
    Sample("newsml-g2/riga-harbour-swim.xml", r"<p>Estonian.*?(?=<h2>)", _referring),
    Sample("newsml-1.2/cork-lighthouse-keeper.xml", r"<p>.*?(?=</body.content>)", _referring),
    Sample(
        "rss/harbour-notes.rss",
        r"<item>.*(?=</channel>)",
        _referring,
        copy=r"<p>The new.*?</p>|&lt;p&gt;British.*?/p&gt;",
    ),
    Sample("atom/garden-desk.atom", r"<entry.*(?=</feed>)", _referring, copy=r"<p>Italian.*?</p>|\n\nDutch[^<]*"),
    Sample("ninjs/turku-bridge.json", r"<p>Finnish[^\n]*</p>", _escaping),
    Sample("superdesk/harbour-clock.json", r"(?<=\"body_html\": \").*?(?=<blockquote>)", _escaping),
    Sample("digitalwires/museum-lift.json", r"<p>Chancellor[^\n]*</p>", _escaping),
    Sample("json-lines/sept-1.jsonl", r".*", _escaping, copy=r"\\n\\n.*?(?=\"\})|<p>Prime.*?</p>|The swap.*?fit\."),
    Sample("iptc7901/reykjavik-ferries.txt", r"   \"We have wind.*a third of it from Brussels\.[^\n]*\n"),
    Sample("anpa1312/malta-seagrass.anpa", r"\t   ``We do.*from May on\.[^\n]*\n\r\n"),
    Sample("docx/ohrid-boats.docx", r"(?<=<w:body>).*(?=<w:sectPr|</w:body>)", None, 5),
)


def measure(folder: Path) -> list[Row]:
    """The rows of the table, by processor time; of DOCX the XML inside is counted."""
    gc.set_threshold(500_000)  # as the command does
    rows = []
    for sample in SAMPLES:
        name = sample.path.partition("/")[0]
        for what, change in ((name, None), (f"{name}, dense", sample.dense)):
            if change is not None or what == name:
                rows.append(row(what, _speed(sample, change), sample.bound, "MB/s", at_least=True))
    return rows


def _speed(sample: Sample, change: Callable[[str], str] | None) -> float:
    path = WIRE / sample.path
    given = path.read_bytes()
    source = _long(_text(given), sample, change)
    data = _packed(given, source) if zipfile.is_zipfile(path) else source
    taken = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        for _story in formats.read(str(path), data):
            pass
        taken.append(time.process_time() - begun)
    return len(source) / 1e6 / min(taken)


def _long(text: str, sample: Sample, change: Callable[[str], str] | None) -> bytes:
    """The fixture with its stretch as often as makes it long."""
    found = re.search(sample.stretch, text, re.DOTALL)
    assert found is not None, sample.path
    stretch = _full_length(found[0], sample.copy) if sample.copy else found[0]
    stretch = change(stretch) if change else stretch
    times = _LENGTH // len(stretch) + 1
    return (text[: found.start()] + stretch * times + text[found.end() :]).encode("utf-8", "surrogateescape")


def _full_length(stories: str, copy: str) -> str:
    return re.sub(copy, lambda found: found[0] * (_STORY // len(found[0])), stories)


def _text(data: bytes) -> str:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = package.read(_PART)
    return data.decode("utf-8", "surrogateescape")


def _packed(package: bytes, document: bytes) -> bytes:
    """The package with another document in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, document if name == _PART else old.read(name))
    return packed.getvalue()
