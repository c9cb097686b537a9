"""Settings of this computer, not of the office: a small JSON file; a damaged one counts as empty."""

import json
from pathlib import Path
from typing import Any

from sifasuo_desktop.kernel.files import write_durably


class Settings:
    """Last store, last account, text size. Nothing personal of a case is ever kept here."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = self._read()

    def text(self, name: str) -> str:
        """A kept text, or an empty one."""
        value = self._values.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str, otherwise: float) -> float:
        """A kept number."""
        value = self._values.get(name)
        return float(value) if isinstance(value, int | float) else otherwise

    def keep(self, **values: str | float) -> None:
        """Keeps values; a folder that cannot be written loses them, which hurts nothing."""
        self._values.update(values)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(self._path, json.dumps(self._values, ensure_ascii=False).encode())
        except OSError:
            return

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
