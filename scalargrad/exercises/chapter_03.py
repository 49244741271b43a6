"""Self-checks of chapter 3, the chain rule."""

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import by_value
from scalargrad.exercises.nodes import STUMBLED, STUMBLES, Borrowed, TooManyVisits, Value, doublings

BORROWED = (Borrowed, "borrowed")

GRADIENTS = [
    Case("gradient(y, y)", 1.0, [BORROWED, (lambda came: came == [1.0], "unsummed")], "root"),
    Case(
        "gradient(a, y)",  # five paths: 27, 27 and 9 through the sum, 36 and 36 through e alone
        135.0,
        [
            BORROWED,
            (27.0, "first"),
            (36.0, "last"),
            (72.0, "twins"),
            (0.0, "none"),
            (5.0, "count"),
            (8748.0, "product"),
            (8503056.0, "product"),
            (40.0, "sum"),
            (35.0, "sum"),
            (66.0, "sum"),
            (63.0, "entered"),
        ],
    ),
    Case("gradient(a, z)", 0.0, [BORROWED], "apart"),
    Case("gradient(a, Value(3.0))", 0.0, [BORROWED, (1.0, "data")], "apart"),
    Case("gradient(e, y)", 21.0, [BORROWED], "middle"),
    Case("gradient(h, h - h * h * h)", 0.25, [BORROWED, (1.75, "below 0"), (0.0, "whole")]),
    Case("gradient(a, e * (e + a))", 135.0, other="early"),
    Case("gradient(a, a - a)", 0.0, other="two slopes"),
    Case("b = Value(9.0); gradient(a, e * (b + e))", 162.0, other="held"),
    Case("[gradient(a, y), gradient(e, y)]", [135.0, 21.0], other="kept"),
]

COUNTS = [
    Case("count_paths(x, z)", 8, [BORROWED, (1, "edges"), (0, "none"), (6, "sum"), (4, "nodes"), (26, "eager")]),
    Case("count_paths(x, z + x)", 9, other="apart"),
    Case("count_paths(z, z + x)", 1, other="apart"),
    Case("count_paths(x, z * z)", 16, [(128, "slopes")], "apart"),
    Case("count_paths(x, z + Value(1.0))", 8, [(9, "data")], "apart"),
    Case("count_paths(x, z * (z + x))", 17, [(9, "early")], "apart"),
    Case("count_paths(x, (z + x) * z)", 17, [(9, "early")], "apart"),
    Case("count_paths(x, z + z * x)", 17, [(16, "data")], "apart"),
    Case("y = z + x; [count_paths(x, y), count_paths(z, y)]", [9, 1], other="kept"),
    Case("count_paths(*doublings(300))", 2**300, [(TooManyVisits, "slow")], "apart"),
]


EXERCISES = {
    "3.1": by_value(
        3.0,
        [
            (1.0, "you overwrote the gradient instead of adding to it: a is used three times."),
            (2.0, "one use is missing. y is (a + a) + a: two uses in the first sum, one in the second."),
            (15.0, "that is y itself. The question is how far y moves when a moves by 1."),
        ],
        other="list the paths from a to y; all slopes are 1.",
        praise="three paths, each with product 1.",
    ),
    "3.2": by_value(
        11.0,
        [
            (7.0, "that is the short way alone, the slope p. x also moves p, and p moves y: add that path."),
            (4.0, "that is the way through p alone. x is used a second time, directly in y: add that path."),
            (28.0, "you multiplied the two paths (or computed y). Slopes multiply along one path; paths add."),
            (8.0, "at x = 4, p is 7, not 4: the slope of the short way is p."),
        ],
        other="two paths: x -> p -> y with slopes 1 and x, and x -> y with slope p. Multiply along each, then add.",
        praise="1 × 4 through p, and 7 directly.",
    ),
    "3.3": by_cases(
        "gradient",
        GRADIENTS,
        given="a = Value(3.0); e = a * a; y = (e + a) * e; z = Value(2.0); h = Value(0.5)",
        names={"Value": Value},
        anywhere=STUMBLED,
        praise="135 over five paths, 1 for root itself, 0 where there is no path, and slopes below 0 count as what they are.",
        mistakes={
            "first": "you returned after the first parent that led somewhere. Add up what comes from all parents.",
            "last": "you kept the last path only: overwritten instead of added.",
            "twins": "a × a has two edges from a, and both count: do not collect parents in a dict or a set.",
            "product": "you multiplied the paths with each other. Slopes multiply along a path; paths add.",
            "sum": "you added the slopes along a path. They multiply: each one scales what comes from before.",
            "count": "5 is the number of paths. Each counts as much as the product of its slopes.",
            "none": "0: your function finds no path from a to y. Go down from root into its parents, and from there into theirs.",
            "root": "the gradient of root itself should be 1: it moves by 1 when it moves by 1. Everything else builds on that.",
            "borrowed": "you called backward, which is the engine's. Here you write it: parents and slopes are all that you need.",
            "data": "a is not every number that holds 3. Ask whether two nodes are the same one with `is`, not whether they hold the same.",
            "entered": "63: you go into each node only once. Here every path counts, also the second one through e.",
            "middle": "right for a leaf, not for e, which has parents itself: ask whether you have arrived before you go on to parents.",
            "below 0": "a slope below 0 takes away: h goes into h - h × h × h with 1 and with -0.75.",
            "early": "e passed on before all had reached it. It is used twice, here first by the product and then by e + a.",
            "two slopes": "a - a has two edges from a, with slopes 1 and -1. Walk through parents and slopes with `zip`: `index` finds the first of the two twice, and a dict keeps only the last.",
            "held": "e and b both hold 9. What you keep, keep under the node itself, not under its data.",
            "kept": "right at the first call. The second one finds what the first has left: begin anew at each call.",
            "unsummed": "you gave a list with a product for each path: add them up.",
            **STUMBLES,
            "whole": "gradients need not be whole numbers: h - h × h × h at 0.5 has 0.25.",
            "apart": "right where there is a path. From a number that is not behind root there is none: the gradient is 0.",
            "other": "for y = (e + a) × e and e = a × a at a = 3 it should be 135: 27 + 27 + 9 + 36 + 36.",
        },
    ),
    "3.4": by_cases(
        "count_paths",
        COUNTS,
        given="x, z = doublings(3)",
        names={"doublings": doublings, "Value": Value},
        anywhere=STUMBLED,
        praise="2³⁰⁰ paths, counted without walking along each of them. The walk back does the same, with slopes.",
        mistakes={
            "slow": "right, but it walks every path: 300 doublings would never end. Keep the number for each node.",
            "edges": "1: x + x has two edges from x, and they are two paths. Take every parent, also an equal one, and add up what comes.",
            "eager": "26: a node handed on its number at each new share, the old ones included. Hand on once, when all have come.",
            **STUMBLES,
            "none": "0 paths: nothing is counted yet. Begin with 1 for the node itself, as the walk back begins with a gradient of 1.",
            "nodes": "4 is the number of nodes. A path is a way through them: at each doubling there are two to choose from.",
            "slopes": "128 is the gradient: it takes each path times its slopes. Here each path counts as 1.",
            "data": "two nodes may hold the same number. Keep what you know under the node itself, not under its data.",
            "borrowed": "you called backward, which is the engine's, and takes each path times its slopes. Here you count.",
            "early": "9: z handed on its number before all of it had come, because it is used at two depths. A node needs the numbers of all its parents, or of all its children, first.",
            "kept": "right at the first call. The second one finds what the first one has noted, for another start: keep it in a dictionary that you make inside the function, anew for each call.",
            "sum": "you counted edges. At every doubling the number of paths doubles: 2, 4, 8.",
            "apart": "right for doublings, not for a graph in which a node is used at two depths, or for another start.",
            "other": "for three doublings it should be 8: each one gives every path two ways to go on.",
        },
    ),
}
