"""No test ever stands before a dialog that nobody answers: what would open one is answered at once."""

import pytest

from sifasuo_desktop.ui.prompter import Prompter
from tests.ui.offices import SilentPrompter
from tests.ui.wandering import AnyPrompter

ASKING = [name for name in vars(Prompter) if not name.startswith("_")]


@pytest.mark.parametrize("answering", [SilentPrompter, AnyPrompter])
def test_whatever_opens_a_dialog_is_answered_by_a_test(answering: type[Prompter]) -> None:
    assert ASKING == [
        "confirm",
        "tell",
        "folder",
        "open_file",
        "open_files",
        "save_file",
        "printer",
    ]
    for name in ASKING:
        assert getattr(answering, name) is not getattr(Prompter, name), name
