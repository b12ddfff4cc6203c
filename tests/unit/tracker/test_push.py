"""Push against a real web server that fails at random: everything arrives, in order, signed."""

import json
import random
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from unit.tracker.invented import ITEMS, directive, record, store
from vndocparse.archive.store import Archive
from vndocparse.errors import BadInputError
from vndocparse.tracker.feed import changes
from vndocparse.tracker.push import PushOptions, cursor_of, dead_letters, push, retry_dead, verify

SECRET = b"shared"
OPTIONS = PushOptions(SECRET, tries=4, wait=0.5, timeout=5)


class Receiver:
    """A tracker on loopback; ``answer`` gives the status of a request, or ``None`` to hang up."""

    def __init__(self, answer):
        self.seen, self.kept, self.bad = [], {}, 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                good = verify(
                    SECRET,
                    self.headers["X-Vndocparse-Timestamp"],
                    body,
                    self.headers["X-Vndocparse-Signature"],
                    now=1000.0,
                    within=300,
                )
                outer.bad += not good
                event = json.loads(body)
                outer.seen.append(event["cursor"])
                status = answer(event)
                if status is None:
                    self.close_connection = True
                    return
                if 200 <= status < 300:
                    outer.kept.setdefault(self.headers["Idempotency-Key"], event)
                self.send_response(status)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook?x=1"
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        ).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "a.db", create=True) as a:
        for n in range(5):
            listed = [directive(str(i), t, lead=f"Sở {n}") for i, t in enumerate(ITEMS, 1)]
            store(a, record(listed, sha=str(n), number=str(n + 1)))
        yield a


def send(archive, url, waits=None):
    sleep = waits.append if waits is not None else (lambda _: None)
    return push(archive, url, OPTIONS, clock=lambda: 1000.0, sleep=sleep, at="2025-01-01")


def test_all_arrive_from_a_receiver_that_fails_at_random(archive):
    rng = random.Random(11)
    receiver = Receiver(lambda _: rng.choice([200, 204, 500, 503, 429, None]))
    try:
        for _ in range(60):
            if send(archive, receiver.url).stopped is None:
                break
        else:
            pytest.fail("never reached the end")
    finally:
        receiver.stop()
    wanted = [e["cursor"] for e in changes(archive)]
    assert [e["cursor"] for e in receiver.kept.values()] == wanted
    assert len(receiver.seen) > len(wanted)  # it did fail
    assert receiver.bad == 0


def test_receiver_that_is_down_loses_nothing(archive):
    receiver = Receiver(lambda _: 200)
    url = receiver.url
    receiver.stop()
    waits = []
    sent = send(archive, url, waits)
    assert sent.stopped
    assert sent.delivered == 0
    assert waits == [0.5, 1.0, 2.0]
    assert cursor_of(archive, url) == 0


def test_refused_events_become_dead_letters_and_can_be_sent_again(archive):
    refuse = {"3"}
    receiver = Receiver(lambda e: 422 if e["cursor"] in refuse else 200)
    try:
        sent = send(archive, receiver.url)
        assert (sent.delivered, sent.dead, sent.stopped) == (19, 1, None)
        (letter,) = dead_letters(archive, receiver.url)
        assert letter["cursor"] == "3"
        assert "422" in letter["reason"]
        refuse.clear()
        again = retry_dead(archive, receiver.url, OPTIONS, clock=lambda: 1000.0, sleep=lambda _: None)
        assert again.delivered == 1
        assert dead_letters(archive, receiver.url) == []
        assert send(archive, receiver.url).delivered == 0
    finally:
        receiver.stop()


def test_wrong_secret_stops_and_keeps(archive):
    receiver = Receiver(lambda _: 401)
    try:
        assert "401" in send(archive, receiver.url).stopped
    finally:
        receiver.stop()
    assert dead_letters(archive, receiver.url) == []


def test_signature_is_of_body_and_moment():
    from vndocparse.tracker.push import sign

    good = "sha256=" + sign(SECRET, "1000", b"{}")
    assert verify(SECRET, "1000", b"{}", good, now=1100, within=300)
    assert not verify(SECRET, "1000", b"{ }", good, now=1100, within=300)
    assert not verify(SECRET, "1001", b"{}", good, now=1100, within=300)
    assert not verify(b"other", "1000", b"{}", good, now=1100, within=300)
    assert not verify(SECRET, "1000", b"{}", good, now=9999, within=300)
    assert not verify(SECRET, "x", b"{}", good, now=1100, within=300)


@pytest.mark.parametrize(
    "url", ["", "ftp://a/b", "http://", "file:///etc/passwd", "http://a:99999/", "http://a/\nb"]
)
def test_bad_address(archive, url):
    with pytest.raises(BadInputError):
        send(archive, url)
