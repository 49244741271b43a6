"""`book.tools.fetch`: what it takes out of npm's archives, and what it refuses."""

import gzip
import io
import re
import tarfile

import pytest

from book.tools.fetch import EDITOR, GROUPS, PACKAGES, ROOT, converted, flat, unpack, verify


@pytest.fixture
def archive(tmp_path):
    """An archive as npm makes them."""
    path = tmp_path / "tool-1.0.0.tgz"
    with tarfile.open(path, "w:gz") as package:
        for name in ("LICENSE", "es5/tool.js", "es5/fonts/a.woff", "es5/fonts/more/b.woff", "es5/fonts-old/c.woff"):
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(name)
            package.addfile(entry, io.BytesIO(name.encode()))
    return path


@pytest.mark.parametrize(
    "source, files",
    [
        ("es5/tool.js", {"": "es5/tool.js"}),
        ("es5/fonts", {"a.woff": "es5/fonts/a.woff", "more/b.woff": "es5/fonts/more/b.woff"}),
    ],
)
def test_a_file_or_a_folder_is_unpacked(archive, tmp_path, source, files):
    target = tmp_path / "new" / "place"
    with tarfile.open(archive) as package:
        unpack(package, f"package/{source}", target)
    found = [path for path in (target, *target.rglob("*")) if path.is_file()]
    assert {path: path.read_text(encoding="utf-8") for path in found} == {
        target / name: text for name, text in files.items()
    }


def test_an_archive_with_another_checksum_is_refused(archive):
    with pytest.raises(SystemExit, match="nothing was installed"):
        verify(archive, "the checksum of something else")


def test_a_large_file_is_stored_compressed_and_the_same_each_time(tmp_path):
    stored = converted(b"wasm" * 100, tmp_path / "python.wasm.gz")
    assert gzip.decompress(stored) == b"wasm" * 100
    assert stored == converted(b"wasm" * 100, tmp_path / "python.wasm.gz")


@pytest.mark.parametrize(
    "line, stored",
    [
        ("import { a, b } from '@codemirror/view';", "import { a, b } from './codemirror-view.js';"),
        ("import elt from 'crelt';", "import elt from './crelt.js';"),
        ("export { a } from '@lezer/common';", "export { a } from './lezer-common.js';"),
        ("import { a } from './b.js';", "import { a } from './b.js';"),
        ("let text = \"from 'here'\";", "let text = \"from 'here'\";"),
    ],
)
def test_a_module_of_the_editor_finds_its_neighbors(line, stored):
    assert converted(line.encode(), ROOT / EDITOR / "a.js").decode() == stored


def test_another_script_is_stored_as_it_is(tmp_path):
    assert converted(b"import a from 'b';", tmp_path / "a.js") == b"import a from 'b';"


def test_every_module_that_the_editor_imports_is_fetched():
    folder = ROOT / EDITOR
    if not folder.exists():
        pytest.skip("the editor is not fetched: make book fetches it")
    names = {f"{flat(name)}.js" for name in GROUPS["codemirror"]}
    for path in folder.glob("*.js"):
        imported = re.findall(r"(?m)^(?:im|ex)port .*from '(.*)'", path.read_text(encoding="utf-8"))
        assert {name.removeprefix("./") for name in imported} <= names, path


def test_checksums_are_those_of_sha_512():
    assert {len(package["sha512"]) for package in PACKAGES.values()} == {88}
