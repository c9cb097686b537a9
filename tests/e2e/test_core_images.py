"""A crash leaves no image of the memory, in which keys and records lie open."""

from pathlib import Path

import pytest

from tests.own_process import run_apart

PROGRAM = """
import contextlib, ctypes, io, sys
from {module} import main
sys.argv = ["program", "--version"]
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main()
(line,) = [line for line in open("/proc/self/limits") if line.startswith("Max core file size")]
print(*line.split()[4:6], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""
USUAL = """
import ctypes
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.parametrize("module", ["sifasuo_desktop.app.main", "sifasuo_desktop.bureau.main"])
def test_both_programs_forbid_them_before_they_do_anything(module: str, tmp_path: Path) -> None:
    assert run_apart(USUAL, home=tmp_path) == ["1"]
    assert run_apart(PROGRAM.format(module=module), home=tmp_path) == ["0", "0", "0"]
