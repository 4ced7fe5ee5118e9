"""Titles: the headline twice, one headline on two stories, an honorific twice, a paragraph twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.analysis.headlines import copy_sketch, headline_key, headline_words, is_sentence_case, same_headline
from newslint.model import document as kinds
from newslint.model.diagnostic import Claim, Finding, Note, Replacement
from newslint.model.span import Span
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.analysis.story import Story
    from newslint.catalogue.rule import OptionValue
    from newslint.model.document import Block

#: What a headline may be repeated as, and what stands above the copy and is passed over.
_TITLES = frozenset({kinds.HEADLINE, kinds.SUBHEAD, kinds.PARAGRAPH})
_PASSED = frozenset({kinds.BYLINE, kinds.FURNITURE, kinds.DATELINE, kinds.CAPTION})
_HEAD = 8
#: The key of a headline that is no template, whatever the copy below it.
_HEADLINE_ALONE = ""


def repeated_headline(story: Story, options: Mapping[str, OptionValue]) -> Iterator[Finding]:
    """Every further copy of the headline above the copy; the fix takes out the one that is not as it should be."""
    blocks = story.document.blocks
    at = _headline(story)
    if at is None:
        return
    title = _text(story, blocks[at])
    for number in range(at + 1, min(len(blocks), at + _HEAD)):
        block = blocks[number]
        if block.kind in _PASSED:
            continue
        text = _text(story, block)
        if block.kind not in _TITLES or len(text) > 2 * len(title) + 80:
            return
        if same_headline(title, text):
            if not text.endswith(":"):  # it leads into a list
                yield _repeated(story, at, number)
        elif block.kind == kinds.PARAGRAPH and len(headline_words(text)) >= 12:
            return


def _headline(story: Story) -> int | None:
    """Where the headline is; of one that is a field of the file and one of the copy that says the same, the copy's."""
    blocks = story.document.blocks[:_HEAD]
    first, second = (*(i for i, block in enumerate(blocks) if block.kind == kinds.HEADLINE), None, None)[:2]
    if first is not None and second is not None and blocks[first].span == story.document.metadata.title:
        return second if same_headline(_text(story, blocks[first]), _text(story, blocks[second])) else first
    return first


def _repeated(story: Story, first: int, second: int) -> Finding:
    blocks = story.document.blocks
    one, other = _text(story, blocks[first]), _text(story, blocks[second])
    if len(headline_words(one)) > len(headline_words(other)) or (one.isupper() and not other.isupper()):
        cut = Span(blocks[first].span.start, blocks[first + 1].span.start)
    else:
        cut = Span(blocks[second - 1].span.end, blocks[second].span.end)
    notes = (Note("The headline stands here first.", blocks[first].span),)
    return Finding(blocks[second].span, {"headline": other}, (Replacement("", cut),), notes, certainty="certain")


def shared_headline(story: Story, options: Mapping[str, OptionValue]) -> Iterator[Claim]:
    """The headline, with keys of its copy: the headline alone is a key where it is no template.

    Templates recur over different stories ("Press Briefing by ..."), and headlines in title case are often templates;
    for those the stories below them have to be largely the same as well.
    """
    block = next((b for b in story.document.blocks[:_HEAD] if b.kind == kinds.HEADLINE), None)
    if block is None:
        return
    text = _text(story, block)
    key = headline_key(text)
    words = key.count(" ") + 1
    if words < 2:
        return
    keys = list(copy_sketch(story.document))
    distinctive = is_sentence_case(text) and not any(map(str.isdigit, key))
    if distinctive and words >= int(str(options.get("shortest", 6))):
        keys.append(_HEADLINE_ALONE)
    if keys:
        yield Claim(key, tuple(keys), block.span, {"headline": " ".join(text.split())})


def doubled_honorific(story: Story, options: Mapping[str, OptionValue]) -> Iterator[Finding]:
    """A title given twice before a name, two that exclude each other, one before a name that one after it repeats."""
    from newslint.analysis.doubled_titles import find_doubled

    for doubled in find_doubled(story.document, story.lexicon):
        surface = " ".join(story.text[doubled.span.start : doubled.span.end].split())
        # One title typed twice loses nothing; of two different ones a person chooses.
        safety = "safe" if len(doubled.right) == 1 else "display"
        replacements = tuple(Replacement(right, title=f"Write '{right}'", safety=safety) for right in doubled.right)
        data = {"surface": surface, "fault": doubled.fault}
        yield Finding(doubled.span, data, replacements, certainty="certain")


def repeated_paragraph(story: Story, options: Mapping[str, OptionValue]) -> Iterator[Finding]:
    """Paragraphs and long sentences that the story has already given, word for word or but for one word."""
    from newslint.analysis.repeats import find_repeats

    for repeat in find_repeats(story.document, int(str(options.get("shortest", 12)))):
        cut = Replacement("", _with_space_before(story.text, repeat.span))
        opening = " ".join(story.text[repeat.span.start : repeat.span.end].split()[:5])
        notes = (Note("It stands here first.", repeat.first),)
        certainty = "certain" if repeat.exact else "likely"
        yield Finding(repeat.span, {"opening": opening, "what": repeat.what}, (cut,), notes, certainty=certainty)


def _with_space_before(text: str, span: Span) -> Span:
    start = span.start
    while start and text[start - 1].isspace():
        start -= 1
    return Span(start, span.end)


def _text(story: Story, block: Block) -> str:
    return story.text[block.span.start : block.span.end]
