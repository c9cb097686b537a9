"""From the call of the program to the filled workbench nothing is read that is needed later only."""

from itertools import chain
from pathlib import Path

from tests.clock import FixedClock
from tests.own_process import run_apart
from tests.services.offices import FIRST_DAY, PASSWORD, make_template, open_copy

LATER = (
    ("reportlab", "PIL", "fontTools", "sifasuo_desktop.documents.engine.render"),
    ("sifasuo_desktop.bureau", "psycopg", "sifasuo_desktop.demo", "sifasuo_desktop.cli"),
    ("alembic", "pypinyin", "chinese_calendar"),
    ("sifasuo_desktop.documents", "sifasuo_desktop.services.exchange.pasted_rows"),
    ("PySide6.QtPrintSupport", "sifasuo_desktop.services.exchange.handover", "zstandard"),
    ("sifasuo_desktop.ui.subjects.system.page", "sifasuo_desktop.ui.subjects.dispute.page"),
    ("sifasuo_desktop.ui.subjects.dispute.intake.page", "sifasuo_desktop.ui.shell.restore_page"),
    ("sifasuo_desktop.ui.subjects.correction.page", "sifasuo_desktop.ui.paper.preview"),
)
"""Papers; the bureau, the demonstration and the command line; old stores, pinyin; what is pasted;
printing and handing over; the pages that do not come first.
"""
COMMITTEE = {"name": "云溪镇人民调解委员会", "type": "03", "prefix": "皋云", "phone": None}

SCRIPT = """
import builtins
import sys
from pathlib import Path
plain = builtins.__import__
from sifasuo_desktop.app.main import make_ready
make_ready()
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication
from sifasuo_desktop.app.gui import stand
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.ui import desk
from sifasuo_desktop.ui.shell import ahead
from sifasuo_desktop.ui.subjects.workbench.page import Workbench

# What is read ahead, once there is nothing else to do, is no part of the start.
ahead.LATER_MS = desk.LATER_MS = 1_000_000
# Nor is what is read while the key is stretched.
ahead.warm_up = bool
place, password, *later = sys.argv[1:]
settings = Settings(Path(place) / "settings.json")
settings.keep(store=place, account="admin")
application = QApplication([])
window, runner = stand(application, settings)
window.show()

def read():
    return [name for name in later if name in sys.modules]

try:
    at_first = read()
    window.sign_in.fields.password.set_value(password)
    window.sign_in.enter()
    waited = QDeadlineTimer(30_000)
    while not (window.frame is not None and runner.idle()):
        assert not waited.hasExpired()
        application.processEvents()
    assert isinstance(window.frame.page(), Workbench)
    ways = "plain" if builtins.__import__ is plain else "other"
    print(ways, "signing-in", *at_first, "workbench", *read())
finally:
    # Else the lanes would keep a process that failed.
    window.close()
"""


def test_what_is_needed_later_is_not_read_on_the_way_to_the_workbench(tmp_path: Path) -> None:
    store = tmp_path / "store"
    make_template(tmp_path / "template")
    office = open_copy(tmp_path / "template", store, FixedClock(FIRST_DAY))
    office.act("committee.add", COMMITTEE)
    office.close()
    read = run_apart(SCRIPT, str(store), PASSWORD, *chain(*LATER), home=tmp_path)
    assert read == ["plain", "signing-in", "workbench"]
