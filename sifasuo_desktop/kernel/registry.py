"""Finds extensions: every module below a package that offers a named attribute.

Ledgers, papers, reports, transports and pages are found in their folders, not registered by hand.
"""

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


class BrokenExtension(RuntimeError):
    """A module in an extension folder lacks its declaration, or two share a name."""


def names_below(package: ModuleType) -> list[str]:
    """The dotted names of all modules below ``package``, in their order."""
    found = pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    return sorted(info.name for info in found if not info.ispkg)


def modules_below(package: ModuleType, called: str = "") -> list[ModuleType]:
    """All modules below ``package``, or those of one name, imported, in order of their dotted names."""
    return [
        importlib.import_module(name)
        for name in names_below(package)
        if not called or name.endswith(f".{called}")
    ]


def discover(
    package: ModuleType, attribute: str, kind: type[T], *, key: str = "name", called: str = ""
) -> dict[str, T]:
    """Every ``attribute`` of type ``kind`` (or tuple of them) below ``package``, by its ``key``.

    ``called`` is the name of the modules that may offer it, where the others need not be read.
    Raises BrokenExtension when a module offers the attribute with another type or a key twice.
    """
    found: dict[str, T] = {}
    for module in modules_below(package, called):
        offered = getattr(module, attribute, None)
        if offered is None:
            continue
        for item in offered if isinstance(offered, tuple) else (offered,):
            if not isinstance(item, kind):
                raise BrokenExtension(module.__name__)
            name = str(getattr(item, key))
            if name in found:
                raise BrokenExtension(f"{module.__name__}: {name}")
            found[name] = item
    return found
