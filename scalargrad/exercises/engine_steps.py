"""The steps to an engine of one's own: what the examiner asks in each, which mistakes belong to it, the praise."""

from scalargrad.exercises.engine import probes

REST = [*probes.OPERATORS[2:-1], *probes.NUMBERS[:-2], *probes.REUSED[:5], *probes.FUNCTIONS[:1], *probes.EDGES[:3:2]]
STEPS = {
    "25.3": ([*probes.OPERATORS[:2], probes.OF_THE_RESULT], "a + b and a * b"),
    "25.4": ([*probes.SHARED, *probes.ORDER, probes.OF_THE_RESULT], "+ and *"),
    "25.5": ([*probes.REPEATED, *probes.DEPTH[:2]], "+ and *"),
    "25.6": (
        REST,
        "-, /, ** and tanh, numbers on either side too",
    ),
}
OF_STEP = {
    "25.3": (
        "The result does not start with the gradient 1",
        "In a product each factor gets its own value",
        "In a product both factors get the first one's share",
        "Shares are subtracted, not added",
        "Only the first parent gets a share",
        "Only the last parent gets a share",
        "The slope is multiplied by the number, not by the gradient from above",
    ),
    "25.4": (
        "The result does not start with the gradient 1",
        "The gradient is set, not added to",
        "A node passes its gradient on before all of it has arrived",
        "Each node goes once, but does not wait for all that use it",
        "Each node goes once, and the deepest of a branch first",
        "Uses are counted once for each child, and taken off once for each share",
        "Uses are counted once for each share, and taken off once for each child",
        "A parent that is used twice is counted once",
        "In a sum the gradient is set, not added to",
        "In a product the gradient is set, not added to",
        "Shares are subtracted, not added",
        "Only the first parent gets a share",
        "Only the last parent gets a share",
        "backward goes one step and stops",
        "The slope is not multiplied by the gradient from above",
    ),
    "25.5": (
        "The gradients of the middle are not cleared before a second backward",
        "The gradients are not cleared, and the result adds 1 to its own",
        "backward wipes the gradients of the leaves, too",
        "A node that was visited once is never visited again",
        "The sort calls itself, so the depth of a graph is limited",
    ),
    "25.6": (
        "In a difference the second number gets + 1",
        "The slope of −a is taken for 1",
        "In a quotient the slope of the divisor has the wrong sign",
        "In a quotient the slope of the divisor is not squared",
        "The power is passed on with the exponent unchanged",
        "The exponent does not come down as a factor",
        "The slope of a power loses the sign",
        "The slope of tanh uses what goes in, not what comes out",
        "The slope of tanh forgets the square",
        "The slope of tanh takes tanh twice",
        "tanh goes through exp and overflows",
        "In operations of two numbers the gradient is set, not added to",
        "In operations of one number the gradient is set, not added to",
        "In a difference the gradient is set, not added to",
        "In a quotient the gradient is set, not added to",
        "In a power the gradient is set, not added to",
        "In tanh the gradient is set, not added to",
        "2 + a makes a number without parents",
        "2 · a makes a number without parents",
        "a − b is computed as b − a",
        "a / b is computed as b / a",
        "2 − a is computed as a − 2",
        "2 / a is computed as a / 2",
    ),
    "25.7": (
        "parameters() leaves out the biases",
        "The bias is not added to the weighted sum",
        "parameters() has the last layer alone",
        "parameters() has the first layer alone",
        "parameters() lists each parameter twice",
        "parameters() of a network is empty",
        "All neurons of a layer are one and the same",
        "Every layer gets the inputs of the network",
        "Between the layers numbers are taken out of their nodes",
        "Nothing bends between the layers",
    ),
}
PATHS = (
    "the gradients are right, but each path is walked by itself: 12 doublings have 4,096, and took as many lines. Let "
    "a node wait until all its shares have come, then go once."
)
PRAISE = {
    "25.3": "each operation knows its slopes, and the result starts with 1.",
    "25.4": "every node waits for all that it is owed. That is backpropagation.",
    "25.5": "a second backward adds to the leaves what the first one did, and a graph may be as deep as it likes.",
    "25.6": "all of arithmetic goes both ways.",
    "25.7": "your network, on your engine, tells two moons apart.",
}
