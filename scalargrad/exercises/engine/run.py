"""Run all probes where nothing that goes wrong can do harm: in a process of their own, with limits.

A probe that takes too long, or too much memory, ends its process; the next one begins in another. Where a process
cannot be forked (Windows, a page in a browser), the probes run here, and only what raises an error is caught.
"""

import multiprocessing
import os
import sys
from pathlib import Path

from scalargrad.exercises.engine.outcome import Outcome, outcome

SECONDS = 10.0
MEGABYTES = 2000  # beyond what the process has when it begins


def run(engine, probes, *, seconds=SECONDS):
    """How each probe goes.

    Args:
        engine: the Engine.
        probes: what to ask it.
        seconds: the limit for each probe.

    Returns:
        A dict from probes to Outcomes, in the order of the probes.

    >>> from scalargrad import Value
    >>> from scalargrad.exercises.engine.adapter import Engine
    >>> from scalargrad.exercises.engine.probes import PROBES
    >>> list(run(Engine(Value), PROBES[:1]).values())
    [Outcome(kind='numbers', numbers=(-1.0, 1.0, 1.0), error='', words='', line=None)]
    """
    if sys.platform == "emscripten":  # its os.fork is there, and fails
        type(engine).kept = type(engine).kept or []  # of the class: an engine that goes would let its graphs go
    if not hasattr(os, "fork") or sys.platform == "emscripten":
        return {probe: outcome(engine, probe) for probe in probes}
    came = {}
    while left := [probe for probe in probes if probe not in came]:
        came |= zip(left, _until_one_never_ends(engine, left, seconds))
    return came


def _until_one_never_ends(engine, probes, seconds):
    """The Outcomes of the first probes: of all, or up to one that had to be stopped."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_work, args=(engine, probes, sender))
    process.start()
    sender.close()
    try:
        for _ in probes:
            if not receiver.poll(seconds):
                yield Outcome("endless")
                return
            yield receiver.recv()
    except EOFError:  # the process is gone: a crash of Python itself, or no memory for so much as an error
        yield Outcome("error", error="Crash", words="Python itself has stopped")
    finally:
        process.kill()
        process.join()
        receiver.close()


def _work(engine, probes, sender):
    _limit_memory()
    for probe in probes:
        sender.send(outcome(engine, probe))


def _limit_memory():
    """At most so much more than now; macOS does not tell how much that is, and gets no limit."""
    import resource

    if os.path.exists("/proc/self/statm"):
        now = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (now + MEGABYTES * 2**20, hard))
