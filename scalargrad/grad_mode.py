"""Whether a graph is recorded: always, save within `no_grad()`."""

from contextlib import contextmanager
from threading import get_ident

PAUSED = set()  # the threads that record no graph; almost always empty, which is quick to ask


def recording():
    """Does this thread record a graph at the moment?

    >>> recording()
    True
    """
    return get_ident() not in PAUSED


@contextmanager
def no_grad():
    """Record no graph within the `with`, in this thread alone: what is computed there is a constant.

    The numbers are the same, and nothing is kept of where they came from. For what nobody will call `backward()` on:
    measuring a model, moving a parameter by hand. Works as a decorator, too: `@no_grad()`.

    >>> from scalargrad.value import Value
    >>> with no_grad():
    ...     y = Value(2.0) * 3
    >>> y, y.op, y.parents
    (Value(data=6, grad=0), 'constant', ())
    """
    thread, outermost = get_ident(), recording()
    PAUSED.add(thread)
    try:
        yield
    finally:
        if outermost:
            PAUSED.discard(thread)
