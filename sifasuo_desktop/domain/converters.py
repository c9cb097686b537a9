"""What a schema step does to the content of records: one converter a kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Plain = dict[str, Any]
Converter = Callable[[Plain], Plain]
"""From the plain content of a record to that of the step, by nothing but this content."""


@dataclass(frozen=True)
class Step:
    """A schema step by its number, with a converter for every kind whose content it changes.

    Content of a step long ago lacks the fields that were only added since: a converter asks for
    them with ``get``.
    """

    number: int
    of: Mapping[str, Converter]
