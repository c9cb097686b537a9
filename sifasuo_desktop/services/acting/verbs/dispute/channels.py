"""Where parties are pointed to when the committee does not settle their dispute."""

from datetime import date
from typing import Annotated

from sifasuo_desktop.domain.dispute.records import Referral
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.store.unit_of_work import UnitOfWork

Channels = Annotated[tuple[str, ...], F("已告知的渠道", codes="channel")]
Explanation = Annotated[str, F("说明", length=1000, multiline=True)]


def keep_channels(
    unit: UnitOfWork, case: str, channels: tuple[str, ...], day: date, reason: str
) -> None:
    """Keeps what the parties were told (人民调解法 第二十六条)."""
    unit.add(Referral(id=unit.new_id(), parent=case, channels=channels, told_on=day, reason=reason))
