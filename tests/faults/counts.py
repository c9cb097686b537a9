"""What a fault did, counted: the row of ``make faults``."""

from dataclasses import dataclass, fields


@dataclass
class Counts:
    """How often a fault was tried, and what it did.

    ``lost``: an acknowledged save is gone; ``corrupt``: the file is damaged; ``double``: something
    stands twice; ``green``: told as done or whole and is not; ``traceback``: a bug was shown.
    """

    tried: int = 0
    lost: int = 0
    corrupt: int = 0
    double: int = 0
    green: int = 0
    traceback: int = 0

    def harm(self) -> dict[str, int]:
        """What must be nothing, without what is nothing."""
        told = {field.name: getattr(self, field.name) for field in fields(self)[1:]}
        return {name: count for name, count in told.items() if count}
