"""The JSON Schema of the two kinds of file, for editors with a YAML language server."""

from __future__ import annotations

import json

from stretchtimer.core.routine import Routine, Stretch
from stretchtimer.core.written import Written

_MODELS: dict[str, type[Written]] = {"routine": Routine, "stretch": Stretch}


def schema_text(kind: str) -> str:
    """The schema of a `routine` or a `stretch` file, as JSON. Raises KeyError for another kind."""
    schema = _MODELS[kind].model_json_schema()
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2)
