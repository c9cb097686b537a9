"""Orders Chinese names by their sound, as an SQL function of the open file."""

from functools import cache

ORDER_OF_NAMES = "name_order"


@cache
def _sound(char: str) -> str:
    from pypinyin import lazy_pinyin

    # The character follows its sound, so that those of one sound stand together.
    return f"{''.join(lazy_pinyin(char))}{char}"


def sound_order(name: str | None) -> str | None:
    """The key of a name: the sounds of its first characters; None for an empty one."""
    return "".join(_sound(char) for char in name[:8]) if name else None
