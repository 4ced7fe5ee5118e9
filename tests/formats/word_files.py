"""Word files made for tests, part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

STYLES = f"""<w:styles xmlns:w="{W}">
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Untertitel"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="House style"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Outline"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop2"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop2"><w:name w:val="Loop 2"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
</w:styles>"""


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    kept = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{kept}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph, of plain text or of runs."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{inside}</w:p>"


def part(root: str, content: str) -> str:
    """A part of the main vocabulary."""
    spaces = f'xmlns:w="{W}" xmlns:mc="{_MC}"'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {spaces}>{content}</w:{root}>'


def body(*paragraphs: str) -> str:
    """The main part."""
    return part("document", f"<w:body>{''.join(paragraphs)}</w:body>")


def word_file(main: str, parts: Mapping[str, str] | None = None, *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A Word file of this main part and others by name ("styles", "footnotes"), the same bytes each time."""
    more = dict(parts or {})
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATED}/{name}" Target="{name}.xml"/>' for n, name in enumerate(more)
    )
    relationships = f'<Relationships xmlns="{_PACKAGE}/relationships">'
    return zipped(
        {
            "[Content_Types].xml": _content_types(more),
            "_rels/.rels": f'{relationships}<Relationship Id="r" Type="{_RELATED}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f"{relationships}{related}</Relationships>",
            "word/document.xml": main,
            **{f"word/{name}.xml": content for name, content in more.items()},
        },
        compression,
    )


def _content_types(names: Iterable[str]) -> str:
    kinds = {"word/document": "document.main", **{f"word/{name}": name for name in names}}
    overrides = "".join(
        f'<Override PartName="/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    relationships = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{relationships}{overrides}</Types>'


def zipped(files: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, compression)
    return made.getvalue()
