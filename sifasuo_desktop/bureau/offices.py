"""The offices in the order of the office list, those that have a device here or should have one."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from sifasuo_desktop.bureau.tables import DEVICE
from sifasuo_desktop.services.office.reference_data import towns

_COUNTY = 6
"""Digits of a code that name the county."""


@dataclass(frozen=True)
class Listed:
    """An office: ``name`` as it stands in full, ``short`` among its like, ``here`` with a device."""

    code: str
    name: str
    short: str
    here: bool


def offices(connection: Connection) -> tuple[Listed, ...]:
    """All offices of the list that are of a county with a device, then those of no list by code."""
    query = select(DEVICE.c.office, DEVICE.c.office_name).order_by(DEVICE.c.enrolled_at)
    names = {row.office: row.office_name for row in connection.execute(query)}
    counties = {code[:_COUNTY] for code in names}
    known = [code for code in towns() if code[:_COUNTY] in counties]
    return tuple(
        _listed(code, names.get(code, ""), here=code in names)
        for code in (*known, *sorted(names.keys() - set(known)))
    )


def bureau_name(listed: tuple[Listed, ...]) -> str:
    """What the bureau of the offices is called; empty where the list does not say."""
    return next((str(towns()[one.code]["bureau"]) for one in listed if one.code in towns()), "")


def _listed(code: str, named: str, *, here: bool) -> Listed:
    entry = towns().get(code)
    name = named or (str(entry["name"]) if entry else code)
    short = name.removeprefix(str(entry["bureau"])) if entry else name
    return Listed(code, name, short.partition("（")[0] or name, here)
