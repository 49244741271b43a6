"""How the tests ask for an error: by its kind and by words of its message."""

import pytest


def refused(error, words, function, *args, **settings):
    """Call the function with the arguments; it must stop with this error."""
    with pytest.raises(error, match=words):
        function(*args, **settings)
