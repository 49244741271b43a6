"""How `compile` works inside: trace.py runs the function, names.py names, source.py writes, arrays.py is NumPy."""
