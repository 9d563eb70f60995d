"""Both parsers that may be at work: libyaml's and the one in Python."""

import pytest
import yaml

from stretchtimer.files import nodes

LOADERS = [yaml.SafeLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def either_parser(request, monkeypatch):
    """Each test runs once with each of them."""
    monkeypatch.setattr(nodes, "_Loader", request.param)
    return request.param
