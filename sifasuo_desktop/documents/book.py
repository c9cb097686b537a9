"""All papers there are: every module below ``documents.papers`` that offers ``PAPER``."""

from typing import Any

from sifasuo_desktop.documents import papers as folder
from sifasuo_desktop.documents.paper import Paper
from sifasuo_desktop.kernel import registry


def papers() -> dict[str, Paper[Any]]:
    """Every paper by its name. Raises registry.BrokenExtension for a wrong or double one."""
    return registry.discover(folder, "PAPER", Paper)
