"""Pages made of what is stated elsewhere: the rule cards, the table of formats, the READMEs beside the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

from newslint.catalogue import load_catalogue
from newslint.catalogue.rule import Catalogue, Example, Passage, Rule
from newslint.catalogue.styles import known_styles, load_style
from newslint.configuration.keys import EXTENDS, KEYS, OVERRIDES
from newslint.formats import known_formats

ROOT = Path(__file__).parent.parent.parent
#: Pages that are a README of the repository, which an editor finds beside the data.
READMES = {
    "registry.md": "rules/registry/README.md",
    "writing-a-rule.md": "rules/README.md",
    "lexicon.md": "rules/lexicon/README.md",
    "house-styles.md": "rules/styles/README.md",
}
_GRADES = {
    "run": "Looks at all stories of a run together.",
    "suppressions": "Looks at the comments that suppress something.",
}


def on_config(config: Any) -> Any:
    """Put the rules into the navigation, a section a family."""
    catalogue = load_catalogue(())
    families = [{family: [_address(rule) for rule in _of(catalogue, family)]} for family in catalogue.families]
    config.nav.append({"Rules": ["rules/index.md", *families]})
    return config


def on_files(files: Files, config: Any) -> Files:
    """Add the pages that are made."""
    catalogue = load_catalogue(())
    made = {name: _readme(ROOT / path) for name, path in READMES.items()}
    made["house-styles.md"] += "\n".join(_styles())
    made |= {_address(rule): "\n".join(_page(rule)) for rule in catalogue.rules.values()}
    made["rules/index.md"] = "\n".join(_overview(catalogue))
    for name, content in made.items():
        files.append(File.generated(config, name, content=content))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Fill in the tables that a page asks for."""
    for name, table in (("formats", _formats), ("keys", _keys)):
        markdown = markdown.replace("{{ " + name + " }}", "\n".join(table()))
    return markdown


def _of(catalogue: Catalogue, family: str) -> list[Rule]:
    return [rule for rule in catalogue.rules.values() if rule.family == family]


def _address(rule: Rule) -> str:
    return f"rules/{rule.id}.md"


def _readme(path: Path) -> str:
    """A README, without links to files that the pages have not got."""
    return re.sub(r"\[([^\]]+)\]\((?!https?:|#)[^)]+\)", r"\1", path.read_text(encoding="utf-8"))


def _overview(catalogue: Catalogue) -> Iterator[str]:
    yield "# Rules\n"
    yield "Every rule is one card, a YAML file; this page and those of the rules are made of them.\n"
    for family in catalogue.families:
        yield f"## {family}\n"
        yield "| rule | severity | good copy |\n|---|---|---|"
        for rule in _of(catalogue, family):
            preview = " (preview)" if rule.status == "preview" else ""
            yield f"| [{rule.id}]({rule.id}.md) | {rule.severity}{preview} | {escape(rule.summary)} |"
        yield ""


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id}\n\n{escape(rule.summary)}\n"
    yield f"Severity: **{rule.severity}**.{' ' + _GRADES[rule.scope] if rule.scope in _GRADES else ''}"
    if rule.status == "preview":
        yield "In preview: it runs only where its id is selected."
    yield f"\nIt says: {escape(rule.message)}\n"
    if rule.rationale:
        yield f"{escape(rule.rationale)}\n"
    if rule.source:
        yield f"Source: {escape(rule.source)}\n"
    yield from _options(rule)
    for title, valid in (("Reported", False), ("Not reported", True)):
        examples = [example for example in rule.examples if example.valid == valid]
        if examples:
            yield f"## {title}\n"
        for example in examples:
            yield from _example(example)


def _options(rule: Rule) -> Iterator[str]:
    if not rule.declared:
        return
    yield "## Options\n\n| option | type | default |\n|---|---|---|"
    for option in rule.declared:
        default = ", ".join(option.default) if isinstance(option.default, tuple) else str(option.default).lower()
        yield f"| `{option.name}` | {option.type} | {escape(default) or 'none'} |"
    yield ""


def _example(example: Example) -> Iterator[str]:
    if example.style is not None:
        yield f"In the style `{example.style}`{f', on {example.as_of}' if example.as_of else ''}:\n"
    for passage in example.passages:
        yield f'<pre class="copy">{_marked(passage)}</pre>\n'
    if example.fixed is not None:
        yield f'Put right:\n\n<pre class="copy">{_lines(example.fixed)}</pre>\n'


def _marked(passage: Passage) -> str:
    parts, at = [], 0
    for start, end in passage.spans:
        parts += (_lines(passage.text[at:start]), f"<mark>{_lines(passage.text[start:end])}</mark>")
        at = end
    return "".join((*parts, _lines(passage.text[at:])))


def _lines(text: str) -> str:
    """Copy in a block of HTML, which a blank line would end for Markdown."""
    return escape(text).replace("\n", "&#10;")


def _styles() -> Iterator[str]:
    yield "\n## The styles that ship\n"
    for style in map(load_style, known_styles()):
        yield f"### {style.name}: {style.title}\n\n| who or what | form | since | source |\n|---|---|---|---|"
        for entry in style.preferences:
            cells = (entry.entity, entry.form, entry.since, entry.source or "")
            yield f"| {' | '.join(map(escape, cells))} |"
        yield ""


def _formats() -> Iterator[str]:
    yield "| format | files |\n|---|---|"
    for format_ in known_formats():
        suffixes = ", ".join(f"`{suffix}`" for suffix in format_.suffixes if suffix)
        yield f"| `{format_.name}` | {suffixes or 'told by content or by `--format`'} |"


def _keys() -> Iterator[str]:
    yield "| key | what it says | decides |\n|---|---|---|"
    for name, key in KEYS.items():
        yield f"| `{name}` | {escape(key.about)} | {key.scope} |"
    yield f"| `{EXTENDS}` | the file, or files, that this one is laid over | |"
    yield f"| `{OVERRIDES}` | a list; each has `paths` and the keys that hold for them | |"
