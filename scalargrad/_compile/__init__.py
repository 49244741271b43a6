"""The parts of `scalargrad.compile`, in the order of its work: trace, names, source (with lines), loops or arrays, columns.

Nobody else imports them.
"""
