"""The sentences of the receiving side: codes are data, the Chinese stands in one file."""

import tomllib
from collections.abc import Mapping
from functools import cache

from sifasuo_desktop.kernel.paths import resources


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    with resources("texts", "bureau.toml").open("rb") as file:
        return tomllib.load(file)


def sentence(group: str, code: str, facts: Mapping[str, str | int] | None = None) -> str:
    """The sentence of ``code`` in ``group`` (``reasons``, ``results``, ``errors``) with its facts.

    Raises KeyError for a code without a sentence or a fact the sentence needs.
    """
    return _sentences()[group][code].format(**(facts or {}))


def reason(code: str, facts: Mapping[str, str | int]) -> str:
    """Why a file or row was not taken, and what to do."""
    return sentence("reasons", code, facts)
