"""What the tags of a vocabulary are to who reads copy, found once for every way one is written."""

from __future__ import annotations

from newslint.formats.vocabulary import Flow, Vocabulary
from newslint.formats.xml_tags import LONGEST_KEPT, MOST_KEPT, Tag, tag_of
from newslint.typed import NamedTuple


class Step(NamedTuple):
    """A tag: how its element stands in the text and of what kind that is, `given` where a class says so.

    It is `plain` where nothing changes inside the element, which nobody watches; a `break` ends a line and is no more.
    """

    tag: Tag
    is_end: bool
    is_empty: bool
    is_plain: bool
    is_break: bool
    is_watched: bool
    flow: Flow
    kind: str | None
    given: str | None
    stated: bool
    inside: Steps | None


class Steps(dict[str, Step]):
    """The steps of a vocabulary by their tags as written, of whose elements those with `watched` names are told."""

    def __init__(self, vocabulary: Vocabulary, watched: frozenset[str]) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._watched = watched
        self._inner: dict[int, Steps] = {}

    def __missing__(self, raw: str) -> Step:
        step = self._step(tag_of(raw))
        if len(raw) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[raw] = step
        return step

    def _step(self, tag: Tag) -> Step:
        name, _, attributes, is_end, is_empty = tag
        element = self._vocabulary.elements.get(name, self._vocabulary.other)
        flow, is_watched = element.flow, name in self._watched
        classes = self._vocabulary.classes
        given = next((classes[name] for name in attributes.get("class", "").split() if name in classes), None)
        if flow is Flow.SKIPPED:
            is_plain = is_empty and not is_watched
        else:
            is_plain = flow is Flow.INLINE and not is_watched and given is None and element.inside is None
        inside = self._within(element.inside) if element.inside is not None else None
        is_break = flow is Flow.BREAK and is_empty and not is_watched and given is None and inside is None
        kind, stated = element.kind, element.stated
        return Step(tag, is_end, is_empty, is_plain, is_break, is_watched, flow, kind, given, stated, inside)

    def _within(self, vocabulary: Vocabulary) -> Steps:
        return self._inner.setdefault(id(vocabulary), Steps(vocabulary, self._watched))
