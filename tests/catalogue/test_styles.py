"""House styles read from their files: what they come to, and what is said of a mistake in one."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from newslint.catalogue.styles import known_styles, load_style, style_key
from newslint.data import rules_folder
from newslint.errors import ConfigError, StyleError
from newslint.registry.lookup import Registry
from newslint.registry.preferred import find, resolve
from newslint.registry.style import Style
from newslint.registry.style_hygiene import doubts
from tests.conftest import environment

SHIPPED = ("ap", "guardian", "nyt", "reuters")


def put(folder: Path, **styles: str) -> Path:
    (folder / "styles").mkdir(parents=True, exist_ok=True)
    for name, text in styles.items():
        (folder / "styles" / f"{name}.yaml").write_text(textwrap.dedent(text), encoding="utf-8")
    return folder


def entries(style: Style) -> list[tuple[str, str, str]]:
    return [(p.entity, p.form, p.style) for p in style.preferences]


def test_an_entry_is_a_form_or_says_more(tmp_path: Path) -> None:
    put(
        tmp_path,
        desk="""
        title: The Desk
        source: The desk's book
        prefer:
          Ada Holm: Aada Holm
          halveg:
            form: Port Aldous
            since: 2024-01-18
            source: A vote of the desk
            instead-of: [Halveg, Halvegg]
            except: Halveg pie
        """,
    )
    style = load_style("desk", [tmp_path])
    place = str(tmp_path / "styles" / "desk.yaml")
    assert (style.name, style.title) == ("desk", "The Desk")
    assert style.preferences == (
        ("Ada Holm", "Aada Holm", "", "The desk's book", (), (), "desk", f"{place}:5", True),
        ("halveg", "Port Aldous", "2024-01-18", "A vote of the desk", ("Halveg", "Halvegg"), ("Halveg pie",), "desk",
         f"{place}:6", True),
    )  # fmt: skip


def test_a_style_is_laid_over_the_one_that_it_extends(tmp_path: Path) -> None:
    put(tmp_path / "a", base="title: Base\nprefer: {Ada Holm: Aada Holm, halveg: Halveg}\n")
    put(tmp_path / "b", desk="extends: base\nprefer: {Halveg: Port Aldous}\n", bare="extends: desk\n")
    style = load_style("bare", [tmp_path / "a", tmp_path / "b"])
    assert style.title == "Base"
    assert entries(style) == [
        ("Ada Holm", "Aada Holm", "base"),
        ("halveg", "Halveg", "base"),
        ("Halveg", "Port Aldous", "desk"),
    ]


def test_a_style_of_the_same_name_stands_in_for_the_one_before_or_extends_it(tmp_path: Path) -> None:
    put(tmp_path, ap="prefer: {Ada Holm: Aada Holm}\n")
    assert entries(load_style("ap", [tmp_path])) == [("Ada Holm", "Aada Holm", "ap")]
    put(tmp_path, ap="extends: ap\nprefer: {Ada Holm: Aada Holm}\n")
    style = load_style("ap", [tmp_path])
    assert style.preferences[:-1] == load_style("ap").preferences
    assert [p.own for p in style.preferences[-2:]] == [False, True]


def test_the_styles_that_ship_are_found_and_what_they_say_is_sourced() -> None:
    assert known_styles() == SHIPPED
    for name in SHIPPED:
        style = load_style(name)
        assert style.title != name
        assert all(p.source and not p.own and p.style == name for p in style.preferences)


def test_whom_the_styles_that_ship_name_the_starter_registry_has_in_that_form() -> None:
    registry = Registry.open()
    for name in SHIPPED:
        style = load_style(name)
        assert [p.entity for p in style.preferences if find(p, registry) is None] == []
        own = Style(name, name, tuple(p._replace(own=True) for p in style.preferences))
        assert all(one.rivals for one in resolve(own, registry).preferred.values())


def test_a_style_that_is_not_there(tmp_path: Path) -> None:
    put(tmp_path, desk="prefer: {Ada Holm: Aada Holm}\n")
    with pytest.raises(ConfigError) as told:
        load_style("dexk", [tmp_path])
    assert str(told.value) == ("unknown style 'dexk'; did you mean 'desk'? There are: ap, desk, guardian, nyt, reuters")
    with pytest.raises(ConfigError, match=r"^unknown style 'xxxxxx'; there are: ap, guardian, nyt, reuters$"):
        load_style("xxxxxx")


def test_the_style_that_the_readme_shows_is_a_good_one(tmp_path: Path) -> None:
    text = (Path(rules_folder()) / "styles" / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    put(tmp_path, daily=shown)
    style, registry = load_style("daily", [tmp_path]), Registry.open()
    assert not list(doubts(style, registry))
    assert {p.style for p in style.preferences} == {"ap", "daily"}
    for key in re.findall(r"^\| `([a-z-]+)`", text, re.MULTILINE):
        put(tmp_path, bad=f"prefer: {{Myanmar: {{{key}s: x}}}}\n")
        with pytest.raises(StyleError, match=f"did you mean '{key}'"):
            load_style("daily", [tmp_path])


BOMB = "prefer: &a {Ada Holm: Aada Holm}\nx: [*a, *a]\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "the file is empty"),
        ("- a\n", 1, "the style is keys and values, not a list"),
        ("title: Desk\n", 1, "the style has neither 'prefer' nor 'extends'"),
        ("prefers: {}\n", 1, "unknown key 'prefers' in the style; did you mean 'prefer'?"),
        ("prefer:\n  Ada Holm: {frm: Aada}\n", 2, "unknown key 'frm' in the entry of 'Ada Holm'; did you mean 'form'?"),
        ("prefer:\n  Ada Holm: {since: 2024-01-18}\n", 2, "the entry of 'Ada Holm' has no 'form'"),
        ("prefer:\n  Ada Holm:\n", 2, "the form of 'Ada Holm' is text, not nothing"),
        ("prefer:\n  Ada Holm: [a]\n", 2, "the form of 'Ada Holm' is text, not a list"),
        (
            "prefer:\n  Ada Holm: 7\n",
            2,
            "the form of 'Ada Holm' is text, not a whole number ('7'); put it in quotation",
        ),
        ("prefer:\n  Ada Holm: {form: a, since: soon}\n", 2, "'since' is a day, written as 2024-01-18, not 'soon'"),
        ("prefer:\n  Ada Holm: a\n  Ada Holm: b\n", 3, "the key 'Ada Holm' stands twice in 'prefer'; take one out"),
        ("prefer:\n  Ada Holm: a\n  ada-holm: b\n", 3, "'ada-holm' and 'Ada Holm' are one entity; take one out"),
        ("prefer: {Ada Holm: {form: a, instead-of: [b, b]}}\n", 1, "'b' stands twice in 'instead-of'; take one out"),
        ("extends: pa\n", 1, "unknown style 'pa'; there are: ap, desk, guardian, nyt, reuters"),
        ("extends: guardain\n", 1, "unknown style 'guardain'; did you mean 'guardian'?"),
        ("\nextends: desk\n", 2, "the style 'desk' extends itself, and there is none before it"),
        ("prefer: {a: b\n", 2, "not valid YAML: "),
        (BOMB, 1, "anchors and aliases (&a) have no place in a house style; write it out"),
        ("prefer: " + "[" * 90 + "\n", 1, "nested too deep for a house style"),
        ("prefer: {a: b}\n" + "#" * 1_100_000, 1, "is over 1 MB, too large for a house style"),
    ],
)
def test_a_mistake_is_one_line_with_its_place(tmp_path: Path, text: str, line: int, message: str) -> None:
    put(tmp_path, desk="")
    (tmp_path / "styles" / "desk.yaml").write_text(text)
    for _ in range(2):
        with pytest.raises(StyleError) as told:
            load_style("desk", [tmp_path])
        said = str(told.value)
        assert said.startswith(f"{tmp_path / 'styles' / 'desk.yaml'}:{line}: {message}")
        assert "\n" not in said


def test_styles_that_extend_each_other(tmp_path: Path) -> None:
    put(tmp_path, one="extends: two\n", two="extends: three\n", three="\nextends: one\n")
    with pytest.raises(StyleError, match=r"styles/\w+\.yaml:\d: the style '\w+' extends itself in the end"):
        load_style("one", [tmp_path])


def test_bytes_that_are_no_text_and_a_suffix_that_is_not_read(tmp_path: Path) -> None:
    put(tmp_path, desk="")
    (tmp_path / "styles" / "desk.yaml").write_bytes(b"title: \xff\n")
    with pytest.raises(StyleError, match=r"desk\.yaml:1: not UTF-8"):
        load_style("desk", [tmp_path])
    (tmp_path / "styles" / "desk.yaml").rename(tmp_path / "styles" / "desk.yml")
    with pytest.raises(StyleError, match=r"desk\.yml:1: the name of a style's file ends in \.yaml"):
        load_style("desk", [tmp_path])


def test_other_files_and_folders_beside_the_styles_are_no_matter(tmp_path: Path) -> None:
    put(tmp_path, desk="prefer: {Ada Holm: Aada Holm}\n", _draft="nonsense\n")
    (tmp_path / "styles" / "README.md").write_text("Ours.\n")
    assert known_styles([tmp_path, tmp_path / "nowhere"]) == ("ap", "desk", "guardian", "nyt", "reuters")
    assert len(load_style("desk", [tmp_path]).preferences) == 1


def test_the_key_changes_with_what_a_style_says(tmp_path: Path) -> None:
    put(tmp_path, desk="prefer: {Ada Holm: Aada Holm}\n")
    before = style_key([tmp_path])
    assert style_key([tmp_path]) == before
    put(tmp_path, desk="prefer: {Ada Holm: Ada Hollm}\n")
    assert style_key([tmp_path]) != before != style_key()


def test_a_style_that_was_read_once_is_not_read_again() -> None:
    load_style("ap")
    program = (
        "import json, sys; from newslint.catalogue.styles import load_style; "
        "print(json.dumps([load_style('ap').title, sorted({'yaml', 'rapidfuzz', 'hashlib'} & set(sys.modules))]))"
    )
    command = [sys.executable, "-S", "-c", program]
    done = subprocess.run(command, env=environment(), capture_output=True, check=True, text=True)
    assert json.loads(done.stdout) == ["AP", []]
