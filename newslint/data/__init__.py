"""The data that ships with the tool, and the cache of what is compiled from it."""

import os


def rules_folder() -> str:
    """The folder of rule cards, lexicon and starter registry: in the wheel, or beside the package in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    shipped = os.path.join(package, "_rules")
    return shipped if os.path.isdir(shipped) else os.path.join(os.path.dirname(package), "rules")
