"""Whether the revision log is what was written, and the records are what it says."""

from dataclasses import dataclass

from sifasuo_desktop.services.office.handover_proofs import handover_faults, known_heads
from sifasuo_desktop.services.office.handover_remarks import known_head
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.log import LogFault, LogHead, check_log
from sifasuo_desktop.store.outbox import identity_values


@dataclass(frozen=True)
class LogReport:
    """``entries`` in the log, the last hash, what was entered as one hash, every fault found.

    ``head`` moves with every sign-in, ``content`` only with the records; both in hexadecimal.
    """

    entries: int
    head: str
    content: str
    faults: tuple[LogFault, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def check(workplace: Workplace) -> LogReport:
    """Walks the whole log and looks at every page. Raises Refused without the permission."""
    workplace.require("log.check")
    damage = () if workplace.store.check_integrity() else (LogFault(0, "file"),)
    with workplace.store.reading() as reader:
        known = known_heads(workplace, reader)
        acknowledged = known_head(identity_values(reader))
        if acknowledged is not None:
            known.append(LogHead(acknowledged[0], bytes.fromhex(acknowledged[1])))
        found = check_log(reader.connection, known)
        proofs = handover_faults(workplace, reader)
    faults = (*damage, *found.faults, *proofs)
    return LogReport(found.head.n, found.head.hash.hex(), found.content.hex(), faults)


def fault_words(workplace: Workplace, found: LogReport, most: int = 5) -> str:
    """What is wrong, in a sentence."""
    titles = [
        workplace.codes.title("log_fault", fault.what).format(n=fault.n) for fault in found.faults
    ]
    told = list(dict.fromkeys(titles))
    more = f"等 {len(told)} 处" if len(told) > most else ""
    return f"日志与写入时不符：{'；'.join(told[:most])}{more}。请联系安全审计员，不要继续使用。"
