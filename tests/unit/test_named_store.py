"""The window opens the store that its call or the environment names."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sifasuo_desktop.app.main import named_folder
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.ui.shell.sign_in_fields import SignInFields
from tests.own_process import run_apart


@pytest.mark.parametrize(
    ("words", "folder"),
    [
        ([], ""),
        (["--store", "/srv/office"], "/srv/office"),
        (["--store=/srv/office"], "/srv/office"),
        (["--store"], None),
        (["--store="], None),
        (["find", "--store", "/srv/office"], None),
        (["--version"], None),
    ],
)
def test_without_a_subcommand_the_window_is_meant(words: list[str], folder: str | None) -> None:
    assert named_folder(words) == folder


def test_the_environment_names_the_store_of_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    settings = Settings(tmp_path / "settings.json")  # type: ignore[operator]
    settings.keep(store="/srv/last")
    assert SignInFields(settings).folder.value() == "/srv/last"
    monkeypatch.setenv("SIFASUO_STORE", "/srv/named")
    assert SignInFields(settings).folder.value() == "/srv/named"


SCRIPT = """
import sys
from PySide6.QtCore import QTimer
import sifasuo_desktop.app.gui as gui
from sifasuo_desktop.app.main import main
made = gui.build
def build(*given):
    window, runner = made(*given)
    QTimer.singleShot(200, window.close)
    print(window.sign_in.fields.folder.value())
    return window, runner
gui.build = build
sys.argv = ["sifasuo", "--store", "/srv/named"]
sys.exit(main())
"""


def test_a_store_named_in_the_call_stands_on_the_first_page(tmp_path: Path) -> None:
    assert run_apart(SCRIPT, home=tmp_path) == ["/srv/named"]
