"""A save answered while the workbench is shown over the store of a large office."""

from collections.abc import Iterator

from tests.bench.children import child
from tests.bench.stores import Stores
from tests.bench.table import Cost, Line, Row, high, middle

SAVES = 30
LIMIT = 50.0


def run(stores: Stores) -> Iterator[Line]:
    """Alone, and one on the heels of another, while the workbench reads anew after the first."""
    store = stores.copied(stores.large())
    found: dict[str, list[Cost]] = {}
    for line in child("answer_child", str(store), str(stores.sizes.times(SAVES))):
        which, wall, cpu = line.split()
        found.setdefault(which, []).append(Cost(float(wall), float(cpu)))
    for which, costs in found.items():
        yield Row(
            f"{which} save answered, workbench of {stores.sizes.cases:,} cases shown, p95",
            high(costs),
            limit=LIMIT,
            note=f"median {middle(costs).wall:.1f} ms, longest {max(costs).wall:.1f} ms",
        )
