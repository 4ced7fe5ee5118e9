"""A baseline: diagnostics that were there when somebody began to lint, and are left out until their copy changes."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from newslint.catalogue import load_catalogue, select
from newslint.catalogue.rule import RUN
from newslint.engine.paths import STDIN, reason
from newslint.errors import ConfigError
from newslint.model.diagnostic import Diagnostic, Report
from newslint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.engine.settings import Settings

VERSION = 1
_LONGEST = 120
#: What helps where the file of a baseline holds something else, be it asked for to be read or to be written.
_INSTEAD = "name another file, or remove this one and have --write-baseline make it"


class Entry(NamedTuple):
    """A diagnostic that is known: its file, as seen from the baseline's folder, its rule and its fingerprint.

    `text` is for whoever reads the baseline, and decides nothing.
    """

    path: str
    rule: str
    fingerprint: str
    text: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self[:3]


class Baseline(NamedTuple):
    """What is known, and the folder that the paths in it are seen from."""

    folder: str
    entries: tuple[Entry, ...] = ()

    def place(self, path: str) -> str:
        """A path of this run as an entry has it."""
        if path == STDIN:
            return path
        return os.path.relpath(os.path.abspath(path), self.folder).replace(os.sep, "/")


def read_baseline(path: str) -> Baseline:
    """The baseline in a file. Raises ConfigError, in one line, for one that is not there or is none."""
    try:
        with open(path, "rb") as file:
            value = json.loads(file.read())
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such baseline; --write-baseline makes one") from None
    except OSError as error:
        raise ConfigError(f"{path}: the baseline cannot be read: {reason(error)}") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: is no baseline: {error}; {_INSTEAD}") from error
    if not isinstance(value, dict) or "version" not in value:
        raise ConfigError(f"{path}: is no baseline; {_INSTEAD}")
    if value["version"] != VERSION:
        raise ConfigError(
            f"{path}: is a baseline of version {value['version']!r}, and this newslint reads version {VERSION}"
        )
    entries = value.get("diagnostics")
    if not isinstance(entries, list):
        raise ConfigError(f"{path}: is no baseline: 'diagnostics' is to be a list; {_INSTEAD}")
    return Baseline(_folder(path), tuple(_entry(path, number, one) for number, one in enumerate(entries, start=1)))


def write_baseline(path: str, entries: Iterable[Entry]) -> None:
    """Write a baseline, whole or not at all: sorted, an entry a line. Raises ConfigError where it cannot be written."""
    from newslint.data.whole import replacing

    lines = ",\n".join(_line(entry) for entry in sorted(set(entries)))
    listed = f"[\n{lines}\n]" if lines else "[]"
    try:
        with replacing(path) as file:
            file.write(f'{{"version": {VERSION}, "diagnostics": {listed}}}\n'.encode())
    except OSError as error:
        raise ConfigError(f"{path}: the baseline cannot be written: {reason(error)}") from error


def empty_baseline(path: str) -> Baseline:
    """A baseline that is to be written to this file."""
    return Baseline(_folder(path))


def without_known(report: Report, baseline: Baseline) -> Report:
    """The report less what the baseline holds."""
    known = {entry.key for entry in baseline.entries}
    kept = tuple(d for d in report.diagnostics if _entry_of(d, baseline).key not in known)
    hidden = report.hidden._replace(baseline=len(report.diagnostics) - len(kept))
    return report._replace(diagnostics=kept, hidden=hidden)


def gone(baseline: Baseline, report: Report, linted: Mapping[str, Settings]) -> tuple[Entry, ...]:
    """The entries that this run should have met with and has not; `linted` are its files, each with its settings.

    An entry is judged where its file was read and its rule ran, or where its file is no longer there. Of a rule that
    compares the stories of a run it is judged only where all the files of the baseline were in the run.
    """
    found = {_entry_of(d, baseline).key for d in report.diagnostics}
    failed = {failure.path for failure in report.failures}
    read = {baseline.place(path): settings for path, settings in linted.items() if path not in failed}
    there = {path for path in {entry.path for entry in baseline.entries} if _exists(baseline, path)}
    is_whole = there.issubset(read)

    def judged(entry: Entry) -> bool:
        if entry.path not in there:
            return entry.path not in read
        compares = _rules(read[entry.path]).get(entry.rule) if entry.path in read else None
        return compares is not None and (is_whole or not compares)

    return tuple(entry for entry in baseline.entries if entry.key not in found and judged(entry))


def renewed(baseline: Baseline, report: Report, lost: Collection[Entry]) -> tuple[Entry, ...]:
    """The entries of a baseline less those that are gone, with all that the report has."""
    kept = {entry.key: entry for entry in baseline.entries if entry not in set(lost)}
    return tuple({**kept, **{e.key: e for e in (_entry_of(d, baseline) for d in report.diagnostics)}}.values())


@lru_cache(maxsize=64)
def _rules(settings: Settings) -> dict[str, bool]:
    """The rules that run with these settings, and whether each compares the stories of a run."""
    catalogue = load_catalogue(settings.rule_folders)
    return {rule.id: rule.scope == RUN for rule in select(catalogue, settings.select, settings.ignore)}


def _line(entry: Entry) -> str:
    """An entry as JSON, a byte of its path that is no UTF-8 escaped, as what is written would be none either."""
    line = json.dumps(entry._asdict(), ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", line)


def _entry_of(diagnostic: Diagnostic, baseline: Baseline) -> Entry:
    text = " ".join(diagnostic.text.split())
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return Entry(baseline.place(diagnostic.path), diagnostic.rule, diagnostic.fingerprint, shown)


def _entry(path: str, number: int, value: object) -> Entry:
    fields = value if isinstance(value, dict) else {}
    where, rule, fingerprint = (fields.get(name) for name in ("path", "rule", "fingerprint"))
    if not (isinstance(where, str) and isinstance(rule, str) and isinstance(fingerprint, str)):
        raise ConfigError(f"{path}: is no baseline: entry {number} lacks path, rule or fingerprint; {_INSTEAD}")
    return Entry(where, rule, fingerprint, str(fields.get("text", "")))


def _folder(path: str) -> str:
    return os.path.dirname(os.path.abspath(path))


def _exists(baseline: Baseline, path: str) -> bool:
    return path == STDIN or os.path.lexists(os.path.join(baseline.folder, path))
