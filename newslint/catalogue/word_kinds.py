"""The declarative kinds that list words and phrases: forbidden, preferred, consistent."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from newslint.catalogue.forms import Form, capitalised, in_case_of, key_words, opens_sentence
from newslint.catalogue.rule import Match, Rule
from newslint.catalogue.scan import Scan
from newslint.model.diagnostic import Finding, Note, Replacement
from newslint.model.document import HEADLINE, SUBHEAD
from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.registry.lookup import Registry


class Hit(NamedTuple):
    """A form of a rule where the copy has it."""

    span: Span
    form: Form


def forms_of(match: Match, registry: Registry) -> Iterator[Form]:
    """The forms that a rule of one of these kinds looks for."""
    if match.entities is not None:
        for group, old in enumerate(registry.deprecated(match.entities)):
            since = old.since.isoformat() if old.since else ""
            yield Form(old.text, key_words(old.text), (old.canonical,), group, since, old.exceptions, old.entity)
        return
    for group, entry in enumerate(match.entries):
        listed = entry if match.kind == "consistent" else entry[:1]
        right = entry[1:] if match.kind == "preferred" else ()
        for text in listed:
            yield Form(text, key_words(text), right, group)


def findings(rule: Rule, scan: Scan, hits: Iterable[Hit]) -> Iterator[Finding]:
    """What a rule has to say of the places where the copy has its forms; of two that overlap the longer counts."""
    found = longest(hit for hit in hits if scan.in_force(hit.form.since))
    kept = [hit for hit in found if scan.admits(rule, hit.span, hit.form.exceptions)]
    if rule.match is not None and rule.match.kind == "consistent":
        yield from _inconsistent(rule, scan, kept)
        return
    for hit in kept:
        if hit.form.right:
            yield from _preferred(rule, scan, hit)
        else:
            yield Finding(hit.span, {"surface": scan.surface(hit.span)}, certainty=certainty(rule))


def certainty(rule: Rule) -> str:
    """How sure a declarative rule's findings are."""
    return rule.certainty or "likely"


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in order, without those that overlap a longer one, or as long a one that begins or is listed first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.span.start - h.span.end, h.span.start, h.form.group, h.form.text)):
        at = bisect_left(kept, hit.span, key=lambda h: h.span)
        if not any(hit.span.overlaps(beside.span) for beside in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, hit)
    return kept


def _preferred(rule: Rule, scan: Scan, hit: Hit) -> Iterator[Finding]:
    surface, form = scan.surface(hit.span), hit.form
    right = tuple(dict.fromkeys(right_text(scan, hit, surface, one) for one in form.right))
    if surface in right:
        return
    data = {"surface": surface, "preferred": right[0], "canonical": form.right[0], "form": form.text}
    yield Finding(hit.span, data, _replacements(rule, right), certainty=certainty(rule), entity=form.entity)


def right_text(scan: Scan, hit: Hit, surface: str, right: str) -> str:
    """The right form in the case it has here: a form that a rule writes small is capitalised where any word is."""
    written = in_case_of(surface, hit.form.text, right)
    if not surface[:1].isupper() or not written[:1].islower():
        return written
    block = scan.block_of(hit.span)
    if block is None:
        return written
    if block.kind not in (HEADLINE, SUBHEAD) and not opens_sentence(scan.text, block.span.start, hit.span.start):
        return written
    return surface if written.lower() == surface.lower() else capitalised(written)


def _inconsistent(rule: Rule, scan: Scan, hits: Sequence[Hit]) -> Iterator[Finding]:
    groups: dict[int, dict[str, list[Hit]]] = {}
    for hit in hits:
        groups.setdefault(hit.form.group, {}).setdefault(hit.form.text, []).append(hit)
    for variants in groups.values():
        prevailing = max(variants.values(), key=lambda found: (len(found), -found[0].span.start))
        first = prevailing[0]
        for hit in (one for found in variants.values() if found is not prevailing for one in found):
            surface, other = scan.surface(hit.span), scan.surface(first.span)
            right = in_case_of(surface, hit.form.text, first.form.text)
            note = Note(f"'{other}' is here", first.span)
            data = {"surface": surface, "other": other, "preferred": right}
            yield Finding(hit.span, data, _replacements(rule, (right,)), (note,), certainty=certainty(rule))


def _replacements(rule: Rule, right: Sequence[str]) -> tuple[Replacement, ...] | None:
    """The right forms, unless the card says itself what to write."""
    if rule.fix is not None and rule.fix.replace is not None:
        return None
    return tuple(Replacement(text) for text in right)
