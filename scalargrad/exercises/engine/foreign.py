"""An engine that stands in a file, imported under a name of its own."""

import sys
from contextlib import contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType


def loaded(file):
    """The module in a file: imported, not run as a program.

    A file of a package finds its neighbors, and nothing of the package is mistaken for one of the same name that is
    installed: the package is called `of_NAME` here.
    """
    file = Path(file).resolve()
    inside = _packages(file.parent)
    if not inside:
        sys.path.insert(0, str(file.parent))  # it may import what stands beside it
    name = ".".join([*inside, file.stem])
    spec = spec_from_file_location(name, file)
    module = sys.modules[name] = module_from_spec(spec)
    with _called_by_its_own_name(inside):
        spec.loader.exec_module(module)
    return module


@contextmanager
def _called_by_its_own_name(inside):
    """While a file of a package is imported, `import NAME` means this package, as the file expects."""
    if not inside:
        yield
        return
    alias, name = inside[0], inside[0].removeprefix("of_")
    others = {key: sys.modules.pop(key) for key in list(sys.modules) if _is_of(key, name)}
    sys.modules.update(
        {name + key.removeprefix(alias): one for key, one in [*sys.modules.items()] if _is_of(key, alias)}
    )
    try:
        yield
    finally:
        for key in [key for key in sys.modules if _is_of(key, name)]:
            del sys.modules[key]
        sys.modules.update(others)


def _is_of(key, package):
    return key == package or key.startswith(f"{package}.")


def _packages(folder):
    """The names of the packages around a folder, the outermost first; each is empty but for its files."""
    folders = []
    while (folder / "__init__.py").exists():
        folders.insert(0, folder)
        folder = folder.parent
    names = []
    for one in folders:
        names.append(one.name if names else f"of_{one.name}")
        package = sys.modules[".".join(names)] = ModuleType(".".join(names))
        package.__path__ = [str(one)]
    return names
