"""What a fault did, counted: the row of ``make faults``."""

from dataclasses import dataclass, fields


@dataclass
class Counts:
    """How often a fault was tried, and what it did.

    ``harmless``: nothing that can be read was changed, and so nothing had to be told;
    ``lost``: an acknowledged save is gone; ``corrupt``: the file is damaged; ``double``: something
    stands twice; ``green``: told as done or whole and is not; ``traceback``: a bug was shown.
    """

    tried: int = 0
    harmless: int = 0
    lost: int = 0
    corrupt: int = 0
    double: int = 0
    green: int = 0
    traceback: int = 0

    def add(self, more: "Counts") -> None:
        """Counts of other tries of the same."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(more, field.name))

    def harm(self) -> dict[str, int]:
        """What must be nothing, without what is nothing."""
        told = {field.name: getattr(self, field.name) for field in fields(self)[2:]}
        return {name: count for name, count in told.items() if count}
