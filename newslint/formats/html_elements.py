"""The elements of HTML: which are blocks and of what kind of copy, and which hold no copy at all."""

from __future__ import annotations

import re

from newslint.model import document as kinds

#: Elements that are left out with all that is in them.
SKIPPED = frozenset(
    (
        *("aside", "audio", "button", "canvas", "datalist", "del", "dialog", "footer", "head", "iframe", "label"),
        *("math", "nav", "noembed", "noframes", "noscript", "object", "rp", "rt", "s", "script", "select", "strike"),
        *("style", "svg", "template", "textarea", "title", "video", "xmp"),
    )
)
#: The kind of the text in a block; in other blocks it is that of the block around.
KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), kinds.SUBHEAD),
    **dict.fromkeys(("li", "dt", "dd"), kinds.LIST_ITEM),
    **dict.fromkeys(("td", "th"), kinds.TABLE_CELL),
    **dict.fromkeys(("figcaption", "caption"), kinds.CAPTION),
    "blockquote": kinds.QUOTATION,
}
#: Elements that begin and end a paragraph, or hold some.
BLOCKS = frozenset(
    (
        *("address", "article", "body", "center", "details", "dir", "div", "dl", "fieldset", "figure", "form"),
        *("header", "hgroup", "hr", "html", "legend", "main", "menu", "ol", "optgroup", "option", "p", "pre"),
        *("search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
        *KINDS,
    )
)
#: Skipped elements that divide a paragraph, and those that no block stands in: where one begins they were left open.
APART = frozenset(("aside", "dialog", "footer", "nav"))
INLINE_SKIPPED = frozenset(("label", "rp", "rt", "s", "strike"))
#: What the classes say that news agencies and publishing systems mark the parts of a story with.
CLASSES = {
    "byline": kinds.BYLINE,
    "dateline": kinds.DATELINE,
    **dict.fromkeys(("caption", "wp-caption-text"), kinds.CAPTION),
    "teaser": kinds.SUBHEAD,
    **dict.fromkeys(
        ("slugline", "publicationDate", "genre", "genrenote", "notepad", "closingline", "np-nonpublic"), kinds.FURNITURE
    ),
}
_MARKED = re.compile(
    r"\s(?P<hidden>hidden(?=[\s/>])|hidden=(?![\"']until)|style\s*=[^>]*?\bdisplay\s*:\s*none\b"
    r"|role\s*=\s*[\"']?(?:navigation|banner|contentinfo|complementary|search|dialog)\b)"
    r"|\sclass\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))",
    re.IGNORECASE,
)


def marked(tag: str, kind: str | None) -> tuple[str | None, bool]:
    """What a tag's attributes say: the kind of its text, and whether it is not to be seen at all."""
    for mark in _MARKED.finditer(tag):
        if mark["hidden"]:
            return kind, True
        for name in (mark[2] or mark[3] or mark[4] or "").split():
            kind = CLASSES.get(name) or (kinds.BYLINE if "byline" in name.lower() else kind)
    return kind, False
