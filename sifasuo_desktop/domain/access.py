"""Who may do what: roles are data, permission is the union of what the roles give."""

from collections.abc import Mapping
from dataclasses import dataclass


def person_name(account: str, name: str) -> str:
    """The name of the person behind an account; empty where only the login name was kept.

    A login name in Han characters is a person's own.
    """
    only_login = account.isascii() and name.casefold() == account.casefold()
    return "" if only_login else name


@dataclass(frozen=True)
class User:
    """The signed-in account: its id, login name, person's name and roles.

    ``name`` is empty where nobody gave one: a login name never stands for a person.
    """

    id: str
    account: str
    name: str
    roles: tuple[str, ...]

    @property
    def called(self) -> str:
        """What the screen calls whoever is signed in."""
        return self.name or self.account


@dataclass(frozen=True)
class Roles:
    """What each role may do: verbs by name, ``area.*``, ``read:AREA`` and single powers.

    ``assigned`` are the roles that do it to what is assigned to them, and to nothing of others.
    """

    permissions: Mapping[str, frozenset[str]]
    assigned: frozenset[str] = frozenset()

    def allow(self, roles: tuple[str, ...], permission: str) -> bool:
        """Whether one of the roles gives the permission."""
        return bool(self._giving(roles, permission))

    def bind(self, roles: tuple[str, ...], permission: str) -> bool:
        """Whether the permission is given, and holds for what is assigned alone."""
        giving = self._giving(roles, permission)
        return bool(giving) and self.assigned.issuperset(giving)

    def _giving(self, roles: tuple[str, ...], permission: str) -> list[str]:
        area = permission.split(".")[0] + ".*"
        return [role for role in roles if {permission, area} & self.permissions.get(role, set())]
