"""The rules: their cards, which of them run, and those that need no function."""

from newslint.catalogue.load import load_catalogue
from newslint.catalogue.rule import Catalogue, Rule
from newslint.catalogue.select import find_rule, select

__all__ = ["Catalogue", "Rule", "find_rule", "load_catalogue", "select"]
