"""The city's year: a store for each office, which together have what the city's report tells.

Each lies in a folder named by the code of its office.
"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from sifasuo_desktop.demo.quota import quotas
from sifasuo_desktop.demo.story import Period, Told, ToldOf, make_demo
from sifasuo_desktop.services.office.reference_data import towns
from sifasuo_desktop.store.slots import Cost, calibrated

SCALE = 0.25
"""How much is told of what the city's report does not count."""
MOST = 14


def make_city(
    folder: Path,
    *,
    password: str,
    period: Period,
    offices: int,
    seed: int = 1,
    cost: Cost | None = None,
    together: int = 2,
) -> Iterator[Told]:
    """A store below ``folder`` for each of the first offices of the list, in its order.

    ``together`` are made at one time. Raises as ``make_demo``.
    """
    cost = cost or calibrated()
    codes = list(towns())[:offices]
    works = [
        (folder / code, password, period, seed * 100 + place, cost, ToldOf(code, quota))
        for place, (code, quota) in enumerate(zip(codes, quotas(offices, seed), strict=True))
    ]
    if together < 2:
        yield from map(_made, works)
        return
    with ProcessPoolExecutor(together, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_made, works)


def _made(work: tuple[Path, str, Period, int, Cost, ToldOf]) -> Told:
    folder, password, period, seed, cost, of = work
    return make_demo(
        folder, password=password, period=period, seed=seed, scale=SCALE, cost=cost, of=of
    )
