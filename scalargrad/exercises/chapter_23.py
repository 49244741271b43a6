"""Self-checks of chapter 23, many machines."""

from contextlib import suppress

from scalargrad.exercises.cases import Case, by_cases
from scalargrad.exercises.core import by_value, plain

ENOUGH = 20  # times that one shard is asked for; then it answers, so that no loop is endless


class Workers:
    """Stand-ins for workers: called with a shard they give a report, or die with a ConnectionError.

    Args:
        deaths: from a shard to how often its worker dies before it answers.
        broken: a shard in whose code there is a mistake: a ValueError, which no other worker would avoid.
    """

    def __init__(self, deaths=(), broken=None):
        self.deaths, self.broken, self.asked = dict(deaths), broken, []

    def __call__(self, shard):
        self.asked.append(shard)
        if self.asked.count(shard) > ENOUGH:
            return "endless"
        if shard == self.broken:
            raise ValueError("no number in this shard")
        if self.asked.count(shard) <= self.deaths.get(shard, 0):
            raise ConnectionError(f"the worker with shard {shard} died")
        return f"report {shard}"


def asked(gather, workers, shards):
    """How often each shard was asked for, whatever came of it."""
    with suppress(ConnectionError, ValueError):
        plain(gather(workers, shards))
    return [workers.asked.count(shard) for shard in shards]


REPORTS = [f"report {shard}" for shard in "abc"]
MERGES = [
    Case(
        "merge_means([(3, 1.0, [2.0, 0.0]), (1, 5.0, [6.0, 4.0])])",
        (2.0, [3.0, 1.0]),
        [
            ((3.0, [4.0, 2.0]), "mean of means"),
            ((6.0, [8.0, 4.0]), "added"),
            ((8.0, [12.0, 4.0]), "undivided"),
            ((6.0, [3.0, 1.0]), "loss added"),
            ((8.0, [3.0, 1.0]), "loss added"),
            ((3.0, [3.0, 1.0]), "loss mean of means"),
            ((2.0, [4.0, 2.0]), "gradient mean of means"),
            ((4.0, [6.0, 2.0]), "by workers"),
            ((4.0, [5.0, 3.0]), "shares swapped"),
            ((8 / 3, [4.0, 4 / 3]), "by first"),
            (([3.0, 1.0], 2.0), "turned"),
            ((2.0, 3.0), "first"),
            ((2.0, [3.0]), "first"),
            ((2.0, 4.0), "one number"),
            ((2.0, [1.0, 5.0]), "columns"),
            ((4, 2.0, [3.0, 1.0]), "count"),
            ([3.0, 1.0], "no loss"),
        ],
    ),
    Case("merge_means([(2, 1.0, [1.0, 2.0]), (2, 3.0, [3.0, 6.0])])", (2.0, [2.0, 4.0])),
    Case("merge_means([(5, 0.5, [1.0, -2.0, 4.0])])", (0.5, [1.0, -2.0, 4.0]), [], "one worker"),
    Case("merge_means([(1, 6.0, [6.0]), (2, 3.0, [0.0]), (3, 0.0, [4.0])])", (2.0, [3.0]), [], "two alone"),
    Case("merge_means([(4, 1.0, [2.0]), (0, 0.0, [0.0])])", (1.0, [2.0]), [(ZeroDivisionError, "nobody")], "nobody"),
    Case(
        "merge_means([(1, 2.0, [4.0]), (0, 0.0, [0.0]), (1, 0.0, [0.0])])",
        (1.0, [2.0]),
        [(ZeroDivisionError, "nobody")],
        "nobody",
    ),
    Case("merge_means(reports); merge_means(reports)", (2.0, [3.0, 1.0]), [], "in place"),
]
GATHERS = [
    Case("gather(Workers(), 'abc')", REPORTS, [(lambda got: len(got) == 1, "first only")], "plain"),
    Case(
        "gather(Workers({'b': 1}), 'abc')",
        REPORTS,
        [
            (ConnectionError, "no retry"),
            (lambda got: len(got) == 3 and got[1] is None, "hole"),
            (lambda got: len(got) == 2, "skipped"),
            (lambda got: len(got) > 3, "twice"),
            (lambda got: len(got) == 3 and sorted(map(str, got)) == REPORTS, "order"),
        ],
    ),
    Case("asked(gather, Workers({'b': 1}), 'abc')", [1, 2, 1], [([2, 2, 1], "all again"), ([2, 2, 2], "all again")]),
    Case("gather(Workers({'b': 2}), 'abc')", REPORTS, [(ConnectionError, "once")], "once"),
    Case(
        "gather(Workers({'b': 99}), 'abc')",
        ConnectionError,
        [(lambda got: "endless" in got, "endless"), (lambda got: True, "silent"), (Exception, "another")],
    ),
    Case(
        "asked(gather, Workers({'b': 99}), 'ab')[1]",
        3,
        [
            (2, "too early"),
            (lambda times: times > ENOUGH, "endless"),
            (lambda times: 3 < times <= ENOUGH, "too late"),
        ],
    ),
    Case("gather(Workers({'a': 2, 'b': 2, 'c': 2}), 'abc')", REPORTS, [(ConnectionError, "together")], "together"),
    Case("gather(Workers(broken='b'), 'abc')", ValueError, [(lambda got: True, "any error")], "any error"),
    Case("asked(gather, Workers(broken='b'), 'b')", [1], [(lambda got: got[0] > 1, "any error")], "any error"),
]


EXERCISES = {
    "23.1": by_value(
        3.0,
        [
            (4.0, "that is the mean of the two means. The shard of 30 has more samples, so it counts more."),
            (5.0, "the shares are swapped: 2 belongs to the 30 samples."),
            (8.0, "you added two means. A mean has to be turned into a sum first: 30 × 2."),
            (120.0, "that is the sum of all 40 slopes. Divide it by 40."),
            (60.0, "the slopes add up to 120. There are 40 of them, not 2."),
        ],
        other="30 samples with a mean of 2 add up to 60. So do 10 samples with a mean of 6.",
        praise="(30 × 2 + 10 × 6) / 40. Both shards pull equally hard, though one is three times as large.",
    ),
    "23.2": by_value(
        [4, 2.0],
        [
            ([16, 1.0], "with 16 workers: 160/16 + 10·16 = 170 ms, longer than alone. Try fewer."),
            ([16, 160 / 170], "with 16 workers it is 170 ms, slower than alone. Try fewer."),
            ([4, 4.0], "4 workers compute four times as fast, and then they talk: 40 ms more."),
            ([4, 80.0], "the number is right, and 80 ms is the time. How many times does it go into 160?"),
            ([4, 0.5], "the other way round: alone 160 ms, now 80."),
            ([4, 40.0], "40 ms is what each of them computes. They talk for 40 ms more."),
            ([2, 1.6], "160/2 + 20 = 100 ms. There is something better."),
            ([8, 1.6], "160/8 + 80 = 100 ms. There is something better."),
            ([3, 160 / (160 / 3 + 30)], "83 ms. There is something better, close by."),
            ([5, 160 / 82], "82 ms. There is something better, close by."),
            ([4, 2.125], "you compare with 170 ms. Alone nobody talks: 160."),
        ],
        other="make a table: 160/n + 10·n for n = 2, 3, 4, 5, and take the smallest. Then divide 160 by it.",
        praise="40 ms of work and 40 ms of talk. From there on a worker more costs more than it brings.",
    ),
    "23.3": by_cases(
        "merge_means",
        MERGES,
        given="reports = [(3, 1.0, [2.0, 0.0]), (1, 5.0, [6.0, 4.0])]",
        praise="each sample counts once, wherever it lies. That is all that a worker more changes.",
        mistakes={
            "added": "you added the means: with each worker more the gradient, and so the step, gets longer.",
            "undivided": "these are sums over all samples. Divide by how many there are.",
            "loss added": "the gradient is a mean and the loss is not: it needs the same weights and the same division.",
            "turned": "the loss comes first, then the gradient.",
            "first": "only the first parameter is there. The gradient has a number for each of them.",
            "one number": "the gradient became a single number: add parameter by parameter, with `zip(*gradients)`.",
            "columns": "you took the mean of each report. Take it of each parameter, over the reports: `zip(*gradients)`.",
            "count": "three things came: the loss and the gradient are asked for, and not the count.",
            "no loss": "the loss is missing: return the loss and the gradient.",
            "mean of means": "that is the mean of the means: the one sample of the second counts as much as three.",
            "loss mean of means": "the gradient is right. The loss is still the mean of the means.",
            "gradient mean of means": "the loss is right. The gradient is still the mean of the means.",
            "by workers": "divide by the samples of all, 4, and not by the number of workers, 2.",
            "shares swapped": "the shares are swapped: the larger shard has to count more.",
            "by first": "you divided by the samples of one report: it takes those of all.",
            "one worker": "with a single worker nothing should change.",
            "two alone": "right for two reports, and wrong for three.",
            "nobody": "a worker without samples has nothing to say: it must not change the result, or stop it.",
            "in place": "the second call on the same reports gives something else: you changed them.",
            "other": "turn each mean into a sum, add the sums, and divide once by the samples of all.",
        },
    ),
    "23.4": by_cases(
        "gather",
        GATHERS,
        names={"Workers": Workers, "asked": asked},
        praise="what was lost is made again, and nothing else. That is what Dask did with the killed worker.",
        mistakes={
            "plain": "nobody dies here: the reports should come in a list, in the order of the shards.",
            "first only": "one report came: the `return` is inside of the loop.",
            "no retry": "a worker died, and its error ended everything. Catch the ConnectionError and ask again.",
            "hole": "there is a hole where the dead worker's report should be. Ask again, until there is one.",
            "skipped": "the dead worker's shard is missing: its samples would be left out, and nobody would notice.",
            "twice": "there are more reports than shards: some samples would count twice.",
            "order": "all reports are there, but not in the order of the shards.",
            "all again": "you asked again for shards that had answered. Only the lost one has to be made again.",
            "once": "two workers died one after the other, with the same shard. The third would have answered.",
            "silent": "shard b never answered, and nobody was told. Let the third error through.",
            "another": "let the ConnectionError itself through: a `raise` without a name does.",
            "too early": "you gave up after two deaths; the third time counts, too.",
            "too late": "you asked more than three times.",
            "endless": "you would ask forever: stop after three deaths with the same shard.",
            "together": "three deaths are allowed for each shard, not for all together: begin to count anew.",
            "any error": "a ValueError is a mistake in the work and no death: let it through at once, do not ask again.",
            "other": "for each shard: ask; after a ConnectionError ask again, at most three times in all.",
        },
    ),
}
