"""Names that are right but for their marks: diacritics, hyphens, spaces, capitals."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from newslint.analysis.slips import word_spans
from newslint.model.span import Span
from newslint.registry.entity import Entity
from newslint.registry.forms import PARTICLES, accepted_forms, entity_parts, name_words
from newslint.registry.normalise import fold, squash
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.mentions import Mention
    from newslint.analysis.story import Story


def right_form(entity: Entity, mention: Mention) -> str | None:
    """The accepted form that a mention is but for marks and case; None where it is one, or is another form."""
    surface = _plain(" ".join(name_words(mention.surface)))
    forms = [form for form in _forms(entity, mention) if squash(form) == squash(surface)]
    for form in map(_plain, forms):
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
        wrong = [i for i, (a, b) in enumerate(zip(mention.words, words, strict=False)) if _plain(a) != _plain(b)]
        first, last = wrong[0], wrong[-1]
        right = " ".join(words[first : last + 1])
    span = Span(spans[first].start, spans[last].end)
    return span, right.upper() if story.text[span.start : span.end].isupper() else right


def _forms(entity: Entity, mention: Mention) -> Iterator[str]:
    """The accepted forms of an entity; for a single word, the words of its names too."""
    yield from accepted_forms(entity)
    if not mention.full:
        for parts in entity_parts(entity):
            yield " ".join(parts.family_words)
            yield " ".join(parts.given_words)


def _plain(form: str) -> str:
    """A form without what is never a fault: full stops, shapes of apostrophes and hyphens, marks apart from letters."""
    return normalize("NFC", form).replace("’", "'").replace("‑", "-").replace("\u00ad", "").replace(".", "")


def _with_small_particles(form: str) -> str:
    """A form with its particles in lower case, which copy may write whatever the registry has."""
    return " ".join(w.lower() if fold(w) in PARTICLES else w for w in form.split())
