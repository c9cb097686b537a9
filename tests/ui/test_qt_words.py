"""Qt's own words are Chinese, too."""

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from sifasuo_desktop.app.gui import speak_chinese


def test_the_file_dialog_says_cancel_in_chinese(qtbot: QtBot, qapp) -> None:  # type: ignore[no-untyped-def]
    assert speak_chinese(qapp)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
