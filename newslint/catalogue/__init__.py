"""The rules: their cards, which of them run, and those that need no function."""

from newslint.catalogue.load import load_catalogue
from newslint.catalogue.rule import Catalogue, Rule
from newslint.catalogue.select import adjusted, find_rule, select

__all__ = ["Catalogue", "Rule", "adjusted", "find_rule", "load_catalogue", "select"]
