"""What a model says about the plane, as marks of a plot: regions, points, mistakes."""

from scalargrad.arguments import listed
from scalargrad.figures.scores import single
from scalargrad.figures.slider.contour import outlines, simplify
from scalargrad.figures.slider.marks import AREA, CUT, LINE, OUTSIDE, POINT, REGION, WIDTH
from scalargrad.figures.slider.rim import cut
from scalargrad.figures.text import polyline, xy

ASKED = 44, 31  # where a model is asked about the plane: columns and rows


class Plane:
    """The part of a Plot that draws points of two classes."""

    def boundary(self, model, X, y):
        """What a model says about the plane: a region for each class, the line between, the points, mistakes ringed.

        Args:
            model: takes a list of points, gives a score for each: a compiled program, a module, a function. Above 0
                it says 1, else -1.
            X, y: the points, pairs [x1, x2], and their labels, -1 or 1.

        Returns:
            How many of the points the model gets right.

        Raises:
            ValueError: not one label, -1 or 1, for each point; not one finite score for each.

        >>> from scalargrad.figures import Plot
        >>> plot = Plot(x=(-2, 2), y=(-2, 2))
        >>> plot.boundary(lambda points: [x1 - x2 for x1, x2 in points], [[1, 0], [0, 1]], [1, 1])
        1
        """
        X, y = _labelled(X, y)
        self._regions(model)
        return self._points(X, y, _scores(model, X))

    def half_plane(self, w, b, X, y):
        """`boundary` of one neuron with two inputs: the score w·x + b, whose boundary is a straight line.

        Args:
            w, b: its numbers, the weights as a pair.
            X, y: as in `boundary`.

        Returns:
            How many of the points the neuron gets right.

        >>> from scalargrad.figures import Plot
        >>> Plot(x=(-2, 2), y=(-2, 2)).half_plane((1, -1), 0, [[1, 0], [0, 1]], [1, 1])
        1
        """
        X, y = _labelled(X, y)
        if self.area != AREA:
            raise ValueError("half_plane needs a plot of the usual size: without height, left and right")

        def score(x1, x2):
            return w[0] * x1 + w[1] * x2 + b

        enter, leave = cut(lambda left, top: score(self.x.value(left), self.y.value(AREA[1] - top)))
        self._path(REGION, "region-0", self._whole())
        self._path(CUT, "region-1", f"{enter} {leave}")
        return self._points(X, y, [score(*point) for point in X])

    def _points(self, X, y, scores):
        self._name_classes()
        right = 0
        for point, label, score in zip(X, y, scores):
            here = _spot(self._place(*point))
            self._path(POINT, "class-1" if label > 0 else "class-0", here)
            if (score > 0) == (label > 0):
                right += 1
            else:
                self._path(LINE, "ring", here)
        return right

    def _regions(self, model):
        columns, rows = self.x.values(ASKED[0]), self.y.values(ASKED[1])[::-1]  # px count from the top
        scores = _scores(model, [[x1, x2] for x2 in rows for x1 in columns])
        rims = outlines([scores[i : i + ASKED[0]] for i in range(0, len(scores), ASKED[0])])
        across, down = self.area[0] / (ASKED[0] - 1), self.area[1] / (ASKED[1] - 1)
        self._path(REGION, "region-0", self._whole())
        texts = []  # one path for all: a rim inside a rim is a hole
        for rim in rims:
            places = simplify([(column * across, row * down) for column, row in [*rim, rim[0]]], 0.6)
            texts.append(polyline(places) + "z")
        if texts:
            self._path(REGION, "region-1", "".join(texts))

    def _whole(self):
        return f"M0,0H{self.area[0]}V{self.area[1]}H0z"

    def _name_classes(self):
        self._path(OUTSIDE, "class-0", _spot((WIDTH - 134, 10)))
        self._text(OUTSIDE, WIDTH - 126, 14, "class −1", "")
        self._path(OUTSIDE, "class-1", _spot((WIDTH - 64, 11)))
        self._text(OUTSIDE, WIDTH - 56, 14, "class +1", "")


def _labelled(X, y):
    X, y = listed(X), listed(y)
    if not X or len(X) != len(y) or not set(y) <= {-1, 1}:
        raise ValueError(f"got {len(X)} points and {len(y)} labels, expected a label, -1 or 1, for each point")
    return X, y


def _spot(place):
    """A place and nothing else: the class of the path puts a marker there."""
    return f"M{xy(place)}h0"


def _scores(model, points):
    outputs = model(points)
    if len(outputs) != len(points):
        raise ValueError(f"the model gives {len(outputs)} scores for {len(points)} points, expected one for each")
    return list(map(single, outputs, points))
