"""Where the items of each layer stand: near their neighbors, without overlap."""


def align(layers, links, extents, gap):
    """One coordinate for each item.

    Args:
        layers: lists of items in order.
        links: (left, right, weight) for items of neighboring layers that want the same coordinate.
        extents: for each item how far it reaches before and after its coordinate.
        gap: the free space between two items of a layer.

    Returns:
        A dict from item to coordinate; the smallest beginning of an item is at 0.
    """
    at = {}
    for layer in layers:
        at.update(zip(layer, _starts(layer, extents, gap)))
    for sweep in range(17):
        toward = layers if sweep % 2 == 0 else layers[::-1]
        pulls = _pulls(links, rightward=sweep % 2 == 0)
        for layer in toward:
            _settle(layer, at, pulls, extents, gap)
    ends = _pulls(links, rightward=False)
    fixed = {right: [(right, 1000)] for _, right, _ in links}
    for layer in layers:  # a cause without causes may still move to where it is used
        _settle(layer, at, ends | fixed, extents, gap)
    least = min(at[item] - extents[item][0] for item in at)
    return {item: place - least for item, place in at.items()}


def _starts(layer, extents, gap):
    """Coordinates of the items packed as tightly as they may be."""
    starts, edge = [], 0.0
    for item in layer:
        before, after = extents[item]
        starts.append(edge + before)
        edge += before + after + gap
    return starts


def _pulls(links, rightward):
    pulls = {}
    for left, right, weight in links:
        here, there = (right, left) if rightward else (left, right)
        pulls.setdefault(here, []).append((there, weight))
    return pulls


def _settle(layer, at, pulls, extents, gap):
    """Move a layer to the least sum of squared distances from its wishes (pool adjacent violators)."""
    starts = _starts(layer, extents, gap)
    blocks = []  # [sum of weights, mean wish, number of items], wishes measured from the tight packing
    for item, start in zip(layer, starts):
        wish, weight = _wish(item, at, pulls)
        blocks.append([weight, wish - start, 1])
        while len(blocks) > 1 and blocks[-2][1] > blocks[-1][1]:
            weight, wish, count = blocks.pop()
            last = blocks[-1]
            last[1] = (last[0] * last[1] + weight * wish) / (last[0] + weight)
            last[0] += weight
            last[2] += count
    shifts = [wish for _, wish, count in blocks for _ in range(count)]
    for item, start, shift in zip(layer, starts, shifts):
        at[item] = start + shift


def _wish(item, at, pulls):
    """Where the neighbors pull an item, and how strongly; without neighbors it would rather stay."""
    if item not in pulls:
        return at[item], 0.02
    weight = sum(w for _, w in pulls[item])
    return sum(at[other] * w for other, w in pulls[item]) / weight, weight
