"""The ``vndocparse`` command: builds the verbs, and turns errors into message, hint and exit code."""

import contextlib
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Any, Literal

import typer

import vndocparse_cli.commands
from vndocparse import __version__
from vndocparse.core.os_reason import os_reason
from vndocparse.errors import ArchiveError, ExitCode, VndocparseError
from vndocparse_cli.framework import COLOUR, App, complain_of_usage
from vndocparse_cli.lang import LANG, say
from vndocparse_cli.streams import on_one_line, secure, speak_utf8

app = App(
    help=say(
        "Read Vietnamese Party documents into structured, sourced data.",
        "Đọc văn bản của Đảng thành dữ liệu có cấu trúc, có dẫn nguồn.",
    ),
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"vndocparse {__version__}")
        raise typer.Exit()


@app.callback()
def root(
    context: typer.Context,
    lang: Annotated[
        Literal["vi", "en"],
        typer.Option(help=say("Language of messages.", "Ngôn ngữ của thông báo.")),
    ] = LANG,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help=say("Print the version and stop.", "In phiên bản rồi dừng."),
        ),
    ] = False,
) -> None:
    """Options of every verb; the language itself is chosen in ``lang.py``, before the help is built."""
    context.color = COLOUR


def _register() -> None:
    """Let each module of ``commands`` add its verbs: a new verb is a new file."""
    for info in sorted(iter_modules(vndocparse_cli.commands.__path__), key=lambda i: i.name):
        import_module(f"vndocparse_cli.commands.{info.name}").register(app)


_register()


def complain(error: VndocparseError, *, subject: str = "") -> None:
    """Print an error and its hint to standard error."""
    message, hint = error.told(LANG)
    told = on_one_line(f"{subject}{message}")
    typer.secho(f"{say('error', 'lỗi')}: {told}", fg="red", err=True, color=COLOUR)
    if hint:
        typer.echo(f"  {say('hint', 'gợi ý')}: {hint}", err=True)


def main() -> None:
    """Run the command line and exit."""
    speak_utf8()
    secure()
    sys.exit(guarded(lambda: app(prog_name="vndocparse", standalone_mode=False)))


def _of_the_archive(e: Exception) -> ArchiveError:
    return ArchiveError(
        f"the archive cannot be read: {e}",
        f"không đọc được kho: {e}",
        hint="Run `vndocparse check ARCHIVE`: it tells whether the archive is damaged, and what to do.",
        hint_vi="Hãy chạy `vndocparse check KHO`: lệnh cho biết kho có bị hỏng không và cần làm gì.",
    )


def _give_up_output() -> None:
    """Let what is still to be written run into nothing: the end of the program would fail over it again."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        return
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def guarded(run: Callable[[], Any]) -> int:
    """Run ``run`` and return the exit code; never a traceback, unless VNDOCPARSE_DEBUG is set."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Vietnamese must survive a C locale and a Windows console
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = run()
        sys.stdout.flush()
        return code if isinstance(code, int) else int(ExitCode.OK)
    except VndocparseError as e:
        complain(e)
        return int(e.exit_code)
    except typer.Exit as e:
        if e.exit_code == ExitCode.INTERRUPTED:  # what newer versions of the library make of Ctrl-C
            typer.echo(say("interrupted", "đã ngắt"), err=True)
        return e.exit_code
    except (KeyboardInterrupt, typer.Abort):
        typer.echo(say("interrupted", "đã ngắt"), err=True)
        return int(ExitCode.INTERRUPTED)
    except (BrokenPipeError, SystemExit):
        # The reader of our output left (`| head`), of which the library makes an exit of its own;
        # nothing more can or need be said.
        _give_up_output()
        return int(ExitCode.OUTPUT)
    except OSError as e:
        _give_up_output()
        told = ": ".join(x for x in (str(e.filename or ""), say(*os_reason(e))) if x)
        typer.secho(f"{say('error', 'lỗi')}: {told}", fg="red", err=True, color=COLOUR)
        return int(ExitCode.OUTPUT)
    except Exception as e:
        if hasattr(e, "show") and hasattr(e, "exit_code"):  # usage errors; their class moved between versions
            if type(e).__name__ == "NoArgsIsHelpError":  # not an error but the help
                e.show()
            else:
                complain_of_usage(e)
            return int(e.exit_code)
        if os.environ.get("VNDOCPARSE_DEBUG"):
            raise
        if type(e).__module__ == "sqlite3":  # not imported here: most verbs start without it
            complain(_of_the_archive(e))
            return int(ExitCode.ARCHIVE)
        typer.secho(
            say(f"unexpected error: {type(e).__name__}: {e}", f"lỗi ngoài dự kiến: {type(e).__name__}: {e}"),
            fg="red",
            err=True,
            color=COLOUR,
        )
        typer.echo(
            say(
                "  hint: please report it; VNDOCPARSE_DEBUG=1 shows where it happened.",
                "  gợi ý: xin báo lại; VNDOCPARSE_DEBUG=1 cho thấy lỗi ở đâu.",
            ),
            err=True,
        )
        return int(ExitCode.UNEXPECTED)
