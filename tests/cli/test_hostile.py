"""Files made to do harm, through the command: a clear line each, status 2, and whatever else was named is linted."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Command

GOOD = "Teh minister praised a plan.\n"
DEEP = 10_001
NITF = "<nitf><body><body.content><p>{}</p></body.content></body></nitf>"
G2 = "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><contentMeta><headline>{}</headline></contentMeta></newsItem>"
_LINES = "<NewsLines><HeadLine>{}</HeadLine></NewsLines>"
NEWSML = f"<NewsML><NewsItem><NewsComponent>{_LINES}</NewsComponent></NewsItem></NewsML>"
RSS = "<rss><channel><item><title>{}</title></item></channel></rss>"
ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>{}</title></entry></feed>"
WORD = (
    "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"
)
BOMB = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY j SYSTEM 'file:///etc/passwd'>]>"
PARAMETER = "<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'>%p;]>"
ENTITY = "declares an entity of its own, '{}', which is not read; write out what it stands for"
CUT = "is cut short or damaged"
NOT_WHOLE = "is not a whole Word file: File is not a zip file; save it again"


def word_file(document: str, name: str = "word/document.xml") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(name, document)
    return data.getvalue()


#: The name of a file, what it holds, and how the line about it ends.
FILES: list[tuple[str, str | bytes, str]] = [
    *(
        (f"bomb{number}.xml", BOMB + story.format("&j;"), ENTITY.format("a"))
        for number, story in enumerate((NITF, G2, NEWSML, RSS, ATOM))
    ),
    *(
        (f"outside{number}.xml", OUTSIDE + story.format("&j;"), ENTITY.format("j"))
        for number, story in enumerate((NITF, G2, NEWSML, RSS, ATOM))
    ),
    ("parameter.nitf", PARAMETER + NITF.format("a"), ENTITY.format("p")),
    (
        "unknown.nitf",
        "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>" + NITF.format("&j;"),
        "nothing says what '&j;' stands for; correct it, or have it exported again",
    ),
    ("bomb.docx", word_file(BOMB + WORD.format("&j;")), "declares a document type inside, as no Word file does"),
    ("full.docx", word_file(WORD.format(" " * 30_000_000)), "unpacks to more than 200 times its size: a ZIP bomb"),
    ("cut.docx", word_file(WORD.format("a"))[:-40], NOT_WHOLE),
    ("empty.docx", word_file("", "word/styles.xml"), "is a ZIP file without a Word document in it"),
    ("words.docx", b"Teh words", NOT_WHOLE),
    ("deep.nitf", "<nitf>" + "<p>" * DEEP, "nests elements more than 500 deep, as no story does"),
    ("deep.json", '{"headline": "a", "b": ' + "[" * DEEP, "more than 10,000 brackets in one another"),
    ("deep.md", "---\na: " + "[" * DEEP + "\n---\nTeh end.\n", "nests values deeper than any does; write it flat"),
    ("half.json", '{"headline": "\\ud800 a"}', "the escape \\ud800 is half a character; write it whole"),
    ("null.nitf", NITF.format("a" * 99 + "\0"), "a NUL character is in it; correct it, or have it exported again"),
    (
        "name.nitf",
        f"<?xml version='1.0' encoding='nope'?>{NITF}",
        "the encoding 'nope', which is unknown; save it as UTF-8",
    ),
    (
        "latin.nitf",
        f"<?xml version='1.0' encoding='utf-8'?>{NITF}".format("é").encode("latin-1"),
        "byte 0xe9 is not utf-8, which it says it is in; declare the right encoding",
    ),
    ("cut.nitf", NITF[:30], "no element found; correct it, or have it exported again"),
    ("cut.rss", RSS[:30], "; correct it, or have it exported again"),
    ("cut.json", '{"headline": "a', "the string that opens here is never closed; is it cut short?"),
    ("cut.iptc", b"\x01nwa041 4 i 214\r\n\r\nDesk/\r\n\x02Head =\r\n\r\n   Copy", CUT),
    ("cut.anpa", b"\x16\x16\x01a0412\x1f_wrld\r\nr i\x13\x11 BC-Desk\r\n\x02^BC-Desk,12<\r\n^He", CUT),
]
#: Files no less odd that are read all the same.
READ = {
    "deep.html": "<b>" * DEEP + "a",
    "quotes.txt": '"' * DEEP,
    "brackets.txt": "(" * DEEP,
    "brackets.md": "[" * DEEP,
    "quoted.md": ">" * DEEP + " a",
    "lists.md": "- " * DEEP + "a",
    "deep.rss": RSS.format("&lt;b&gt;" * DEEP + "a"),
    "cut.html": "<p>a <b>b <a href='",
    "bomb.html": BOMB.replace("x", "html", 1) + "<p>&j;</p>",
}


@pytest.fixture
def check(newslint: Command, house: Path, tmp_path: Path) -> Command:
    """`newslint check` in the folder of the files, with the newsroom's own rules alone, a line for each thing found."""
    own = ("--isolated", "--no-starter-registry", "--no-cache", "--rules", house, "--select", "house")

    def run(*paths: str) -> subprocess.CompletedProcess[str]:
        return newslint("check", *own, "--output-format", "concise", *paths, cwd=tmp_path)

    return run


def test_each_is_one_clear_line_and_the_others_are_linted(check: Command, tmp_path: Path) -> None:
    for name, data, _ in FILES:
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    (tmp_path / "good.txt").write_text(GOOD)
    done = check("good.txt", *(name for name, _, _ in FILES))
    lines = dict(line.split(": failure: ", 1) for line in done.stdout.splitlines() if ": failure: " in line)
    assert {name: lines[name][-len(why) :] for name, _, why in FILES} == {name: why for name, _, why in FILES}
    assert (done.returncode, done.stderr) == (2, "")
    (other,) = [line for line in done.stdout.splitlines() if ": failure: " not in line]
    assert other.startswith("good.txt:1:1: error: 'Teh'")


def test_what_is_only_odd_is_read(check: Command, tmp_path: Path) -> None:
    for name, data in READ.items():
        (tmp_path / name).write_text(data)
    done = check(*READ)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_line_of_json_that_is_broken_spoils_no_other(check: Command, tmp_path: Path) -> None:
    lines = ('{"headline": "Teh one"}', '{"headline": ', '{"headline": "Teh three"}')
    (tmp_path / "day.jsonl").write_text("\n".join(lines))
    done = check("day.jsonl")
    assert done.returncode == 2
    assert [line.split(" ")[0] for line in done.stdout.splitlines()] == [
        "day.jsonl:1:15:",
        "day.jsonl:3:15:",
        "day.jsonl:",
    ]


def test_a_large_file_is_not_read(check: Command, tmp_path: Path) -> None:
    for name in ("big.txt", "big.nitf", "big.docx"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(100 << 20)
    done = check("big.txt", "big.nitf", "big.docx")
    why = "failure: is over 32 MB, too large for a story; split it"
    assert done.stdout.splitlines() == [f"big.{suffix}: {why}" for suffix in ("docx", "nitf", "txt")]
    assert done.returncode == 2


def test_devices_without_end_and_loops_are_failures(check: Command, tmp_path: Path) -> None:
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/up").symlink_to("..")
    (tmp_path / "folder/good.txt").write_text(GOOD)
    done = check("zero.txt", "loop.txt", "folder")
    assert done.returncode == 2
    assert [line.partition(": ")[0] for line in done.stdout.splitlines()] == [
        "folder/good.txt:1:1",
        "loop.txt",
        "zero.txt",
    ]
