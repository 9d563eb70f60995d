"""A mapping as a person wrote it in a file, and what is wrong with it in words for that person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import InitErrorDetails

from stretchtimer.core.shown import clip
from stretchtimer.core.values import did_you_mean, wrong


def _written_key(field: str) -> str:
    return field.replace("_", "-")


class Written(BaseModel):
    """A mapping in a file: its keys are known, and an unknown one is an error that names the nearest."""

    # By alias only: beside `avoid-with` a second spelling `avoid_with` would be passed over in silence.
    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_written_key)

    @model_validator(mode="wrap")
    @classmethod
    def _told_in_plain_words(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            made = handler(data)
        except ValidationError as error:
            raise cls._told(error) from None
        if quarrels := list(made.contradictions()):
            raise ValidationError.from_exception_data(
                cls.__name__,
                [{"type": wrong(message, "key"), "loc": (key,), "input": data} for key, message in quarrels],
            )
        return made

    @classmethod
    def _told(cls, error: ValidationError) -> ValidationError:
        """The same errors, in words for the person who wrote the file."""
        keys = [field.alias or name for name, field in cls.model_fields.items()]
        found = error.errors(include_url=False)
        lines: list[InitErrorDetails] = []
        meant: set[str] = set()
        # Unknown keys first: a misspelt key is one mistake, so what it was meant to be does not count
        # as missing.
        for told in sorted(found, key=lambda each: each["type"] != "extra_forbidden"):
            kind, where = told["type"], told["loc"]
            message = told["msg"]
            about = told.get("ctx", {}).get("about", "value")
            if kind == "extra_forbidden":
                hint = did_you_mean(str(where[0]), keys)
                meant.update(key for key in keys if f'"{key}"' in hint)
                about = "key"
                hint = hint or "; possible here: " + ", ".join(keys)
                message = f'nobody knows the key "{clip(str(where[0]))}"{hint}'
            elif kind == "missing":
                if where[-1] in meant:
                    continue
                about, where = "mapping", where[:-1]
                message = f'"{told["loc"][-1]}" is missing'
            elif kind in {"model_type", "model_attributes_type", "dict_type"}:
                message = "should be a mapping, with lines like `name: …`"
            elif kind in {"list_type", "tuple_type"}:
                message = "should be a list: a line for each, beginning with a hyphen, or [one, two]"
            elif kind == "too_short":
                # A list whose entries are all wrong counts as empty too; their own errors say enough.
                if any(other["loc"][: len(where)] == where and other["loc"] != where for other in found):
                    continue
                message = "is empty; there should be at least one entry"
            elif kind == "too_long":
                message = "has too many entries"
            lines.append({"type": wrong(message, about), "loc": where, "input": told["input"]})
        return ValidationError.from_exception_data(cls.__name__, lines)

    def contradictions(self) -> Iterator[tuple[str, str]]:
        """Keys that do not go together, each with what is wrong with it."""
        yield from ()
