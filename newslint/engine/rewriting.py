"""A file's bytes with edits made, and the proof that its reader finds in them what was meant and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.engine.edits import edited
from newslint.errors import InputError
from newslint.formats.decoding import encode
from newslint.model.span import SourceSpan
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.model.diagnostic import Edit
    from newslint.model.document import Document

#: The kind of a failure to put a file right; the file is as it was.
UNFIXABLE = "unfixable"


def unfixable(reason: str) -> InputError:
    return InputError(f"nothing was fixed: {reason}", UNFIXABLE)


def rewritten(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
    """The file with these edits made, in the encoding it has.

    `document` is any story of it. Raises InputError where the file as it is would not be written back to the byte,
    and where its encoding lacks a character of a replacement.
    """
    if encode(document.source, document.encoding, data) != data:
        raise unfixable(f"it is in a form of {document.encoding} that would not be written back as it is")
    return encode(edited(document.source, edits), document.encoding, data)


def check_reading(before: Sequence[Document], edits: Sequence[Edit], after: Sequence[Document]) -> None:
    """Raise InputError unless the stories read after the edits are those before with the same edits in their text.

    White space counts for nothing: what is taken out may take a paragraph with it.
    """
    expected = [_bare(_expected(document, edits)) for document in before]
    if expected != [_bare(document.text) for document in after]:
        raise unfixable("a fix would change more than the copy it is for; put it right by hand")


def _expected(document: Document, edits: Sequence[Edit]) -> str:
    """The text of a story with the edits made that are of it, and not of a comment or of markup."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        span = document.offsets.to_text(SourceSpan(edit.start.offset, edit.end.offset))
        if span is not None and document.offsets.is_verbatim(span):
            parts += (document.text[at : span.start], edit.replacement)
            at = span.end
    return "".join((*parts, document.text[at:]))


def _bare(text: str) -> str:
    return "".join(text.split())
