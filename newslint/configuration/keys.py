"""Every key of a configuration file, declared once: what reads it, what is said of it, what it decides."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.configuration.kinds import (
    COUNT,
    DAY,
    FILE,
    FLAG,
    FORMAT,
    GLOBS,
    JSON_NAMES,
    LANGUAGE,
    NAME,
    NAMES,
    PATHS,
    RULE_OPTIONS,
    SEVERITY,
    STORY_IGNORES,
    SUFFIXES,
    Kind,
    choice,
)
from newslint.model.diagnostic import CERTAINTIES, SEVERITIES
from newslint.report import FORMATS
from newslint.typed import NamedTuple


class Key(NamedTuple):
    """`scope` is what it decides: a `story` (then overrides may set it), whether a `file` is taken, or the `run`."""

    kind: Kind
    about: str
    scope: str = "story"


KEYS: Mapping[str, Key] = {
    "select": Key(NAMES, "only these rules: ids, families or prefixes (names/mis*)"),
    "extend-select": Key(NAMES, "these rules as well"),
    "ignore": Key(NAMES, "not these rules"),
    "preview": Key(FLAG, "whether rules in preview run without being named"),
    "severity": Key(SEVERITY, "off, info, warning or error, by rule, family or prefix"),
    "rules": Key(RULE_OPTIONS, "the options of rules, by their ids"),
    "certainty": Key(choice(CERTAINTIES), "report what is at least so sure"),
    "story-ignores": Key(STORY_IGNORES, "rules that say nothing of a story, or of a text"),
    "registries": Key(PATHS, "names of your own: files, folders, built indexes; later ones win"),
    "starter-registry": Key(FLAG, "whether the registry that ships with newslint is used"),
    "rule-paths": Key(PATHS, "folders of rule cards and lexicon of your own; later ones win"),
    "style": Key(NAME, "the house style: ap, guardian, nyt, reuters, or one of your own"),
    "as-of": Key(DAY, "the date of stories that give none"),
    "language": Key(LANGUAGE, "the language of stories that state none"),
    "format": Key(FORMAT, "what the stories are, instead of finding out"),
    "json-names": Key(JSON_NAMES, "the keys of a story's parts in JSON of your own: headline, body, date, id"),
    "include": Key(SUFFIXES, "the suffixes of stories in folders, instead of those of every format", scope="file"),
    "extend-include": Key(SUFFIXES, "more suffixes of stories in folders", scope="file"),
    "exclude": Key(GLOBS, "what is left out, as in .gitignore", scope="file"),
    "extend-exclude": Key(GLOBS, "what is left out as well", scope="file"),
    "force-exclude": Key(
        FLAG,
        "whether a named path is treated as one found in a folder: left out, or passed over as no story",
        scope="file",
    ),
    "respect-gitignore": Key(FLAG, "whether what git ignores is left out of folders", scope="file"),
    "fail-on": Key(choice(SEVERITIES), "exit with 1 where something is so severe", scope="run"),
    "output-format": Key(choice(FORMATS), "the form of the report", scope="run"),
    "baseline": Key(FILE, "leave out the diagnostics that this file holds", scope="run"),
    "jobs": Key(COUNT, "lint in so many processes; without it, in as many as there are cores", scope="run"),
    "cache": Key(FLAG, "whether results are kept from run to run", scope="run"),
}
#: The keys that may stand in an override, besides `paths`.
PER_PATH = tuple(name for name, key in KEYS.items() if key.scope == "story")
EXTENDS, OVERRIDES = "extends", "overrides"
