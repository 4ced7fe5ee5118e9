"""The configuration: which file holds for a story, what it may say, and the settings and origin of every value."""
