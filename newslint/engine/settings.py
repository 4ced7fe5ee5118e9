"""What a run depends on besides its stories."""

from __future__ import annotations

from newslint.formats.source import JsonNames
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from newslint.catalogue.rule import OptionValue


class StoryIgnore(NamedTuple):
    """Rules that say nothing, of some stories or of some text; what is None holds for all.

    `rules` are ids or families. `story` is the story's id or its slug, `text` the marked copy, spacing aside.
    """

    rules: tuple[str, ...]
    story: str | None = None
    text: str | None = None


class Settings(NamedTuple):
    """Everything a run needs to know; picklable, and equal settings give equal reports.

    `registries` are paths, later layers win over earlier ones and over the starter registry. `select` and `ignore`
    are rule ids, families or prefixes; None selects the default set. `severities` stand in for those of the cards, by
    rule id; `options` are a rule's by its id, each a name and a value that its card declares.
    `rule_folders` hold a newsroom's own cards, lexicon and house styles; `style` is the name of the style in force.
    `as_of` dates the stories that give no date, and `language` is that of those that state none. `format` names the
    reader instead of detecting it; `json_names` are the keys of stories in JSON of the newsroom's own.
    `stdin_filename` is what standard input is called, for its format and in the report. Diagnostics below
    `certainty` are dropped. `copies` asks for the text of the stories that have diagnostics. `story_ignores` suppress
    by story and by text. With `stories_only` a file that is no story is passed over even where it is named.
    """

    registries: tuple[str, ...] = ()
    starter_registry: bool = True
    as_of: date | None = None
    language: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, tuple[tuple[str, OptionValue], ...]], ...] = ()
    rule_folders: tuple[str, ...] = ()
    format: str | None = None
    stories_only: bool = False
    json_names: JsonNames = JsonNames()
    stdin_filename: str | None = None
    certainty: str = "likely"
    copies: bool = False
    story_ignores: tuple[StoryIgnore, ...] = ()
    style: str | None = None
