from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.engine.fix import ALSO_UNSAFE, SAFE, Fixed, Fixer
from newslint.engine.linter import Linter
from newslint.engine.run import lint_bytes
from newslint.engine.settings import Settings
from newslint.errors import InputError
from newslint.model.diagnostic import Diagnostic
from tests.conftest import write_cards

CARDS = {
    "house/slip": """
        summary: The keyboard slip is put right.
        severity: error
        match: {preferred: {teh: the, adn: and}}
        message: "'{surface}' is a slip for '{preferred}'."
        fix: {safety: safe}
        """,
    "house/word": """
        summary: The shorter word.
        severity: warning
        match: {preferred: {utilise: use}}
        message: "'{surface}' is '{preferred}'."
        """,
    "house/long": """
        summary: Two words in one.
        severity: warning
        match: {preferred: {a teh: the}}
        message: "'{surface}' is '{preferred}'."
        fix: {safety: safe}
        """,
    "house/round": """
        summary: Round and round.
        severity: warning
        match: {preferred: {ping: pong, pong: ping}}
        message: "'{surface}' is '{preferred}'."
        fix: {safety: safe}
        """,
    "house/useless": """
        summary: What does not help.
        severity: warning
        match: {pattern: "zig+"}
        message: "'{surface}'."
        fix: {safety: safe, replace: zigg}
        """,
    "house/odd": """
        summary: What Windows-1252 has not got.
        severity: warning
        match: {preferred: {Lodz: Łódź}}
        message: "'{surface}'."
        fix: {safety: safe}
        """,
}

Fix = Callable[..., "Fixed | None"]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(starter_registry=False, select=("house",), rule_folders=(str(write_cards(tmp_path, CARDS)),))


@pytest.fixture
def fix(settings: Settings) -> Fix:
    """Fixes all that is reported, or what `only` lets through, of a story."""
    linter = Linter(settings)

    def run(
        data: bytes | str,
        path: str = "a.txt",
        safeties: frozenset[str] = SAFE,
        only: Callable[[Diagnostic], bool] = lambda diagnostic: True,
    ) -> Fixed | None:
        raw = data if isinstance(data, bytes) else data.encode()
        report = lint_bytes(raw, path, settings)
        return Fixer(linter, safeties).fix(path, raw, filter(only, report.diagnostics))

    return run


def test_safe_fixes_alone_unless_the_others_are_asked_for(fix: Fix) -> None:
    fixed = fix("Teh mayor will utilise teh hall.\n")
    assert fixed is not None
    assert (fixed.new, fixed.fixes) == (b"The mayor will utilise the hall.\n", 2)
    assert (fixed.before, fixed.after) == ("Teh mayor will utilise teh hall.\n", "The mayor will utilise the hall.\n")
    also = fix("Teh mayor will utilise teh hall.\n", safeties=ALSO_UNSAFE)
    assert also is not None and also.new == b"The mayor will use the hall.\n"


def test_copy_with_nothing_to_fix_is_left_alone(fix: Fix) -> None:
    assert fix("The mayor will utilise the hall.\n") is None
    assert fix("") is None


def test_what_reaches_into_another_fix_has_its_turn_in_the_next_round(fix: Fix) -> None:
    fixed = fix("It is a teh hall adn a door.\n")
    assert fixed is not None and fixed.new == b"It is the hall and a door.\n"


def test_what_was_not_reported_stays_wherever_it_comes_to_stand(fix: Fix) -> None:
    fixed = fix("Teh teh adn hall.\n\nIt has teh door adn a bell.\n", only=lambda d: d.start.line == 3)
    assert fixed is not None and fixed.new == b"Teh teh adn hall.\n\nIt has the door and a bell.\n"


def test_direct_speech_is_never_rewritten(fix: Fix) -> None:
    quoted = '"We will see to teh hall on Monday," she said.\n'
    assert fix(quoted, safeties=ALSO_UNSAFE) is None


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "cp1252"),
    ],
)
def test_encoding_mark_and_newlines_stay(fix: Fix, mark: bytes, encoding: str) -> None:
    text = "Teh café opened.\r\n\r\nIt has teh bar.\n\nAnd teh garden.\r"
    fixed = fix(mark + text.encode(encoding))
    assert fixed is not None
    assert fixed.new == mark + text.replace("Teh", "The").replace("teh", "the").encode(encoding)


def test_a_character_that_the_encoding_lacks_leaves_the_file_as_it_is(fix: Fix) -> None:
    with pytest.raises(InputError, match="the file is in cp1252, which has no 'Ł'; save it as UTF-8"):
        fix("Teh café in Lodz opened.".encode("cp1252"))


@pytest.mark.parametrize(
    ("path", "before"),
    [
        (
            "a.xml",
            "<?xml version='1.0' encoding='{}'?><nitf><body><body.content><p>In Lodz.</p></body.content></body></nitf>",
        ),
        ("a.html", "<html><head><meta charset='{}'></head><body><p>In Lodz.</p></body></html>"),
    ],
)
@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii", "iso-8859-15", "utf-8"])
def test_a_replacement_is_written_as_the_file_says_it_is_written(
    fix: Fix, path: str, before: str, declared: str
) -> None:
    data = before.format(declared).encode()
    if declared == "utf-8":
        fixed = fix(data, path)
        assert fixed is not None and fixed.new == data.replace(b"Lodz", "Łódź".encode())
    else:
        with pytest.raises(InputError, match="which has no 'Ł'; save it as UTF-8"):
            fix(data, path)


def test_fixes_that_undo_each_other_leave_the_file_as_it_is(fix: Fix) -> None:
    with pytest.raises(InputError, match=r"nothing was fixed: the fixes go round in a circle \(house/round"):
        fix("Teh ball went ping.\n")


def test_a_fix_that_does_not_help_leaves_the_file_as_it_is(fix: Fix) -> None:
    with pytest.raises(InputError, match="nothing was fixed: line 3: the fix of house/useless does not put it right"):
        fix("Teh ball.\n\nIt went zig.\n")


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("a.html", "<p>Teh &amp; <b>teh</b> &mdash; adn.</p>", "<p>The &amp; <b>the</b> &mdash; and.</p>"),
        ("a.md", "# Hall\n\nTeh *hall* adn [teh door](x).\n", "# Hall\n\nThe *hall* and [the door](x).\n"),
        ("a.jsonl", '{"headline": "A", "body": "Teh caf\\u00e9"}\n', '{"headline": "A", "body": "The caf\\u00e9"}\n'),
    ],
)
def test_markup_and_escapes_stay_as_they_stand(fix: Fix, path: str, before: str, after: str) -> None:
    fixed = fix(before, path)
    assert fixed is not None and fixed.new.decode() == after


def test_a_comment_is_put_right_beside_the_copy(settings: Settings) -> None:
    story = (
        b"<p>It was teh hall.<!-- newslint: ignore[house/slip, house/word] as sung --> Late.</p><p>Adn teh door.</p>"
    )
    every = settings._replace(select=("house", "suppressions"))
    report = lint_bytes(story, "a.html", every)
    fixed = Fixer(Linter(every), SAFE).fix("a.html", story, report.diagnostics)
    assert fixed is not None and fixed.new == (
        b"<p>It was teh hall.<!-- newslint: ignore[house/slip] as sung --> Late.</p><p>And the door.</p>"
    )


def test_a_place_that_crosses_markup_is_not_rewritten(fix: Fix) -> None:
    assert fix("<p>A hall, t<b>eh</b> one.</p>", "a.html") is None


def test_a_second_time_changes_nothing(fix: Fix) -> None:
    fixed = fix("Teh mayor adn a teh hall will utilise it.\n", safeties=ALSO_UNSAFE)
    assert fixed is not None and fix(fixed.new, safeties=ALSO_UNSAFE) is None
