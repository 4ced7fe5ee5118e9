# ruff: noqa: E501 -- each expected message stands whole on its line
from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import RegistryError
from newslint.registry.entity import ORGANISATION, PLACE, Deprecated, Entity, Role
from newslint.registry.fields import _checked, entity_of
from newslint.registry.load import read_layer, read_records, source_files
from newslint.registry.quick import quick_entity
from newslint.registry.record import Record
from newslint.registry.values import FieldError

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file; paths in messages are relative to its folder."""
    monkeypatch.chdir(tmp_path)

    def one(name: str, text: str) -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        return path

    return one


def complaint(path: Path) -> str:
    with pytest.raises(RegistryError) as raised:
        list(read_layer([path]))
    assert "\n" not in str(raised.value)
    return str(raised.value)


WHOLE = """
# Freedonia

- name: Adaeze Okafor
  id: adaeze-okafor-minister
  given: Adaeze
  family: Okafor
  aliases: [Ada Okafor, "Adaeze N. Okafor"]
  misspellings: [Adaeze Okafur]
  pronouns: [she, they]
  roles:
    - {title: foreign minister, of: Freedonia, start: 2021-12-08, end: "2025-05"}
    - title: member of parliament
      start: 2017
  born: 1970-02-03
  died: 2025-06
  wikidata: Q123
  source: &source Public record
  checked: 2026-11-01

- {name: Tan Wei Ming, family: Tan, given: Wei Ming, order: family-first, pronouns: unknown, source: *source}

- name: Port Nova
  kind: place
  aliases:
  deprecated: [{text: Portnova, since: 2019-08-14, except: [chicken Portnova]}, {text: Old Port, since: 2019-02}]
"""


def test_every_key_of_a_record_is_read(write: Write) -> None:
    okafor, tan, port = read_layer([write("people.yaml", WHOLE)])
    assert okafor == Entity(
        id="adaeze-okafor-minister",
        name="Adaeze Okafor",
        given="Adaeze",
        family="Okafor",
        aliases=("Ada Okafor", "Adaeze N. Okafor"),
        misspellings=("Adaeze Okafur",),
        pronouns=("she", "they"),
        roles=(
            Role("foreign minister", "Freedonia", "2021-12-08", "2025-05"),
            Role("member of parliament", None, "2017", None),
        ),
        born="1970-02-03",
        died="2025-06",
        wikidata="Q123",
        source="Public record",
        checked="2026-11-01",
    )
    assert (tan.id, tan.family_first, tan.pronouns, tan.source) == ("tan-wei-ming", True, (), "Public record")
    assert port.kind == PLACE and port.aliases == ()
    assert port.deprecated == (
        Deprecated("Portnova", date(2019, 8, 14), ("chicken Portnova",)),
        Deprecated("Old Port", date(2019, 2, 28)),
    )


def test_spaces_are_made_single_and_accents_composed(write: Write) -> None:
    (entity,) = read_layer([write("a.jsonl", json.dumps({"name": " Zoe\u0301   Bauer "}))])
    assert entity.name == "Zo\u00e9 Bauer" and entity.id == "zoe-bauer"


def test_records_and_their_values_know_their_lines(write: Write) -> None:
    record = next(read_records(write("people.yaml", WHOLE)))
    assert isinstance(record, Record)
    lines = [record.line_of(*where) for where in (("id",), ("aliases", 1), ("roles", 1, "start"), ("roles", 1, "end"))]
    assert record.line == 4 and lines == [5, 8, 14, 13]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- name: A Roe\n  alias: [B]\n", "2: unknown key 'alias'; did you mean 'aliases'?"),
        ("- name: A Roe\n  name: B Roe\n", "2: the key 'name' stands twice"),
        ("- aliases: [B Roe]\n", "1: 'name' is missing"),
        ("- name:\n", "1: 'name' is missing"),
        ("- name: ''\n", "1: 'name' is empty; write something or leave it out"),
        ("- name: '--'\n", "1: 'name' has no letter: '--'"),
        ("- name: 12\n", "1: 'name' must be text, not the number 12; put quotation marks round it"),
        ("- name: 0x1F\n", "1: 'name' must be text, not a number; put quotation marks round it"),
        ("- name: 2020-01-01\n", "1: 'name' must be text, not the date 2020-01-01; put quotation marks round it"),
        ("- name: [A, B]\n", "1: 'name' must be text, not a list"),
        ('- name: "A\\u200bRoe"\n', "1: 'name' holds an invisible character, U+200B; take it out"),
        ("- name: " + "a" * 1001 + "\n", "1: 'name' is longer than 1,000 characters"),
        ("- name: A Roe\n  aliases: B Roe\n", "2: 'aliases' must be a list, even of one: [B Roe]"),
        ("- name: A Roe\n  aliases: 3\n", "2: 'aliases' must be a list, not the number 3"),
        ("- name: A Roe\n  aliases:\n  - B\n  - No\n", "4: an entry of 'aliases' must be text, not true or false (as which Yes, No, On and Off are read); put quotation marks round it"),
        ("- name: A Roe\n  aliases: [B,\n    Null]\n", "3: an entry of 'aliases' must be text, not nothing"),
        ("- name: A Roe\n  id: A_Roe\n", "2: 'id' is lower-case letters, digits and hyphens, not 'A_Roe'; write 'a-roe'"),
        ("- name: A Roe\n  kind: organization\n", "2: unknown kind 'organization'; did you mean 'organisation'?"),
        ("- name: A Roe\n  order: given-last\n", "2: unknown order 'given-last'; there are: family-first"),
        ("- name: A Roe\n  wikidata: 42\n", "2: 'wikidata' must be text, not the number 42; put quotation marks round it"),
        ("- name: A Roe\n  wikidata: P42\n", "2: 'wikidata' must be an item such as Q42, not 'P42'"),
        ("- name: A Roe\n  pronouns: she/her\n", "2: unknown pronouns 'she/her'; did you mean 'she'?"),
        ("- name: A Roe\n  pronouns: female\n", "2: unknown pronouns 'female'; there are: he, she, they, unknown, do-not-check"),
        ("- name: A Roe\n  pronouns: [she,\n   unknown]\n", "3: 'unknown' stands alone, not in a list: 'pronouns: unknown'"),
        ("- name: A Roe\n  born: 3 May 1960\n", "2: 'born' must be a date such as 2021-12-08, 2021-12 or 2021, not '3 May 1960'"),
        ("- name: A Roe\n  born: 60\n", "2: 'born' must be a date such as 2021-12-08, 2021-12 or 2021, not the number 60"),
        ("- name: A Roe\n  checked: 2026-13\n", "2: 'checked' must be a date such as 2021-12-08, 2021-12 or 2021, not '2026-13'"),
        ("- name: A Roe\n  roles: [mayor]\n", "2: a role is written as {title: foreign minister, of: Germany, start: 2021-12-08}"),
        ("- name: A Roe\n  roles:\n  - title: mayor\n    begin: 2020\n", "4: unknown key of a role 'begin'; there are: title, of, start, end"),
        ("- name: A Roe\n  roles:\n  - of: Utopia\n", "3: a role has no 'title'"),
        ("- name: A Roe\n  deprecated: []\n", "2: 'deprecated' is for places and organisations, not for persons"),
        ("- name: Port\n  kind: place\n  pronouns: she\n", "3: 'pronouns' is for persons; this record is of kind 'place'"),
        ("- name: Port\n  kind: place\n  deprecated: [{text: P, since: '0000'}]\n", "3: there is no such day: 0000"),
        ("- name: Port\n  kind: place\n  deprecated: [{since: 2020}]\n", "3: a deprecated form has no 'text'"),
        ("- just a name\n", "1: a record is a name with its keys, such as 'name: Jane Roe'"),
        ("name: A Roe\n", "1: the file must be a list of records, each begun by '- name: '"),
        ("- name: A Roe\n  source: a: b\n", "2: not valid YAML: mapping values are not allowed in this context; text that holds ': ' needs quotation marks"),
        ("- name: [A\n- name: B\n", "2: not valid YAML: did not find expected ',' or ']'"),
        ("- name: A Roe\n  source: !!python/name:os.system x\n", "2: 'tag:yaml.org,2002:python/name:os.system' has no meaning here; text that begins so needs quotation marks"),
        ("- name: *roe\n", "1: no '&roe' comes before '*roe'; text that begins with * needs quotation marks"),
        ("- name: A\n  ? [x]\n  : y\n", "2: a key must be one of the registry's, such as 'name'"),
        ("- name: A\x07\n", "1: not valid YAML: control characters are not allowed"),
        ("- name: A\n\n- name: \udcff\n", "3: not UTF-8; save the file as UTF-8"),
        ("- name: A\n  roles: " + "[" * 50 + "]" * 50 + "\n", "2: not a record: nested too deeply"),
    ],
)  # fmt: skip
def test_each_mistake_in_yaml_is_one_line(write: Write, text: str, message: str) -> None:
    assert complaint(write("people.yaml", text)) == f"people.yaml:{message}"


def test_an_alias_bomb_is_refused_at_once(write: Write) -> None:
    bomb = ["- name: A Roe", "  aliases: &a0 [lol, lol]"]
    bomb += [f"- name: B {i}\n  aliases: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    path = write("people.yaml", "\n".join(bomb))
    said = [str(record) for record in read_records(path) if isinstance(record, RegistryError)]
    assert said[:2] == [
        "people.yaml:4: an entry of 'aliases' must be text, not a list",
        "people.yaml:6: the alias '*a1' stands for too much or for other aliases; write it out",
    ]
    assert len(said) == 29


def test_an_alias_may_stand_for_a_few_values_and_not_for_many(write: Write) -> None:
    few = (
        "- name: A Roe\n  pronouns: &p [she, they]\n  source: &s Own word\n- {name: B Roe, pronouns: *p, source: *s}\n"
    )
    assert [(e.pronouns, e.source) for e in read_layer([write("a.yaml", few)])] == [(("she", "they"), "Own word")] * 2
    many = f"- name: A Roe\n  aliases: &a [{', '.join(['A R'] * 101)}]\n- name: B Roe\n  aliases: *a\n"
    message = "b.yaml:4: the alias '*a' stands for too much or for other aliases; write it out"
    assert complaint(write("b.yaml", many)) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"name": "A"}\n{"name": }\n', "2: not valid JSON: Expecting value at column 10"),
        ('{"name": "A"}\n\n{"name": "B", "alias": []}\n', "3: unknown key 'alias'; did you mean 'aliases'?"),
        ('{"name": "A", "name": "B"}\n', "1: the key 'name' stands twice"),
        ('{"name": "A", "roles": [{"title": "x", "title": "y"}]}\n', "1: the key 'title' stands twice"),
        ('[{"name": "A"}]\n', "1: one record belongs on each line, not a list; a file that is one list is a .json file"),
        ('{"name": "A"} {"name": "B"}\n', "1: not valid JSON: Extra data at column 15"),
        ('{"name": "\\ud800 A"}\n', "1: 'name' holds an invisible character, U+D800; take it out"),
        ('{"name": NaN}\n', "1: 'name' must be text, not a number; put quotation marks round it"),
        ('{"name": "A", "born": true}\n', "1: 'born' must be a date such as 2021-12-08, 2021-12 or 2021, not true or false (as which Yes, No, On and Off are read)"),
        ("[" * 100000 + "\n", "1: not a record: nested too deeply"),
        ('{"name": "\udcff"}\n', "1: not UTF-8; save the file as UTF-8"),
    ],
)  # fmt: skip
def test_each_mistake_in_json_lines_is_one_line(write: Write, text: str, message: str) -> None:
    assert complaint(write("people.jsonl", text)) == f"people.jsonl:{message}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"name": "A"}\n', "1: the file must be a list of records, [...]; with a record on each line it is a .jsonl file"),
        ('[\n{"name": "A"},\n{"name": "B", "kin": 1}]', "3: unknown key 'kin'; did you mean 'kind'?"),
        ('[\n{"name": "A"}\n{"name": "B"}]', "3: not valid JSON: a comma and a record, or ], must come here"),
        ('[{"name": "A"},\n]', "1: not valid JSON: a comma and a record, or ], must come here"),
        ('[{"name": "A"},\n{"name": ]', "2: not valid JSON: Expecting value"),
        ('[{"name": "A"}', "1: not valid JSON: a comma and a record, or ], must come here"),
        ('[\n]\n[]', "3: not valid JSON: more after the list"),
    ],
)  # fmt: skip
def test_each_mistake_in_a_json_array_is_one_line(write: Write, text: str, message: str) -> None:
    assert complaint(write("people.json", text)) == f"people.json:{message}"


def test_a_reader_goes_on_after_an_invalid_record(write: Write) -> None:
    path = write("people.yaml", "- name: A Roe\n- nme: B\n  aliases: [x]\n- name: C Roe\n")
    found = [r.entity.name if isinstance(r, Record) else str(r) for r in read_records(path)]
    assert found == ["A Roe", "people.yaml:2: unknown key 'nme'; did you mean 'name'?", "C Roe"]


def test_a_byte_order_mark_crlf_and_blank_lines_are_passed_over(write: Write) -> None:
    lines = write("a.jsonl", '\ufeff{"name": "A Roe"}\r\n\r\n{"name": "B Roe"}')
    stream = write("b.yaml", "\ufeff- name: C Roe\r\n\r\n- name: D Roe\r\n")
    array = write("c.json", '\ufeff[{"name": "E Roe"},\r\n {"name": "F Roe"}]\r\n')
    names = [e.name for e in read_layer([lines, stream, array])]
    assert names == [f"{letter} Roe" for letter in "ABCDEF"]


def test_empty_sources_have_no_records(write: Write) -> None:
    texts = {"a.yaml": "", "b.yaml": "# nobody yet\n", "c.yaml": "---\n...\n", "d.jsonl": "\n", "e.json": "[ ]\n"}
    assert list(read_layer([write(name, text) for name, text in texts.items()])) == []


def test_a_folder_is_walked_sorted_without_what_is_hidden_or_no_source(write: Write) -> None:
    for name in ("r/b.yml", "r/a/z.jsonl", "r/a.JSON", "r/README.md", "r/.git/x.yaml", "r/.swap.yaml", "r/c.yaml"):
        write(name, "")
    assert list(source_files("r")) == ["r/a/z.jsonl", "r/a.JSON", "r/b.yml", "r/c.yaml"]
    Path("r/a/again").symlink_to(Path("r").resolve())
    assert len(source_files("r")) == 4


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere.yaml", "nowhere.yaml: no such file or folder"),
        ("names.csv", "names.csv: not a registry file; they end in .yaml, .yml, .jsonl, .json"),
        ("index.bin", "index.bin: a built index, where sources are wanted"),
        ("empty", "empty: no registry files in this folder; they end in .yaml, .yml, .jsonl, .json"),
    ],
)
def test_a_path_without_sources_is_an_error(write: Write, path: str, message: str) -> None:
    write("names.csv", "name\n")
    write("index.bin", "newslint....")
    write("empty/README.md", "")
    with pytest.raises(RegistryError) as raised:
        source_files(path)
    assert str(raised.value) == message


def test_two_records_of_one_layer_with_one_id_are_an_error_that_names_both(write: Write) -> None:
    first = write("a.jsonl", '{"name": "B Roe"}\n{"name": "A Roe"}\n')
    second = write("b.yaml", "- name: C Roe\n- name: Someone\n  born: 1950\n  id: a-roe\n")
    with pytest.raises(RegistryError) as raised:
        list(read_layer([first, second]))
    assert str(raised.value) == "b.yaml:4: the id 'a-roe' is that of a.jsonl:2; give one another 'id'"


def test_namesakes_with_items_of_their_own_are_told_apart(write: Write) -> None:
    path = write("a.jsonl", '{"name": "A Roe", "wikidata": "Q1"}\n{"name": "A Roe", "wikidata": "Q2"}\n')
    assert [e.id for e in read_layer([path])] == ["a-roe", "a-roe-q2"]


def test_an_unreadable_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match=r"gone\.yaml:1: cannot be read: No such file or directory"):
        list(read_layer([tmp_path / "gone.yaml"]))


LETTERS = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "Zs", "S"))
TEXTS = st.text(LETTERS, max_size=20).map(lambda t: "A" + t)
NAMES = st.one_of(st.sampled_from(["No", "Null", "1984", "2020-01-01", "~x", "*a", "&a", "- a", "a: b", "a #b"]), TEXTS)
DATES = st.one_of(
    st.dates(date(1000, 1, 1)).map(date.isoformat), st.integers(1000, 9999), st.sampled_from(["2023-07", "1999"])
)


def optional(**values: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries({}, optional=values)


ROLES = st.lists(
    st.builds(lambda title, rest: {"title": title, **rest}, NAMES, optional(of=NAMES, start=DATES, end=DATES)),
    max_size=2,
)
PEOPLE = optional(
    given=NAMES, family=NAMES, order=st.just("family-first"), aliases=st.lists(NAMES, max_size=3),
    misspellings=st.lists(NAMES, max_size=2), roles=ROLES, born=DATES, died=DATES, wikidata=st.just("Q7"),
    pronouns=st.sampled_from(["he", "she", "they", ["she", "they"], "unknown", "do-not-check"]), source=NAMES,
    checked=DATES, id=st.sampled_from(["a", "a-1", "jane-roe"]),
)  # fmt: skip
DEPRECATED = st.builds(lambda text, rest: {"text": text, **rest}, NAMES, optional(since=DATES))
OTHERS = st.builds(
    lambda kind, rest: {"kind": kind, **rest},
    st.sampled_from([PLACE, ORGANISATION]),
    optional(aliases=st.lists(NAMES, max_size=3), deprecated=st.lists(DEPRECATED, max_size=2), source=NAMES),
)
RECORDS = st.builds(lambda name, rest: {"name": name, **rest}, NAMES, st.one_of(PEOPLE, OTHERS))


@given(st.lists(RECORDS, min_size=1, max_size=3))
def test_a_record_reads_the_same_from_yaml_json_lines_and_json(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, object]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "r.yaml").write_text(yaml.safe_dump(records, allow_unicode=True), encoding="utf-8")
    (folder / "r.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    (folder / "r.json").write_text(json.dumps(records, indent=1, ensure_ascii=False), encoding="utf-8")
    expected = [entity_of(record) for record in records]
    for name in ("r.yaml", "r.jsonl", "r.json"):
        read = read_records(folder / name)
        assert [one if isinstance(one, RegistryError) else one.entity for one in read] == expected


JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(), st.just(""), st.just(" A "), st.just("A|b"), st.just("e\u0301")
)
ANY = st.dictionaries(
    st.sampled_from(["name", "id", "given", "aliases", "roles", "pronouns", "born", "wikidata", "source", "kind", "x"]),
    st.one_of(JUNK, NAMES, DATES, st.lists(st.one_of(JUNK, NAMES)), ROLES, st.just({}), st.just("Q1")),
)


@given(st.one_of(RECORDS, ANY, st.builds(lambda a, b: {**a, **b}, RECORDS, ANY)))
def test_the_quick_way_vouches_only_for_what_the_close_look_finds_too(record: dict[str, object]) -> None:
    quick = quick_entity(record)
    if quick is not None:
        assert quick == _checked(record)


@given(ANY)
def test_nothing_but_a_field_error_comes_of_a_record(record: dict[str, object]) -> None:
    try:
        entity_of(record)
    except FieldError as error:
        assert error.message and "\n" not in error.message


@pytest.mark.slow
def test_json_lines_stream(tmp_path: Path) -> None:
    """The figure asked for is 60,000 a second; half of it still shows a fall on a busy machine."""
    role = {"title": "foreign minister", "of": "Freedonia", "start": "2021-12-08"}
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for i in range(60_000):
            record = {"name": f"Adaeze Okafor{i}", "aliases": ["Ada Okafor"], "pronouns": "she", "roles": [role]}
            file.write(json.dumps(record) + "\n")
    assert sum(1 for _ in read_layer([path])) == 60_000
