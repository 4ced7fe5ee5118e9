"""Names that are right but for their marks: diacritics, hyphens, spaces, capitals."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from newslint.analysis.slips import word_spans
from newslint.model.span import Span
from newslint.registry.entity import Entity
from newslint.registry.forms import PARTICLES, accepted_forms, entity_parts, form_parts, name_words
from newslint.registry.normalise import fold, squash
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story


def right_form(entity: Entity, mention: Mention, preferred: str | None = None) -> str | None:
    """The accepted form that a mention is but for marks and case; None where it is one, or is another form.

    The form that the house style prefers is accepted, and comes first.
    """
    surface = plain(" ".join(name_words(mention.surface)))
    forms = [form for form in _forms(entity, mention, preferred) if squash(form) == squash(surface)]
    for form in map(plain, forms):
        if form in (surface, surface[0].lower() + surface[1:]) or (surface.isupper() and form.upper() == surface):
            return None
        if _with_small_particles(form) == surface:
            return None
    return forms[0] if forms else None


def unmarked_words(story: Story, mention: Mention, right: str) -> tuple[Span, str]:
    """The words of a mention that differ from the right form, and what should stand there."""
    spans, words = word_spans(story.text, mention), right.split()
    first, last = 0, len(name_words(mention.surface)) - 1
    if len(words) == last + 1:
        wrong = [i for i, (a, b) in enumerate(zip(mention.words, words, strict=False)) if plain(a) != plain(b)]
        first, last = wrong[0], wrong[-1]
        right = " ".join(words[first : last + 1])
    span = Span(spans[first].start, spans[last].end)
    return span, right.upper() if story.text[span.start : span.end].isupper() else right


def _forms(entity: Entity, mention: Mention, preferred: str | None) -> Iterator[str]:
    """The accepted forms of an entity; for a single word, the words of its names too."""
    own = (preferred,) if preferred is not None else ()
    yield from (*own, *accepted_forms(entity))
    if not mention.full:
        for parts in (*(parts for form in own for parts in form_parts(entity, form)), *entity_parts(entity)):
            yield " ".join(parts.family_words)
            yield " ".join(parts.given_words)


def plain(form: str) -> str:
    """A form without what is never a fault: full stops, and what `shaped` makes alike."""
    return shaped(form).replace(".", "")


def shaped(form: str) -> str:
    """A form with one shape of apostrophes and of hyphens, and letters and marks put together."""
    return normalize("NFC", form).replace("’", "'").replace("‑", "-").replace("\u00ad", "")


def _with_small_particles(form: str) -> str:
    """A form with its particles in lower case, which copy may write whatever the registry has."""
    return " ".join(w.lower() if fold(w) in PARTICLES else w for w in form.split())
