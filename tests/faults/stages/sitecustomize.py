"""Loaded by the interpreter of a verb in tests only: sends it a signal in the middle of the stage `STAGE` names."""

import os
import sys


def _arm() -> None:
    stage = os.environ.get("STAGE")
    if not stage or any("vndocparse.batch.worker" in a for a in sys.orig_argv):
        return
    number = int(os.environ["STAGE_SIGNAL"])

    def struck(real, after):
        calls = 0

        def call(*args, **kwargs):
            nonlocal calls
            calls += 1
            if calls > after:
                os.kill(os.getpid(), number)
            return real(*args, **kwargs)

        return call

    if stage == "walk":
        from vndocparse.batch import ingest

        ingest._settled = struck(ingest._settled, 1)
    elif stage == "store":  # in the middle of a transaction
        from vndocparse.archive import store

        store.part_rows = struck(store.part_rows, 1)
    elif stage == "keep":  # beside an unfinished copy
        from vndocparse.batch import originals

        originals.whole_file = _late(originals.whole_file, number)
    elif stage == "link":
        from vndocparse.library import linking

        linking._write = struck(linking._write, 0)
    elif stage == "index":
        from vndocparse.archive import index

        index.units = struck(index.units, 1)
    elif stage == "export":
        from vndocparse.archive import store

        store.unpack = struck(store.unpack, 1)


def _late(real, number):
    from contextlib import contextmanager

    @contextmanager
    def call(*args, **kwargs):
        with real(*args, **kwargs) as stream:
            yield stream
            os.kill(os.getpid(), number)

    return call


_arm()
