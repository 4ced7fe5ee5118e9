"""The canonical names: records, their sources, the index compiled from them, and look-up with evidence.

Knows nothing of rules or documents.
"""
