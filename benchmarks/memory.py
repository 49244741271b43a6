"""How much memory a process has needed since a mark. Linux can forget an older peak; elsewhere a peak can hide.

Imports the standard library.
"""

import sys
from pathlib import Path

PROCESS = Path("/proc/self")
MB = 2**20


def mark():
    """Forget the peak so far, where that is possible; gives the memory in use now, in MB, for `above`."""
    try:
        (PROCESS / "clear_refs").write_text("5")
        return _status("VmRSS")
    except OSError:
        return _peak()


def above(marked):
    """The peak since `mark()` less what was in use then, in MB; None where the system does not say."""
    try:
        return _status("VmHWM") - marked
    except OSError:
        peak = _peak()
        return None if peak is None else peak - marked


def _status(key):
    lines = (PROCESS / "status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(key))


def _peak():
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (MB if sys.platform == "darwin" else 1024)
