"""The parts of a Word file, a ZIP of XML: read when they are asked for, and never without a bound."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from xml.parsers import expat

from newslint.errors import InputError
from newslint.typed import NamedTuple

#: What the parts that are read may come to, unpacked: a novel's XML is a third of it.
LARGEST = 32 * 1024 * 1024
#: From this size on a part that shrank more than so many times was made to fill the memory.
_SUSPECT, _TIGHTEST = 4 * 1024 * 1024, 200
_MOST_ENTRIES = 10_000
_CHUNK = 1 << 18
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"
#: What the standard library raises for a damaged ZIP.
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_ENCODINGS = ("utf-8", "utf-16")
_DEFAULT_MAIN = "word/document.xml"
_ROOT_RELATIONSHIPS = "_rels/.rels"

#: An element as the parser gives it, "uri local", and its attributes, named likewise.
Element = Callable[[str, Mapping[str, str]], None]


class Handlers(NamedTuple):
    """What a parser calls; text comes in pieces."""

    start: Element
    end: Callable[[str], None]
    text: Callable[[str], None]


class Package:
    """A Word file. Raises InputError where it is no ZIP that can be read: broken, encrypted, no Word file."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_COMPOUND_FILE):
            raise InputError(
                "is an encrypted Word file or one of the old kind (.doc); save it as .docx without a password",
                "encrypted",
            )
        if data.count(_ENTRY) > _MOST_ENTRIES:
            raise InputError(f"is a ZIP of more than {_MOST_ENTRIES} files, as no Word file is", "hostile")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as fault:
            raise _broken(fault) from None
        self._entries = {info.filename.replace("\\", "/").lower(): info for info in self._zip.infolist()}
        self._left = LARGEST
        self.main = next(iter(self._related("", _ROOT_RELATIONSHIPS, "/officeDocument")), _DEFAULT_MAIN)
        if self.main.lower() not in self._entries:
            raise InputError("is a ZIP file without a Word document in it", "malformed")

    def related(self, kind: str) -> str | None:
        """The name of the part that the main one calls its `kind`: "styles", "footnotes"."""
        folder, name = posixpath.split(self.main)
        found = self._related(folder, posixpath.join(folder, "_rels", f"{name}.rels"), f"/{kind}")
        return next((part for part in found if part.lower() in self._entries), None)

    def parse(self, part: str, handlers: Handlers) -> None:
        """Read a part, telling the handlers what is in it. Raises InputError: damaged, hostile or too large."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = handlers
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.XmlDeclHandler = _check_encoding
        try:
            for chunk in self._chunks(part):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as fault:
            reason = expat.ErrorString(fault.code)
            raise InputError(
                f"its {part}, line {fault.lineno}, is not well-formed XML: {reason}; save it again", "malformed"
            ) from None

    def _chunks(self, part: str) -> Iterator[bytes]:
        info = self._entries[part.lower()]
        if info.flag_bits & 0x1:
            raise InputError("is encrypted; save it without a password", "encrypted")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError(f"its {part} is compressed in a way that Word does not use; save it again", "malformed")
        size = 0
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    size += len(chunk)
                    self._left -= len(chunk)
                    self._check(part, size, info.compress_size)
                    yield chunk
        except _FAULTS as fault:
            raise _broken(fault) from None

    def _check(self, part: str, size: int, packed: int) -> None:
        if size > _SUSPECT and size > packed * _TIGHTEST:
            raise InputError(f"its {part} unpacks to more than {_TIGHTEST} times its size: a ZIP bomb", "hostile")
        if self._left < 0:
            raise InputError(f"unpacks to over {LARGEST // 2**20} MB, too large for a story; split it", "too-large")

    def _related(self, folder: str, part: str, kind: str) -> list[str]:
        """The parts that a part of relationships names as of this kind; none where it is missing."""
        found: list[str] = []

        def start(name: str, attributes: Mapping[str, str]) -> None:
            target = attributes.get("Target", "")
            inside = name.endswith("/relationships Relationship") and attributes.get("TargetMode") != "External"
            if inside and target and attributes.get("Type", "").endswith(kind):
                found.append(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))

        if part.lower() in self._entries:
            self.parse(part, Handlers(start, _nothing, _nothing))
        return found


def _nothing(_: str) -> None: ...


def _refuse_doctype(*_: object) -> None:
    raise InputError("declares a document type inside, as no Word file does", "hostile")


def _check_encoding(_: str, encoding: str | None, __: int) -> None:
    if encoding is not None and encoding.lower() not in _ENCODINGS:
        raise InputError(
            f"declares the encoding '{encoding}' inside, in which no Word file is; save it again", "malformed"
        )


def _broken(fault: Exception) -> InputError:
    said = " ".join(str(fault).split()) or type(fault).__name__
    return InputError(f"is not a whole Word file: {said}; save it again", "malformed")
