"""The pages there are: found with their subjects, in the order of the navigation.

A kind of which no subject shows a record, or a list, has one that is derived from its declaration.
"""

from collections.abc import Iterator, Mapping
from functools import cache, partial

from sifasuo_desktop.kernel import registry
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui import forms, lists, paper, parts, records, subjects
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Page, PageWidget

ELSEWHERE = "system"
"""The page below which what has no other place is kept."""
LEDGERS = "ledgers"
"""The page below which the ledgers stand."""


@cache
def all_pages() -> dict[str, Page]:
    """Every page by its name."""
    made = made_pages()
    derived = tuple(derived_pages(made))
    found = {**made, **{page.name: page for page in derived}}
    if len(found) < len(made) + len(derived):
        raise registry.BrokenExtension("two pages of one name")
    return dict(sorted(found.items(), key=_place))


def page_modules() -> Iterator[str]:
    """Pages made by hand and what they are made of; a module stands behind what it is made of."""
    for room in (parts, lists, forms, records, paper, subjects):
        yield from registry.names_below(room)


@cache
def made_pages() -> dict[str, Page]:
    """Every page that was made by hand, by its name."""
    return {
        name: page
        for room in (subjects, paper)
        for name, page in registry.discover(room, "PAGE", Page, called="pages").items()
    }


def derived_pages(made: Mapping[str, Page]) -> Iterator[Page]:
    """A list and the page of a record for every kind people see that has none by hand."""
    shown = {page.record_of for page in made.values()}
    listed = {page.list_of: page for page in made.values()}
    for name, kind in kinds().items():
        if not kind.has_page:
            continue
        ledger = ledgers().get(name)
        home = made[LEDGERS if ledger else ELSEWHERE]
        own = ledger.place if ledger else 0
        title, may, where = kind.record.TITLE, (kind.reading,), home.name
        below = listed.get(name)
        if below is None:
            make = partial(_plain_list, kind=name, named=f"{name}_list")
            called = kind.book or title
            named = called if not own or ledger is None else ledger.section
            below = Page(
                f"{name}_list",
                named,
                own,
                make,
                may,
                "" if own else where,
                list_of=name,
                help=home.help,
            )
            yield below
        if name not in shown:
            homes = (below,) if own else (home, below)
            page = partial(_plain_record, kind=name, homes=homes)
            within = below.name if own else where
            yield Page(name, title, 0, page, may, within, record_of=name, help=home.help)


def _plain_list(desk: Desk, kind: str, named: str) -> PageWidget:
    from sifasuo_desktop.ui.lists.kind_list import KindList

    return KindList(desk, kind=kind, named=named)


def _plain_record(desk: Desk, kind: str, homes: tuple[Page, ...]) -> PageWidget:
    from sifasuo_desktop.ui.records.record_page import PlainPage

    return PlainPage(desk, kind=kind, homes=homes)


def pages_for(workplace: Workplace) -> dict[str, Page]:
    """The pages the signed-in user may open."""
    return {
        name: page
        for name, page in all_pages().items()
        if not page.permissions or any(workplace.may(one) for one in page.permissions)
    }


def record_page(kind: str) -> str:
    """The name of the page that shows a record of a kind; empty where none does."""
    return next((page.name for page in all_pages().values() if page.record_of == kind), "")


def page_after(kind: str) -> str:
    """The name of the page that comes to the front when a record of a kind was made.

    Empty where one goes on where one was: what is kept elsewhere is seldom looked at.
    """
    pages = all_pages() if kind in ledgers() else made_pages()
    return next((page.name for page in pages.values() if page.record_of == kind), "")


def list_page(kind: str) -> str:
    """The name of the page that lists a kind; empty where none does."""
    return next((page.name for page in all_pages().values() if page.list_of == kind), "")


def _place(entry: tuple[str, Page]) -> tuple[int, str]:
    return entry[1].order, entry[0]
