"""From a graph to a program: `compile(f, *example)`.

In the order of its work: trace (with guard), names, source (with lines), loops or arrays; columns when it is called.
"""

from scalargrad.compile.program import CompileError, Program, compile

__all__ = ["CompileError", "Program", "compile"]
