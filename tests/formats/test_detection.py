"""Which reader a file goes to."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest

from newslint.errors import ConfigError
from newslint.formats import Format, Source, detect, installed, known_formats, read, story_suffixes
from newslint.model.document import Document


def name(path: str, data: bytes = b"Some copy.\n") -> str:
    return detect(path, data).name


def test_the_suffix_tells_a_format() -> None:
    assert [name(p) for p in ("a.md", "B.MARKDOWN", "a.txt", "a", ".md", "folder.md/a", "-")] == [
        "markdown", "markdown", "plain", "plain", "plain", "plain", "plain",
    ]  # fmt: skip


def test_what_the_file_says_outranks_its_suffix() -> None:
    assert name("a.txt", b"---\ntitle: A\n---\nCopy.\n") == "markdown"
    assert name("a.txt", b"\xef\xbb\xbf+++\r\ntitle = 'A'\r\n+++\r\nCopy.\r\n") == "markdown"
    assert name("a.txt", b"---\nSome copy under a rule.\n") == "plain"


def test_an_unknown_suffix_is_plain_text() -> None:
    assert name("a.story") == "plain"


def test_a_name_forces_a_format() -> None:
    (document,) = read("a.txt", b"*Some* copy.\n", name="markdown")
    assert (document.format, document.text) == ("markdown", "Some copy.")


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match="did you mean 'markdown'"):
        read("a.txt", b"", name="markdwon")


def test_suffixes_of_stories() -> None:
    suffixes = story_suffixes()
    assert ".md" in suffixes
    assert ".txt" in suffixes
    assert ".png" not in suffixes
    assert "" not in suffixes
    assert set(suffixes) >= {".md", ".txt"}


def read_shout(source: Source) -> tuple[Document, ...]:
    (document,) = read(source.path, source.data.lower(), name="plain")
    return (document._replace(format="shout"),)


SHOUT = Format("shout", (".shout",), lambda head: head.startswith(b"HEAR YE"), read_shout)
NOT_A_FORMAT = object()
TAKEN = SHOUT._replace(name="plain")


@pytest.fixture
def entry_points(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[EntryPoint]]:
    entries: list[EntryPoint] = []
    monkeypatch.setattr(installed, "entry_points", lambda group: entries)
    installed.load.cache_clear()
    yield entries
    installed.load.cache_clear()


def entry(attribute: str) -> EntryPoint:
    return EntryPoint(attribute.lower(), f"{__name__}:{attribute}", "newslint.formats")


def test_an_installed_format_reads_its_own(entry_points: list[EntryPoint]) -> None:
    entry_points.append(entry("SHOUT"))
    assert name("a.shout") == name("a.unknown", b"HEAR YE") == "shout"
    assert name("a.txt", b"HEAR YE") == "plain"
    assert read("a.shout", b"OYEZ")[0].text == "oyez"
    assert [f.name for f in known_formats()][-1] == "shout"
    assert ".shout" in story_suffixes()


@pytest.mark.parametrize(
    ("attribute", "said"), [("NOT_A_FORMAT", "not a newslint"), ("TAKEN", "in use"), ("ABSENT", "cannot be loaded")]
)
def test_a_format_that_will_not_load_is_named(attribute: str, said: str, entry_points: list[EntryPoint]) -> None:
    entry_points.append(entry(attribute))
    with pytest.raises(ConfigError, match=f"'{attribute.lower()}'.*{said}"):
        read("a.shout", b"OYEZ")


def test_only_the_module_of_the_format_at_hand_is_imported() -> None:
    code = (
        "import sys; from newslint.formats import read; read('a.txt', b'Copy.');"
        "unwanted = {'yaml', 'markdown_it', 'importlib.metadata', 'newslint.formats.markdown'};"
        "sys.exit(bool(unwanted & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
