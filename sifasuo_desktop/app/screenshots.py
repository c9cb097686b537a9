"""Renders every page with a demonstration store into PNG files, to be looked at.

``python -m sifasuo_desktop.app.screenshots OUT [STORE]``: without STORE a demonstration is made.
It fails, naming the pictures, when one shows an error, an empty page or work under way.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QSize
from PySide6.QtWidgets import QApplication, QWidget

from sifasuo_desktop.app.gui import CrashNotice, build
from sifasuo_desktop.app.picture_faults import faults_of
from sifasuo_desktop.demo.story import Period, make_demo
from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.services.reading.dispute.view import dispute_view
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.store.slots import LEAST
from sifasuo_desktop.ui.page import NOWHERE, Target
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.book_of_pages import pages_for
from sifasuo_desktop.ui.shell.window import Window
from sifasuo_desktop.ui.theme import Theme

PASSWORD = "Yanshi-2026"
ACCOUNT = "admin"
CALM = 8
"""So often in a row nothing is under way before a picture is taken."""


@dataclass(frozen=True)
class View:
    """One size of the window: folder name, pixels, text size."""

    name: str
    size: QSize
    factor: float


VIEWS = (
    View("1366x768", QSize(1366, 768), 1.0),
    View("1024x768", QSize(1024, 768), 1.0),
    View("1920x1080-150", QSize(1920, 1080), 1.5),
    View("1366x768-text175", QSize(1366, 768), 1.75),
)


class Witness(Prompter):
    """Opens no dialog: what the program would have told is a fault of the pictures."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, parent: QWidget | None, title: str, text: str, detail: str = "") -> None:
        """Notes a crash or another notice."""
        self.told.append(f"{title} {detail or text}")


class Camera:
    """Takes pictures of a window when nothing is under way any more; ``faults`` names bad ones."""

    def __init__(self, window: Window, runner: Runner, folder: Path) -> None:
        self._window = window
        self._runner = runner
        self._folder = folder
        self.faults: list[str] = []

    def settle(self) -> None:
        """Lets all results come home and all widgets find their places."""
        loop = QEventLoop()
        waited = QDeadlineTimer(20_000)
        calm = 0
        while calm < CALM and not waited.hasExpired():
            loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 30)
            calm = calm + 1 if self._runner.idle() else 0
            # Asked last: it looks through every page that was opened so far.
            if calm == CALM and self._making():
                calm = 0
        if calm < CALM:
            self.faults.append(f"{self._folder.name}: 20 秒后仍在忙")

    def _making(self) -> bool:
        return any(one.under_way() for one in self._window.findChildren(BitByBit))

    def shoot(self, name: str) -> None:
        """One picture of the whole window, looked at for what must not be on it."""
        self.settle()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._window.grab().save(str(self._folder / f"{name}.png"))
        frame = self._window.frame
        page = frame.holder if frame is not None and frame.isVisible() else self._window
        found = faults_of(self._window, page)
        self.faults += [f"{self._folder.name}/{name}.png: {one}" for one in found]


@contextmanager
def _store(given: Path | None) -> Iterator[Path]:
    if given is not None:
        yield given
        return
    today = SystemClock().today()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "store"
        period = Period(today - timedelta(364), today)
        make_demo(made, password=PASSWORD, period=period, cost=LEAST)
        yield made


def _targets(workplace: Workplace) -> dict[str, Target]:
    """A record for every page that shows one: the first of what is due, else the newest."""
    due = due_rows(workplace)
    targets: dict[str, Target] = {}
    for page in pages_for(workplace).values():
        kind = page.record_of
        if not kind:
            continue
        ids = [row.record for row in due if row.kind == kind]
        ids += [str(item["id"]) for item in find(workplace, kind, limit=1).items]
        if ids:
            targets[page.name] = Target(record=ids[0])
    targets["preview"] = _paper(workplace)
    return targets


def _paper(workplace: Workplace) -> Target:
    """The agreement of the newest dispute that has one."""
    for item in find(workplace, "dispute", limit=200).items:
        case = str(item["id"])
        for link in dispute_view(workplace, case).papers:
            if link.document == "agreement":
                return Target(record=case, verb=link.document, part=str(link.item), words="dispute")
    return NOWHERE


def shoot_all(
    out: Path, store: Path, view: View, application: QApplication, today: date | None = None
) -> list[str]:
    """Every page and the sheets at one size; what is wrong with the pictures."""
    theme = Theme(view.factor)
    theme.apply(application)
    prompter = Witness()
    notice = CrashNotice(prompter)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.json")
        settings.keep(store=str(store), account=ACCOUNT)
        window, runner = build(settings, SystemClock(), prompter, notice, theme)
    window.resize(view.size)
    window.show()
    camera = Camera(window, runner, out / view.name)
    camera.shoot("sign_in")
    _shoot_beside(window, camera)
    workplace = open_workplace(
        store, ACCOUNT, PASSWORD, clock=SystemClock(), randomness=SystemRandomness()
    )
    window.enter(workplace)
    camera.settle()
    _shoot_pages(window, camera, workplace)
    window.close()
    # As long as it is there, every text size to come is given to all of it.
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return camera.faults + [f"{view.name}: {one}" for one in prompter.told]


def _shoot_beside(window: Window, camera: Camera) -> None:
    """What stands beside signing in: a lost password, a backup."""
    page = window.sign_in
    for name, ask in (("forgotten", page.ask_forgotten), ("restore", page.ask_restore)):
        ask()
        camera.shoot(name)
        if window.before.page is not None:
            window.before.to_sign_in()


def _shoot_pages(window: Window, camera: Camera, workplace: Workplace) -> None:
    frame, desk = window.frame, window.desk
    assert frame is not None
    assert desk is not None
    targets = _targets(workplace)
    for name, page in pages_for(workplace).items():
        if page.record_of and name not in targets:
            continue
        frame.go(name, targets.get(name, NOWHERE))
        camera.shoot(name)
    person = targets.get("correction")
    sheets: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("form_visit", _Form(desk.form, "correction.visit", person)),
        ("form_receive", _Form(desk.form, "correction.receive", None)),
        ("form_leave", _Form(desk.form, "correction.leave_request", person)),
        ("form_leave_return", _Form(desk.form, "correction.leave_return", person)),
        ("form_muster", _Form(desk.form, "correction.muster", None)),
        ("form_user", _Form(desk.form, "user.add", None)),
        *(
            (f"form_{one.kind}", _Form(desk.form, one.verb("add"), None))
            for one in ledgers().values()
        ),
        ("shortcuts", frame.show_shortcuts),
    )
    for name, show in sheets:
        show()
        camera.shoot(name)
        frame.holder.close_sheet()
    window.lock()
    camera.shoot("locked")


@dataclass(frozen=True)
class _Form:
    open: Callable[..., None]
    verb: str
    target: Target | None

    def __call__(self) -> None:
        preset = {"correction": self.target.record} if self.target else {}
        self.open(self.verb, preset, "")


def main(argv: Sequence[str]) -> int:
    """All pages at all sizes into a folder; 1 when a picture is not what it should be."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(list(argv[:1]))
    assert isinstance(application, QApplication)
    witness = Witness()
    sys.excepthook = CrashNotice(witness).hook
    faults: list[str] = []
    with _store(Path(argv[2]) if len(argv) > 2 else None) as store:
        for view in VIEWS:
            faults += shoot_all(Path(argv[1]), store, view, application)
    for fault in [*faults, *witness.told]:
        sys.stderr.write(f"{fault}\n")
    return 1 if faults or witness.told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
