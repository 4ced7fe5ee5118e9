"""Text made fit to stand in XML and HTML, whatever is in it."""

from __future__ import annotations

import re
from typing import TextIO

#: What no XML document may hold, and no page should: controls but tab and newlines, halves of pairs, non-characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
#: What a reader of XML would turn into a space in an attribute.
_SPACES = str.maketrans({"\n": "&#10;", "\t": "&#9;"})


def escape(text: str) -> str:
    """The text for an element or an attribute in double quotes; what markup cannot hold is a replacement character."""
    return _UNFIT.sub("\ufffd", text).translate(_ESCAPES)


def element(name: str, attributes: dict[str, object], content: str | None = None) -> str:
    """An element; `content` is markup, and attributes that are None are left out."""
    given = "".join(
        f' {key}="{escape(str(value)).translate(_SPACES)}"' for key, value in attributes.items() if value is not None
    )
    return f"<{name}{given}/>" if content is None else f"<{name}{given}>{content}</{name}>"


def write_markup(text: str, stream: TextIO) -> None:
    """The markup, which says that it is UTF-8: on any other stream what is not ASCII is written as references."""
    if (stream.encoding or "utf-8").lower().replace("_", "-") not in ("utf-8", "utf8", "utf-8-sig"):
        text = text.encode("ascii", "xmlcharrefreplace").decode()
    stream.write(text)
