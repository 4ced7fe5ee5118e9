"""How wire copy is set out: bylines, datelines, sign-offs. Every format's paragraphs follow these conventions.

Positions count code points in the text given. What is matched are short stretches at the start of a line or
paragraph, so the cost does not grow with their length.
"""

from __future__ import annotations

import re
from datetime import date

from newslint.typed import NamedTuple

_LONGEST_DATELINE = 140
_LONGEST_LINE = 200
_LONGEST_TITLE = 400
#: Characters that show most titles to be different.
_GLANCE = 24

#: Figures of a full date: a day and a year.
_FEWEST_FIGURES = 5

# Those that are no more than text are compiled when a line first may be what they are for: few are.
_DATELINE = (
    r"(?P<place>[^\W\d_][\w.'’/ -]{1,40}?)(?P<region>(?:,[ ][^\W\d_][\w.'’ -]{1,30}?){0,2}?)"
    r"(?P<date>,[ ](?:[^\W\d_]{3,9}\.?[ ]\d{1,2}(?:,[ ]\d{4})?|\d{1,2}\.?[ ][^\W\d_]{3,9}\.?(?:[ ]\d{4})?))?"
    r"(?P<agency>,?[ ]?\([^()\n]{2,30}\))?\s?(?P<dash>-{1,2}|[–—_])(?=\s)"
)
#: Without one there is no dateline: few paragraphs have one in their opening, and to look for all of it takes longer.
_DASH = re.compile(r"[-–—_]\s")
_DATED_LINE = (
    r"(?:(?P<place>[^\W\d_][\w.'’/ -]{1,40})(?:,[ ][^\W\d_][\w.'’ -]{1,30})?,[ ])?"
    r"(?:(?i:published|posted|updated|date|dated):?[ ](?:on[ ])?)?(?:[^\W\d_]{3,9}day,?[ ])?"
    r"(?P<date>[^\W\d_]{3,9}\.?[ ]\d{1,2},?[ ]\d{4}|\d{1,2}\.?[ ][^\W\d_]{3,9}\.?,?[ ]\d{4}|\d{4}-\d\d-\d\d)"
)
_FULL_DATE = (
    r"\b(?:([^\W\d_]{3,9})\.?[ ](\d{1,2}),?[ ](\d{4})|(\d{1,2})\.?[ ]([^\W\d_]{3,9})\.?,?[ ](\d{4})"
    r"|(\d{4})-(\d\d)-(\d\d))(?!\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_SIGN_OFF = (
    r"(?i)\((?:(?:additional|further)\s+)?(?:reporting|writing|editing|compiled|produced|translated|graphic|photos?)\b[^\n]*\)\.?"
    r"|-+\s?30\s?-+|-?\s*ENDS?\s*-?\.?|(?:\\?#\s?){3,}|(?:[*_=~-]\s?){3,}"
    r"|(?:©|\(c\)|copyright\b)[^\n]{0,160}|<!--[^\n]*-->"
)
#: What most lines of copy open with, and none that closes a story; and how those open of words that do.
_NO_SIGN_OFF = frozenset("ABDFGHIJKLMNOPQRSTUVWXYZabdfghijklmnopqrstuvwxyz0123456789\"“‘'•")
_WORDS_OF_SIGN_OFF = frozenset(("co", "en"))
_SLUG = r"[A-Z0-9]{2,}(?:[-/_][A-Z0-9]+)+/?(?:\s*\([A-Z0-9 ]+\))?|[A-Z]{2}-{1,2}[\w-]+(?:,\s?\d+)?"
_BYLINE_SMALL = frozenset(
    (
        "a",
        "and",
        "at",
        "for",
        "in",
        "of",
        "the",
        "with",
        "&",
        "al",
        "bin",
        "bint",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "du",
        "e",
        "el",
        "ibn",
        "la",
        "le",
        "van",
        "von",
        "y",
    )
)
#: A word of these makes a short line above a headline the name of a site or a wire.
#: Compiled for a story that has such a line: few have.
_SITE_WORDS = (
    r"(?i)\b(?:news|times|post|daily|world|journal|herald|courier|tribune|gazette|chronicle|observer|guardian|telegraph"
    r"|press|wire|agency|media|today|online|weekly|radio|television|tv|broadcasting|service|reuters|ap|afp|dpa|upi)\b"
    r"|\w\.(?:com|org|net|info|co|[a-z]{2})\b"
)
_WRITER = r"[A-Z][\w.’' ]{0,40}(?:Writer|Correspondent|Reporter|Editor|Press|Bureau|News)"


class Dateline(NamedTuple):
    """A dateline at the start of a paragraph: where it ends, after its dash."""

    end: int


def find_dateline(text: str, start: int, end: int, *, opening: bool) -> Dateline | None:
    """The dateline at `start` of the paragraph that ends at `end`.

    "GENEVA, Jan 18 -", "BERLIN (Wire) —". A place in capitals and a dash are enough in the `opening` paragraph of a
    story; further down a region, date or agency has to confirm it. A place in small letters counts only in the opening
    paragraph, with a date or an agency.
    """
    if not opening and not text[start : start + 2].isupper():
        return None
    limit = min(end, start + _LONGEST_DATELINE)
    found = re.compile(_DATELINE).match(text, start, limit) if _DASH.search(text, start, limit) else None
    if found is None:
        return None
    place, dated = found["place"], found["date"] or ""
    if place.isupper():
        if len(place) < 3 or not (opening or dated or found["agency"] or found["region"]):
            return None
    elif not (opening and place[0].isupper() and (found["agency"] or _names_month(dated))):
        return None
    return Dateline(found.end())


def _names_month(text: str) -> bool:
    return any(word[:3].lower() in _MONTHS for word in text.split())


def is_dated_line(line: str) -> bool:
    """Whether a line says only where and when: "Geneva, Jan. 18, 2022", "Published 18 January 2022"."""
    if len(line) >= _LONGEST_LINE or not line[-1:].isdecimal():
        return False
    found = re.compile(_DATED_LINE).fullmatch(line)
    return found is not None and stated_date(found["date"]) is not None


def stated_date(text: str) -> date | None:
    """The first full date of a text, in English or as 2022-01-18; a date without a year is none."""
    if sum(map(str.isdecimal, text)) < _FEWEST_FIGURES:
        return None
    for found in re.compile(_FULL_DATE).finditer(text):
        month_first, day, year, day_first, month, its_year, *iso = found.groups()
        try:
            if iso[0]:
                return date(int(iso[0]), int(iso[1]), int(iso[2]))
            name = (month_first or month).lower()[:3]
            if name in _MONTHS:
                return date(int(year or its_year), _MONTHS.index(name) + 1, int(day or day_first))
        except ValueError:
            continue
    return None


def is_byline(line: str) -> bool:
    """Whether a line names who wrote the story: "By JANE ROE", "By Jane Roe and John Doe in Berlin"."""
    first, _, rest = line.partition(" ")
    if first not in ("By", "BY") or len(line) > _LONGEST_LINE or not rest[:1].isupper():
        return False
    if ":" in rest or rest.endswith(("?", "!", ";")) or (rest.endswith(".") and not rest.endswith((" Jr.", " Sr."))):
        return False
    words = rest.replace(",", " ").split()
    return len(words) <= 20 and all(w[0].isupper() or w in _BYLINE_SMALL for w in words)


def is_writer_title(line: str) -> bool:
    """Whether a line under a byline says what the writer is: "Associated Press Writer"."""
    return len(line) <= 60 and re.compile(_WRITER).fullmatch(line) is not None


def same_title(one: str, other: str) -> bool:
    """Whether two lines are one headline, its case, punctuation and the name of a site behind it aside."""
    if len(one) > _LONGEST_TITLE or len(other) > _LONGEST_TITLE:
        return False
    first, second = _letters(one[:_GLANCE]), _letters(other[:_GLANCE])
    if not (first.startswith(second) or second.startswith(first)):
        return False
    short, long = sorted((_letters(one), _letters(other)), key=len)
    return len(short) >= 12 and long.startswith(short) and len(long) - len(short) <= 30


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def is_sign_off(line: str) -> bool:
    """Whether a line closes a story or divides it: "-30-", "ENDS", "###", "(Editing by Jane Roe)", a copyright line."""
    return not opens_copy(line) and len(line) <= 400 and re.compile(_SIGN_OFF).fullmatch(line) is not None


def opens_copy(line: str) -> bool:
    """Whether a line cannot be a sign-off by its first two characters, as few are."""
    first = line[:1]
    return first in _NO_SIGN_OFF or (first.isalpha() and line[:2].lower() not in _WORDS_OF_SIGN_OFF)


def is_site_name(line: str) -> bool:
    """Whether a line may be the name of a site, a paper or a wire: "Complete News World"."""
    words = line.split()
    return (
        len(words) <= 5
        and all(w[0].isupper() or w in ("of", "the", "and", "&", "|") or "." in w for w in words)
        and line[-1:].isalnum()
        and re.search(_SITE_WORDS, line) is not None
    )


def is_slug(line: str) -> bool:
    """Whether a line is a slug: "UKRAINE-CRISIS/TALKS (UPDATE 2)", "BC-Geneva-Talks,0412"."""
    return len(line) <= 80 and not line[1:2].islower() and re.compile(_SLUG).fullmatch(line) is not None
