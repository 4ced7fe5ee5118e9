"""Single values of a record, checked: texts, names, dates, lists. Every complaint says where the value is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import NoReturn

from newslint.registry.dates import iso_date
from newslint.registry.record import Where

#: No name, title or note is longer; in code points.
LONGEST = 1000

_JOINERS = "\u200c\u200d"  # invisible, and part of the spelling in some scripts


class FieldError(Exception):
    """What is wrong with a value of a record, and the way to it."""

    def __init__(self, message: str, *where: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.where: Where = where


def unknown(noun: str, word: str, known: Iterable[str]) -> str:
    """'unknown key 'alias'; did you mean 'aliases'?', or what there is where nothing known is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), 1)
    return f"unknown {noun} '{word}'" + (f"; did you mean '{near[0]}'?" if near else f"; there are: {', '.join(known)}")


def text_of(value: object, *where: str | int) -> str:
    """A text with its spaces made single and its accents composed."""
    if type(value) is not str:
        _fail_type("text", value, where)
    text = " ".join(value.split())
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text:
        raise FieldError(f"{_named(where)} is empty; write something or leave it out", *where)
    if not text.isprintable():
        _check_visible(text, where)
    if len(text) > LONGEST:
        raise FieldError(f"{_named(where)} is longer than {LONGEST:,} characters", *where)
    return text


def name_of(value: object, *where: str | int) -> str:
    """A text with a letter or a digit in it."""
    text = text_of(value, *where)
    if not text.isalpha() and not any(c.isalnum() for c in text):
        raise FieldError(f"{_named(where)} has no letter: '{text}'", *where)
    return text


def names_of(value: object, *where: str | int) -> tuple[str, ...]:
    """A list of such texts."""
    return tuple([name_of(item, *where, i) for i, item in enumerate(list_of(value, where))])


def list_of(value: object, where: Where) -> list[object]:
    """A list."""
    if type(value) is list:
        return value
    if type(value) is str and len(where) == 1:
        raise FieldError(f"{_named(where)} must be a list, even of one: [{value}]", *where)
    return _fail_type("a list", value, where)


def date_of(value: object, *where: str | int) -> str:
    """An ISO date, to the day, the month or the year."""
    found = iso_date(value)
    if found is None:
        raise FieldError(
            f"{_named(where)} must be a date such as 2021-12-08, 2021-12 or 2021, not {_shown(value)}", *where
        )
    return found


def one_of(value: object, known: tuple[str, ...], where: Where) -> str:
    """One of these words."""
    word = text_of(value, *where)
    if word not in known:
        raise FieldError(unknown(str(where[-1]), word, known), *where)
    return word


def _check_visible(text: str, where: Where) -> None:
    for character in text:
        if not character.isprintable() and character not in _JOINERS and unicodedata.category(character) != "Cn":
            code = f"U+{ord(character):04X}"
            raise FieldError(f"{_named(where)} holds an invisible character, {code}; take it out", *where)


def _named(where: Where) -> str:
    """'a role's title' is "'title'"; an item of a list is "an entry of 'aliases'"."""
    last = where[-1]
    return f"'{last}'" if isinstance(last, str) else f"an entry of '{where[-2]}'"


def _fail_type(wanted: str, value: object, where: Where) -> NoReturn:
    advice = ""
    if wanted == "text" and type(value) in (bool, int, float, date):
        advice = "; put quotation marks round it"
    raise FieldError(f"{_named(where)} must be {wanted}, not {_shown(value)}{advice}", *where)


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if type(value) is str:
        return f"'{value}'" if len(value) <= 40 else f"'{value[:40]}...'"
    if type(value) in (int, float):
        return f"the number {str(value)[:40]}" if value == value else "a number"
    if type(value) is bool:
        return "true or false (as which Yes, No, On and Off are read)"
    if type(value) is date:
        return f"the date {value.isoformat()}"
    return "a list" if type(value) is list else "keys with values"
