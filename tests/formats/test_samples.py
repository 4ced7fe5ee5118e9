"""Every real file there is to try: read, or refused in a line, and its stories counted; skipped where they are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.errors import InputError
from newslint.formats import read
from newslint.model.document import Document
from newslint.model.span import SourceSpan, Span

SAMPLES = Path(__file__).parents[3] / "shared/samples"
#: How many stories of which format the files of each folder hold.
STORIES = {
    "anpa1312": {"anpa1312": 5},
    "atom": {"atom": 9},
    "docx": {"docx": 23},
    "dpa-digitalwires": {"digitalwires": 16},
    "iptc7901": {"iptc7901": 9},
    "markdown": {"markdown": 16},
    "newsml-1.2": {"newsml-1.2": 24},
    "newsml-g2": {"newsml-g2": 69},
    "newsml-g2-invalid": {"newsml-g2": 3},
    "ninjs": {"ninjs": 60},
    "ninjs-invalid": {"ninjs": 4},
    "ninjs-superdesk": {"superdesk": 7},
    "nitf": {"nitf": 11, "newsml-g2": 1},
    "plain": {"plain": 1},
    "rss": {"rss": 44},
}
#: Files that are no stories at all, but say what stories look like.
NO_STORIES = ("ninjs-schema", "schemas")
FOLDERS = [folder for folder in STORIES if (SAMPLES / folder).is_dir()]
FILES = [path for folder in FOLDERS for path in sorted((SAMPLES / folder).iterdir())]

pytestmark = pytest.mark.skipif(not FILES, reason="the samples are not here")


def documents(path: Path) -> tuple[Document, ...]:
    return tuple(read(str(path), path.read_bytes()))


def every_document() -> Iterator[tuple[Path, Document]]:
    return ((path, document) for path in FILES for document in documents(path))


def test_every_folder_is_counted() -> None:
    assert {path.name for path in SAMPLES.iterdir() if path.is_dir()} == {*STORIES, *NO_STORIES}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_stories_of_every_format(folder: str) -> None:
    found = [document for path in sorted((SAMPLES / folder).iterdir()) for document in documents(path)]
    assert dict(Counter(document.format for document in found)) == STORIES[folder]


@pytest.mark.parametrize("folder", NO_STORIES)
def test_what_is_no_story_is_refused_in_a_line(folder: str) -> None:
    for path in sorted(path for path in (SAMPLES / folder).rglob("*") if path.is_file()):
        with pytest.raises(InputError) as caught:
            documents(path)
        assert "\n" not in str(caught.value)


def test_stories_of_one_file_are_named() -> None:
    for path in FILES:
        found = documents(path)
        assert len(found) <= 1 or all(document.story for document in found), path


def test_no_story_has_one_headline_twice_over_the_other_fields() -> None:
    for path, document in every_document():
        if document.format not in ("plain", "markdown", "docx"):
            assert sum(block.kind == "headline" for block in document.blocks) <= 1, path


def test_the_map_never_lies() -> None:
    for path, document in every_document():
        at = begin = 0
        for piece in document.offsets.pieces:
            assert piece.text.start == at, path
            assert piece.source.begin >= begin, path
            at, begin = piece.text.end, piece.source.stop
            if piece.verbatim:
                source = document.source[piece.source.begin : piece.source.stop]
                assert document.text[piece.text.start : piece.text.end] == source, path
        assert at == len(document.text), path


def test_every_block_can_be_found_from_its_place_in_the_source() -> None:
    for path, document in every_document():
        for block in document.blocks:
            span = Span(*block.span)
            place = document.offsets.to_source(span)
            back = document.offsets.to_text(SourceSpan(*place))
            assert place.begin < place.stop, path
            assert back is not None and back.covers(span), path
