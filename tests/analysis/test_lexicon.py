"""The lexicon: its files, what a newsroom adds, and what is asked of it."""

import itertools
import random
import string
from pathlib import Path

import pytest
import yaml

from newslint.analysis.lexicon import Lexicon, load_lexicon
from newslint.analysis.lexicon_files import CLASSES, WORD_LISTS
from newslint.analysis.wordlist import WordList, table_of
from newslint.data import rules_folder
from newslint.errors import RuleError

SHIPPED = Path(rules_folder()) / "lexicon" / "en"


@pytest.fixture(autouse=True, scope="module")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def own(folder: Path, file: str, text: str | bytes) -> Path:
    path = folder / "lexicon" / "en" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refused(folder: Path) -> str:
    with pytest.raises(RuleError) as caught:
        load_lexicon(folders=[folder])
    message = str(caught.value)
    assert "\n" not in message
    return message


# The shipped files


def test_every_class_is_shipped_and_filled(lexicon: Lexicon) -> None:
    assert {p.name for p in SHIPPED.iterdir()} == {f"{c}.yaml" for c in CLASSES} | {f"{w}.txt" for w in WORD_LISTS}
    asked = [name for name in dir(Lexicon) if not name.startswith("_") and name not in ("country_of", "office")]
    assert len(asked) > 30
    assert not [name for name in asked if not len(getattr(lexicon, name))]


@pytest.mark.parametrize("file", sorted(set(CLASSES) - {"calendar"}))
def test_lists_and_keys_are_sorted_and_given_once(file: str) -> None:
    def check(value: object, at: str) -> None:
        if isinstance(value, dict):
            keys = [str(k) for k in value]
            if at.count("/") == 1:
                assert [k.lower() for k in keys] == sorted(k.lower() for k in keys), at
            for key, inner in value.items():
                check(inner, f"{at}/{key}")
        elif isinstance(value, list):
            grouped = [isinstance(v, list) for v in value]
            if any(grouped):
                heads = [[w.lower() for w in group] for group in value]
                assert heads == sorted(heads), at
                assert len({tuple(h) for h in heads}) == len(heads), at
            else:
                assert all(isinstance(v, str) for v in value), f"{at}: a word that YAML reads as something else"
                if "/post/" not in at:
                    assert [v.lower() for v in value] == sorted({v.lower() for v in value}), at

    check(yaml.safe_load((SHIPPED / f"{file}.yaml").read_text(encoding="utf-8")), file)


@pytest.mark.parametrize("file", WORD_LISTS)
def test_word_lists_are_sorted_and_given_once(file: str) -> None:
    words = (SHIPPED / f"{file}.txt").read_text(encoding="utf-8").splitlines()
    assert words == sorted(set(words))


def test_word_lists_hold_their_words_and_hardly_any_other(lexicon: Lexicon) -> None:
    for file, held in (
        ("words", lexicon.words),
        ("given-names", lexicon.given_names),
        ("family-names", lexicon.family_names),
    ):
        words = (SHIPPED / f"{file}.txt").read_text(encoding="utf-8").lower().splitlines()
        assert all(word in held for word in words)
        assert len(held) == len(set(words))
    chance = random.Random(4)
    made_up = ["".join(chance.choices(string.ascii_lowercase, k=14)) for _ in range(20_000)]
    assert sum(word in lexicon.words for word in made_up) <= 5


def test_no_office_is_in_two_groups() -> None:
    lexicon = load_lexicon()
    groups = yaml.safe_load((SHIPPED / "roles.yaml").read_text(encoding="utf-8"))["equivalent"]
    firsts = [lexicon.office(group[0]) for group in groups]
    assert len(set(firsts)) == len(firsts)
    for group, first in zip(groups, firsts, strict=True):
        assert {lexicon.office(title) for title in group} == {first}


def test_only_few_country_forms_are_ambiguous(lexicon: Lexicon) -> None:
    source = yaml.safe_load((SHIPPED / "countries.yaml").read_text(encoding="utf-8"))["countries"]
    forms = {w for name, fields in source.items() for w in itertools.chain([name], *fields.values())}
    assert {w.lower() for w in forms if lexicon.country_of(w) is None} == {"congolese", "dominican", "dominicans"}


# What is asked


def test_honorifics(lexicon: Lexicon) -> None:
    assert (lexicon.honorifics["mrs"], lexicon.honorifics["sir"], lexicon.honorifics["dr"]) == ("she", "he", None)
    assert "dr" in lexicon.post_nominals["PhD"]
    assert "mr" in lexicon.post_nominals["Esq"]
    assert ("rev", "dr") in lexicon.honorific_pairs
    assert {"mr", "ms"} <= lexicon.courtesy_titles
    assert "sir" not in lexicon.courtesy_titles


@pytest.mark.parametrize(
    ("title", "same"),
    [
        ("Minister of Defense", "defence minister"),
        ("Secretary-General", "secretary general"),
        ("external affairs minister", "Minister for Foreign Affairs"),
        ("PM", "premier"),
        ("Chairwoman", "chair"),
        ("Secretary of the Treasury", "treasury secretary"),
    ],
)
def test_wordings_of_one_office(lexicon: Lexicon, title: str, same: str) -> None:
    assert lexicon.office(title) == lexicon.office(same)


def test_different_offices_stay_apart(lexicon: Lexicon) -> None:
    titles = (
        "foreign minister",
        "foreign secretary",
        "secretary of state",
        "finance minister",
        "chancellor",
        "president",
    )
    assert len({lexicon.office(title) for title in titles}) == len(titles)
    assert lexicon.office("Keeper of the Organization’s Keys") == "keeper of the organization’s keys"


def test_a_role_can_be_split_from_the_name_after_it(lexicon: Lexicon) -> None:
    tokens = ["us", "secretary", "of", "state", "anthony", "doe"]
    assert lexicon.country_of("US") == "United States"
    found = next(p for p in lexicon.role_phrases[tokens[1]] if tuple(tokens[1 : 1 + len(p)]) == p)
    assert found == ("secretary", "of", "state")


def test_longer_phrases_come_first(lexicon: Lexicon) -> None:
    for first, same in lexicon.role_phrases.items():
        assert all(words[0] == first for words in same)
        assert [len(words) for words in same] == sorted((len(words) for words in same), reverse=True)


def test_the_words_of_role_phrases(lexicon: Lexicon) -> None:
    assert lexicon.role_phrase_words == {
        word for same in lexicon.role_phrases.values() for words in same for word in words
    }


@pytest.mark.parametrize(
    ("form", "country"),
    [
        ("U.S.", "United States"),
        ("the Netherlands", "Netherlands"),
        ("Finns", "Finland"),
        ("South Korean", "South Korea"),
        ("british", "United Kingdom"),
        ("UN", "United Nations"),
        ("Un", None),
        ("Us", None),
        ("us", "United States"),
        ("Korean", None),
        ("Congolese", None),
    ],
)
def test_countries(lexicon: Lexicon, form: str, country: str | None) -> None:
    assert lexicon.country_of(form) == country


def test_person_nouns(lexicon: Lexicon) -> None:
    assert lexicon.person_stated["mother"] == "she"
    assert "nurse" not in lexicon.person_stated
    assert {"wife", "lawyer"} <= lexicon.relations <= lexicon.person_nouns
    assert len(lexicon.person_nouns) > 1000


def test_given_names(lexicon: Lexicon) -> None:
    assert "tony" in lexicon.nicknames["anthony"]
    assert "antony" in lexicon.name_spellings["anthony"]
    assert "anthony" not in lexicon.name_spellings["anthony"]
    assert "stephen" not in lexicon.nicknames["steven"]
    assert lexicon.nicknames.get("zzz") is None


def test_calendar_and_abbreviations(lexicon: Lexicon) -> None:
    assert (lexicon.months["january"], lexicon.months["dec"], lexicon.weekdays["sunday"]) == (1, 12, 6)
    assert {"Sen", "Mr"} <= lexicon.abbreviations_before_name
    assert {"U.S", "p.m", "Calif"} <= lexicon.abbreviations
    assert "sat" not in lexicon.abbreviations


# A newsroom's own folder


def test_own_folder_adds_to_every_kind_of_class(tmp_path: Path) -> None:
    own(tmp_path, "honorifics.yaml", "honorifics: {Oberst: null, Fürstin: she}\n")
    own(tmp_path, "particles.yaml", "particles: [zum-x]\n")
    own(tmp_path, "countries.yaml", "countries:\n  Ruritania: {adjectives: [Ruritanian], also: [R.T.]}\n")
    own(
        tmp_path,
        "roles.yaml",
        "phrases: [warden of the marches]\nequivalent: [[march warden, warden of the marches]]\n",
    )
    own(tmp_path, "nicknames.yaml", "groups: [[Anthony, Zonzo]]\n")
    own(tmp_path, "person-nouns.yaml", "nouns: [bosun]\n")
    own(tmp_path, "words.txt", "# ours\nzzyx\n")
    lexicon, shipped = load_lexicon(folders=[tmp_path]), load_lexicon()
    assert lexicon.honorifics["fürstin"] == "she"
    assert lexicon.honorifics["mr"] == "he"
    assert lexicon.particles == shipped.particles | {"zum-x"}
    assert lexicon.country_of("R.T.") == lexicon.country_of("Ruritanian") == "Ruritania"
    assert lexicon.office("Warden of the Marches") == "march warden"
    assert lexicon.nicknames["anthony"] == shipped.nicknames["anthony"] | {"zonzo"}
    assert lexicon.person_nouns == shipped.person_nouns | {"bosun"}
    assert "zzyx" in lexicon.words
    assert "zzyx" not in shipped.words
    assert len(lexicon.words) == len(shipped.words) + 1


def test_a_change_in_an_own_file_is_seen(tmp_path: Path) -> None:
    own(tmp_path, "particles.yaml", "particles: [foo]\n")
    assert "foo" in load_lexicon(folders=[tmp_path]).particles
    own(tmp_path, "particles.yaml", "particles: [baz]\n")
    assert "foo" not in load_lexicon(folders=[tmp_path]).particles


def test_folders_without_a_lexicon_and_other_files_in_it_are_left_alone(tmp_path: Path) -> None:
    own(tmp_path / "a", "README.md", "ours")
    own(tmp_path / "a", "roles.yaml", "# nothing yet\n")
    (tmp_path / "b").mkdir()
    lexicon = load_lexicon(folders=[tmp_path / "a", str(tmp_path / "b")])
    assert lexicon.role_heads == load_lexicon().role_heads


@pytest.mark.parametrize(
    ("file", "text", "line", "said"),
    [
        ("honorific.yaml", "honorifics: {}", 1, "did you mean 'honorifics.yaml'?"),
        ("particles.yml", "particles: []", 1, "did you mean 'particles.yaml'?"),
        ("given-name.txt", "zed", 1, "did you mean 'given-names.txt'?"),
        ("roles.yaml", "heads: [x]\nmodifier: [y]\n", 2, "unknown key 'modifier'; did you mean 'modifiers'?"),
        ("countries.yaml", "countries:\n  Ruritania:\n    adjectivs: [x]\n", 3, "did you mean 'adjectives'?"),
        ("honorifics.yaml", "honorifics:\n  Mr: him\n", 2, "'him' is not he, she or null"),
        ("particles.yaml", "particles: van\n", 1, "'particles' is a list of words"),
        ("particles.yaml", "particles:\n  - van\n  - van\n", 3, "stands twice"),
        ("particles.yaml", "particles:\n  - van\n  - [den]\n", 3, "a word is missing"),
        ("particles.yaml", "particles:\n  - van\n  -\n", 3, "a word is missing"),
        ("particles.yaml", "- van\n", 1, "'the file' is a mapping"),
        ("particles.yaml", "particles: [van\n", 2, "not valid YAML"),
        ("nicknames.yaml", "groups:\n  - [Tom]\n", 2, "two words or more"),
        ("particles.yaml", b"particles: [\xff]\n", 1, "not UTF-8"),
        ("words.txt", b"fine\n\xff\n", 2, "not UTF-8"),
        ("words.txt", "fine\ntwo words\n", 2, "more than one word"),
    ],
)
def test_what_does_not_validate_is_named(tmp_path: Path, file: str, text: str | bytes, line: int, said: str) -> None:
    path = own(tmp_path, file, text)
    message = refused(tmp_path)
    assert message.startswith(f"{path}:{line}: ")
    assert said in message


def test_unknown_language_and_folder(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no lexicon for the language 'xx'; there is: en"):
        load_lexicon("xx")
    with pytest.raises(RuleError, match="no such folder"):
        load_lexicon(folders=[tmp_path / "missing"])


def test_words_that_yaml_reads_as_something_else_are_words(tmp_path: Path) -> None:
    own(tmp_path, "abbreviations.yaml", "either: [yes, 1.5]\n")
    assert {"yes", "1.5"} <= load_lexicon(folders=[tmp_path]).abbreviations


# Word lists by themselves


@pytest.mark.parametrize("count", [0, 1, 2, 3, 1000])
def test_a_word_list_of_any_length(count: int) -> None:
    words = [f"word{n}é" for n in range(count)]
    held = WordList(memoryview(table_of(words)), count)
    assert all(word in held for word in words)
    assert not [word for word in ("", "other", "word", "word1001é") if word in held]
    assert len(held) == count


def test_letters_that_several_names_have_in_a_row(lexicon: Lexicon) -> None:
    assert all(triple in lexicon.name_triples for triple in ("^jo", "ohn", "hn$", "mar"))
    assert not any(triple in lexicon.name_triples for triple in ("jfe", "npr", "^rt", "qbr"))
