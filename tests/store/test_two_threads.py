"""A second thread never ends the act of the first: what answers ok is kept whole."""

import threading
from collections.abc import Callable

from sifasuo_desktop.domain.office.records import Village
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.unit_of_work import Author, UnitOfWork

AUTHOR = Author("admin", "village.add", "c" * 32)


def village(unit: UnitOfWork, code: str, name: str) -> Village:
    return Village(id=unit.new_id(), code=code, name=name, town="九华镇")


def in_the_middle(store: Store, other: Callable[[], None], begun: threading.Event) -> None:
    """An act of two villages, between which another thread, which says ``begun``, does something."""
    thread = threading.Thread(target=other)

    def work(unit: UnitOfWork) -> None:
        unit.add(village(unit, "320682108901", "试一村"))
        thread.start()
        assert begun.wait(10)
        thread.join(0.3)
        unit.add(village(unit, "320682108902", "试二村"))

    store.write(AUTHOR, work)
    thread.join(10)
    assert not thread.is_alive()


def test_a_reader_of_another_thread_waits_for_the_act_that_is_under_way(office: Workplace) -> None:
    store, begun = office.store, threading.Event()
    seen: list[set[str]] = []

    def look() -> None:
        begun.set()
        with store.reading() as reader:
            seen.append({one.name for one in reader.every(Village)})

    in_the_middle(store, look, begun)
    (names,) = seen
    assert {"试一村", "试二村"} <= names
    with store.reading() as reader:
        assert {"试一村", "试二村"} <= {one.name for one in reader.every(Village)}


def test_what_the_store_keeps_for_itself_waits_for_the_act_too(office: Workplace) -> None:
    store, begun = office.store, threading.Event()
    faults: list[Exception] = []

    def keep() -> None:
        begun.set()
        try:
            with store.writing() as unit:
                unit.add(village(unit, "320682108903", "试三村"))
        except Exception as fault:
            faults.append(fault)

    in_the_middle(store, keep, begun)
    assert faults == []
    with store.reading() as reader:
        assert {"试一村", "试二村", "试三村"} <= {one.name for one in reader.every(Village)}


def test_many_threads_lose_none_of_their_acts(office: Workplace) -> None:
    store = office.store
    faults: list[Exception] = []

    def act(place: int) -> None:
        for turn in range(10):
            code = f"3206821{place}{turn:04d}"
            try:
                store.write(AUTHOR, lambda unit: unit.add(village(unit, code, f"村{code}")))  # noqa: B023
                with store.reading() as reader:
                    reader.every(Village)
            except Exception as fault:
                faults.append(fault)

    threads = [threading.Thread(target=act, args=(place,)) for place in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert faults == []
    with store.reading() as reader:
        kept = [one for one in reader.every(Village) if one.name.startswith("村3206821")]
    assert len(kept) == 40
