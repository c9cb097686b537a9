"""Who issues a paper: the office, and the committee that seals it with its mediators."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sifasuo_desktop.domain.dispute.records import Dispute
from sifasuo_desktop.domain.office.records import Committee, Office


@dataclass(frozen=True)
class Issuer:
    """``committee`` seals the papers of a dispute; ``mediators`` gives their names by record id."""

    office: Office
    committee: Committee | None = None
    mediators: Mapping[str, str] = field(default_factory=dict)

    def mediators_of(self, dispute: Dispute) -> tuple[str, ...]:
        """The names of who mediates the dispute, the host first; without those not known."""
        identities = (dispute.host, *dispute.co_mediators)
        return tuple(self.mediators[one] for one in identities if one and one in self.mediators)


def seal_words(issuer: Issuer | None) -> str:
    """``（如皋市云塘镇人民调解委员会印章）``: what the seal goes over, with the name exactly as on it.

    Without a committee the words of the blank form.
    """
    committee = issuer.committee if issuer else None
    return f"（{committee.name if committee else '人民调解委员会'}印章）"
