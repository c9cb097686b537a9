"""What the first form needs is there before anybody opens it; what most forms never show is not."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.choices import choice, code_choices, record_choices
from sifasuo_desktop.ui import desk
from sifasuo_desktop.ui.parts.choice_box import Finder
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.runner import Runner
from sifasuo_desktop.ui.shell.ahead import Ahead, make_classes
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.shell.pages_ahead import PagesAhead
from sifasuo_desktop.ui.theme import Theme
from tests.own_process import run_apart
from tests.ui.offices import SilentPrompter

PROGRAM = """
import gc
import sys
import weakref
from importlib import import_module
from pathlib import Path
from threading import Event
from PySide6 import QtWidgets
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication
from sifasuo_desktop.app.gui import CrashNotice, build
from sifasuo_desktop.kernel.clock import SystemClock
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.theme import Theme

application = QApplication([])
prompter = Prompter()
settings = Settings(Path(sys.argv[1]))
window, runner = build(settings, SystemClock(), prompter, CrashNotice(prompter), Theme())
assert all_verbs.cache_info().currsize == 0
made = vars(QtWidgets)
assert "QWizardPage" not in made
assert "sifasuo_desktop.ui.subjects.system.page" not in sys.modules
window.show()
waited = QDeadlineTimer(20_000)
page = "sifasuo_desktop.ui.subjects.system.page"
def all_there():
    return all_verbs.cache_info().currsize and gc.get_freeze_count() and page in sys.modules
assert gc.get_freeze_count() == 0
assert "pypinyin" not in sys.modules
at_once, working, in_pool = [], set(), runner.in_pool
def counted(work, then=None):
    def counted_work():
        working.add(work)
        at_once.append(len(working))
        try:
            return work()
        finally:
            working.remove(work)
    in_pool(counted_work if getattr(work, "func", None) is import_module else work, then)
runner.in_pool = counted
window.sign_in.stretching.emit()
while not (all_there() and runner.idle()):
    assert not waited.hasExpired()
    application.processEvents()
assert len(at_once) > 100
assert set(at_once) == {1}
assert gc.get_freeze_count() > 100_000
assert "pypinyin" in sys.modules
assert "QWizardPage" in made
assert page in sys.modules
assert "dispute.register_oral" in all_verbs()
for _ in range(3):
    window.hide()
    window.show()
assert not window._ahead._later.isActive()
assert not runner._collector._held
class Gone:
    pass
gone = Gone()
gone.itself = gone
kept, busy = weakref.ref(gone), Event()
del gone
gc.freeze()
runner.in_store(busy.wait)
window.sign_in.stretching.emit()
while kept() is not None:
    assert not waited.hasExpired()
    application.processEvents()
assert gc.get_freeze_count() > 100_000
busy.set()
runner.close()
"""


def test_the_acts_are_read_once_beside_the_sign_in_and_not_by_the_first_form(
    tmp_path: Path,
) -> None:
    assert run_apart(PROGRAM, str(tmp_path / "settings.json"), home=tmp_path) == []


def test_the_classes_of_qt_are_made_a_few_at_a_time() -> None:
    names = iter(["QLabel", "QFrame", "QDial"])
    assert make_classes(names, 0)
    assert next(names) == "QFrame"
    assert not make_classes(names, 60)
    assert next(names, None) is None


def test_a_field_makes_its_lines_when_they_have_words(qtbot: QtBot) -> None:
    field = FormField(TextInput("姓名"), required=True)
    qtbot.addWidget(field)
    assert [one.text() for one in field.findChildren(QLabel)] == ["姓名 *"]
    field.show()
    field.set_error("“姓名”没有填写。")
    field.tell_help("与身份证一致")
    shown = [one.text() for one in field.findChildren(QLabel) if one.isVisible()]
    assert shown == ["姓名 *", "“姓名”没有填写。", "与身份证一致"]
    assert field.input.widget.property("wrong") == "true"
    field.set_error("")
    field.show_help(False)
    assert [one.text() for one in field.findChildren(QLabel) if one.isVisible()] == ["姓名 *"]
    assert field.input.widget.property("wrong") == "false"


def test_inputs_that_offer_the_same_share_the_entries(qtbot: QtBot) -> None:
    one, other = (ChoiceInput("民族", code_choices("nation")) for _ in range(2))
    qtbot.addWidget(one.box)
    qtbot.addWidget(other.box)
    assert one.box.model() is other.box.model()
    one.set_value("02")
    assert (one.value(), other.value()) == ("02", None)
    one.set_choices([choice("甲", "甲村"), choice("乙", "乙村")])
    assert [one.box.itemText(at) for at in range(one.box.count())] == ["甲村", "乙村"]
    assert other.box.count() == len(code_choices("nation")) > 50
    found = one.box.completer()
    assert isinstance(found, Finder)
    found.seek("yi")
    assert found.completionModel().rowCount() == 1


def test_what_records_are_found_by_is_read_in_a_quiet_moment_and_not_with_them(
    qtbot: QtBot, office: Workplace, runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "LATER_MS", 0)
    made = desk.Desk(office, runner, SilentPrompter(), Theme(), Settings(tmp_path / "settings"))
    (read,) = record_choices(office)["committee"]
    assert "sought" not in vars(read)
    made.load_choices()
    qtbot.waitUntil(lambda: bool(made.around().records))
    (offered,) = made.around().records["committee"]
    qtbot.waitUntil(lambda: "sought" in vars(offered))
    assert offered.matches("yxzrmtj")


def test_what_only_papers_old_stores_and_pinyin_need_is_not_read_before_the_window_shows(
    tmp_path: Path,
) -> None:
    read = """
import sys
from sifasuo_desktop.app.gui import build
from sifasuo_desktop.services.office.workplace import open_workplace
from sifasuo_desktop.ui.shell.book_of_pages import all_pages
assert build and open_workplace and all_pages()
print([name for name in ("reportlab", "PIL", "alembic", "pypinyin") if name in sys.modules])
"""
    assert run_apart(read, home=tmp_path) == ["[]"]


def test_the_pages_of_the_navigation_are_made_before_anybody_goes_to_them(
    qtbot: QtBot, frame: Frame, runner: Runner
) -> None:
    before = Ahead(runner, frame)
    made = PagesAhead(frame, before)
    made.start(0)
    qtbot.waitUntil(lambda: made.isActive() and made.remainingTime() > 100)
    assert len(frame.stack.pages) == 1
    before.done = True
    made.start(0)
    qtbot.waitUntil(lambda: len(frame.stack.pages) == 6)
    assert frame.current == "workbench"
    page = frame.stack.pages[2]
    frame.go("disputes")
    assert frame.page() is page
