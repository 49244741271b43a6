"""Answers to chapter 2, right and wrong."""


def _central(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def _second(f, x, h=1e-4):
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


RIGHT = {"2.2": _central, "2.3": 1e-8, "2.4": _second}
WRONG = {
    "2.2": {
        "swallowed": lambda f, x: (f(x + 1e-17) - f(x)) / 1e-17,
        "half": lambda f, x: (f(x + 1e-5) - f(x)) / 2e-5,
        "twice": lambda f, x: (f(x + 1e-5) - f(x - 1e-5)) / 1e-5,
        "sign": lambda f, x: (f(x - 1e-5) - f(x + 1e-5)) / 2e-5,
        "value": lambda f, x: f(x),
        "rise": lambda f, x: f(x + 1e-5) - f(x - 1e-5),
        "coarse": lambda f, x: (f(x + 0.001) - f(x)) / 0.001,
        "other": lambda f, x: f(x + 1e-5) - f(x - 1e-5) / 2e-5,
        "place": lambda f, x: _central(f, 2.0),
    },
    "2.3": {"central": 1e-5, "large": 1e-3, "small": 1e-12, "power": -8},
    "2.4": {
        "slope": _central,
        "half": lambda f, x: _second(f, x) / 2,
        "quarter": lambda f, x: _second(f, x) / 4,
        "sign": lambda f, x: -_second(f, x),
        "once": lambda f, x: _second(f, x) * 1e-4,
        "coarse": lambda f, x: _second(f, x, h=1.0),
        "rounding": lambda f, x: _second(f, x, h=1e-8),
        "place": lambda f, x: _second(f, 2.0),
    },
}
