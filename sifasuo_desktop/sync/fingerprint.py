"""Short numbers that people compare or write down: Crockford base32 of 80 bits."""

from sifasuo_desktop.kernel.canonical import sm3

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def fingerprint(data: bytes) -> str:
    """16 characters: the first 80 bits of SM3 over ``data`` in Crockford base32."""
    number = int.from_bytes(sm3(data)[:10], "big")
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range(75, -1, -5))


def grouped(short: str) -> str:
    """The same in groups of four for print: ``ABCD-EFGH-JKMN-PQRS``."""
    return "-".join(short[at : at + 4] for at in range(0, len(short), 4))
