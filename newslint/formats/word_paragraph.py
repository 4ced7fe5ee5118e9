"""A paragraph of a Word file, and those that a deleted mark makes one."""

from __future__ import annotations

from collections.abc import Iterable


class Paragraph:
    """A paragraph: its text, and what its properties say of it.

    `box` tells where it stands: each cell, text box and note is one, 0 the part itself. `bold` and `plain` count
    characters; `runs_on` says that its mark was deleted.
    """

    __slots__ = ("bold", "box", "heading", "in_cell", "listed", "note", "parts", "plain", "runs_on", "style")

    def __init__(self, box: int, note: str | None, *, in_cell: bool) -> None:
        self.box, self.note, self.in_cell = box, note, in_cell
        self.parts: list[str] = []
        self.style = ""
        self.heading = self.listed = self.runs_on = False
        self.bold = self.plain = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)


def joined(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """These paragraphs, each that runs on made one with the next in the same place."""
    kept: dict[int, Paragraph] = {}
    waiting: dict[int, int] = {}
    for number, paragraph in enumerate(paragraphs):
        before = kept.pop(waiting.pop(paragraph.box, -1), None)
        if before is not None:
            before.parts += paragraph.parts
            paragraph.parts = before.parts
            paragraph.bold += before.bold
            paragraph.plain += before.plain
        if paragraph.runs_on:
            waiting[paragraph.box] = number
        kept[number] = paragraph
    return list(kept.values())
