"""What a cell prints, on its way to the page."""

import io
import time

PAUSE = 0.03  # seconds between two messages: the page paints no faster
MOST = 200_000  # characters of one run


class Stream(io.TextIOBase):
    """A text file that sends what is written on, line by line, but not every line alone.

    Args:
        kind: stdout or stderr.
        emit: called with {"kind": kind, "text": what was written}.
    """

    def __init__(self, kind, emit):
        self._kind, self._send = kind, emit
        self.start()

    def start(self):
        """Begin a run: nothing written, nothing waiting."""
        self._waiting, self._length, self._sent = [], 0, 0.0

    def writable(self):
        return True

    def write(self, text):
        """Take a text, and send what waits when a line is complete. After MOST characters the rest is dropped."""
        if not isinstance(text, str):
            raise TypeError(f"got {type(text).__name__}, expected a str")
        room = MOST - self._length
        if text and room >= 0:
            self._waiting.append(text if len(text) <= room else f"{text[:room]}\n… and more, which is not shown\n")
            self._length += len(text)
            if "\n" in text and time.monotonic() - self._sent > PAUSE:
                self.flush()
        return len(text)

    def flush(self):
        """Send what waits."""
        if self._waiting:
            text, self._waiting, self._sent = "".join(self._waiting), [], time.monotonic()
            self._send({"kind": self._kind, "text": text})
