"""The style sheet of a report, which is a part of it: notebooks have no other. Colors come from the palette."""

from pathlib import Path

from scalargrad.figures import look
from scalargrad.figures.text import squeeze

SHEET = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
STYLE = f"<style>{look.for_live_figure('.sg-exam')}{squeeze(SHEET)}</style>"
