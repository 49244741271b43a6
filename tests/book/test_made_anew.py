"""When all pages are made anew, though their own text is the same."""

from book.sphinx import made_of


def test_a_change_of_code_or_of_records_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr("book.sphinx.ROOT", tmp_path)
    seen = set()
    for name in ("book/sphinx/chapter.py", "scalargrad/figures/web/draw.css", "benchmarks/results.json"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
        seen.add(made_of())
    assert len(seen) == 3
    for name in ("book/static/book.css", "book/sphinx/__pycache__/chapter.pyc", "book/pages/intro.md"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
        assert made_of() in seen
