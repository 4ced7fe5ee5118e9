"""Paths as other programs want them."""

from __future__ import annotations

import os
from types import ModuleType
from urllib.parse import quote

from newslint.report import Options
from newslint.report.one_line import readable

_STDIN = "-"


def relative(path: str, options: Options, system: ModuleType = os.path) -> str:
    """The path as it is from the root, with slashes; what lies outside of the root is absolute.

    No file is looked at. `system` is the path module of the system that the paths are from.
    """
    if path != _STDIN and options.folder is not None and options.root is not None:
        full = system.normpath(system.join(options.folder, path))
        path = full
        # On another drive there is no way from the root.
        if system.splitdrive(full)[0].lower() == system.splitdrive(options.root)[0].lower():
            near = system.relpath(full, options.root)
            path = full if near.split(system.sep)[0] == system.pardir else near
    return path.replace("\\", "/") if system.sep == "\\" else path


def named(path: str, options: Options) -> str:
    """The path as `relative` gives it, in characters alone, whatever bytes it is made of."""
    return readable(relative(path, options))


def uri(path: str) -> str:
    """The URI of a path with slashes: a relative reference, or of the scheme file; its bytes percent-encoded."""
    if path.startswith("/"):
        return "file://" + _quoted(path)
    if is_absolute(path):
        return f"file:///{path[:2]}{_quoted(path[2:])}"
    return _quoted(path)


def is_absolute(path: str) -> bool:
    """Whether a path with slashes begins at a root or a drive."""
    return path.startswith("/") or path[1:3] == ":/"


def _quoted(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape" if _escaped(path) else "replace"))


def _escaped(path: str) -> bool:
    """Whether every half of a surrogate pair in it stands for a byte that is no UTF-8."""
    return all("\udc80" <= character <= "\udcff" for character in path if "\ud800" <= character <= "\udfff")
