"""Patterns of paths, as in .gitignore: `*.txt`, `archive/`, `/desk/*.md`, `sports/**/draft-*`."""

from __future__ import annotations

import os
import re
from functools import lru_cache

from newslint.typed import NamedTuple

#: Compiled when the first pattern is read: most runs have none.
_SPECIAL = r"\*\*/|\*\*$|\*|\?|\[(?P<not>[!^]?)(?P<set>\]?[^\]/]*)\]|[^*?\[]+|\["
_FIXED = {"**/": "(?:[^/]+/)*", "**": ".+", "*": "[^/]*", "?": "[^/]"}


class Glob(NamedTuple):
    """A pattern that is valid. `folders` where it ends in a slash and so means folders alone.

    It is relative to the absolute folder `root`; for a path that is not below that, to the current folder.
    """

    text: str
    regex: re.Pattern[str]
    folders: bool
    root: str

    def matches(self, path: str, *, folder: bool) -> bool:
        """Whether it matches this absolute path itself."""
        return self._fits(self._relative(path), folder)

    def covers(self, path: str, *, folder: bool = False) -> bool:
        """Whether it matches this absolute path or a folder that it is in."""
        path = self._relative(path)
        above = (path[:at] for at, sign in enumerate(path) if sign == "/")
        return self._fits(path, folder) or any(self._fits(one, True) for one in above)

    def _fits(self, path: str, folder: bool) -> bool:
        return (folder or not self.folders) and self.regex.fullmatch(path) is not None

    def _relative(self, path: str) -> str:
        for root in (self.root, os.getcwd()):
            above = root.rstrip(os.sep) + os.sep
            if path.startswith(above):
                return path.removeprefix(above).replace(os.sep, "/")
        return path.replace(os.sep, "/").lstrip("/")


@lru_cache(maxsize=1024)
def glob(text: str, root: str) -> Glob:
    """The pattern written so in this folder. One with a slash before its end is rooted, others match at any depth.

    Raises ValueError that says what is wrong.
    """
    body = text.removesuffix("/")
    parts = body.split("/")
    if not body.strip("/"):
        raise ValueError("is empty")
    if text.startswith("!"):
        raise ValueError("begins with '!': what it leaves out cannot be taken in again")
    if "\\" in text:
        raise ValueError("has a backslash; write folders with '/'")
    if ".." in parts or "." in parts:
        raise ValueError("has a '.' or '..' in it; a pattern is relative to the folder of its file")
    if any("**" in part and part != "**" for part in parts):
        raise ValueError("has '**' beside other characters; it stands alone between slashes")
    rooted = "/" in body
    regex = "".join(_regex(match) for match in re.finditer(_SPECIAL, body.removeprefix("/")))
    try:
        compiled = re.compile(regex if rooted else f"(?:.*/)?{regex}", re.DOTALL)
    except re.error as error:
        raise ValueError(f"has a range in brackets that is none: {error.msg}") from error
    return Glob(text, compiled, text.endswith("/"), root)


def _regex(match: re.Match[str]) -> str:
    token = match[0]
    if token in _FIXED:
        return _FIXED[token]
    if token == "[":
        raise ValueError("has a '[' without its ']'")
    if match["set"] is not None:
        inside = re.sub(r"([\\\[&~|^])", r"\\\1", match["set"])
        return f"[{'^/' if match['not'] else ''}{inside}]"
    return re.escape(token)
