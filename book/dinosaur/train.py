"""Train the model of chapter 24 as its cells do, and keep its parameters for the box.

python -m book.dinosaur.train
"""

from scalargrad import save

from .cells import WEIGHTS, made, tagged


def main():
    model = made(tagged("model", "train"))["model"]  # about half a minute
    save(model.state_dict(), WEIGHTS)
    print(f"{len(model.parameters())} parameters in {WEIGHTS.name}")


if __name__ == "__main__":
    main()
