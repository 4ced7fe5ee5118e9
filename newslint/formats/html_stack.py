"""The elements of an HTML text that are open, as its tags open and close them, well or badly."""

from __future__ import annotations

from newslint.errors import InputError
from newslint.formats.html_elements import INLINE_SKIPPED
from newslint.model import document as kinds
from newslint.typed import NamedTuple

#: How deep elements may stand inside each other; browsers stop at half of it.
DEEPEST = 1000
#: Where in a page text stands: beside its main part, in its banner, in its main part; from 1 on in an article.
BESIDE, BANNER, MAIN = 0, -1, -2

#: What a start tag closes without saying so, unless one of the second kind stands between.
_CLOSES = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    **dict.fromkeys(("dt", "dd"), (("dt", "dd"), ("dl",))),
    **dict.fromkeys(("td", "th"), (("td", "th"), ("table", "tr"))),
    "tr": (("tr",), ("table",)),
    "option": (("option",), ("select",)),
}
#: Elements in which white space stands as it is, or which the start of a paragraph ends.
_UNLIKE = frozenset(("head", "pre", *INLINE_SKIPPED))
#: The elements that are a region of a page.
_REGIONS = frozenset(("article", "main", "header"))
_new = tuple.__new__  # makes records in a third of the time of their constructor


class Open(NamedTuple):
    """An open element, "" where none is: its name, the kind of its text, and where in a page it stands."""

    name: str
    kind: str
    region: int


class OpenElements:
    """The blocks that are open, and the elements that are skipped; other inline elements do not matter."""

    __slots__ = ("_articles", "_count", "_skipped_at", "_stack", "innermost", "skipping", "unlike")

    def __init__(self) -> None:
        self.innermost = Open("", kinds.PARAGRAPH, BESIDE)
        #: Whether what stands here is left out.
        self.skipping = False
        #: How many elements are open in which a paragraph is not read as elsewhere.
        self.unlike = 0
        self._stack = [self.innermost]
        self._count: dict[str, int] = {}
        self._articles = 0
        self._skipped_at = 0

    def has(self, name: str) -> bool:
        return self._count.get(name, 0) > 0

    def skips_within(self, name: str) -> bool:
        """Whether the innermost open element of this name is skipped, or stands in what is."""
        return self.skipping and any(open_.name == name for open_ in self._stack[self._skipped_at :])

    def push(self, name: str, kind: str | None, *, skipped: bool = False) -> None:
        """Open an element; `kind` is that of its text where it is not the one around. Raises InputError: too deep."""
        if len(self._stack) > DEEPEST:
            raise InputError(f"nests elements more than {DEEPEST} deep, as no story does", "hostile")
        if skipped and not self.skipping:
            self._skipped_at, self.skipping = len(self._stack), True
        _, its_kind, region = self.innermost
        if name in _REGIONS:
            region = self._region(name, region)
        self.innermost = _new(Open, (name, kind or its_kind, region))
        self._stack.append(self.innermost)
        self._count[name] = self._count.get(name, 0) + 1
        self.unlike += name in _UNLIKE

    def _region(self, name: str, around: int) -> int:
        if name == "article" and around <= 0:
            self._articles += 1
            return self._articles
        if name == "main":
            return MAIN
        return BANNER if name == "header" and around == BESIDE else around

    def close(self, name: str) -> None:
        """Close the innermost element of this name, if there is one, and all that stands in it."""
        while self.has(name):
            last = self._stack.pop()
            self._count[last.name] -= 1
            self.unlike -= last.name in _UNLIKE
            self.innermost = self._stack[-1]
            if len(self._stack) <= self._skipped_at:
                self._skipped_at, self.skipping = 0, False
            if last.name == name:
                return

    def close_before(self, name: str) -> None:
        """Close what the start of a block of this name closes; of what is skipped, only the innermost element."""
        if self.innermost.name == "p":
            self.close("p")
        if name not in _CLOSES:
            return
        closed, barriers = _CLOSES[name]
        if self.skipping:
            if self.innermost.name in closed:
                self.close(self.innermost.name)
            return
        for open_ in reversed(self._stack):
            if open_.name in closed:
                self.close(open_.name)
                return
            if open_.name in barriers:
                return
