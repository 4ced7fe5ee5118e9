"""The data that ships with the tool, and the cache of what is compiled from it."""

from pathlib import Path


def rules_folder() -> Path:
    """The folder of rule cards, lexicon and starter registry: in the wheel, or beside the package in a checkout."""
    package = Path(__file__).parent.parent
    shipped = package / "_rules"
    return shipped if shipped.is_dir() else package.parent / "rules"
