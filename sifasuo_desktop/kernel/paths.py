"""Where the program's own files ended up: the only module that knows.

`resources/` and `migrations/` lie beside this package in a checkout and inside it in an
installed wheel; both places are looked at relative to this module's own file.
"""

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent.parent


class ResourceMissing(RuntimeError):
    """A folder that belongs to the installed program is not there."""


def _own_folder(name: str) -> Path:
    for base in (_PACKAGE, _PACKAGE.parent):
        folder = base / name
        if folder.is_dir() and (folder / "..").exists():
            return folder
    raise ResourceMissing(name)


def program() -> Path:
    """The folder of the program's own modules."""
    return _PACKAGE


def resources(*parts: str) -> Path:
    """Path of a resource, e.g. ``resources("codes", "sex.toml")``. It need not exist."""
    return _own_folder("resources").joinpath(*parts)


def migrations() -> Path:
    """Folder of the alembic scripts."""
    return _own_folder("migrations")


def bureau_migrations() -> Path:
    """Folder of the alembic scripts of the bureau's database."""
    return migrations() / "bureau"


def default_store() -> Path:
    """The per-user folder of the store when none is named."""
    return Path(platformdirs.user_data_dir("sifasuo", appauthor=False))


def named_store() -> str:
    """The folder that SIFASUO_STORE names, or an empty text."""
    return os.environ.get("SIFASUO_STORE", "")


def default_settings() -> Path:
    """The per-user file of settings of this computer."""
    return Path(platformdirs.user_config_dir("sifasuo", appauthor=False)) / "settings.json"
