"""Settings to start from, each with one line that says what to watch."""

from dataclasses import dataclass, replace

from .setting import Setting


@dataclass(frozen=True)
class Preset:
    """A setting with a title and a line: its first word, which is set bold, the rest, and the chapter it belongs to.

    Where the line asks for a cause, `causes` has those to choose from, and what is said to each; the right one first.
    """

    title: str
    call: str
    line: str
    chapter: str
    setting: Setting
    causes: tuple = ()


OVERFIT = Setting(
    noise=0.35, points=40, hidden=(8, 8), activation="relu", loss="logistic", optimizer="momentum", lr=0.1, seed=3
)
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
        OVERFIT,
    ),
    "saturate": Preset(
        "Saturate it",
        "Before you train,",
        "show the edges as gradients and compare the numbers on top. Why does so little arrive on the left?",
        "12_saturation",
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
        "13_initialization",
        Setting(init="zeros"),
    ),
    "diagnose": Preset(
        "What is wrong?",
        "Train for 150 epochs.",
        "The loss falls, then it stands still, and ten of 50 points stay wrong. Look at the pictures. "
        "What is the cause?",
        "11_learning_curves",
        Setting(init="ones", loss="logistic", optimizer="momentum", lr=1.0),
        (
            (
                "The neurons of a layer are all the same",
                "Yes. Every weight started at 1, so the neurons of a layer get the same gradients and stay the same: "
                "four times one picture. Choose a start that draws at random, and nothing else.",
            ),
            (
                "The learning rate is too small",
                "No: then the loss would still be falling. Try 0.3: it takes longer to the same place.",
            ),
            (
                "The learning rate is too large",
                "No: then the loss would jump to and fro. Try 0.3: it takes longer to the same place.",
            ),
            (
                "There are too few points",
                "No: a network with too few points learns them by heart, and only its test loss stays high. "
                "Here it is the train loss. Try 300 points: still one in eight stays wrong.",
            ),
        ),
    ),
    "dead": Preset(
        "Dead neurons",
        "Predict:",
        "ReLU neurons and a learning rate of 2. After 100 epochs, how many of the 16 pictures will be blank?",
        "14_activations",
        Setting(hidden=(8, 8), activation="relu", loss="logistic", lr=2.0),
    ),
    "adam": Preset(
        "Two arms with Adam",
        "Watch:",
        "by epoch 100 it has every point of the spiral. Then take SGD, and look for a learning rate that is as quick.",
        "15_optimizers",
        Setting(data="spiral", noise=0.05, points=200, hidden=(8, 8), loss="logistic", optimizer="adam", lr=0.05),
    ),
    "single": Preset(
        "One point at a time",
        "Watch",
        "the loss: it goes up and down, and after 20 epochs it is half of what all points at once would have reached. "
        "Try that, with the same learning rate.",
        "16_minibatches",
        Setting(batch=1, lr=0.05),
    ),
    "dropout": Preset(
        "Drop one in five",
        "Predict:",
        "the run of “Make it overfit”, and in each step a fifth of the neurons is left out. "
        "Where does the test loss stand after 200 epochs: higher, the same, or at less than a half?",
        "17_regularization",
        replace(OVERFIT, dropout=0.2),
    ),
    "arms": Preset(
        "Three arms",
        "Predict:",
        "by epoch 150 a field winds along each arm. Then take both hidden layers away, and train again: "
        "of the 120 points, will nearly all be right, more than half, or fewer?",
        "18_softmax",
        Setting(
            data="arms",
            noise=0.03,
            points=150,
            test=0.2,
            hidden=(8, 8),
            activation="silu",
            loss="cross_entropy",
            optimizer="adam",
            lr=0.1,
            seed=9,
        ),
    ),
}
