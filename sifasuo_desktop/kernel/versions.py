"""Which of two versions of the program is the older one."""


def is_older(version: str, wanted: str) -> bool:
    """Whether ``version`` comes before ``wanted``; never where one of them is no row of numbers.

    ``0.9`` is older than ``0.10``, and the same as ``0.9.0``.
    """
    own, least = _parts(version), _parts(wanted)
    if not own or not least:
        return False
    longest = max(len(own), len(least))
    return own + [0] * (longest - len(own)) < least + [0] * (longest - len(least))


def _parts(version: str) -> list[int]:
    parts = version.strip().split(".")
    return [int(one) for one in parts] if all(p.isascii() and p.isdigit() for p in parts) else []
