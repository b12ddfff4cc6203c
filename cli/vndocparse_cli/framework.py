"""What the command-line library says by itself, in the language of this run."""

import os
import re
from collections.abc import Callable, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from vndocparse_cli.lang import LANG, say

COLOUR = False if os.environ.get("NO_COLOR") else None
"""For messages: never where NO_COLOR is set, else on terminals."""

_HEADINGS = {
    "Usage:": "Cách dùng:",
    "Arguments:": "Tham số:",
    "Options:": "Tùy chọn:",
    "Commands:": "Lệnh:",
}
_HEADING = re.compile(r"^(?:Usage:|(?:Arguments|Options|Commands):$)", re.M)
_NOTES = re.compile(r"\[(?:default:|env\s+var:|required\b)|Show this message and exit\.")
_NOTES_VI = {
    "[default:": "[mặc định:",
    "[env var:": "[biến môi trường:",
    "[required": "[bắt buộc",
    "Show this message and exit.": "Xem hướng dẫn này.",
}

# English of the library's messages, and what is said instead in Vietnamese.
_MESSAGES = (
    (r"No such command (.+?)\.", r"Không có lệnh \1."),
    (r"No such option: (\S+)", r"Không có tùy chọn \1"),
    (r"Did you mean (?:one of: )?(.+?)\?", r"Có phải là \1?"),
    (r"\(Possible options: (.+?)\)", r"(Có thể là: \1)"),
    (r"Missing argument (.+?)\.", r"Thiếu tham số \1."),
    (r"Missing option (.+?)\.", r"Thiếu tùy chọn \1."),
    (r"Missing command\.", "Thiếu lệnh."),
    (r"Invalid value for (.+?): ", r"Giá trị không hợp lệ cho \1: "),
    (r"Invalid value: ", "Giá trị không hợp lệ: "),
    (r"is not one of (.+?)\.?$", r"không thuộc: \1."),
    (r"is not a valid (?:int|integer|float)(?: range)?\b", "không phải số"),
    (r"is not in the range (.+?)\.", r"không nằm trong khoảng \1."),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+?)\)", r"Thừa tham số (\1)"),
    (r"Input should be greater than or equal to (\S+)", r"phải từ \1 trở lên"),
    (r"Input should be less than or equal to (\S+)", r"phải không quá \1"),
    (r"Input should be a valid (?:integer|number)[^\n]*", "phải là số"),
    (r"Option (.+?) requires an argument\.", r"Tùy chọn \1 cần một giá trị."),
    (r"Option (.+?) does not take a value\.", r"Tùy chọn \1 không nhận giá trị."),
)


def help_in_vietnamese(text: str) -> str:
    """Return the library's help with its own words in Vietnamese."""
    text = _HEADING.sub(lambda m: _HEADINGS[m[0]], text)
    return _NOTES.sub(lambda m: _NOTES_VI[" ".join(m[0].split())], text)


def usage_message(english: str, lang: str) -> str:
    """Return a usage error for people, in ``lang``.

    >>> usage_message("Invalid value for '--in': Value error, 'x' is not one of 'a', 'b'.", "vi")
    "Giá trị không hợp lệ cho '--in': 'x' không thuộc: 'a', 'b'."
    """
    text = english.replace("Value error, ", "")
    if lang == "vi":
        for pattern, told in _MESSAGES:
            text = re.sub(pattern, told, text)
    return text


def complain_of_usage(error: Any) -> None:
    """Print a usage error and where to read on, to standard error."""
    typer.secho(
        f"{say('error', 'lỗi')}: {usage_message(error.format_message(), LANG)}",
        fg="red",
        err=True,
        color=COLOUR,
    )
    context = getattr(error, "ctx", None)
    if context is not None:
        told = say("usage", "cách dùng"), context.get_usage().partition(":")[2].strip()
        typer.echo(f"  {told[0]}: {told[1]}", err=True)
        typer.echo(f"  {say('hint', 'gợi ý')}: {context.command_path} -h", err=True)


class _Given:
    """Takes values that need no check as they are: what was not given, defaults, and plain text.

    Newer versions of the library check every value with pydantic, which takes longer to load than a search
    to run; it is loaded for what a person typed for a number, a choice or a path.
    """

    def __init__(self, checked: Callable[[], Any], annotation: Any, default: Any) -> None:
        self._checked, self._text, self._default = checked, annotation in (str, str | None), default

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the value as the verb takes it."""
        single = not param.multiple and param.nargs == 1
        if single and (value is None or (self._text and isinstance(value, str)) or value is self._default):
            return value
        return self._checked().coerce(value, param=param, ctx=ctx)


def _check_less(params: Sequence[Any]) -> None:
    """Let the parameters of a verb check only what has to be checked."""
    for param in params:
        checked = getattr(param, "get_runtime_param", None)
        kind = getattr(param, "type_descriptor", None)
        if checked is not None and kind is not None and kind.parameter_info.parser is None:
            given = _Given(checked, kind.annotation, param.default)
            param.get_runtime_param = lambda given=given: given


class _Command(TyperCommand):
    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        _check_less(self.params)

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)
        _check_less([option])
        return option

    def get_help(self, ctx: Any) -> str:
        text = super().get_help(ctx)
        return help_in_vietnamese(text) if LANG == "vi" else text


class _Group(TyperGroup):
    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        _check_less(self.params)

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)
        _check_less([option])
        return option

    def get_help(self, ctx: Any) -> str:
        text = super().get_help(ctx)
        return help_in_vietnamese(text) if LANG == "vi" else text


class App(typer.Typer):
    """A group of verbs, as this program makes them: plain help, `-h`, no completion, no traceback."""

    def __init__(self, **told: Any) -> None:
        super().__init__(
            no_args_is_help=True,
            pretty_exceptions_enable=False,
            add_completion=False,
            rich_markup_mode=None,
            context_settings={"help_option_names": ["-h", "--help"]},
            cls=_Group,
            **told,
        )

    def command(self, name: str | None = None, **told: Any) -> Any:
        """Add a verb; options are those of :meth:`typer.Typer.command`."""
        return super().command(name, cls=_Command, **told)
