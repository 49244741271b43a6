"""What a program of arrays keeps together: layers, blocks of weights, and what is left to be named one by one."""

import re

from scalargrad.compile.layers import Layer, halves, in_layers, is_dot, layers_of
from scalargrad.compile.names import fresh, name, stem_of
from scalargrad.compile.places import in_rows, matrix, picked


class Block:
    """An array of Values that no sample changes, such as the weights of a layer.

    Attributes:
        values: its Values, row after row.
        width: the length of a row; None if it is no matrix.
        place: the text for it in `numbers`, a list of all parameters; None if not all of it are parameters.
    """

    def __init__(self, values, width, rank):
        self.values, self.width, self.place = values, width, None
        if rank.keys() >= set(values):
            places = [rank[value] for value in values]
            find, places = (picked, places) if width is None else (matrix, in_rows(places, width))
            self.place = find("numbers", places, len(rank))


class Plan:
    """How a trace is written with arrays.

    Attributes:
        steps: the nodes that vary, with each layer in the place of the first of its neurons.
        products: the dot products of parameters alone, such as a penalty.
        entries: the embeddings that pick one of some parameters, by a number that varies.
        blocks: all of them; `blocks_of` has two for each layer (the second is None without biases) and product, and one
            for each entry.
        runs: for the inputs of each layer where they stand: in what, from, to.
        pairs: for each dot product of outputs of one layer with those of one, as queries with keys, where both stand.
        scores: for each cross-entropy of all outputs of a layer, in their order, that layer.
        loose: the inputs, the parameters and what else is used one by one.
        names: of loose inputs and parameters, of nodes, layers, blocks, and of the inputs of layers.
    """

    def __init__(self, trace, stems):
        self.trace, self.layers = trace, layers_of(trace)
        self.steps = in_layers(trace.varying_nodes, self.layers)
        self.rank = {parameter: i for i, parameter in enumerate(trace.parameters)}
        self.products = {node for node in trace.nodes if self._is_product(node)}
        self.entries = dict.fromkeys(filter(self._is_entry, self.steps))
        self._known = {}
        self.blocks_of = {layer: self._of_layer(layer) for layer in self.layers}
        products = [node for node in trace.nodes if node in self.products]
        self.blocks_of |= {node: [self._block(half) for half in halves(node)[:2]] for node in products}
        self.blocks_of |= {node: [self._block(node.parents[:-1])] for node in self.entries}
        self.blocks = list(self._known.values())
        self._row = {node: (layer, i) for layer in self.layers if layer.is_matrix for i, node in enumerate(layer.nodes)}
        self.runs = {layer.inputs: self._runs(layer.inputs) for layer in self.layers}
        self.pairs = {node: pair for node in self.steps if (pair := self._pair(node))}
        self.scores = {node: layer for node in trace.varying_nodes if (layer := self._scored(node))}
        self.loose = self._loose()
        self.names = self._names(stems)

    def _is_product(self, node):
        first, second, _ = halves(node)
        outside = node not in self.trace.varying and self.rank.keys() >= {*first, *second}
        return outside and is_dot(node) and len(first) > 1

    def _is_entry(self, node):
        return node.op == "embedding" and self.rank.keys() >= {*node.parents[:-1]}

    def _of_layer(self, layer):
        width = len(layer.inputs) if layer.is_matrix else None
        return [self._block([w for row in layer.weights for w in row], width), self._block(layer.biases)]

    def _block(self, values, width=None):
        key = tuple(values), width
        if values and key not in self._known:
            self._known[key] = Block(list(values), width, self.rank)
        return self._known.get(key)

    def _runs(self, values):
        at = {x: ("columns", i) for i, x in enumerate(self.trace.inputs)} | self._row
        runs = []
        for value in values:
            source, i = at.get(value, (value, 0))
            if runs and runs[-1][::2] == (source, i):
                runs[-1] = source, runs[-1][1], i + 1
            else:
                runs.append((source, i, i + 1))
        return runs

    def _pair(self, node):
        if isinstance(node, Layer) or not is_dot(node):
            return None
        pair = [self._runs(half) for half in halves(node)[:2]]
        rows = all(len(runs) == 1 and runs[0][2] - runs[0][1] > 1 and runs[0][0] != "columns" for runs in pair)
        return [run for [run] in pair] if rows else None

    def _scored(self, node):
        if node.op != "cross_entropy":
            return None
        (source, first, last), *others = self._runs(node.parents[:-1])
        whole = isinstance(source, Layer) and not others and last - first == len(source.nodes)
        return source if whole else None

    def is_stacked(self, inputs):
        """Do they come from several places, or from one that is no matrix?"""
        (source, *_), *others = self.runs[inputs]
        return bool(others) or not (source == "columns" or isinstance(source, Layer))

    def views(self):
        """The inputs of layers that are a part of the samples, each with its run."""
        return [(inputs, runs[0]) for inputs, runs in self.runs.items() if len(runs) == 1 and runs[0][0] == "columns"]

    def part(self, run):
        """The text for a run."""
        source, first, last = run
        if source == "columns":
            return f"{picked('columns', list(range(first, last)), len(self.trace.inputs))}.T"
        whole = not isinstance(source, Layer) or last - first == len(source.nodes)
        return self.names[source] if whole else f"{self.names[source]}[:, {first}:{last}]"

    def holder(self, value):
        """The layer in whose matrix a node is; else the node."""
        return self._row[value][0] if value in self._row else value

    def _loose(self):
        """What stands in nodes of its own, in blocks that are no part of the parameters, or in the result."""
        together = {*self.products, *self.entries, *[node for layer in self.layers for node in layer.nodes]}
        used = [parent for node in self.trace.nodes if node not in together for parent in node.parents]
        used += [value for block in self.blocks if block.place is None for value in block.values]
        used += [bias for node in self.products for bias in halves(node)[2]]
        used += [node.parents[-1] for node in self.entries]
        return {*used, *self.trace.results}

    def _names(self, stems):
        trace = self.trace
        wishes = {x: stem for x, stem in zip(trace.inputs, stems) if x in self.loose}
        wishes |= {value: stem_of(value) for value in trace.parameters if value in self.loose}
        wishes |= {self.holder(node): stem_of(node) for node in trace.nodes}
        names, taken = name(wishes)
        names |= {layer: names[layer.nodes[0]] for layer in self.layers if not layer.is_matrix}
        names |= {node: f"{names[layer]}[:, {i}]" for node, (layer, i) in self._row.items()}
        self.names = names
        for step, blocks in self.blocks_of.items():
            for block, stem in zip(blocks, "wb" if step in self.layers else "pp"):
                if block and block not in names:
                    names[block] = fresh(stem.upper() if block.width else stem, _number(names[step]), taken)
        for layer in self.layers:
            runs = self.runs[layer.inputs]
            if self.is_stacked(layer.inputs) or runs[0][0] == "columns":
                names.setdefault(layer.inputs, "")
                names[layer.inputs] = names[layer.inputs] or fresh("X", _number(names[layer]), taken)
            else:
                names[layer.inputs] = self.part(runs[0])
        return names


def _number(name):
    """The digits that a name ends with."""
    return re.search(r"\d*$", name)[0]
