"""How fast the engine is beside `micrograd` from PyPI: `python -m benchmarks`, or `make bench`.

The package never imports it.
"""
