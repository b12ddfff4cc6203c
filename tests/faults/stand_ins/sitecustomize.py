"""Loaded by a worker's interpreter in tests only: makes `pipeline.parse` misbehave by the file's name."""

import os
import sys


def _arm() -> None:
    if not any("vndocparse.batch.worker" in a for a in sys.orig_argv):
        return
    import signal
    import time

    from vndocparse import pipeline

    real = pipeline.parse

    def parse(path, options=None):
        name = os.path.basename(path)
        if name.startswith("crash"):
            os.kill(os.getpid(), signal.SIGSEGV)
        if name.startswith("exit"):
            os._exit(9)
        if name.startswith("hang"):
            time.sleep(3600)
        if name.startswith("hungry"):
            held = []
            while True:
                held.append(bytearray(64 * 1024 * 1024))
        if name.startswith("defect"):
            raise KeyError("a defect")
        if name.startswith("noisy"):
            os.write(1, b"rubbish on standard output\n" * 100)
        if name.startswith("slow"):
            time.sleep(float(os.environ.get("STAND_IN_SECONDS", "0.2")))
        return real(path, options)

    pipeline.parse = parse


_arm()
