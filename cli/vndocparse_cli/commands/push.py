"""``vndocparse push``: send what changed to a tracker, signed, nothing lost."""

import json
import os
import time
from pathlib import Path
from typing import Annotated

import typer

from vndocparse.core.os_reason import os_reason
from vndocparse.errors import BadInputError, ExitCode
from vndocparse_cli.lang import say

_SECRET = "VNDOCPARSE_PUSH_SECRET"  # noqa: S105 - the name of the variable, not the secret


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command(
        help=say(
            "Send what changed to an address as signed web requests; goes on where it stopped.\n\n"
            f"Example: {_SECRET}=… vndocparse push --to https://tracker.example/hook\n\n"
            "Requests carry X-Vndocparse-Signature (HMAC-SHA256 of TIMESTAMP.BODY) and Idempotency-Key.",
            "Gửi thay đổi đến một địa chỉ bằng yêu cầu web có chữ ký; lần sau gửi tiếp từ chỗ dừng.\n\n"
            f"Ví dụ: {_SECRET}=… vndocparse push --to https://tracker.example/hook\n\n"
            "Yêu cầu có X-Vndocparse-Signature (HMAC-SHA256 của TIMESTAMP.BODY) và Idempotency-Key.",
        )
    )(push)


def push(
    to: Annotated[str, typer.Option(metavar="URL", help=say("Where to send.", "Địa chỉ nhận."))],
    archive: Annotated[str, typer.Option(help=say("The archive file.", "Tệp kho lưu trữ."))] = "archive.db",
    secret_file: Annotated[
        str | None,
        typer.Option(
            "--secret-file",
            help=say(
                f"File with the shared secret; else {_SECRET}.", f"Tệp chứa khóa chung; hoặc {_SECRET}."
            ),
        ),
    ] = None,
    tries: Annotated[int, typer.Option(min=1, max=20, help=say("Tries an event.", "Số lần thử."))] = 6,
    wait: Annotated[
        float, typer.Option(min=0, help=say("Seconds of the first wait.", "Số giây chờ đầu tiên."))
    ] = 1.0,
    dead: Annotated[
        bool,
        typer.Option("--dead", help=say("List events that were refused.", "Liệt kê sự kiện bị từ chối.")),
    ] = False,
    retry_dead: Annotated[
        bool, typer.Option("--retry-dead", help=say("Send those again.", "Gửi lại các sự kiện đó."))
    ] = False,
) -> None:
    """Push; a receiver that is down gives exit code 13, and the next push goes on."""
    from vndocparse.archive.store import Archive
    from vndocparse.tracker import push as pushing
    from vndocparse_cli.days import now

    with Archive(archive) as store:
        if dead:
            for letter in pushing.dead_letters(store, to):
                typer.echo(json.dumps(letter, ensure_ascii=False))
            return
        options = pushing.PushOptions(secret=_secret(secret_file), tries=tries, wait=wait)
        if retry_dead:
            sent = pushing.retry_dead(store, to, options, clock=time.time, sleep=time.sleep)
        else:
            sent = pushing.push(store, to, options, clock=time.time, sleep=time.sleep, at=now())
    told = f"{sent.delivered} {say('delivered', 'đã gửi')}, {sent.dead} {say('refused', 'bị từ chối')}"
    typer.echo(f"{told}, {say('cursor', 'con trỏ')} {sent.cursor}", err=True)
    if sent.stopped:
        typer.echo(f"{say('stopped', 'đã dừng')}: {sent.stopped}", err=True)
    if sent.stopped or sent.dead:
        raise typer.Exit(int(ExitCode.PARTIAL))


def _secret(file: str | None) -> bytes:
    try:
        found = Path(file).read_bytes().strip() if file else os.environ.get(_SECRET, "").encode()
    except OSError as e:
        why, why_vi = os_reason(e)
        raise BadInputError(f"{file}: {why}", f"{file}: {why_vi}") from e
    if not found:
        raise BadInputError(
            "no shared secret to sign with",
            "chưa có khóa chung để ký",
            hint=f"Set {_SECRET}, or give --secret-file.",
            hint_vi=f"Đặt {_SECRET} hoặc cho --secret-file.",
        )
    return found
