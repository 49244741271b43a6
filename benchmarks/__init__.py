"""How fast the engine is beside other ways to get the same gradients: `make bench`.

The peers live in an environment of their own, `.venv-bench`. The package never imports anything from here.
"""
