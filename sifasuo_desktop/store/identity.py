"""The table of what the store says of itself, by name: the one way to read and write it."""

from collections.abc import Mapping

from sifasuo_desktop.store.transaction import Driver, first_value

_FIND = "SELECT value FROM identity WHERE name = ?"
_DROP = "DELETE FROM identity WHERE name = ?"
_KEEP = (
    "INSERT INTO identity (name, value) VALUES (?, ?)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)


def find(driver: Driver, name: str) -> str | None:
    """A value, or None."""
    value = first_value(driver, _FIND, (name,))
    return None if value is None else str(value)


def everything(driver: Driver) -> Mapping[str, str]:
    """All values by their names."""
    return dict(driver.execute("SELECT name, value FROM identity"))


def keep(driver: Driver, name: str, value: str) -> None:
    """Keeps a value in the place of the one before."""
    driver.execute(_KEEP, (name, value))


def drop(driver: Driver, name: str) -> None:
    """Forgets a value."""
    driver.execute(_DROP, (name,))
