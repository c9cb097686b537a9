"""Which sheets of a file are of a kind and what their columns mean, as said once for sheets of a head."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.services.exchange.excel.book import form_of
from sifasuo_desktop.services.exchange.excel.form import Form
from sifasuo_desktop.services.exchange.excel.synonyms import heading, synonyms
from sifasuo_desktop.services.exchange.excel.table import Finder, Table
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.statistics.sheet_reading import Grid, read_sheets
from sifasuo_desktop.statistics.sheet_trouble import SheetTrouble
from sifasuo_desktop.store import preferences

_OFFICE = ""


@dataclass(frozen=True)
class Unmapped:
    """Titles nobody knew, and the fields that no column is yet; those in ``lacking`` must be there."""

    titles: tuple[str, ...]
    fields: tuple[str, ...]
    lacking: tuple[str, ...]


def sheets_of(path: Path) -> tuple[Grid, ...]:
    """The sheets of a file. Raises Refused."""
    try:
        return read_sheets(path)
    except SheetTrouble as trouble:
        raise Refused(problem(trouble.code, "", **trouble.values)) from None


def tables_in(
    workplace: Workplace, form: Form, grids: Sequence[Grid], told: Mapping[str, str]
) -> list[Table]:
    """The tables of a file that are of this kind. Raises Refused ``sheet.no_head``,
    ``sheet.lacks``, ``sheet.column``.
    """
    tables = _found_in(workplace, form, grids, told)
    for table in tables:
        lacking = _lacking(form, table)
        if lacking:
            unknown = "、".join(table.unknown) or "没有"
            facts = {"titles": "、".join(lacking), "unknown": unknown, "sheet": table.sheet}
            raise Refused(problem("sheet.lacks", "", **facts))
    return tables


def unmapped(workplace: Workplace, kind: str, grids: Sequence[Grid]) -> Unmapped:
    """What could be said of the columns of a file's sheets. Raises Refused as an import does."""
    form = form_of(kind)
    titles: dict[str, None] = {}
    there: set[str] = set()
    for table in _found_in(workplace, form, grids, {}):
        titles |= dict.fromkeys(table.unknown)
        there |= {one.name for one in table.columns.values()}
    free = [one for one in form.columns if one.name not in there and one.shown and not one.number]
    lacking = tuple(one.title for one in free if one.required)
    return Unmapped(tuple(titles), tuple(one.title for one in free), lacking)


def _found_in(
    workplace: Workplace, form: Form, grids: Sequence[Grid], told: Mapping[str, str]
) -> list[Table]:
    words = synonyms(workplace.store.where.folder).titles
    meant = {title: field_named(form, name) for title, name in told.items()}
    found = (
        Finder(form, words, remembered(workplace, form, grid) | meant).table(grid) for grid in grids
    )
    tables = [one for one in found if one is not None]
    if not tables:
        titles = "、".join(one.title for one in form.columns if one.required)
        raise Refused(problem("sheet.no_head", "", titles=titles))
    return tables


def _lacking(form: Form, table: Table) -> list[str]:
    there = {one.name for one in table.columns.values()}
    return [one.title for one in form.columns if one.required and one.name not in there]


def field_named(form: Form, name: str) -> str:
    for one in form.columns:
        if name in (one.name, one.title):
            return one.name
    raise Refused(problem("sheet.column", "columns", name=name))


# --- the mapping remembered for a head --------------------------------------------------------


def _titles_in(grid: Grid) -> set[str]:
    return {
        heading(cell) for line in grid.lines[:30] for cell in line.cells if isinstance(cell, str)
    }


def _place(form: Form) -> str:
    return f"excel.{form.kind}"


def remembered(workplace: Workplace, form: Form, grid: Grid) -> dict[str, str]:
    """What was said of a head all of whose titles stand in this sheet."""
    kept = json.loads(preferences.get(workplace.store, _OFFICE, _place(form)) or "{}")
    there = _titles_in(grid)
    for one in kept.values():
        if set(one["head"]) <= there:
            return {str(title): str(name) for title, name in one["columns"].items()}
    return {}


def remember(
    workplace: Workplace, form: Form, tables: Sequence[Table], columns: Mapping[str, str]
) -> None:
    kept = json.loads(preferences.get(workplace.store, _OFFICE, _place(form)) or "{}")
    for table in tables:
        head = [heading(title) for title in table.head]
        said = {title: field_named(form, name) for title, name in columns.items()}
        kept[sm3("|".join(head).encode()).hex()] = {"head": head, "columns": said}
    preferences.put(workplace.store, _OFFICE, _place(form), json.dumps(kept, ensure_ascii=False))
