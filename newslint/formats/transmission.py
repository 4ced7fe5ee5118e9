"""Stories as they go over a wire: a header, the text and a trailer, set apart by control characters.

    SOH header [preface] STX text ETX trailer EOT

Some senders leave out STX and ETX: then the first line is the header and what follows it the text. Fill characters and
blank lines around a message say nothing. Positions are code points of the decoded file.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence

from newslint.errors import InputError
from newslint.formats.decoding import Decoded
from newslint.formats.source import Source
from newslint.model.span import SourceSpan
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

_FILL = re.compile(r"[\x16\x7f\s]*+")
_START, _TEXT, _END, _OUT = "\x01\x02\x03\x04"
_LINE_END = re.compile(r"[\r\n]")
_STAMP = re.compile(
    r"(?<!\d)(?P<day>\d\d)[ ]?\d{4}[ ](?:[A-Z]{3,4}[ ])?(?P<month>[^\W\d_]{3,9})\.?[ ](?P<year>(?:19|20)?\d\d)(?!\d)"
)
#: The first letters of months, as the agencies' languages abbreviate them.
_MONTHS = (
    "jan ene gen",
    "feb fev fév",
    "mar mär mae mrz mrt maa",
    "apr avr abr",
    "may mai mei mag maj",
    "jun jui giu",
    "jul lug",
    "aug aou aoû ago",
    "sep set",
    "oct okt ott out",
    "nov",
    "dec dez déc dic des",
)
#: A file of more messages than this is an archive.
_MOST = 20_000


class Message(NamedTuple):
    """One message: its first line after SOH, what stands between that and the text, the text, what comes after it."""

    header: SourceSpan
    preface: SourceSpan
    text: SourceSpan
    trailer: SourceSpan


class Sent(NamedTuple):
    """A message and the file it came in: the path, the decoded file, its encoding; and what tells the message apart."""

    path: str
    source: str
    encoding: str
    message: Message
    story: str | None


def decode_message(data: bytes) -> Decoded:
    """The text of a file from a wire, control characters and all: UTF-8, else Windows-1252, else ISO 8859-1."""
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    for name in (encoding, "cp1252"):
        try:
            return Decoded(data.decode(name), name)
        except UnicodeDecodeError:
            continue
    return Decoded(data.decode("iso-8859-1"), "iso-8859-1")


def read_messages(source: Source, what: str) -> Iterator[Sent]:
    """The messages of a file, in order. Raises InputError as `split_messages` does."""
    text, encoding = decode_message(source.data)
    messages = split_messages(text, what)
    for message, name in zip(messages, story_names(text, messages), strict=True):
        yield Sent(source.path, text, encoding, message, name)


def split_messages(source: str, what: str) -> list[Message]:
    """The messages of a file, in order; `what` names the format to the user.

    Raises InputError of kind "malformed" where there is none, or one is cut short, and of kind "too-large" where there
    are more than a wire's file holds.
    """
    at = _after_fill(source, 0)
    if source[at : at + 1] != _START:
        raise InputError(f"does not begin with a header (SOH), as {what} does; check what format it is", "malformed")
    found = []
    while source[at : at + 1] == _START:
        message, at = _message(source, at + 1, what)
        found.append(message)
        if len(found) > _MOST:
            raise InputError(f"holds more than {_MOST} messages; split it", "too-large")
    return found


def story_names(source: str, messages: Sequence[Message]) -> list[str | None]:
    """What tells the stories of a file apart: the number in each header, counted on where one comes again.

    The only story of a file needs no name.
    """
    if len(messages) == 1:
        return [None]
    seen: dict[str, int] = {}
    names: list[str | None] = []
    for number, message in enumerate(messages, start=1):
        words = re.split(r"[\s\x1f]", source[message.header.begin : message.header.stop].strip(), maxsplit=1)
        name = words[0] or str(number)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return names


def stamped_date(trailer: str) -> date | None:
    """The date of a trailer's stamp, "131137 GMT Nov 13": day, hour and minute, month, year."""
    for stamp in _STAMP.finditer(trailer, 0, 400):
        letters = stamp["month"].lower()[:3]
        month = next((number for number, forms in enumerate(_MONTHS, start=1) if letters in forms.split()), None)
        if letters == "jui" and stamp["month"].lower()[:4] == "juil":
            month = 7
        if month is not None:
            return a_date(int(stamp["year"]), month, int(stamp["day"]))
    return None


def a_date(year: int, month: int, day: int) -> date | None:
    """The date, a year of two digits being in the fifty years before or after 2020; None where there is no such day."""
    from datetime import date

    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _message(source: str, begin: int, what: str) -> tuple[Message, int]:
    """The message whose header begins here, and where the next one does or the file ends."""
    after = _find(source, _START, begin, len(source))
    opened = _find(source, _TEXT, begin, after)
    line_end = _LINE_END.search(source, begin, opened)
    header = SourceSpan(begin, line_end.start() if line_end else opened)
    if not source[header.begin : header.stop].strip():
        raise _malformed(source, begin, f"the header of this {what} message is empty")
    if opened == after:
        stop = _find(source, _END, header.stop, _find(source, _OUT, header.stop, after))
        return _parted(header, (header.stop, header.stop), (header.stop, stop), (stop, after)), after
    closed = _find(source, _END, opened, after)
    if closed == after:
        raise _malformed(source, opened, f"the text of this {what} message begins (STX) and never ends (ETX)")
    return _parted(header, (header.stop, opened), (opened + 1, closed), (closed + 1, after)), after


def _parted(header: SourceSpan, *parts: tuple[int, int]) -> Message:
    preface, text, trailer = (SourceSpan(*part) for part in parts)
    return Message(header, preface, text, trailer)


def _find(source: str, mark: str, begin: int, stop: int) -> int:
    """Where this mark stands, or `stop`."""
    at = source.find(mark, begin, stop)
    return stop if at < 0 else at


def _after_fill(source: str, at: int) -> int:
    fill = _FILL.match(source, at)
    return fill.end() if fill else at


def _malformed(source: str, at: int, reason: str) -> InputError:
    line = len(re.findall(r"\r\n?|\n", source[:at])) + 1
    return InputError(f"line {line}: {reason}; the file is cut short or damaged", "malformed")
