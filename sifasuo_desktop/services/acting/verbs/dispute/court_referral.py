"""What a case handed over by a court must say: how it was handed over, and when it came."""

from datetime import date

from sifasuo_desktop.domain.dispute.records import Dispute
from sifasuo_desktop.services.acting.command import Act

FROM_COURT = "3"


def needs_court_mode(dispute: Dispute) -> bool:
    """Whether nobody said if a case of the court came before or after filing."""
    return dispute.source == FROM_COURT and dispute.court_mode is None


def examine_court(act: Act, source: str, mode: str | None, received: date | None) -> None:
    """委派 and 委托 have terms of their own, from the day the papers came (特邀调解规定)."""
    act.not_future(received, "received_from_court")
    if source != FROM_COURT:
        for name, value in (("court_mode", mode), ("received_from_court", received)):
            if value is not None:
                act.findings.warn("dispute.court_mode_private", name)
    elif mode is None:
        act.findings.warn("dispute.court_mode_needed", "court_mode")
    elif received is None:
        act.findings.warn("dispute.court_day_needed", "received_from_court")
