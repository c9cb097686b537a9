"""The hand-over in a word and a light, for the top bar and its own page."""

from sifasuo_desktop.services.exchange.handover_status import HandoverStatus
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.times import day_and_time


def light_of(status: HandoverStatus, desk: Desk) -> tuple[str, str]:
    """The words and the light of the hand-over."""
    if not status.enrolled:
        return "尚未接入市局", "grey"
    if status.snapshot_due:
        return "全部记录待重新上报", "yellow"
    if status.waiting:
        return f"{status.waiting} 条待上报", "yellow"
    if status.open:
        return f"{status.open} 个包等回执", "yellow"
    if status.last_received:
        return f"市局已接收 · {day_and_time(status.last_received, desk.workplace.today())}", "green"
    return "没有要上报的内容", "grey"
