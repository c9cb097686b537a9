"""The window opens the store that its call or the environment names."""

import pytest
from pytestqt.qtbot import QtBot

from sifasuo_desktop.app.main import named_folder
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.ui.sign_in_fields import SignInFields


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
