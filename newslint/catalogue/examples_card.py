"""The examples of a card: copy with marks, «here», around what a rule reports."""

from __future__ import annotations

import json
from collections.abc import Mapping

from newslint.catalogue.nodes import File, Node, line_of, type_of
from newslint.catalogue.rule import Example, Passage
from newslint.model.span import Span

_SETTINGS = ("registry", "as_of", "format", "style")
_KEYS = ("text", "stories", "fixed", *_SETTINGS)
_OPEN, _CLOSE = "«", "»"


def read_examples(file: File, node: Node) -> tuple[Example, ...]:
    """The invalid ones, then the valid ones; what of _SETTINGS stands beside them holds for all of them."""
    fields = file.fields(node, "examples", ("invalid", "valid", *_SETTINGS))
    common = {name: value for name, value in fields.items() if name in _SETTINGS}
    found = []
    for group in ("invalid", "valid"):
        for one in file.items(fields[group], f"'{group}'") if group in fields else ():
            example = _example(file, one, common)
            if group == "invalid" and example.valid:
                file.fail(one, "an invalid example has marks, «here», around what is reported")
            if group == "valid" and (not example.valid or example.fixed is not None):
                file.fail(one, "a valid example has no marks and nothing fixed")
            found.append(example)
    return tuple(found)


def parse_marks(marked: str) -> Passage:
    """The text without its marks, and what they were around. Raises ValueError where they are not in pairs."""
    text, spans, start = "", [], -1
    rest = marked
    while rest:
        at = min((i for i in (rest.find(_OPEN), rest.find(_CLOSE)) if i >= 0), default=-1)
        if at < 0:
            break
        text += rest[:at]
        if (rest[at] == _OPEN) == (start >= 0):
            raise ValueError(f"the marks {_OPEN} and {_CLOSE} come in pairs, one after another")
        if rest[at] == _OPEN:
            start = len(text)
        else:
            spans.append(Span(start, len(text)))
            start = -1
        rest = rest[at + 1 :]
    if start >= 0:
        raise ValueError(f"a mark {_OPEN} is never closed")
    return Passage(text + rest, tuple(spans))


def _example(file: File, node: Node, common: Mapping[str, Node]) -> Example:
    if type_of(node) != "map":
        fields = dict(common)
        passages: tuple[Passage, ...] = (_passage(file, node),)
    else:
        own = file.fields(node, "an example", _KEYS)
        fields = {**common, **own}
        if ("text" in own) == ("stories" in own):
            file.fail(node, "an example has either 'text' or 'stories'")
        nodes = [own["text"]] if "text" in own else file.items(own["stories"], "'stories'")
        passages = tuple(_passage(file, one) for one in nodes)
    if "fixed" in fields and len(passages) > 1:
        file.fail(fields["fixed"], "'fixed' goes with 'text', not with 'stories'")
    return Example(
        passages,
        fixed=file.text(fields["fixed"], "'fixed'") if "fixed" in fields else None,
        registry=_records(file, fields["registry"]) if "registry" in fields else None,
        as_of=file.date(fields["as_of"], "'as_of'") if "as_of" in fields else None,
        format=file.text(fields["format"], "'format'") if "format" in fields else None,
        style=file.text(fields["style"], "'style'") if "style" in fields else None,
        line=line_of(node),
    )


def _passage(file: File, node: Node) -> Passage:
    try:
        return parse_marks(file.text(node, "an example"))
    except ValueError as error:
        file.fail(node, str(error))


def _records(file: File, node: Node) -> str:
    """Registry records as JSON lines; whether they are good ones the registry says."""
    records = (file.plain(one, "a record") for one in file.items(node, "'registry'"))
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
