"""What a way of travelling offers: put a bundle there, fetch the receipts that lie there.

None is believed when it says done: only a receipt is delivery.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol


class TransportTrouble(Exception):
    """The way was not open or could not be trusted; ``code`` names what went wrong.

    Codes: ``transport.unknown``, ``transport.missing``, ``transport.full``,
    ``transport.read_only``, ``transport.not_verified``, ``transport.other_file``,
    ``transport.failed``.
    """

    def __init__(self, code: str, name: str = "") -> None:
        super().__init__(f"{code} {name}".strip())
        self.code = code
        self.name = name


class Link(Protocol):
    """An open way to one target."""

    def deliver(self, name: str, data: bytes) -> bool:
        """Puts a bundle there; False when the same bytes lay there already.

        Raises TransportTrouble.
        """

    def fetch(self, office: str, known: Iterable[str]) -> list[tuple[str, bytes]]:
        """Names and bytes of the receipts for ``office`` whose names are not in ``known``.

        Raises TransportTrouble.
        """


@dataclass(frozen=True)
class Transport:
    """One way of travelling, found in ``transports/`` by the attribute ``TRANSPORT``.

    ``name`` is the scheme before the first colon of a target; ``connect`` takes the target.
    """

    name: str
    connect: Callable[[str], Link]
