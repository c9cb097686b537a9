"""One thing that was looked at, and how it is."""

from dataclasses import dataclass

GOOD, WORTH_A_LOOK, BAD = "green", "yellow", "red"


@dataclass(frozen=True)
class Finding:
    """One thing looked at: its name, what it is called, how it is, and in words."""

    name: str
    title: str
    light: str
    text: str
