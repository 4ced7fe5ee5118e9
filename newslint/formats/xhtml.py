"""XHTML as news formats carry it: the elements of HTML, and the classes that mark the parts of a story."""

from __future__ import annotations

from newslint.formats.html_elements import BLOCKS, KINDS, SKIPPED
from newslint.formats.vocabulary import BLOCK, INLINE, OUTSIDE, TITLE, Element, Flow, Vocabulary, block, each
from newslint.formats.vocabulary import SKIPPED as LEFT_OUT
from newslint.model import document as kinds

_CLASSES = {
    "byline": kinds.BYLINE,
    "dateline": kinds.DATELINE,
    "caption": kinds.CAPTION,
    "teaser": kinds.SUBHEAD,
    **dict.fromkeys(
        ("slugline", "publicationDate", "genre", "genrenote", "notepad", "closingline", "np-nonpublic"), kinds.FURNITURE
    ),
}

XHTML = Vocabulary(
    {
        **{name: Element(Flow.BLOCK, KINDS.get(name)) for name in BLOCKS},
        **dict.fromkeys(SKIPPED, LEFT_OUT),
        "html": block(OUTSIDE),
        "head": BLOCK,
        "title": block(TITLE, stated=True),
        "body": block(kinds.PARAGRAPH),
        "h1": block(kinds.HEADLINE),
        "pre": Element(Flow.LINES),
        **each("br", Element(Flow.BREAK)),
    },
    INLINE,
    _CLASSES,
)
