"""The bugs of Parts I and II: in the engine, in networks, in the loop. Longer texts are in lines.py."""

from book.museum import lines
from book.museum.bug import Bug

VALUE = "tests/engine/test_value.py::"
OPERATORS = "tests/engine/test_operators.py::"
TRAINING = "tests/engine/test_training.py::"

ENGINE_BUGS = {
    "overwrite": Bug(
        "`=` for `+=`: the last use of a node wins",
        "value.py",
        "parent.grad += slope * grad",
        "parent.grad = slope * grad",
        (VALUE + "test_a_plus_a_has_slope_two", VALUE + "test_doubling_thirty_times"),
    ),
    "eager_recursion": Bug(
        "Passing a gradient on before it is complete",
        "value.py",
        lines.ORDERED_WALK,
        lines.EAGER_WALK,
        (VALUE + "test_every_node_passes_on_its_gradient_only_when_it_is_complete",),
    ),
    "one_turn": Bug(
        "Each node passes on once, in the order in which they are met",
        "value.py",
        lines.ORDERED_WALK,
        lines.ONE_TURN_WALK,
        (VALUE + "test_a_node_that_is_used_at_two_depths_waits_for_both",),
    ),
    "parent_set": Bug(
        "A set of parents: `a * a` has one edge",
        "value.py",
        "self.parents = parents",
        "self.parents = tuple(set(parents))",
        (VALUE + "test_a_times_a_has_two_edges",),
    ),
    "recursive_sort": Bug(
        "A sort that calls itself for every parent",
        "value.py",
        lines.ITERATIVE_SORT,
        lines.RECURSIVE_SORT,
        ("tests/engine/test_deep_graphs.py::test_a_chain_longer_than_the_stack_of_python",),
    ),
    "stale_interiors": Bug(
        "Gradients inside the graph left over from the last backward",
        "value.py",
        lines.CLEAR_INTERIORS,
        "        self.grad = number(gradient)\n",
        (VALUE + "test_backward_twice_adds_at_leaves_and_not_inside", VALUE + "test_two_losses_before_two_backwards"),
    ),
    "assigned_leaves": Bug(
        "Each backward throws away the leaf gradients of the one before",
        "value.py",
        lines.CLEAR_INTERIORS,
        lines.CLEAR_ALL,
        (VALUE + "test_backward_twice_adds_at_leaves_and_not_inside", VALUE + "test_two_losses_before_two_backwards"),
    ),
    "shared_tape": Bug(
        "One tape for all graphs: the first backward uses it up",
        "value.py",
        "\nclass Value:\n",
        "\nTAPE = []  # every node, in the order in which it was made\n\n\nclass Value:\n",
        (VALUE + "test_two_losses_before_two_backwards",),
        also=(
            ("        self.slopes = slopes\n", "        self.slopes = slopes\n        TAPE.append(self)\n"),
            (
                "        order = topological_order(self)\n",
                "        order = TAPE[: TAPE.index(self) + 1]\n        TAPE.clear()\n",
            ),
        ),
    ),
    "silent_zip": Bug(
        "`zip` of weights and inputs of different lengths",
        "nn.py",
        lines.CHECK_WIDTH,
        "",
        ("tests/engine/test_bad_networks.py::test_the_wrong_number_of_inputs",),
    ),
    "bare_value": Bug(
        "A layer of width 1 that returns a Value and not a list",
        "nn.py",
        lines.LAYER_CALL,
        lines.BARE_CALL,
        ("tests/engine/test_nn.py::test_layers_of_width_one_can_follow_each_other",),
    ),
    "no_reflected_power": Bug(
        "`x ** 2` is there and `2 ** x` is not",
        "value.py",
        lines.REFLECTED_POWER,
        "",
        (OPERATORS + "test_two_to_the_power_of_a_value",),
    ),
    "reflected_minus": Bug(
        "`10 - x` computed as `x - 10`",
        "value.py",
        lines.REFLECTED_MINUS,
        lines.REFLECTED_MINUS.replace("as_value(other) - self", "self - other"),
        (OPERATORS + "test_parents_are_in_the_order_in_which_they_were_written[-]",),
    ),
    "swapped_parents": Bug(
        "`10 + x` recorded as `x + 10`: right numbers, wrong picture",
        "value.py",
        lines.REFLECTED_PLUS,
        lines.REFLECTED_PLUS.replace("as_value(other) + self", "self + other"),
        (OPERATORS + "test_parents_are_in_the_order_in_which_they_were_written[+]",),
    ),
    "silent_float": Bug(
        "`float(x)` gives the number, and the graph ends there",
        "value.py",
        lines.FLOAT_REFUSED,
        "        return self.data\n",
        (OPERATORS + "test_a_number_does_not_leave_its_graph_unseen[math.tanh]",),
    ),
    "tanh_by_exp": Bug(
        "tanh through exp: correct on paper, too large at 1000",
        "rules.py",
        "t = math.tanh(x)",
        "t = (math.exp(2 * x) - 1) / (math.exp(2 * x) + 1)",
        ("tests/engine/test_bad_numbers.py::test_a_large_number_through_a_soft_step",),
    ),
    "sigmoid_by_exp": Bug(
        "sigmoid in one line: too large at -1000",
        "rules.py",
        lines.STABLE_SIGMOID,
        "    s = 1.0 / (1.0 + math.exp(-x))\n",
        ("tests/engine/test_bad_numbers.py::test_a_large_number_through_a_soft_step",),
    ),
    "forgotten_zero_grad": Bug(
        "A training loop that never forgets a gradient",
        "training.py",
        "        optimizer.zero_grad()\n",
        "",
        (
            TRAINING + "test_gradients_are_forgotten_before_each_step",
            TRAINING + "test_an_epoch_is_forward_loss_backward_step",
        ),
    ),
    "shared_velocity": Bug(
        "One velocity for all parameters",
        "optim.py",
        lines.OWN_VELOCITY,
        lines.OWN_VELOCITY.replace("velocities[i]", "velocities[0]"),
        ("tests/engine/test_optim.py::test_each_parameter_has_a_velocity_of_its_own",),
    ),
}
