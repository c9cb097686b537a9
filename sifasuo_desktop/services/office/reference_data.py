"""Reads the program's data files: code lists, roles, texts, places."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sifasuo_desktop.domain.access import Roles
from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.kernel import paths
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.checking import refuse
from sifasuo_desktop.ledgers.code_lists import code_lists


def _toml(*parts: str) -> dict[str, Any]:
    with paths.resources(*parts).open("rb") as file:
        return tomllib.load(file)


@cache
def code_book() -> CodeBook:
    """All code lists of ``resources/codes``, and the states of every kind.

    Raises ValueError for a list given twice.
    """
    # What needs sentences alone is not to read all verbs and the store with them.
    from sifasuo_desktop.services.acting.states import state_lists

    return CodeBook({**code_lists(), **{one.name: one for one in state_lists()}})


@cache
def roles() -> Roles:
    """The permissions of ``resources/roles.toml``, and those the ledgers declare.

    Raises BrokenLedger for a role that is not there.
    """
    entries = _toml("roles.toml")
    permissions = {role: set(entry["permissions"]) for role, entry in entries.items()}
    for ledger in ledgers().values():
        unknown = [role for role in ledger.roles if role not in permissions]
        refuse(ledger, (f"roles: there is no role {role}" for role in unknown))
        for role, may in ledger.roles.items():
            permissions[role] |= {ledger.permission(one) for one in may}
    return Roles(
        {role: frozenset(given) for role, given in permissions.items()},
        frozenset(role for role, entry in entries.items() if entry.get("assigned")),
    )


@cache
def _sentences() -> Mapping[str, str]:
    return {
        f"{group}.{name}": sentence
        for group, entries in _toml("texts", "errors.toml").items()
        for name, sentence in entries.items()
    }


def sentence(code: str, /, **values: str) -> str:
    """The Chinese sentence of a code with its values filled in. Raises KeyError."""
    return _sentences()[code].format_map(_Blank(values))


def sync_reason(code: str, facts: Mapping[str, str | int]) -> str:
    """Why a file of the hand-over is not taken, and what to do (``resources/texts/bureau.toml``)."""
    texts = _toml("texts", "bureau.toml")
    field = facts.get("field", "")
    told = {**facts, "field": texts["fields"].get(field, field)}
    return str(texts["reasons"][code].format(**told))


def error_codes() -> Mapping[str, str]:
    """Every released error code with its sentence."""
    return _sentences()


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


@dataclass(frozen=True)
class Place:
    """A village or residents' committee of the list: 12-digit code, name, 9-digit town code."""

    code: str
    name: str
    town_code: str
    town: str


@cache
def places() -> tuple[Place, ...]:
    """The villages of ``resources/places/villages.csv``."""
    with paths.resources("places", "villages.csv").open(encoding="utf-8-sig", newline="") as file:
        return tuple(
            Place(row["code12"], row["name"], row["town_code9"], row["town_name"])
            for row in csv.DictReader(file)
        )


@cache
def towns() -> Mapping[str, Mapping[str, str]]:
    """The offices known by their 9-digit code (``resources/places/offices.toml``)."""
    return {entry["code"]: entry for entry in _toml("places", "offices.toml")["office"]}
