"""What stands around the steps of a program of arrays: where its numbers come from, and how its gradients go back."""

from scalargrad.compile.lines import indented, unpacked, wrapped, zeros
from scalargrad.compile.places import in_rows, is_copy, picked
from scalargrad.compile.source import Writer

COUNT = "len(columns[0])"


class Frame(Writer):
    """A writer of functions without a loop.

    Before them comes `split`, which says where each block of weights is in a list of all parameters. Called with the
    gradients it gives views of these, so what is added to the gradient of a block is added there.
    """

    GIVEN, RESULT = "columns", "return "

    def __init__(self, plan, moving=()):
        super().__init__(plan.trace, plan.names, moving)
        self.plan = plan
        self.placed = [block for block in plan.blocks if block.place]
        self.mixed = [block for block in plan.blocks if not block.place]
        self.loose = [parameter for parameter in self.trace.parameters if parameter in plan.loose]

    def splitter(self):
        """The function `split`, if there is something to split."""
        lines = [line for block in self.placed for line in wrapped(f"{self.names[block]} = ", block.place)]
        return "\n".join(["def split(numbers):", *indented([*lines, *self.blocks("return ")])]) + "\n"

    def blocks(self, before="", prefix="", after=""):
        return wrapped(before, unpacked([prefix + self.names[block] for block in self.placed]), after)

    def function(self, name, lines):
        inputs = [x for x in self.trace.inputs if x in self.plan.loose]
        head = self.blocks(after=" = split(parameters)") if self.placed else []
        head += self.picked("parameters", self.loose, self.trace.parameters)
        head += [f"{self.names[inputs]} = {self.plan.part(run)}" for inputs, run in self.plan.views()]
        head += self.picked("columns", inputs, self.trace.inputs)
        return "\n".join([f"def {name}(parameters, columns):", *indented([*head, *lines])]) + "\n"

    def picked(self, given, values, among):
        """The line that names some of the entries of what is given."""
        rank = {value: i for i, value in enumerate(among)}
        if len(values) == 1 < len(among):
            return [f"{self.names[values[0]]} = {given}[{rank[values[0]]}]"]
        return self.unpacked(picked(given, [rank[value] for value in values], len(among)), values) if values else []

    def loop(self, lines):
        return [*self.literals(), *lines, *self.scattered()]

    def literals(self):
        """The blocks of other numbers than parameters, and their gradients."""
        lines = []
        for block in self.mixed:
            v, (before, after) = self.names[block], ("[[", "]]") if block.width else ("[", "]")
            rows = in_rows([self.text(value) for value in block.values], block.width or len(block.values))
            lines += wrapped(f"{v} = array({before}", "], [".join(map(", ".join, rows)), f"{after})")
            lines += [f"g_{v} = zeros({v}.shape)"] if self.is_moving(block) else []
        return lines

    def is_moving(self, block):
        return block is not None and not self.moving.isdisjoint(block.values)

    def zeros_outside(self):
        held = [self.gradient(value) for value in (*self.loose, *self.outside) if value in self.moving]
        if not self.placed:
            return zeros(["total", *held])
        n = len(self.trace.parameters)
        return [
            *zeros(["total", *held]),
            f"gradients = zeros({n})",
            *self.blocks(prefix="g_", after=" = split(gradients)"),
        ]

    def zeros_within(self, root):
        return [f"one = ones({COUNT})"] if root in self.moving else []

    def scattered(self):
        """Add the gradients of a block of other numbers to those of the numbers."""
        lines = []
        for block in filter(self.is_moving, self.mixed):
            for i, value in enumerate(block.values):
                at = f"{i // block.width}, {i % block.width}" if block.width else f"{i}"
                lines += [f"{self.gradient(value)} += g_{self.names[block]}[{at}]"] if value in self.moving else []
        return lines

    def returned(self):
        if not self.placed:
            return super().returned()
        copies = [block for block in self.placed if is_copy(block.place)]
        lines = [f"add_at(gradients, {block.place[8:-1]}, g_{self.names[block]})" for block in copies]
        if self.loose:
            places = [self.plan.rank[parameter] for parameter in self.loose]
            place = picked("gradients", places, len(self.plan.rank))
            lines += wrapped(
                f"{place if '[' in place else f'{place}[:]'} += ", unpacked(list(map(self.gradient, self.loose)))
            )
        return [*lines, "return total, gradients"]

    def total(self, root):
        return f"{self.text(root)}.sum()" if root in self.trace.varying else f"{COUNT}*{self.text(root)}"

    def one(self, root):
        return "one" if root in self.trace.varying else COUNT
