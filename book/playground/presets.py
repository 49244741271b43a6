"""Settings to start from, each with one line that says what to watch."""

from dataclasses import dataclass

from .setting import Setting


@dataclass(frozen=True)
class Preset:
    """A setting with a title and a line: its first word, which is set bold, the rest, and the chapter it belongs to."""

    title: str
    call: str
    line: str
    chapter: str
    setting: Setting


PRESETS = {
    "first": Preset(
        "First look",
        "Watch",
        "the line: by epoch 30 it is almost straight, by epoch 150 it bends. "
        "Which of the little pictures do the bending?",
        "10_training",
        Setting(),
    ),
    "overfit": Preset(
        "Make it overfit",
        "Predict:",
        "20 points to train on, much noise, 105 parameters. Which of the two curves turns round, and when?",
        "10_training",
        Setting(
            noise=0.35,
            points=40,
            hidden=(8, 8),
            activation="relu",
            loss="logistic",
            optimizer="momentum",
            lr=0.1,
            seed=3,
        ),
    ),
    "saturate": Preset(
        "Saturate it",
        "Before you train,",
        "show the edges as gradients and compare the numbers on top. Why does so little arrive on the left?",
        "06_neuron",
        Setting(hidden=(4, 4, 4), loss="logistic", init="large", seed=4),
    ),
    "high": Preset(
        "Learning rate too high",
        "Predict:",
        "the learning rate is 1. Will the loss fall slowly, jump to and fro, or grow out of all bounds? "
        "Then find one that works.",
        "10_training",
        Setting(hidden=(8, 8), loss="mse", lr=1.0),
    ),
    "zero": Preset(
        "Start at zero",
        "Predict:",
        "every weight starts at 0. How many of the 37 parameters will move?",
        "08_mlp",
        Setting(init="zeros"),
    ),
}
