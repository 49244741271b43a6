"""From a graph to a program: `compile(f, *example)`.

In the order of its work: trace (with guard); names, source (with lines) and loops for Python; for NumPy layers, places,
plan, array_frame, array_source, arrays; auto for both. The samples are taken apart in columns when it is called.
"""

from scalargrad.compile.program import CompileError, Program, compile

__all__ = ["CompileError", "Program", "compile"]
