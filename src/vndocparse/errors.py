"""Every deliberate error of the package, its exit code and its advice.

Messages exist in English and Vietnamese: an error holds both, and the command
line picks one (``--lang``). ``str(error)`` is the English one.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command returns to the shell."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    BAD_INPUT = 3
    ENCRYPTED = 4
    EMPTY = 5
    UNSUPPORTED = 6
    MISSING_TOOL = 7
    LIMIT = 8
    OUTPUT = 9
    LEXICON = 10
    ARCHIVE = 11
    WORKER = 12
    PARTIAL = 13
    NOT_FOUND = 14
    INTERRUPTED = 130


class VndocparseError(Exception):
    """Base of all expected errors.

    Attributes:
        message: What went wrong, in English.
        message_vi: The same in Vietnamese.
        hint: One sentence saying what to do next, or empty.
        hint_vi: The same in Vietnamese.
    """

    exit_code: ExitCode = ExitCode.UNEXPECTED

    def __init__(self, message: str, message_vi: str = "", *, hint: str = "", hint_vi: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.message_vi = message_vi or message
        self.hint = hint
        self.hint_vi = hint_vi or hint

    def told(self, lang: str) -> tuple[str, str]:
        """Return message and hint in ``lang`` (``vi`` or anything else for English)."""
        return (self.message_vi, self.hint_vi) if lang == "vi" else (self.message, self.hint)

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders in a batch; keyword-only parts would be lost by the default.
        return (_rebuild, (type(self), self.__dict__.copy()))


def _rebuild(cls: type[VndocparseError], state: dict[str, str]) -> VndocparseError:
    made = cls.__new__(cls)
    Exception.__init__(made, state.get("message", ""))
    made.__dict__.update(state)
    return made


class BadInputError(VndocparseError):
    """The input cannot be read as a document."""

    exit_code = ExitCode.BAD_INPUT


class EncryptedError(BadInputError):
    """The file is locked with a password."""

    exit_code = ExitCode.ENCRYPTED


class EmptyInputError(BadInputError):
    """The file holds no text: it is empty, or only blank pages."""

    exit_code = ExitCode.EMPTY


class UnsupportedError(BadInputError):
    """The kind of file is none that the tool reads."""

    exit_code = ExitCode.UNSUPPORTED


class MissingToolError(VndocparseError):
    """An outside program or its data (Tesseract, LibreOffice) is needed and not installed."""

    exit_code = ExitCode.MISSING_TOOL


class LimitError(VndocparseError):
    """The file goes past a limit of size, pages, ratio, time or memory."""

    exit_code = ExitCode.LIMIT


class OutputError(VndocparseError):
    """A result cannot be written."""

    exit_code = ExitCode.OUTPUT


class LexiconError(VndocparseError):
    """A lexicon file is wrong."""

    exit_code = ExitCode.LEXICON


class ArchiveError(VndocparseError):
    """The archive cannot be opened, is damaged or is busy."""

    exit_code = ExitCode.ARCHIVE


class WorkerError(VndocparseError):
    """A worker process died or ran past its time while it read a file."""

    exit_code = ExitCode.WORKER


class NotFoundError(VndocparseError):
    """The archive or document holds nothing under the name that was asked for."""

    exit_code = ExitCode.NOT_FOUND
