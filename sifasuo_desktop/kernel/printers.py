"""The printers of the system, asked without a window."""

import shutil
import subprocess
import sys

_KEY = r"SYSTEM\CurrentControlSet\Control\Print\Printers"


def printer_names() -> tuple[str, ...]:
    """Their names as the system has them; empty where it has none, or no way to ask."""
    if sys.platform == "win32":
        return _of_windows()
    program = shutil.which("lpstat")
    if program is None:
        return ()
    asked = subprocess.run([program, "-e"], capture_output=True, text=True, timeout=10, check=False)
    return tuple(asked.stdout.split())


def _of_windows() -> tuple[str, ...]:
    import winreg

    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _KEY) as key:  # type: ignore[attr-defined]
        count = winreg.QueryInfoKey(key)[0]  # type: ignore[attr-defined]
        return tuple(winreg.EnumKey(key, place) for place in range(count))  # type: ignore[attr-defined]
