"""A pill with words beside a point of a curve: where it covers no curve and reaches over no axis."""

import numpy as np
from matplotlib.text import Annotation

from scalargrad.figures.plots.style import PAPER, SLOPE, TYPE

BOX = {"boxstyle": "round,pad=0.35,rounding_size=0.8", "facecolor": PAPER, "edgecolor": SLOPE}
BOX_ROOM = 0.35 * TYPE + 3  # around the words, with the line
ACROSS, UP = 12, 16  # from the point to the pill, in points
NEARLY = 8  # so far a pill may be pushed, in points, before the other side is better


class Pill(Annotation):
    """Words at the right of a point, below a curve that rises and above one that falls; else at the left, opposite.

    It finds its place when it is drawn, for a layout may move the Axes until then.
    """

    def __init__(self, words, point, rises):
        place = {"textcoords": "offset points", "ha": "center", "va": "center"}
        super().__init__(words, point, (0, 0), bbox=BOX, color=SLOPE, weight="bold", size=TYPE, **place)
        self.set_in_layout(False)
        self._below = 1 if rises else -1

    def update_positions(self, renderer):
        """Find the place, as matplotlib asks for before it draws."""
        points = 72 / self.axes.figure.dpi
        center = self.axes.transData.transform(self.xy) * points
        size = np.array(renderer.get_text_width_height_descent(self.get_text(), self._fontproperties, False)[:2])
        half = size * points / 2 + BOX_ROOM
        room = self.axes.bbox.get_points() * points + [half, -half]
        spots = [center + side * np.add(half, (ACROSS, UP)) * (1, -self._below) for side in (1, -1)]
        moves = [np.clip(spot, *room) - spot for spot in spots]
        pushed = [np.hypot(*move) for move in moves]
        best = int(pushed[0] > NEARLY and pushed[1] < pushed[0])
        self.set_position(tuple(spots[best] + moves[best] - center))
        super().update_positions(renderer)
