"""Commands that make parts of the book: run as `python -m book.tools.execute`, `.fetch`, `.picture`."""
