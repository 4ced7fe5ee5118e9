"""Entity linking: the people of a story, and which of them each mention names, rightly or by a slip.

Full names are resolved first; what they establish anchors the short forms, wherever in the story they stand.
"""

from __future__ import annotations

from newslint.analysis.anchors import families_of_several_words
from newslint.analysis.full_slips import Established, full_name_slip, titled_slip
from newslint.analysis.mentions import Mention
from newslint.analysis.offices import agreement
from newslint.analysis.resolving import Resolution
from newslint.analysis.roles import office_of
from newslint.analysis.slips import Slip, listed_slip, middle_slip
from newslint.analysis.words import PARTICLE
from newslint.registry.entity import PERSON, Entity
from newslint.registry.forms import entity_parts, name_words, split_name
from newslint.registry.lookup import accepted_squashed
from newslint.registry.normalise import squash
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.analysis.story import Story


#: What the name of a place of two words opens with, and no given name is: West Virginia.
_DIRECTIONS = frozenset(("North", "South", "East", "West", "New"))


class Person(NamedTuple):
    """Somebody the story names. `given` and `family` are squashed; `entity` where the registry knows them."""

    name: str
    given: str
    family: str
    entity: Entity | None
    mentions: tuple[int, ...]  # the numbers of the mentions that name them in full


class People(NamedTuple):
    """The people of a story. `of` gives, for each mention in order, the number of the person it names, or None."""

    persons: tuple[Person, ...]
    of: tuple[int | None, ...]
    slips: tuple[tuple[int, Slip], ...]  # each with its mention's number, in order

    def person(self, mention: int) -> Person | None:
        """The person that a mention names."""
        number = self.of[mention]
        return None if number is None else self.persons[number]


class _Linker:
    """Links the mentions of one story."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.mentions = story.mentions
        self.resolutions = [self._resolve(m) for m in self.mentions]
        self.keys: list[str | None] = [None] * len(self.mentions)
        self.known: dict[str, Entity] = {}
        self.slips: list[tuple[int, Slip]] = []

    def _resolve(self, mention: Mention) -> Resolution | None:
        if not mention.full:
            return None
        return self.story.knowledge.resolver.resolve(mention.words)

    def link(self) -> People:
        for number, resolution in enumerate(self.resolutions):
            if resolution is not None and (resolution.exact or resolution.listed):
                self.take_exact(number, resolution)
        ids = frozenset(self.known) | self.named_in_metadata()
        lone = (m for m in self.mentions if not (m.full or m.common or m.followed))
        established = Established(ids, frozenset(squash(m.words[0]) for m in lone))
        for number, resolution in enumerate(self.resolutions):
            if self.keys[number] is None and (
                resolution is not None or self.mentions[number].unknown or self.mentions[number].before
            ):
                self.take_near(number, resolution, established)
        persons, numbers = self.persons()
        if self.leave_family_names(persons):
            persons, numbers = self.persons()
        of = [numbers[key] if key is not None else None for key in self.keys]
        return self.with_short_forms(persons, of)

    def take_exact(self, number: int, resolution: Resolution) -> None:
        entities = resolution.exact or resolution.listed
        people = [e for e in entities if e.kind == PERSON]
        if not people:
            return
        entity = people[0] if len(people) == 1 else self.one_in_office(number, people)
        if entity is None:
            self.keys[number] = _name_key(self.mentions[number])
            return
        self.known[entity.id] = entity
        self.keys[number] = entity.id
        mention = self.mentions[number]
        slip: Slip | None = None
        if not resolution.exact:
            slip = listed_slip(self.story, mention, entity, resolution.first, resolution.last)
        elif len(mention.words) > 2 and squash(mention.surface) not in accepted_squashed(entity):
            slip = middle_slip(self.story, mention, entity)
        if slip is not None:
            self.slips.append((number, slip))

    def one_in_office(self, number: int, people: list[Entity]) -> Entity | None:
        """Of namesakes, the only one whom the role before or after the name fits."""
        office = office_of(self.story, self.mentions[number].span)
        if office is None:
            return None
        fitting = [e for e in people if agreement(self.story.lexicon, office, e, self.story.date) >= 2]
        return fitting[0] if len(fitting) == 1 else None

    def named_in_metadata(self) -> frozenset[str]:
        named = (e for name in self.story.document.metadata.people for e in self.story.registry.exact(name))
        return frozenset(e.id for e in named)

    def take_near(self, number: int, resolution: Resolution | None, established: Established) -> None:
        mention = self.mentions[number]
        if mention.full and (mention.words[0] in _DIRECTIONS or self.story.lexicon.country_of(mention.surface)):
            return
        slip = full_name_slip(self.story, mention, resolution, established) if resolution is not None else None
        slip = slip or titled_slip(self.story, mention, established)
        if slip is None:
            self.keys[number] = _name_key(mention) if mention.full else None
            return
        self.slips.append((number, slip))
        self.known[slip.entity.id] = slip.entity
        self.keys[number] = slip.entity.id

    def leave_family_names(self, persons: list[Person]) -> bool:
        """Leave to the short forms what is a family name of several words: that of somebody named in full.

        Whether there was any.
        """
        kinds = self.story.knowledge.word_kinds
        entities = [e for e in self.known.values() if e.family and " " in e.family]
        unknown = [
            n for n, key in enumerate(self.keys) if key is not None and key not in self.known and self.mentions[n].full
        ]
        led = [n for n in unknown if kinds.of(self.mentions[n].words[0]) & PARTICLE]
        if not (led or (entities and unknown)):
            return False
        families = {squash("".join(words)) for p in persons for words in families_of_several_words(p)}
        left = [number for number in unknown if squash(self.mentions[number].surface) in families] if families else []
        for number in left:
            self.keys[number] = None
        return bool(left)

    def persons(self) -> tuple[list[Person], dict[str, int]]:
        by_key: dict[str, list[int]] = {}
        for number, key in enumerate(self.keys):
            if key is not None:
                by_key.setdefault(key, []).append(number)
        persons: list[Person] = []
        numbers: dict[str, int] = {}
        for key, named in by_key.items():
            numbers[key] = len(persons)
            persons.append(self.person(self.known.get(key), named))
        return persons, numbers

    def person(self, entity: Entity | None, named: list[int]) -> Person:
        name = entity.name if entity else self.mentions[named[0]].surface
        parts = next(iter(entity_parts(entity)), None) if entity else next(iter(split_name(name_words(name))), None)
        family = parts.family if parts else squash(name)
        return Person(name, parts.given if parts else "", family, entity, tuple(named))

    def with_short_forms(self, persons: list[Person], of: list[int | None]) -> People:
        from newslint.analysis.shorts import link_short_forms

        slips = link_short_forms(self.story, persons, of)
        slips += self.slips
        slips.sort(key=lambda s: s[0])
        return People(tuple(persons), tuple(of), tuple(slips))


def _name_key(mention: Mention) -> str:
    """The key of a person the registry does not know: their given and family name as printed."""
    parts = next(iter(split_name(name_words(mention.surface))), None)
    return f"{parts.given} {parts.family}" if parts else squash(mention.surface)


def link_people(story: Story) -> People:
    """Whom the mentions of a story name."""
    return _Linker(story).link()
