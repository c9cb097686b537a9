"""Random bytes of the system: as many as were asked for, never the same twice, from any thread."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from sifasuo_desktop.kernel.ids import SystemRandomness


@pytest.mark.parametrize("size", [0, 1, 12, 16, 17, 32, 5000])
def test_as_many_as_asked_for(size: int) -> None:
    source = SystemRandomness()
    assert [len(source.token(size)) for _ in range(400)] == [size] * 400


def test_none_comes_twice_to_threads_that_draw_together() -> None:
    source = SystemRandomness()
    with ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(lambda _: source.token(16), range(20_000)))
    assert len(set(drawn)) == 20_000
