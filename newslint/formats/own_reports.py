"""What newslint itself has written among the stories: its reports for persons, which read like copy."""

from __future__ import annotations

import re

from newslint.errors import NOT_A_STORY, InputError

#: How much of a file its first line is looked for in, and its last.
_LONGEST = 2000
_COMMANDS = ("::error title=", "::warning title=", "::notice title=")
_PAGE = "## newslint\n\n**"
_DIAGNOSTIC = r".+:\d+:\d+: (?:error|warning|info): .+ \[[a-z0-9-]+/[a-z0-9-]+\]"
_COUNT = r"\d+ (?:fixed|errors?|warnings?|info|failures?)"
_SUMMARY = rf"\d+ files?: (?:nothing to report|{_COUNT}(?:, {_COUNT})*)(?: \(.+\))?\."


def refuse_report(text: str) -> None:
    """Raise InputError for a report of newslint's, in any format that is plain text or Markdown."""
    if _is_report(text):
        raise InputError("is a report of newslint's, not a story", NOT_A_STORY)


def _is_report(text: str) -> bool:
    first, last = text[:_LONGEST].partition("\n")[0], text[-_LONGEST:].rstrip().rpartition("\n")[2]
    if first.startswith("::") or text.startswith(_PAGE):
        return first.startswith(("## ", *_COMMANDS))
    # Nearly no story has such a line: no pattern is compiled for the others.
    if first.endswith("]") and re.fullmatch(_DIAGNOSTIC, first):
        return True
    return last[:1].isdigit() and re.fullmatch(_SUMMARY, last) is not None
