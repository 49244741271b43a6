"""Install the peers into the environment that runs this, one after the other: what is not to be had is left out.

    .venv-bench/bin/python -m benchmarks.install

On Linux, PyPI's PyTorch brings gigabytes for graphics cards. The builds without, "+cpu", are in PyTorch's own index,
which is asked too; only such a build is taken. Imports the standard library.
"""

import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
PEERS = ["numpy", "micrograd", "autograd", "jax", "tinygrad", "torch"]
CPU_BUILDS = "https://download.pytorch.org/whl/cpu"


def pins():
    """The lines of the requirements: a dict from name to name==version."""
    lines = [line.split("#")[0].strip() for line in REQUIREMENTS.read_text(encoding="utf-8").splitlines()]
    return {line.split("==")[0]: line for line in lines if line}


def arguments(peer, platform=sys.platform):
    """What pip is asked for, to get one peer and what it needs, all of it pinned."""
    wanted = pins()[peer]
    if peer != "torch":
        return [wanted]
    return [wanted + "+cpu" if platform == "linux" else wanted, "--extra-index-url", CPU_BUILDS, "--retries", "1"]


def main():
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for peer in PEERS:
        print(f"{peer} …", file=sys.stderr)
        done = subprocess.run([*pip, "--constraint", str(REQUIREMENTS), *arguments(peer)])
        if done.returncode:
            print(f"{peer} cannot be installed here: the tables will say so.", file=sys.stderr)


if __name__ == "__main__":
    main()
