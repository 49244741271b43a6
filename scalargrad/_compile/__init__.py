"""The parts of `scalargrad.compile`. Nobody else imports them.

In the order of its work: trace, names, source (with lines), loops or arrays; columns when a program is called.
"""
