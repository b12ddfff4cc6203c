"""Send the change feed to a tracker as signed web requests, in order, without losing any."""

import hashlib
import hmac
import http.client
import json
import ssl
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vndocparse.archive.store import Archive
from vndocparse.errors import BadInputError
from vndocparse.tracker.feed import changes, event

_REFUSED = {400, 404, 405, 409, 410, 413, 415, 422}  # the same event will not do better later


@dataclass(frozen=True, slots=True)
class PushOptions:
    """How to send: the shared secret, tries an event, seconds of the first wait (doubled each time)."""

    secret: bytes
    tries: int = 6
    wait: float = 1.0
    longest_wait: float = 60.0
    timeout: float = 20.0


@dataclass(slots=True)
class Sent:
    """What a push did; ``stopped`` is the reason why it ended before the end of the feed."""

    delivered: int = 0
    dead: int = 0
    cursor: int = 0
    stopped: str | None = None


def sign(secret: bytes, timestamp: str, body: bytes) -> str:
    """Return the signature of a request: HMAC-SHA256 over ``timestamp.body``, hexadecimal.

    >>> sign(b"k", "1", b"{}")[:12]
    '3dd49b2593d0'
    """
    return hmac.new(secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def verify(secret: bytes, timestamp: str, body: bytes, signature: str, *, now: float, within: float) -> bool:
    """Tell, for a receiver, whether a request is genuine and not older than ``within`` seconds."""
    try:
        fresh = abs(now - float(timestamp)) <= within
    except ValueError:
        return False
    return fresh and hmac.compare_digest(sign(secret, timestamp, body), signature.removeprefix("sha256="))


def push(
    archive: Archive,
    url: str,
    options: PushOptions,
    *,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
    at: str,
) -> Sent:
    """Send all events behind the cursor kept for ``url``.

    The cursor moves only after an event was taken (2xx), or was refused for good (it is
    then a dead letter). A receiver that is down, or busy, stops the push after the tries:
    nothing is lost, the next push goes on there. An event may arrive twice; its idempotency
    key is then the same.

    Raises:
        BadInputError: If the URL is no http or https address.
    """
    target = _target(url)
    sent = Sent(cursor=cursor_of(archive, url))
    for found in changes(archive, str(sent.cursor)):
        status, reason, tries = _deliver(target, found, options, clock, sleep)
        if status is None or not 200 <= status < 300:
            if status not in _REFUSED:
                sent.stopped = reason
                return sent
            _bury(archive, url, found, tries, reason, at)
            sent.dead += 1
        else:
            _advance(archive, url, int(found["cursor"]))
            sent.delivered += 1
        sent.cursor = int(found["cursor"])
    return sent


def cursor_of(archive: Archive, url: str) -> int:
    """Return the cursor kept for a receiver, 0 for a new one."""
    row = archive.db.execute("SELECT cursor FROM push_cursors WHERE url = ?", (url,)).fetchone()
    return int(row[0]) if row else 0


def dead_letters(archive: Archive, url: str) -> list[dict[str, Any]]:
    """Return the events that a receiver refused, each with ``attempts`` and ``reason``."""
    found = archive.db.execute(
        "SELECT c.*, l.attempts, l.reason FROM dead_letters l JOIN changes c ON c.seq = l.seq"
        " WHERE l.url = ? ORDER BY l.seq",
        (url,),
    )
    return [{**event(r), "attempts": r["attempts"], "reason": r["reason"]} for r in found]


def retry_dead(
    archive: Archive,
    url: str,
    options: PushOptions,
    *,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> Sent:
    """Send the dead letters of a receiver once more; those that are taken leave the list."""
    target = _target(url)
    sent = Sent(cursor=cursor_of(archive, url))
    for found in dead_letters(archive, url):
        plain = {k: v for k, v in found.items() if k not in ("attempts", "reason")}
        status, reason, _ = _deliver(target, plain, options, clock, sleep)
        if status is not None and 200 <= status < 300:
            with archive.transaction() as db:
                db.execute("DELETE FROM dead_letters WHERE url = ? AND seq = ?", (url, int(plain["cursor"])))
            sent.delivered += 1
        elif status in _REFUSED:
            sent.dead += 1
        else:
            sent.stopped = reason
            break
    return sent


def _advance(archive: Archive, url: str, cursor: int) -> None:
    with archive.transaction() as db:
        db.execute("INSERT OR REPLACE INTO push_cursors VALUES (?, ?)", (url, cursor))


def _bury(archive: Archive, url: str, found: dict[str, Any], tries: int, reason: str, at: str) -> None:
    cursor = int(found["cursor"])
    with archive.transaction() as db:
        db.execute(
            "INSERT OR REPLACE INTO dead_letters VALUES (?, ?, ?, ?, ?)", (url, cursor, at, tries, reason)
        )
        db.execute("INSERT OR REPLACE INTO push_cursors VALUES (?, ?)", (url, cursor))


@dataclass(frozen=True, slots=True)
class _Target:
    secure: bool
    host: str
    port: int | None
    path: str


def _target(url: str) -> _Target:
    try:
        parts = urllib.parse.urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urllib.parse.SplitResult("", "", "", "", ""), None
    if parts.scheme not in ("http", "https") or not parts.hostname or not url.isprintable() or " " in url:
        raise BadInputError(f"{url!r} is no http or https address", f"{url!r} không phải địa chỉ http(s)")
    path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    return _Target(
        parts.scheme == "https", parts.hostname, port, path + (f"?{parts.query}" if parts.query else "")
    )


def _deliver(
    target: _Target,
    found: dict[str, Any],
    options: PushOptions,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> tuple[int | None, str, int]:
    """Try one event; return the last status (``None``: no answer), the reason and the number of tries."""
    body = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    key = hashlib.sha256(f"{found['id']}|{found['cursor']}|{found['at']}".encode()).hexdigest()
    status, reason = None, ""
    for n in range(1, options.tries + 1):
        stamp = str(int(clock()))
        heads = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "vndocparse",
            "X-Vndocparse-Timestamp": stamp,
            "X-Vndocparse-Signature": "sha256=" + sign(options.secret, stamp, body),
            "Idempotency-Key": key,
        }
        status, reason, asked = _post(target, body, heads, options.timeout)
        if status is not None and (200 <= status < 300 or status in _REFUSED):
            return status, reason, n
        if n < options.tries:
            pause = min(options.longest_wait, options.wait * 2 ** (n - 1))
            sleep(min(options.longest_wait, max(pause, asked)))
    return status, reason, options.tries


def _post(
    target: _Target, body: bytes, heads: dict[str, str], timeout: float
) -> tuple[int | None, str, float]:
    """Send one request; return status, reason, and the seconds that the receiver asks us to wait."""
    connection = (
        http.client.HTTPSConnection(
            target.host, target.port, timeout=timeout, context=ssl.create_default_context()
        )
        if target.secure
        else http.client.HTTPConnection(target.host, target.port, timeout=timeout)
    )
    try:
        connection.request("POST", target.path, body, heads)
        answer = connection.getresponse()
        answer.read(65_536)
        asked = answer.getheader("Retry-After") or ""
        return (
            answer.status,
            f"HTTP {answer.status} {answer.reason}",
            float(asked) if asked.isdecimal() else 0.0,
        )
    except (OSError, http.client.HTTPException) as e:
        return None, f"{type(e).__name__}: {e}", 0.0
    finally:
        connection.close()
