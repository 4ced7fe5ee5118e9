"""The paragraphs of a part of a Word file, as a reader sees them once every tracked change is accepted.

What is deleted or moved away is gone, and so are hidden text, the instructions of fields, prompts to type something,
and the second of two alternatives. A paragraph whose mark is deleted runs on into the next. A line break inside a
paragraph is U+2028, so that a paragraph is one line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from newslint.errors import InputError
from newslint.formats.word_names import is_on, local_name, value
from newslint.formats.word_package import Handlers
from newslint.formats.word_paragraph import Paragraph, joined

LINE_BREAK = "\u2028"
#: What a part may hold: that of a shelf of books.
MOST_PARAGRAPHS = 200_000
_MOST_NAMES = 1000
_GONE = frozenset(("del", "moveFrom", "rt"))
_NOTES = ("separator", "continuationSeparator", "continuationNotice")
_ONE_LINE = str.maketrans("\r\n", "  ")

_Handler: TypeAlias = Callable[[Mapping[str, str]], None]


class PartText:
    """Gathers the paragraphs of a part, in order, a text box after the paragraph it hangs on."""

    def __init__(self) -> None:
        self._found: list[Paragraph] = []
        #: The notes referred to, in order, by id.
        self.notes: list[str] = []
        #: How many characters are in each language the text is marked with, None where it is not.
        self.languages: dict[str | None, int] = {}
        self._known: dict[str, tuple[str, _Handler | None]] = {}
        self._open: list[str] = []
        self._paragraphs: list[Paragraph] = []
        self._boxes: list[int] = [0]
        self._last_box = 0
        self._rows: list[bool] = []
        self._rows_gone = self._cells = self._instructing = 0
        self._chosen: list[bool] = []
        self._prompts: list[bool] = []
        self._fields: list[bool] = []
        self._note: str | None = None
        self._skipped = 0
        self._hidden = self._bold = self._in_text = False
        self._language: str | None = None
        self._starts: dict[str, _Handler] = {
            "p": self._paragraph_started,
            "pStyle": self._styled,
            "outlineLvl": self._outlined,
            "numId": self._numbered,
            "r": self._run_started,
            "vanish": self._vanished,
            "b": self._emboldened,
            "lang": self._marked_language,
            "t": self._text_started,
            "tab": self._tabbed,
            "ptab": lambda _: self._add("\t"),
            "br": lambda _: self._add(LINE_BREAK),
            "cr": lambda _: self._add(LINE_BREAK),
            "noBreakHyphen": lambda _: self._add("-"),
            "sym": self._symbol,
            "fldChar": self._field,
            "tr": lambda _: self._rows.append(False),
            "tc": self._cell_started,
            "txbxContent": self._box_started,
            "sdt": lambda _: self._prompts.append(False),
            "showingPlcHdr": self._prompted,
            "sdtContent": self._content_started,
            "AlternateContent": lambda _: self._chosen.append(False),
            "Choice": self._alternative,
            "Fallback": self._alternative,
            "footnote": self._note_started,
            "endnote": self._note_started,
            "footnoteReference": self._referred,
            "endnoteReference": self._referred,
        }
        self._ends: dict[str, Callable[[], object]] = {
            "p": self._paragraph_ended,
            "t": self._text_ended,
            "tr": self._row_ended,
            "tc": self._cell_ended,
            "txbxContent": self._boxes.pop,
            "sdt": self._prompts.pop,
            "AlternateContent": self._chosen.pop,
        }

    def handlers(self) -> Handlers:
        """What reads a part."""
        return Handlers(self._start, self._end, self._text)

    def paragraphs(self) -> list[Paragraph]:
        """What was found, each paragraph that runs on made one with the next in the same place."""
        return joined(self._found)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipped:
            self._skipped += 1
            return
        local, handler = self._known.get(name) or self._learn(name)
        self._open.append(local)
        if handler is not None:
            handler(attributes)

    def _learn(self, name: str) -> tuple[str, _Handler | None]:
        """The local name of an element and what is done where it begins."""
        local = local_name(name)
        gone = local in _GONE or local.endswith("Change")
        known = (local, self._taken_out if gone else self._starts.get(local))
        if len(self._known) < _MOST_NAMES:
            self._known[name] = known
        return known

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            if not self._skipped:
                self._open.pop()
            return
        handler = self._ends.get(self._open.pop())
        if handler is not None:
            handler()

    def _text(self, data: str) -> None:
        if self._in_text:
            self._add(data)

    def _add(self, text: str) -> None:
        if self._skipped or self._hidden or self._instructing or not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        paragraph.parts.append(text.translate(_ONE_LINE) if "\n" in text or "\r" in text else text)
        if self._bold:
            paragraph.bold += len(text)
        else:
            paragraph.plain += len(text)
        self.languages[self._language] = self.languages.get(self._language, 0) + len(text)

    def _inside(self, *names: str) -> bool:
        """Whether the element at hand stands in these, the innermost last."""
        return tuple(self._open[-1 - len(names) : -1]) == names

    def _taken_out(self, _: Mapping[str, str]) -> None:
        """A deletion: of what is inside, or of the mark of a paragraph or a row it is a property of."""
        if self._inside("pPr", "rPr"):
            if self._paragraphs:
                self._paragraphs[-1].runs_on = True
        elif self._inside("trPr") and self._rows and not self._rows[-1]:
            self._rows[-1] = True
            self._rows_gone += 1
        self._skipped = 1

    def _paragraph_started(self, _: Mapping[str, str]) -> None:
        paragraph = Paragraph(self._boxes[-1], self._note, in_cell=self._cells > 0)
        self._paragraphs.append(paragraph)
        self._hidden = self._bold = False
        if not self._rows_gone:
            self._found.append(paragraph)
            if len(self._found) > MOST_PARAGRAPHS:
                raise InputError(f"holds more than {MOST_PARAGRAPHS} paragraphs; split it", "too-large")

    def _paragraph_ended(self) -> None:
        self._paragraphs.pop()
        while self._fields and self._fields[-1]:  # an instruction that is never ended does not swallow the rest
            self._fields.pop()
            self._instructing -= 1

    def _styled(self, attributes: Mapping[str, str]) -> None:
        if self._paragraphs and self._inside("pPr"):
            self._paragraphs[-1].style = value(attributes, "val") or ""

    def _outlined(self, attributes: Mapping[str, str]) -> None:
        if self._paragraphs and self._inside("pPr"):
            self._paragraphs[-1].heading = (value(attributes, "val") or "9") < "9"

    def _numbered(self, attributes: Mapping[str, str]) -> None:
        if self._paragraphs and self._inside("numPr"):
            self._paragraphs[-1].listed = value(attributes, "val") != "0"

    def _run_started(self, _: Mapping[str, str]) -> None:
        self._hidden = self._bold = False
        self._language = None

    def _vanished(self, attributes: Mapping[str, str]) -> None:
        if self._inside("r", "rPr"):
            self._hidden = is_on(attributes)

    def _emboldened(self, attributes: Mapping[str, str]) -> None:
        if self._inside("r", "rPr"):
            self._bold = is_on(attributes)

    def _marked_language(self, attributes: Mapping[str, str]) -> None:
        if self._inside("r", "rPr"):
            self._language = value(attributes, "val")

    def _text_started(self, _: Mapping[str, str]) -> None:
        self._in_text = True

    def _text_ended(self) -> None:
        self._in_text = False

    def _tabbed(self, _: Mapping[str, str]) -> None:
        if self._inside("r"):
            self._add("\t")

    def _symbol(self, attributes: Mapping[str, str]) -> None:
        """A character of a symbol font; those of a private area mean nothing outside their font."""
        try:
            code = int(value(attributes, "char") or "", 16)
        except ValueError:
            return
        if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE:
            self._add(chr(code))

    def _field(self, attributes: Mapping[str, str]) -> None:
        """A field's instruction begins, its result does, or it ends; `_fields` holds which of them are instructions."""
        said = value(attributes, "fldCharType")
        if said == "begin":
            self._fields.append(True)
            self._instructing += 1
        elif self._fields and said in ("separate", "end"):
            self._instructing -= self._fields.pop()
            if said == "separate":
                self._fields.append(False)

    def _row_ended(self) -> None:
        self._rows_gone -= self._rows.pop()

    def _cell_started(self, attributes: Mapping[str, str]) -> None:
        self._cells += 1
        self._box_started(attributes)

    def _cell_ended(self) -> None:
        self._cells -= 1
        self._boxes.pop()

    def _box_started(self, _: Mapping[str, str]) -> None:
        self._last_box += 1
        self._boxes.append(self._last_box)

    def _prompted(self, attributes: Mapping[str, str]) -> None:
        if self._prompts and is_on(attributes):
            self._prompts[-1] = True

    def _content_started(self, _: Mapping[str, str]) -> None:
        if self._prompts and self._prompts[-1]:
            self._skipped = 1

    def _alternative(self, _: Mapping[str, str]) -> None:
        """The first of several ways to say the same thing is read."""
        if self._chosen:
            if self._chosen[-1]:
                self._skipped = 1
            self._chosen[-1] = True

    def _note_started(self, attributes: Mapping[str, str]) -> None:
        if value(attributes, "type") in _NOTES:
            self._skipped = 1
            return
        self._note = value(attributes, "id")
        self._last_box += 1
        self._boxes[-1] = self._last_box

    def _referred(self, attributes: Mapping[str, str]) -> None:
        note = value(attributes, "id")
        if note is not None and not self._rows_gone:
            self.notes.append(f"{self._open[-1]} {note}")
