"""What can go wrong with what a user hands over; each says in one line what to do."""

#: The kind of an `InputError` for a file that is no story, and need not be one where nobody said that it is.
NOT_A_STORY = "not-a-story"


#: The most characters of a message; of a longer one the middle is left out, as what to do comes last.
_LONGEST = 400


class NewslintError(Exception):
    """A failure to report to the user: one line, with file and line where they are known."""

    kind = "error"


class InputError(NewslintError):
    """A story that cannot be read. What the message quotes of it comes on one line of bounded length all the same."""

    def __init__(self, message: str, kind: str = "unreadable") -> None:
        super().__init__(_one_line(message))
        self.kind = kind


class ConfigError(NewslintError):
    """An option or a setting that is not valid."""

    kind = "configuration"


class RuleError(ConfigError):
    """A rule card or a lexicon file that does not validate."""

    kind = "rule"


class StyleError(ConfigError):
    """A house style that does not validate."""

    kind = "style"


class RegistryError(ConfigError):
    """A registry source or index that does not validate."""

    kind = "registry"


def _one_line(message: str) -> str:
    if len(message) > _LONGEST:
        message = f"{message[: _LONGEST // 2]}…{message[-_LONGEST // 2 :]}"
    if message.isprintable():
        return message
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in message)
