"""What a reader may have samples and targets in. The labels of the pandas ones are not in the order of their rows."""

import numpy as np
import pandas as pd


def _index(data):
    """Row labels that would give another order, were they taken for positions."""
    return list(range(len(data)))[::-1]


ROWS = {
    "list": lambda X: [list(row) for row in X],
    "tuple": lambda X: tuple(tuple(row) for row in X),
    "array": np.array,
    "list of arrays": lambda X: [np.array(row) for row in X],
    "DataFrame": lambda X: pd.DataFrame(X, index=_index(X), columns=[f"x{i}" for i in range(len(X[0]))]),
    "list of Series": lambda X: [pd.Series(row, index=_index(row)) for row in X],
    "generator": lambda X: (row for row in X),
}
COLUMN = {
    "list": list,
    "tuple": tuple,
    "array": np.array,
    "column of an array": lambda y: np.array(y)[:, None],
    "Series": lambda y: pd.Series(y, index=_index(y)),
    "DataFrame": lambda y: pd.DataFrame({"y": y}, index=_index(y)),
    "generator": lambda y: (target for target in y),
}
