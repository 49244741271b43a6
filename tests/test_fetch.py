"""`book.fetch`: what it takes out of npm's archives, and what it refuses."""

import io
import tarfile

import pytest

from book.fetch import unpack, verify


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
    assert {path: path.read_text(encoding="utf-8") for path in found} == {target / name: text for name, text in files.items()}


def test_an_archive_with_another_checksum_is_refused(archive):
    with pytest.raises(SystemExit, match="nothing was installed"):
        verify(archive, "the checksum of something else")
