"""newslint: a linter for news wire copy.

    >>> import newslint
    >>> report = newslint.lint("President President Duda arrived.")
    >>> [d.rule for d in report.diagnostics]

What is public is what `__all__` names; each is imported when it is first used.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers have it; importing typing would take a third of the time of --version
if TYPE_CHECKING:
    from newslint.engine.api import lint
    from newslint.errors import NewslintError
    from newslint.model.diagnostic import Diagnostic, Report
    from newslint.model.document import Document

__version__ = "0.1.0"

__all__ = ["Diagnostic", "Document", "NewslintError", "Report", "lint"]

_HOMES = {
    "Diagnostic": "newslint.model.diagnostic",
    "Document": "newslint.model.document",
    "NewslintError": "newslint.errors",
    "Report": "newslint.model.diagnostic",
    "lint": "newslint.engine.api",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
