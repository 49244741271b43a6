"""What the numbers were measured on. Imports the standard library."""

import os
import platform
from pathlib import Path


def machine():
    """Processor, cores, memory, system and Python, as far as the system tells."""
    return {
        "processor": _line("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "gigabytes": _gigabytes(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def _line(path, key):
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(key)), None)


def _gigabytes():
    kilobytes = _line("/proc/meminfo", "MemTotal")
    return round(int(kilobytes.split()[0]) / 2**20) if kilobytes else None
