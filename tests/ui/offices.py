"""A window at a real encrypted office, with a prompter that answers by itself."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.shell.book_of_pages import record_page
from tests.services.people import DELEGATION
from tests.ui.ledger_records import of_every_ledger

POLICY = {
    "manage_class": "普通管理",
    "check_type": "visit",
    "times": 1,
    "period": "month",
    "source": "某司发〔2026〕1号",
    "valid_from": "2026-01-01",
}
COMMITTEE = "如皋市云溪镇人民调解委员会"


class SilentPrompter(Prompter):
    """Answers every question with ``yes``; remembers what was asked and the file names offered."""

    def __init__(self, *, yes: bool = True) -> None:
        self.yes = yes
        self.asked: list[str] = []
        self.offered: list[str] = []
        self.chosen: Path | None = None

    def confirm(self, parent: QWidget | None, question: str, yes: str, no: str = "取消") -> bool:
        self.asked.append(question)
        return self.yes

    def tell(self, parent: QWidget | None, title: str, text: str, detail: str = "") -> None:
        self.asked.append(text)

    def folder(self, parent: QWidget | None, title: str, start: Path) -> Path | None:
        return self.chosen

    def save_file(self, parent: QWidget | None, title: str, start: Path, kinds: str) -> Path | None:
        self.offered.append(start.name)
        return self.chosen

    def open_file(self, parent: QWidget | None, title: str, start: Path, kinds: str) -> Path | None:
        return self.chosen

    def open_files(
        self, parent: QWidget | None, title: str, start: Path, kinds: str
    ) -> tuple[Path, ...]:
        return (self.chosen,) if self.chosen else ()

    def printer(self, parent: QWidget | None, printer: QPrinter) -> bool:
        return False


def register(
    office: Workplace, applicant: str, respondent: str = "吴长林", applied: str = "2026-04-02"
) -> str:
    """A dispute; returns its id."""
    answer = office.act(
        "dispute.register",
        {
            "committee": COMMITTEE,
            "applied": applied,
            "dispute_type": "6",
            "source": "1",
            "facts": "因建房受伤，双方就赔偿数额协商不成。",
            "parties": [
                {"side": "applicant", "name": applicant},
                {"side": "respondent", "name": respondent},
            ],
        },
    )
    return answer.id


RECEIVED = {
    "sex": "1",
    "birth_date": "1990-01-05",
    "residence": "云溪镇桑园村 6 组",
    "category": "02",
    "offence": "危险驾驶罪",
    "deciding_organ": "如皋市人民法院",
    "effective": "2026-03-20",
    "start": "2026-03-20",
    "end": "2026-09-19",
    "reported": "2026-03-25",
}
"""A person as received, but for the name."""


def receive(office: Workplace, name: str) -> str:
    """A person under correction; returns the id."""
    answer = office.act("correction.receive", {"name": name, **RECEIVED})
    return answer.id


def of_every_kind(office: Workplace) -> dict[str, str]:
    """The id of a record of every kind people look at one by one, by the name of its page."""
    office.act("mediator.add", {"name": "俞凤英", "committee": COMMITTEE})
    office.act("village.add", {"code": "320699101201", "name": "柳堡村", "town": "云溪镇"})
    office.act("delegation.record", DELEGATION)
    office.act("policy.record", POLICY)
    register(office, "陈志海")
    receive(office, "孙志强")
    of_every_ledger(office)
    seen = [name for name, kind in kinds().items() if kind.has_page]
    return {record_page(name): str(find(office, name, limit=1).items[0]["id"]) for name in seen}


Wait = Callable[[], None]
