"""Who may do what: roles are data, permission is the union of what the roles give."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class User:
    """The signed-in account: its id, login name, person's name and roles."""

    id: str
    account: str
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Roles:
    """What each role may do: verbs by name, ``area.*``, ``read:AREA`` and single powers."""

    permissions: Mapping[str, frozenset[str]]

    def allow(self, roles: tuple[str, ...], permission: str) -> bool:
        """Whether one of the roles gives the permission."""
        area = permission.split(".")[0] + ".*"
        return any(
            permission in granted or area in granted
            for granted in (self.permissions.get(role, frozenset()) for role in roles)
        )
