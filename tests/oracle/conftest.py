"""The tests of this folder need PyTorch, or take long. Only a run that asks for them (`make test-oracle`) imports them,
and in such a run a missing PyTorch is an error, not a reason to skip."""


def pytest_ignore_collect(config):
    return True if config.getoption("markexpr") != "oracle" else None
