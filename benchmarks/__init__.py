"""Measures newslint in whole processes, on people and stories made up by a seeded generator."""
