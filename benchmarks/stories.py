"""Made-up wire stories of 300 to 600 words: a headline, a byline, a dateline, quotes, roles and names.

Three names in ten are of people in the registry, the others of nobody; some stories misspell one of the former once.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from benchmarks.people import Person, made_up_people

KNOWN, MISSPELT = 0.3, 0.25


class Story(NamedTuple):
    """A story, and the name in it that is misspelt on purpose."""

    text: str
    slip: str | None


TOWNS = (
    "Bergen", "Kisumu", "Arequipa", "Aqaba", "Hue", "Liepaja", "Tamale", "Valdivia", "Pokhara", "Braga", "Mdina",
    "Tromso", "Nakuru", "Cusco", "Salt", "Dalat", "Ventspils", "Cape Coast", "Temuco", "Patan", "Evora", "Gozo",
)  # fmt: skip
SUBJECTS = (
    "the harbour authority", "the water board", "a court", "the teachers' union", "the grain cooperative",
    "the national museum", "a committee of lawmakers", "the railway operator", "the weather service", "the council",
    "the statistics office", "the power company", "a group of farmers", "the fishing fleet", "the ferry line",
)  # fmt: skip
DEEDS = (
    "put off a decision on", "agreed to pay for", "published a report on", "called for a review of", "voted to extend",
    "asked for more time to study", "set out a timetable for", "withdrew its objection to", "cut its forecast for",
    "opened talks on", "signed a contract for", "warned of delays to", "doubled its budget for",
)  # fmt: skip
THINGS = (
    "the new bridge", "flood defences along the river", "the winter timetable", "a second tunnel", "school meals",
    "the northern rail line", "repairs to the old market", "fishing quotas", "the price of bread", "a new well",
    "the harvest", "an archive of land records", "night trains", "the lighthouse", "a tax on imported timber",
)  # fmt: skip
TAILS = (
    "after two years of argument", "in spite of a shortage of steel", "by a vote of 31 to 12", "on Tuesday evening",
    "at a cost of 4.2 million", "before the rains set in", "while an inquiry goes on", "as prices rose by 3.1 percent",
    "for the first time since 1998", "despite protests from residents", "without setting a date", "under a new law",
)  # fmt: skip
QUOTES = (
    "We have looked at every figure twice, and the sums do not add up",
    "Nobody here wants to wait another winter",
    "It is a question of fairness, not of money",
    "The work will begin when the ground is dry",
    "There is room for agreement if both sides want it",
    "I have heard that promise before",
    "The people of this town deserve an answer",
    "We are not going to change our minds in a week",
    "This is the best that could be done with what we had",
    "Every household will see the difference by spring",
    "You cannot run a timetable on hope",
    "The offer is on the table, and it will not be there for ever",
    "My door is open, and so is the account book",
    "What was right in the autumn is still right now",
    "They asked us to be patient, and we were",
    "Nothing has been signed, and nothing will be until the survey is done",
    "It took my father a morning to cross; it takes us a day",
    "If the price goes up again, we shall have to close",
    "The law is clear, even if some would like it not to be",
    "There were easier ways to find that out",
)
PLAIN = (
    "Work had been due to start in the spring, but engineers found that the foundations were weaker than planned.",
    "Many of those who depend on the service have no other way to reach the coast.",
    "The plan has been changed four times since it was first put forward, most recently in October.",
    "Officials declined to say how much of the money had already been spent, or by whom.",
    "In the square outside, stallholders went on selling oranges and phone cards as the meeting ran late.",
    "A report last year found that the costs had been underestimated by a third and the savings overstated.",
    "The two sides are due to meet again next week, and neither expects the talks to be short.",
    "Similar schemes elsewhere have had mixed results: some paid for themselves, others were quietly given up.",
    "Opponents say that the figures rest on a survey of fewer than 300 people, taken during a holiday.",
    "The court is expected to give its reasons in writing within a month.",
    "By noon the queue reached past the bakery and around the corner of the station.",
    "The first stone was laid in 1987, and the money ran out two summers later.",
    "An earlier vote, held behind closed doors, ended without a result.",
    "Shares in the company were little changed in early trading.",
    "Heavy rain had washed out the only road for most of March, and repairs are still going on.",
    "The ministry did not answer a request for comment.",
    "About a tenth of the catch is landed at the smaller ports, where prices are lower.",
    "Volunteers have kept the building open on Saturdays since the caretaker retired.",
    "None of the documents was made public before the hearing.",
    "The sum is roughly what the region spends on its roads in a year.",
    "Trains were running normally again by the early evening, though many passengers had given up and gone home.",
    "A second opinion, asked for by the opposition, came to much the same conclusion.",
)


class Desk:
    """Writes stories about some people of the registry, the same ones for the same seed."""

    def __init__(self, known: int, seed: int) -> None:
        """`known` is how many people of the registry, from its first on, the stories may be about."""
        self._draw = random.Random(seed)
        self._known = list(islice(made_up_people(), known))
        self._strangers = made_up_people(seed + 1_000_003)
        self._quotes: list[str] = []
        self._plain: list[str] = []

    def stories(self) -> Iterator[Story]:
        """Stories without end."""
        while True:
            yield self._story()

    def _story(self) -> Story:
        draw = self._draw
        self._quotes, self._plain = (draw.sample(deck, len(deck)) for deck in (QUOTES, PLAIN))
        cast = [self._person() for _ in range(draw.randint(4, 8))]
        slip = self._slip(cast) if draw.random() < MISSPELT else None
        paragraphs = [f"{draw.choice(TOWNS).upper()}, May {draw.randint(1, 31)} (Wire) - {self._news()}"]
        paragraphs += [self._introduced(person) for person, _ in cast]
        goal = draw.randint(300, 560)
        while sum(paragraph.count(" ") + 1 for paragraph in paragraphs) < goal:
            paragraphs.append(self._further(draw.choice(cast)[0]))
        if slip is not None:
            paragraphs.append(f'"{self._quote()}," {slip} said.')
        headline = self._news().rstrip(".")
        byline = f"By {next(self._strangers).name}"
        return Story("\n\n".join((headline[:1].upper() + headline[1:], byline, *paragraphs)) + "\n", slip)

    def _person(self) -> tuple[Person, bool]:
        """A person, and whether the registry has them."""
        known = self._draw.random() < KNOWN
        return (self._draw.choice(self._known), True) if known else (next(self._strangers), False)

    def _slip(self, cast: list[tuple[Person, bool]]) -> str | None:
        """The full name of somebody in the registry with two letters of the family name swapped."""
        for person, known in cast:
            middle = len(person.family) // 2
            pair = person.family[middle : middle + 2]
            if known and len(person.family) > 6 and pair.islower() and pair != pair[::-1]:
                wrong = person.family[:middle] + pair[::-1] + person.family[middle + 2 :]
                return person._replace(family=wrong).name
        return None

    def _news(self) -> str:
        said = f"{self._event()} {self._draw.choice(TAILS)}."
        return said[:1].upper() + said[1:]

    def _event(self) -> str:
        choice = self._draw.choice
        return f"{choice(SUBJECTS)} {choice(DEEDS)} {choice(THINGS)}"

    def _quote(self) -> str:
        """What somebody says; nothing is said twice in a story as long as there is anything else."""
        return self._quotes.pop() if self._quotes else self._draw.choice(QUOTES)

    def _sentence(self) -> str:
        return self._plain.pop() if self._plain else self._news()

    def _introduced(self, person: Person) -> str:
        choice = self._draw.choice
        kind = self._draw.randrange(4)
        if kind == 0:
            first = f'"{self._quote()}," said {person.name}, the {person.title} of {person.of}.'
        elif kind == 1:
            first = f"{person.of}'s {person.title}, {person.name}, said {self._event()}."
        elif kind == 2:
            first = f"{person.name}, who speaks for {choice(SUBJECTS)}, said it was too early to tell."
        else:
            first = f"Former {person.title} {person.name} told reporters in {choice(TOWNS)} that {self._event()}."
        return f"{first} {self._sentence()}"

    def _further(self, person: Person) -> str:
        family = person.family[:1].upper() + person.family[1:]
        kind = self._draw.randrange(4)
        if kind == 0:
            return f'"{self._quote()}," {person.family} said. "{self._quote()}."'
        if kind == 1:
            return f"{family} said that {self._event()}. {self._sentence()}"
        if kind == 2:
            return f"{self._news()} {self._sentence()}"
        return f"In {self._draw.choice(TOWNS)}, {self._event()}, {person.family} said. {self._sentence()}"
