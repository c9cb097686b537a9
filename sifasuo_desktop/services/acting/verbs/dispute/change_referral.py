"""dispute.change_referral, dispute.void_referral: the channels told are put right (ruling 33)."""

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Dispute, Referral
from sifasuo_desktop.services.acting.changing import (
    Amendment,
    Changing,
    change_verb,
    correctable,
    void_verb,
)
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.services.acting.verbs.dispute.target import LIVING
from sifasuo_desktop.store.unit_of_work import UnitOfWork


def examine(amendment: Amendment[Referral]) -> None:
    """At least one channel stays; what was told in writing changes with a reason."""
    amendment.need_reason()
    amendment.act.not_future(amendment.after.told_on, "told_on")
    if not amendment.after.channels:
        amendment.act.findings.refuse("dispute.channels", "channels")


def left(case: CaseFile, referral: Referral, unit: UnitOfWork, act: Act) -> None:
    """A case that was declined or failed keeps what the parties were told."""
    ended = case.record
    assert isinstance(ended, Dispute)
    if (ended.declined or ended.failed) and len(case.all(Referral)) == 1:
        act.findings.refuse("dispute.channels", "referral")


CHANGING = Changing(Referral, correctable(Referral), called="told_on", examine=examine)
VERB = (
    change_verb("dispute.change_referral", "更正告知渠道", CHANGING, states=LIVING),
    void_verb(
        "dispute.void_referral",
        "作废告知渠道",
        Referral,
        called="told_on",
        states=LIVING,
        settle=left,
    ),
)
