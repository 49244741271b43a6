"""From a graph to a program: `compile(f, *example)`.

In the order of its work: trace, names, source (with lines), loops or arrays; columns when a program is called.
"""

from scalargrad.compile.program import CompileError, Program, compile

__all__ = ["CompileError", "Program", "compile"]
