"""Whether the revision log is what was written, and the records are what it says."""

from dataclasses import dataclass

from sifasuo_desktop.services.workplace import Workplace
from sifasuo_desktop.store.log import LogFault, check_log


@dataclass(frozen=True)
class LogReport:
    """``entries`` in the log, the last hash in hexadecimal, and every fault found."""

    entries: int
    head: str
    faults: tuple[LogFault, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def check(workplace: Workplace) -> LogReport:
    """Walks the whole log. Raises Refused without the permission."""
    workplace.require("log.check")
    with workplace.store.reading() as reader:
        head, faults = check_log(reader.connection)
    return LogReport(head.n, head.hash.hex(), faults)
