"""常用语: sentences offered for insertion, by the place they are offered at."""

import tomllib
from functools import cache

from sifasuo_desktop.kernel import paths


@cache
def phrases(place: str) -> tuple[str, ...]:
    """The sentences of a place in their order; none for a place that has no list."""
    with paths.resources("texts", "phrases.toml").open("rb") as file:
        return tuple(tomllib.load(file).get(place, ()))
