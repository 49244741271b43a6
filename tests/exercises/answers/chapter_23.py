"""Answers to chapter 23, right and wrong."""

import numpy as np


def _sums(reports):
    n = sum(count for count, _, _ in reports)
    losses = sum(count * loss for count, loss, _ in reports)
    return n, losses, [sum(r[0] * g for r, g in zip(reports, gs)) for gs in zip(*[r[2] for r in reports])]


def merge(reports):
    n, loss, gradient = _sums(reports)
    return loss / n, [g / n for g in gradient]


def _of_numpy(reports):
    counts, losses, gradients = (np.array(column) for column in zip(*reports))
    return np.average(losses, weights=counts), np.average(gradients, axis=0, weights=counts)


def _by_loop(reports):
    seen, loss, gradient = 0, 0.0, [0.0] * len(reports[0][2])
    for count, its_loss, its_gradient in reports:
        seen += count
        if seen:  # a running mean
            loss += (its_loss - loss) * count / seen
            gradient = [g + (new - g) * count / seen for g, new in zip(gradient, its_gradient)]
    return loss, gradient


def _means(reports):
    _, losses, gradients = zip(*reports)
    return sum(losses) / len(reports), [sum(g) / len(reports) for g in zip(*gradients)]


def _added(reports):
    _, losses, gradients = zip(*reports)
    return sum(losses), [sum(g) for g in zip(*gradients)]


def _by_workers(reports):
    _, loss, gradient = _sums(reports)
    return loss / len(reports), [g / len(reports) for g in gradient]


def _undivided(reports):
    return _sums(reports)[1:]


def _by_first(reports):
    _, loss, gradient = _sums(reports)
    return loss / reports[0][0], [g / reports[0][0] for g in gradient]


def _swapped(reports):
    counts = [report[0] for report in reports][::-1]
    return merge([(count, *report[1:]) for count, report in zip(counts, reports)])


def _first(reports):
    loss, gradient = merge(reports)
    return loss, gradient[:1]


def _in_place(reports):
    answer = merge(reports)
    reports[0] = 5, *reports[0][1:]
    return answer


def _two_alone(reports):
    return merge(reports[:2])


def _columns(reports):
    return merge(reports)[0], [sum(gradient) / len(gradient) for _, _, gradient in reports]


def _nobody(reports):
    return merge([(count, count * loss / count, gradient) for count, loss, gradient in reports])


def _until_nobody(reports):
    """Stops at the first worker without samples."""
    counts = [count for count, _, _ in reports]
    return merge(reports[: counts.index(0)] if 0 in counts else reports)


def _one_worker(reports):
    loss, gradient = merge(reports)
    return (loss, gradient) if len(reports) > 1 else (loss, [g / 5 for g in gradient])


def _gather(most=3, kind=ConnectionError, last="raise", again=True):
    def gather(work, shards):
        reports = []
        for shard in shards:
            for attempt in range(most):
                try:
                    reports.append(work(shard))
                    break
                except kind as error:
                    if attempt == most - 1:
                        if last == "raise":
                            raise
                        if last == "another":
                            raise RuntimeError("gave up") from error
                        reports.extend([None] * (last == "hole"))
        return reports

    return gather


gather = _gather()


def _recursive(work, shards, deaths=0):
    if not shards:
        return []
    try:
        first = work(shards[0])
    except ConnectionError:
        if deaths == 2:
            raise
        return _recursive(work, shards, deaths + 1)
    return [first, *_recursive(work, shards[1:])]


def _rounds(work, shards):
    reports, deaths = {}, 0
    while len(reports) < len(shards):
        died = False
        for shard in shards:
            if shard not in reports:
                try:
                    reports[shard] = work(shard)
                except ConnectionError:
                    died = True
                    if deaths == 2:
                        raise
        deaths += died
    return [reports[shard] for shard in shards]


def _lost_last(work, shards):
    reports, lost = [], list(shards)
    for attempt in range(3):
        waiting, lost = lost, []
        for shard in waiting:
            try:
                reports.append(work(shard))
            except ConnectionError:
                if attempt == 2:
                    raise
                lost.append(shard)
    return reports


def _all_again(work, shards):
    for attempt in range(3):
        try:
            return [work(shard) for shard in shards]
        except ConnectionError:
            if attempt == 2:
                raise


def _endless(work, shards):
    reports = []
    for shard in shards:
        while True:
            try:
                reports.append(work(shard))
                break
            except ConnectionError:
                pass
    return reports


def _counted_together(is_enough):
    """One counter of deaths for all shards, and how many are enough, of all and of this shard's."""

    def gather(work, shards):
        reports, deaths = [], 0
        for shard in shards:
            while True:
                try:
                    reports.append(work(shard))
                    break
                except ConnectionError:
                    deaths += 1
                    if is_enough(deaths, work.asked.count(shard)):
                        raise
        return reports

    return gather


def _twice(work, shards):
    reports = []
    for shard in shards:
        try:
            reports.append(work(shard))
        except ConnectionError:
            reports += gather(work, [shard, shard])
    return reports


def _silent(work, shards):
    return [report for shard in shards for report in _gather(last="skip")(work, [shard])]


RIGHT = {"23.3": merge, "23.4": gather}
MORE_RIGHT = [
    ("23.1", 3),
    ("23.1", np.float64(3.0)),
    ("23.2", (4, 2)),
    ("23.2", np.array([4, 2.0])),
    ("23.3", _of_numpy),
    ("23.3", _by_loop),
    ("23.3", lambda reports: list(merge(reports))),
    ("23.3", lambda reports: (merge(reports)[0], tuple(merge(reports)[1]))),
    ("23.4", _recursive),
    ("23.4", _rounds),
    ("23.4", lambda work, shards: tuple(gather(work, shards))),
    ("23.4", lambda work, shards: (gather(work, [shard])[0] for shard in shards)),
]
WRONG = {
    "23.3": {
        "added": _added,
        "undivided": _undivided,
        "loss added": lambda reports: (_added(reports)[0], merge(reports)[1]),
        "turned": lambda reports: merge(reports)[::-1],
        "first": _first,
        "one number": lambda reports: (merge(reports)[0], sum(merge(reports)[1])),
        "columns": _columns,
        "count": lambda reports: (sum(report[0] for report in reports), *merge(reports)),
        "no loss": lambda reports: merge(reports)[1],
        "mean of means": _means,
        "loss mean of means": lambda reports: (_means(reports)[0], merge(reports)[1]),
        "gradient mean of means": lambda reports: (merge(reports)[0], _means(reports)[1]),
        "by workers": _by_workers,
        "shares swapped": _swapped,
        "by first": _by_first,
        "one worker": _one_worker,
        "two alone": _two_alone,
        "nobody": _nobody,
        "in place": _in_place,
        "other": lambda reports: (1.0, [1.0, 1.0]),
    },
    "23.4": {
        "plain": lambda work, shards: [len(work(shard)) for shard in shards],
        "first only": lambda work, shards: gather(work, shards[:1]),
        "no retry": lambda work, shards: [work(shard) for shard in shards],
        "hole": _gather(most=1, last="hole"),
        "skipped": _gather(most=1, last="skip"),
        "twice": _twice,
        "order": _lost_last,
        "all again": _all_again,
        "once": _gather(most=2),
        "silent": _silent,
        "another": _gather(last="another"),
        "too early": lambda work, shards: _gather(3 if work.deaths.get("b", 0) < 9 or len(shards) == 3 else 2)(
            work, shards
        ),
        "too late": _gather(most=4),
        "endless": _endless,
        "together": _counted_together(lambda deaths, own: deaths > 3 or deaths == own == 3),
        "any error": _gather(kind=Exception),
        "other": lambda work, shards: gather(work, shards) if not work.deaths.get("b") else ["?", "?", "?"],
    },
}
MORE_WRONG = [
    ("23.1", "in quotes", "3.0"),
    ("23.2", "of one", [[4, 2.0]]),
    ("23.3", "nobody", lambda reports: _means(reports) if not all(r[0] for r in reports) else merge(reports)),
    ("23.3", "nobody", _until_nobody),
    ("23.3", "return", lambda reports: print(end="")),
    ("23.4", "skipped", lambda work, shards: [r for r in _gather(most=1, last="hole")(work, shards) if r]),
    ("23.4", "together", _counted_together(lambda deaths, _: deaths == 3)),
    ("23.4", "silent", _gather(last="hole")),
    ("23.4", "any error", lambda work, shards: _gather(kind=(ConnectionError, ValueError), last="raise")(work, shards)),
    ("23.4", "return", lambda work, shards: print(end="")),
]
