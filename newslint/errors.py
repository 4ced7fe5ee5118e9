"""What can go wrong with what a user hands over; each says in one line what to do."""

#: The kind of an `InputError` for a file that is no story, and need not be one where nobody said that it is.
NOT_A_STORY = "not-a-story"


class NewslintError(Exception):
    """A failure to report to the user: one line, with file and line where they are known."""

    kind = "error"


class InputError(NewslintError):
    """A story that cannot be read."""

    def __init__(self, message: str, kind: str = "unreadable") -> None:
        super().__init__(message)
        self.kind = kind


class ConfigError(NewslintError):
    """An option or a setting that is not valid."""

    kind = "configuration"


class RuleError(ConfigError):
    """A rule card or a lexicon file that does not validate."""

    kind = "rule"


class RegistryError(ConfigError):
    """A registry source or index that does not validate."""

    kind = "registry"
