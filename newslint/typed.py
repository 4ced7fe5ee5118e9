"""What records need of `typing`, without loading it: a process that lints one story starts 9 ms sooner for it.

Importing `typing` takes 3 ms, and its NamedTuple compiles every annotation: 110 us a class where 40 do, and there are
some 90 of them on the way to a story's diagnostics. `TYPE_CHECKING` is what `typing` says as well while a program
runs; what is needed of `typing` for annotations alone is imported where it holds.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
    from typing import Protocol as Protocol
else:
    from collections import namedtuple

    class _Definition(type):
        """Makes a class that derives from NamedTuple: a tuple with the annotated fields, and the rest of its body."""

        def __new__(meta, name, bases, body):
            if not bases:
                return super().__new__(meta, name, bases, body)
            if bases != (NamedTuple,):
                raise TypeError(f"{name}: a named tuple has no other base")
            annotations = body.pop("__annotations__", {})
            defaults = [body.pop(field) for field in annotations if field in body]
            made = namedtuple(name, annotations, defaults=defaults, module=body.pop("__module__"))
            made.__annotations__ = annotations
            for key, value in body.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Definition):
        """The base of records, as `typing.NamedTuple` is; their annotations stay as they are written."""

    class Protocol:
        """The base of what only type checkers look at."""
