"""The bugs of the museum: what somebody did, the lines as they are and as they were, the tests that notice.

Each one is text to be replaced in a file of the package; `load` of this package does it. Longer texts are in lines.py.
Standard library only.
"""

from dataclasses import dataclass

from book.museum import lines

VALUE = "tests/engine/test_value.py::"
OPERATORS = "tests/engine/test_operators.py::"
TRAINING = "tests/engine/test_training.py::"
INIT = "tests/engine/test_init.py::"
OPTIMIZERS = "tests/engine/test_optimizers.py::"
CLASSES = "tests/engine/test_classes.py::"


@dataclass(frozen=True)
class Bug:
    """One wrong turn.

    Attributes:
        title: what somebody did.
        file: the file of the package that it is in.
        right, wrong: the lines as they are, and as they were written by mistake.
        tests: the tests that it turns red, as pytest names them.
        also: further pairs of right and wrong lines of the same file.
    """

    title: str
    file: str
    right: str
    wrong: str
    tests: tuple
    also: tuple = ()


BUGS = {
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
        "        order = topological_order(self)\n",
        "        order = TAPE[: TAPE.index(self) + 1]\n        TAPE.clear()\n",
        (VALUE + "test_two_losses_before_two_backwards",),
        also=(
            (
                "        self.slopes = slopes\n",
                "        self.slopes = slopes\n        TAPE.append(self)\n",
            ),
            ("\nclass Value:\n", "\nTAPE = []  # every node, in the order in which it was made\n\n\nclass Value:\n"),
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
    "squashed_twice": Bug(
        "A sigmoid in the last layer, and a loss that has one, too",
        "nn.py",
        'output_activation="linear",',
        'output_activation="sigmoid",',
        ("tests/engine/test_nn.py::test_mlp_bends_every_layer_but_the_last",),
    ),
    "slope_from_input": Bug(
        "The slope of tanh from its input",
        "rules.py",
        "return t, (1.0 - t * t,)",
        "return t, (1.0 - x * x,)",
        ("tests/engine/test_rules.py::test_slope_is_the_derivative",),
    ),
    "variance_for_deviation": Bug(
        "A variance where `gauss` wants the standard deviation",
        "init.py",
        "calculate_gain(nonlinearity, a) / sqrt(fan)",
        "calculate_gain(nonlinearity, a) ** 2 / fan",
        (INIT + "test_kaiming_gives_gauss_the_root_of_the_variance",),
    ),
    "generator_for_each_row": Bug(
        "A generator for each row, all with the same seed",
        "init.py",
        '    mean, std = number(mean), setting("std", std)\n    for row in weight:\n',
        '    mean, std, seed = number(mean), setting("std", std), rng.random()\n'
        "    for row in weight:\n        rng = Random(seed)\n",
        (INIT + "test_no_two_weights_are_alike",),
        also=(("from math import sqrt\n", "from math import sqrt\nfrom random import Random\n"),),
    ),
    "leak_on_the_wrong_side": Bug(
        "A leaky ReLU whose small slope is above 0",
        "rules.py",
        "    if x > 0:\n        return x, (1.0, 0.0)",
        "    if x < 0:\n        return x, (1.0, 0.0)",
        ("tests/engine/test_rules.py::test_slope_is_the_derivative",),
    ),
    "detached_activation": Bug(
        "An activation that is computed on `.data`",
        "functional.py",
        '    return as_value(x).apply("silu")\n',
        "    x = as_value(x)\n    return Value(x.data * x.sigmoid().data)\n",
        ("tests/engine/test_functional.py::test_an_activation_is_a_node_of_the_graph",),
    ),
    "hasty_count": Bug(
        "`t += 1` inside of the loop over the parameters",
        "optim.py",
        "t = self.betas, self.steps[i] + 1",
        "t = self.betas, self.steps[0] + 1",
        (OPTIMIZERS + "test_adam_counts_a_step_once_for_all_parameters",),
        also=(("        self.steps[i] = t\n", "        self.steps[0] = t\n"),),
    ),
    "eps_inside": Bug(
        "ε inside of the root",
        "optim.py",
        "(square**0.5 + self.eps)",
        "(square + self.eps) ** 0.5",
        (OPTIMIZERS + "test_adam_adds_eps_outside_the_root",),
    ),
    "test_is_train": Bug(
        "A test loss that is measured on the points learned from",
        "training.py",
        "forward(*test)",
        "forward(X, y)",
        (TRAINING + "test_early_stopping_goes_back_to_the_lowest_test_loss",),
    ),
    "last_not_lowest": Bug(
        "Early stopping that keeps the last network and not the best",
        "training.py",
        "    if best:\n        model.load_state_dict(best.state)\n",
        "",
        (TRAINING + "test_patience_that_is_never_used_up_goes_back_as_well",),
    ),
    "shuffled_apart": Bug(
        "Samples and labels each in an order of their own",
        "data/batches.py",
        lines.ONE_ORDER,
        lines.ONE_ORDER + lines.ONE_ORDER.replace("order =", "other =", 1),
        ("tests/engine/test_data.py::test_orders_are_those_of_numpy",),
        also=((lines.PAIRS, lines.PAIRS_APART),),
    ),
    "schedule_per_batch": Bug(
        "A schedule that counts epochs and is told of every batch",
        "training.py",
        lines.EVERY_EPOCH,
        "",
        (TRAINING + "test_a_scheduler_goes_on_once_in_an_epoch",),
        also=(
            ("        optimizer.step()\n", lines.EVERY_BATCH),
            (lines.EPOCH, lines.EPOCH.replace("optimizer)", "optimizer, scheduler)")),
            (lines.CALL, lines.CALL.replace("optimizer)", "optimizer, scheduler)")),
        ),
    ),
    "dropout_stays_on": Bug(
        "Dropout that goes on dropping after `eval()`",
        "regularization.py",
        "if not self.training or not self.p:",
        "if not self.p:",
        ("tests/engine/test_regularization.py::test_dropout_after_eval_is_the_identity",),
    ),
    "biased_running_variance": Bug(
        "The variance of the batch kept for evaluation",
        "regularization.py",
        "unbiased = [variance * n / (n - 1) for variance in variances]",
        "unbiased = variances",
        ("tests/engine/test_regularization.py::test_running_means_take_the_unbiased_variance",),
    ),
    "softmax_without_max": Bug(
        "softmax of the scores as they are: too large at 1000",
        "class_rules.py",
        "    top = max(scores)\n",
        "    top = 0.0\n",
        (
            CLASSES + "test_losses_at_large_logits[row0-0-0.0-slopes0-cross_entropy]",
            CLASSES + "test_known_numbers",
        ),
    ),
    "softmax_twice": Bug(
        "Softmax in front of a loss that applies it, too",
        "class_rules.py",
        "    log_p, c = _log_probabilities(scores), _class(t, len(scores))\n",
        lines.TWICE,
        (CLASSES + "test_the_gradient_of_cross_entropy_is_p_minus_one_hot", CLASSES + "test_known_numbers"),
    ),
}
