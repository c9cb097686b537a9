"""A further folder of converters, found like the program's own."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sifasuo_desktop.domain import growing, growth


def _forget() -> None:
    for known in (growing.steps, growing._converters, growing._defaults):
        known.cache_clear()
    for name in [name for name in sys.modules if name.startswith(f"{growth.__name__}.")]:
        del sys.modules[name]


@contextmanager
def steps_in(folder: Path) -> Iterator[Path]:
    """The program with the steps that are put into ``folder`` before it asks for them."""
    growth.__path__.append(str(folder))
    _forget()
    try:
        yield folder
    finally:
        growth.__path__.remove(str(folder))
        _forget()


def put(folder: Path, **texts: str) -> None:
    """Writes modules by their names."""
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
