"""The bugs of Part III and IV, in the order of its chapters. Longer texts are in lines.py."""

from book.museum import lines
from book.museum.bug import Bug

TRAINING = "tests/engine/test_training.py::"
INIT = "tests/engine/test_init.py::"
OPTIMIZERS = "tests/engine/test_optimizers.py::"
CLASSES = "tests/engine/test_classes.py::"
SHAPES = "tests/tensor/test_shapes.py::"

TRAINING_BUGS = {
    "test_is_train": Bug(
        "A test loss that is measured on the points learned from",
        "training.py",
        "outputs, test_loss = forward(*test)",
        "outputs, test_loss = forward(X, y)",
        (TRAINING + "test_early_stopping_goes_back_to_the_lowest_test_loss",),
    ),
    "last_not_lowest": Bug(
        "Early stopping that keeps the last network and not the best",
        "training.py",
        "    if best:\n        model.load_state_dict(best.state)\n",
        "",
        (TRAINING + "test_patience_that_is_never_used_up_goes_back_as_well",),
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
        "return calculate_gain(nonlinearity, a) / sqrt(fan)",
        "return calculate_gain(nonlinearity, a) ** 2 / fan",
        (INIT + "test_kaiming_gives_gauss_the_root_of_the_variance",),
    ),
    "generator_for_each_row": Bug(
        "A generator for each row, all with the same seed",
        "init.py",
        "from math import sqrt\n",
        "from math import sqrt\nfrom random import Random\n",
        (INIT + "test_no_two_weights_are_alike",),
        also=(
            (
                '    mean, std = number(mean), setting("std", std)\n    for row in weight:\n',
                '    mean, std, seed = number(mean), setting("std", std), rng.random()\n'
                "    for row in weight:\n        rng = Random(seed)\n",
            ),
        ),
    ),
    "leak_on_the_wrong_side": Bug(
        "A leaky ReLU whose small slope is above 0",
        "rules.py",
        "    if x > 0:\n        return x, (1.0, 0.0)[: 1 + len(slope)]\n",
        "    if x < 0:\n        return x, (1.0, 0.0)[: 1 + len(slope)]\n",
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
        "(beta1, beta2), t = self.betas, self.steps[i] + 1",
        "(beta1, beta2), t = self.betas, self.steps[0] + 1",
        (OPTIMIZERS + "test_adam_counts_a_step_once_for_all_parameters",),
        also=(("        self.steps[i] = t\n", "        self.steps[0] = t\n"),),
    ),
    "eps_inside": Bug(
        "ε inside of the root",
        "optim.py",
        "p.data -= self.lr * mean / (square**0.5 + self.eps)",
        "p.data -= self.lr * mean / (square + self.eps) ** 0.5",
        (OPTIMIZERS + "test_adam_adds_eps_outside_the_root",),
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
        lines.CALL,
        lines.CALL.replace("optimizer)", "optimizer, scheduler)"),
        (TRAINING + "test_a_scheduler_goes_on_once_in_an_epoch",),
        also=(
            (lines.EVERY_EPOCH, ""),
            (lines.EPOCH, lines.EPOCH.replace("optimizer)", "optimizer, scheduler)")),
            ("        optimizer.step()\n", lines.EVERY_BATCH),
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
    "mean_of_means": Bug(
        "The mean of the means of batches that are not equal",
        "training.py",
        "mean += (loss - mean) * (len(y) / len(targets))",
        "mean += loss / len(batches)",
        (TRAINING + "test_batches_are_those_of_the_loader_and_samples_count_alike",),
    ),
    "unsummed": Bug(
        "A gradient that keeps the shape of what it was spread to",
        "tensor/walk.py",
        "    if gradient.shape != node.data.shape:\n        gradient = _summed(gradient, node, child)\n",
        "",
        (SHAPES + "test_what_was_spread_gets_the_sum",),
    ),
    "column_against_row": Bug(
        "A loss that compares lengths, and not shapes",
        "tensor/losses.py",
        "if outputs.shape != targets.shape:",
        "if len(outputs) != len(targets):",
        (SHAPES + "test_a_column_against_a_row_is_no_loss",),
    ),
    "neighbors_slope": Bug(
        "What an entry of the kernel sends back, put where its neighbor was",
        "tensor/convolution.py",
        "whole[part] += slopes[:, k, ...]",
        "whole[part] += slopes[:, k - 1, ...]",
        (SHAPES + "test_a_pixel_gets_what_the_kernel_sends_it",),
    ),
    "every_largest": Bug(
        "Max pooling that passes the gradient to every largest one",
        "tensor/convolution.py",
        "hit = (parts[k, ...] == y) & free",
        "hit = parts[k, ...] == y",
        (SHAPES + "test_what_goes_back_through_a_pool_adds_up_to_what_came",),
    ),
    "constant_size": Bug(
        "A norm that takes the size of its numbers for a constant",
        "functional.py",
        "    scale = (dot(inputs, inputs) / len(inputs) + eps) ** -0.5\n",
        "    scale = ((dot(inputs, inputs) / len(inputs) + eps) ** -0.5).data\n",
        ("tests/engine/test_gpt_parts.py::test_a_longer_list_has_the_same_rms_norm",),
    ),
}
