"""A call leaves at once: at its end the heap is not looked over."""

import subprocess
import sys

import pytest

CALL = """
import atexit, gc, sys
atexit.register(lambda: print("left alone:", gc.get_freeze_count() > 10_000))
from {module} import main
sys.argv = {words}
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("module", "words", "status"),
    [
        ("sifasuo_desktop.app.main", ["sifasuo", "verbs"], 0),
        ("sifasuo_desktop.bureau.main", ["sifasuo-bureau", "--help"], 0),
    ],
)
def test_what_a_call_held_is_left_to_the_system(module: str, words: list[str], status: int) -> None:
    call = [sys.executable, "-c", CALL.format(module=module, words=words)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    assert done.stdout.splitlines()[-1] == "left alone: True"
