"""Stories in JSON: ninjs of every version, Superdesk's items, digitalwires, and whatever else has a headline."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from newslint.errors import InputError
from newslint.formats import detect, read
from newslint.model.document import Document, Metadata
from newslint.model.span import Span

LEAD = "KIRUVA, Kenya (Wire) - Prime Minister Adaeze Okafor opened the kite fair on Monday."
SECOND = "Twelve kites were lost, and one of them was found in a chimney, the organisers said."


def stories(value: Any, path: str = "story.json", **options: Any) -> list[Document]:
    source = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return list(read(path, source.encode(), **options))


def blocks(found: Document) -> list[tuple[str, str]]:
    return [(b.kind, found.text[b.span.start : b.span.end]) for b in found.blocks]


def told(value: Any, **options: Any) -> list[tuple[str, str]]:
    (found,) = stories(value, **options)
    return blocks(found)


def sourced(found: Document, text: str) -> str:
    """What stands in the source where the text has this."""
    start = found.text.index(text)
    place = found.offsets.to_source(Span(start, start + len(text)))
    return found.source[place.begin : place.stop]


NINJS_1 = {
    "uri": "urn:x:1",
    "type": "text",
    "versioncreated": "2023-05-08T10:00:00Z",
    "contentcreated": "2023-05-07T10:00:00Z",
    "language": "en",
    "slugline": "KITES",
    "person": [{"name": "Adaeze Okafor", "rel": "about"}, {"name": ""}, {"rel": "none"}],
    "byline": "By Ann Holm",
    "located": "Kiruva",
    "headline": "Kites over Kiruva",
    "description_text": "The fair went ahead in the rain.",
    "description_creditline": "LOWLAND WIRE",
    "body_text": f"{LEAD}\n\n{SECOND}\n- one lost\n- two torn",
    "ednote": "Not for publication",
    "copyrightnotice": "Copyright Lowland Wire",
    "subject": [{"name": "Kites"}],
}


def test_ninjs_1() -> None:
    (found,) = stories(NINJS_1)
    assert (found.format, found.encoding, found.story) == ("ninjs", "utf-8", None)
    assert found.metadata == Metadata(date(2023, 5, 8), "en", "KITES", ("Adaeze Okafor",))
    assert blocks(found) == [
        ("byline", "By Ann Holm"),
        ("dateline", "Kiruva"),
        ("headline", "Kites over Kiruva"),
        ("subhead", "The fair went ahead in the rain."),
        ("dateline", "KIRUVA, Kenya (Wire) -"),
        ("paragraph", LEAD.partition(" - ")[2]),
        ("paragraph", SECOND),
        ("list_item", "one lost"),
        ("list_item", "two torn"),
    ]


def test_ninjs_2_and_3_differ_in_names_alone() -> None:
    item = {
        "uri": "urn:x:1",
        "type": "text",
        "versionCreated": "2023-05-08T10:00:00+02:00",
        "by": "By Ann Holm",
        "slugline": "KITES",
        "people": [{"name": "Adaeze Okafor"}],
        "headlines": [{"role": "main", "value": "Kites over Kiruva"}],
        "descriptions": [{"value": "It rained."}, {"role": "creditline", "value": "LOWLAND WIRE"}],
        "bodies": [{"role": "main", "contentType": "text/html", "charcount": 9, "value": f"<p>{SECOND}</p>"}],
    }
    (third,) = stories(item)
    (second,) = stories({key.lower(): value for key, value in item.items()})
    assert blocks(third) == blocks(second)
    assert third.metadata == second.metadata == Metadata(date(2023, 5, 8), None, "KITES", ("Adaeze Okafor",))
    assert blocks(third) == [
        ("byline", "By Ann Holm"),
        ("headline", "Kites over Kiruva"),
        ("subhead", "It rained."),
        ("paragraph", SECOND),
    ]


def test_html_in_a_string_is_one_map() -> None:
    (found,) = stories(
        '{"headline":"a","body_html":"<p>K\\u00efte &amp; \\"<b>Ok</b>af\\u006Fr\\"<br/>a\\/b</p>\\n<h2>Rain</h2>"}'
    )
    assert blocks(found)[1:] == [("paragraph", 'Kïte & "Okafor"\na/b'), ("subhead", "Rain")]
    assert sourced(found, "Okafor") == "Ok</b>af\\u006Fr"
    assert sourced(found, "ï") == "\\u00ef"
    assert sourced(found, "&") == "&amp;"
    assert sourced(found, "a/b") == "a\\/b"
    assert sourced(found, "Rain") == "Rain"


def test_of_several_headlines_one_is_the_headline() -> None:
    given = {"headline_main": "Kites", "headline_short": "Kites", "headline": "Kites over Kiruva", "body_text": "A."}
    assert told({"uri": "x", **given}) == [
        ("headline", "Kites"),
        ("subhead", "Kites over Kiruva"),
        ("paragraph", "A."),
    ]  # fmt: skip
    assert told({"headline_x": "Kites up", "headline": "Kites", "title": "KITES 2", "uri": "x", "body_text": "A."}) == [
        ("subhead", "Kites up"),
        ("headline", "Kites"),
        ("furniture", "KITES 2"),
        ("paragraph", "A."),
    ]
    assert told({"title": "Kites", "uri": "x", "type": "text", "body_text": "A."})[0] == ("headline", "Kites")
    assert told({"headlines": "Kites", "body_html": "<h1>Kites</h1><p>A.</p>"}) == [
        ("headline", "Kites"),
        ("paragraph", "A."),
    ]


def test_a_body_given_twice_is_read_once() -> None:
    marked_up = f"<p>{LEAD}</p> <p>{SECOND}</p>"
    for other in (f"{LEAD}\n{SECOND}", f"{LEAD} {SECOND}", SECOND):
        for name in ("body_text", "body_main", "body_xhtml"):
            assert len(told({name: other, "body_html": marked_up})) == 3
    richer = f"<div>{marked_up}</div>".replace("kite", "<i>kite</i>")
    for name in ("body_richtext", "body_main", "body_xhtml"):
        assert len(told({name: richer, "body_html": marked_up})) == 3


def test_a_rendition_that_reads_otherwise_is_read_for_itself() -> None:
    item = {
        "uri": "urn:x:1",
        "language": "en",
        "headline": "Kites",
        "body_html": f"<p>{LEAD}</p><p>{SECOND}</p>",
        "body_text": f"{LEAD}\n{SECOND.replace('chimney', 'chimny')}",
        "body_nitf": "<nitf>chimmny</nitf>",
    }
    story, text = stories(item)
    assert (story.story, text.story) == ("urn:x:1", "urn:x:1, body_text")
    assert text.metadata == story.metadata
    assert "chimney" in story.text
    assert [kind for kind, _ in blocks(text)] == ["dateline", "paragraph", "paragraph"]
    assert sourced(text, "chimny") == "chimny"


def test_xml_is_a_body_where_there_is_no_other() -> None:
    assert told({"uri": "x", "type": "text", "body_nitf": "<body><p>A kite.</p><p>B kite.</p></body>"}) == [
        ("paragraph", "A kite."),
        ("paragraph", "B kite."),
    ]


@pytest.mark.parametrize("shape", ["object", "list"])
def test_items_in_an_item_are_stories_of_their_own(shape: str) -> None:
    picture = {
        "type": "picture",
        "byline": "Jo Berg",
        "headline": "A kite in a chimney",
        "description_text": "Lost on Monday.",
    }
    inner = {"uri": "urn:x:3", "type": "text", "headline": "Box: how to fly", "body_text": "Hold on.", "language": "sv"}
    parts: dict[str, Any] = {
        "main": picture,
        "logo": {"type": "graphic", "uri": "urn:x:4", "renditions": {}},
        "box": inner,
    }
    associations = parts if shape == "object" else [{"name": name, **part} for name, part in parts.items()]
    story, first, second = stories({**NINJS_1, "associations": associations})
    assert [found.story for found in (story, first, second)] == ["urn:x:1", "urn:x:1#main", "urn:x:3"]
    assert [found.metadata.language for found in (story, first, second)] == ["en", "en", "sv"]
    assert first.metadata.date == date(2023, 5, 8)
    assert blocks(first) == [("byline", "Jo Berg"), ("subhead", "A kite in a chimney"), ("caption", "Lost on Monday.")]
    assert blocks(second) == [("headline", "Box: how to fly"), ("paragraph", "Hold on.")]


def test_what_an_item_says_is_not_said_again_in_its_parts() -> None:
    part = {"type": "picture", "headline": "Kites over Kiruva", "description_text": "Lost.", "body_text": "Lost."}
    story, picture = stories(
        {**NINJS_1, "associations": {"a": part, "b": {"type": "text", "headline": "Kites over Kiruva"}}}
    )
    assert blocks(picture) == [("caption", "Lost.")]
    assert ("headline", "Kites over Kiruva") in blocks(story)


def test_a_description_that_the_copy_begins_with_is_left_out() -> None:
    assert told({"headline": "Kites", "description_text": SECOND, "body_text": f"{SECOND}\n\nMore."}) == [
        ("headline", "Kites"),
        ("paragraph", SECOND),
        ("paragraph", "More."),
    ]


def test_items_without_copy_are_ninjs_and_no_stories() -> None:
    assert stories({"uri": "urn:x:9", "type": "picture", "renditions": {"main": {"href": "a.jpg"}}}) == []
    assert stories({"uri": "urn:x:9", "eventDetails": {"dates": {}}, "by": "Ann Holm"}) == []


def test_superdesk() -> None:
    item = {
        "_id": "urn:newsml:x:7",
        "guid": "urn:newsml:x:7",
        "type": "text",
        "abstract": "<p>It rained.</p>",
        "dateline": {"located": {"city": "Kiruva"}, "text": "KIRUVA, May 8 Wire -"},
        "headline": "Kites&nbsp;over Kiruva",
        "body_html": f"<p>{SECOND}</p>",
        "body_footer": "<p>Lost a kite? Call the fair.</p>",
        "fields_meta": {"headline": {"draftjsState": [{"blocks": [{"text": "Kites over Kiruva"}]}]}},
        "versioncreated": "2023-05-08T10:00:00+0000",
        "associations": {
            "editor_0": None,
            "featuremedia": {"type": "picture", "headline": "A kite", "alt_text": "Torn."},
        },
    }
    story, picture = stories({"_items": [item], "_meta": {"total": 1}})
    assert (story.format, story.story, picture.story) == ("superdesk", "urn:newsml:x:7", "urn:newsml:x:7#featuremedia")
    assert story.metadata.date == date(2023, 5, 8)
    assert blocks(story) == [
        ("subhead", "It rained."),
        ("dateline", "KIRUVA, May 8 Wire -"),
        ("headline", "Kites\xa0over Kiruva"),
        ("paragraph", SECOND),
        ("paragraph", "Lost a kite? Call the fair."),
    ]
    assert blocks(picture) == [("subhead", "A kite"), ("caption", "Torn.")]


def test_digitalwires() -> None:
    item = {
        "format": "digitalwires@0.9.1",
        "urn": "urn:newsml:x:8",
        "version_created": "2024-09-24T12:05:52+02:00",
        "language": "de",
        "kicker": "Drachen",
        "headline": "Drachen über Kiruva",
        "teaser": "Es regnete.",
        "byline": "Von Ann Holm",
        "dateline": "Kiruva (Wire) - ",
        "article_html": '<section class="main"><p>Zwölf Drachen gingen verloren.</p><h2>Ein Schornstein</h2></section>',
        "infobox_html": '<section class="infobox"><p>Ein Kasten.</p></section>',
        "linkbox_html": "<ul><li>Ein Verweis</li></ul>",
        "notepad": {"nonpublic_html": "<p>Nicht zur Veröffentlichung</p>"},
        "ednotes": [{"role": "x", "ednote": "Nichts"}],
        "associations": [{"type": "image", "urn": "urn:x:9", "headline": "Ein Drachen", "caption": "Zerrissen."}],
    }
    story, picture = stories(item)
    assert (story.format, story.story, picture.story) == ("digitalwires", "urn:newsml:x:8", "urn:x:9")
    assert story.metadata[:2] == (date(2024, 9, 24), "de")
    assert blocks(story) == [
        ("subhead", "Drachen"),
        ("headline", "Drachen über Kiruva"),
        ("subhead", "Es regnete."),
        ("byline", "Von Ann Holm"),
        ("dateline", "Kiruva (Wire) -"),
        ("paragraph", "Zwölf Drachen gingen verloren."),
        ("subhead", "Ein Schornstein"),
        ("paragraph", "Ein Kasten."),
    ]
    assert blocks(picture) == [("subhead", "Ein Drachen"), ("caption", "Zerrissen.")]


def test_any_object_with_a_headline_and_a_body_is_a_story() -> None:
    (found,) = stories(
        {"id": 7, "title": "Kites", "author": "By Ann Holm", "content": "<p>Up.</p>", "date": "2023-05-08"}
    )
    assert (found.format, found.metadata.date) == ("json", date(2023, 5, 8))
    assert blocks(found) == [("headline", "Kites"), ("byline", "By Ann Holm"), ("paragraph", "Up.")]


def test_lists_hold_several_stories() -> None:
    listed = [{"id": 7, "title": "Kites", "text": "Up."}, {"note": "no story"}, {"title": "Rain", "text": "Down."}]
    for value in (listed, {"articles": listed}, {"stories": listed, "total": 3}):
        first, second = stories(value)
        assert first.story == "7"
        assert second.story is not None
        assert second.story.startswith("story ")
        assert sourced(second, "Down") == "Down"


@pytest.mark.parametrize(
    "source",
    [
        '{"name": "newslint", "description": "A linter", "version": "1.0"}',
        '{"$schema": "x", "title": "News", "properties": {"headline": {"type": "string"}, "body_text": {}}}',
        '[{"name": "Adaeze Okafor", "aliases": ["Ada Okafor"]}]',
        '{"title": "only a title"}',
        '{"text": "only a text", "rule": "x/y"}',
        '{"headline": null, "body_text": ""}',
        '{"headline": 5, "body_text": true}',
        '"headline"',
        "[]",
        "{}",
        "12",
        "",
        '{\n  // a comment\n  "compilerOptions": {}\n}',
    ],
)
def test_json_that_is_no_story_is_told_so_in_a_line(source: str) -> None:
    with pytest.raises(InputError) as caught:
        stories(source)
    assert caught.value.kind == "not-a-story"
    assert str(caught.value).startswith("not a story format newslint knows: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("end", [10, 40, 80, 100])
def test_a_story_cut_short_is_a_failure(end: int) -> None:
    source = (
        '{"headline": "Kites over Kiruva", "body_text": "They rose on Monday.", "versioncreated": "2023-05-08T10:00Z"}'
    )
    with pytest.raises(InputError, match=r"line 1, column \d+: not valid JSON") as caught:
        stories(source[:end])
    assert caught.value.kind == ("malformed" if end > 11 else "not-a-story")


def test_what_comes_after_a_story_is_a_fault() -> None:
    with pytest.raises(InputError, match="line 1, column 37: not valid JSON: the end is expected"):
        stories('{"headline": "A", "body_text": "B"} }')


def test_encodings() -> None:
    item = json.dumps({"headline": "Kites", "body_text": "Zwölf Drachen “stiegen” \U0001fa81."}, ensure_ascii=False)
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        (found,) = read("a.json", item.encode(encoding))
        assert found.source == item
        assert found.text.endswith("Zwölf Drachen “stiegen” \U0001fa81.")


def test_a_name_forces_what_items_are_read_as() -> None:
    item = {"guid": "x", "slugline": "A", "headline": "A", "abstract": "B.", "body_text": "C."}
    assert [stories(item, name=name)[0].format for name in ("json", "ninjs", "superdesk")] == [
        "superdesk",
        "ninjs",
        "superdesk",
    ]
    assert ("subhead", "B.") not in told(item, name="ninjs")
    with pytest.raises(InputError, match="not a story format newslint knows"):
        stories("[1]", name="digitalwires")


@pytest.mark.parametrize(
    ("path", "head", "name"),
    [
        ("a.json", '{"headline": "A"}', "json"),
        ("a.txt", '\ufeff [\n {"headline" : "A"}]', "json"),
        ("-", '{"headline": "A"}\n{"headline": "B"}\n', "json-lines"),
        ("a.jsonl", '{"headline": "A"}', "json"),
        ("a.ndjson", "", "json-lines"),
        ("a.ninjs", "", "ninjs"),
        ("a.txt", "{curly} brackets\n", "plain"),
        ("a.txt", '["quoted"]', "plain"),
        ("a.txt", "[KIRUVA] {\"no key\"}", "plain"),
        ("a.md", "[link]: /x\n{.class}", "markdown"),
    ],
)  # fmt: skip
def test_json_is_told_by_its_brackets_and_its_first_key(path: str, head: str, name: str) -> None:
    assert detect(path, head.encode()).name == name
    if "headline" in head:
        assert detect(path, head.encode("utf-16")).name == name


def test_depth_and_width_cost_no_more_than_their_length() -> None:

    deep = '{"headline":"abc","associations":{"x":' * 4_000 + "{}" + "}}" * 4_000
    parts = ",".join(f'{{"headline":"Head {number}"}}' for number in range(5_000))
    wide = f'{{"headline":"x","associations":[{parts}]}}'
    renditions = ",".join(f'{{"role":"r{number}","value":"Body {number}"}}' for number in range(8_000, 10_000))
    bodies = f'{{"headline":"x","bodies":[{renditions}]}}'
    assert [len(stories(value)) for value in (wide, bodies)] == [5_001, 2_000]
    assert stories(deep)
