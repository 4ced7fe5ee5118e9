"""The records every layer shares: spans, offset maps, documents, diagnostics.

Records are NamedTuples: frozen and typed, as frozen dataclasses are, but an eighth of the time to define and
a third to make, which decides how soon the command starts (measured with `make bench`).
"""
