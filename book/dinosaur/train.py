"""Train the model of chapter 24 as its cells do, and keep its parameters for the box.

python -m book.dinosaur.train
"""

from scalargrad import save

from .cells import WEIGHTS, made, tagged


def trained():
    """The model after the chapter's cells have made and trained it: about half a minute."""
    return made(tagged("model", "train"))["model"]


def main():
    model = trained()
    save(model.state_dict(), WEIGHTS)
    print(f"{len(model.parameters())} parameters in {WEIGHTS.name}")


if __name__ == "__main__":
    main()
