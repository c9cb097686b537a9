"""All ways of travelling there are: every module of ``sync.transports`` that offers ``TRANSPORT``."""

from sifasuo_desktop.kernel.registry import discover
from sifasuo_desktop.sync import transports as folder
from sifasuo_desktop.sync.transport import Link, Transport, TransportTrouble


def transports() -> dict[str, Transport]:
    """Every way this build knows, by its scheme."""
    return discover(folder, "TRANSPORT", Transport)


def connect(target: str) -> Link:
    """A link to ``target``, e.g. ``file:///mnt/bureau``. Raises TransportTrouble."""
    scheme, colon, _ = target.partition(":")
    known = transports()
    if not colon or scheme not in known:
        raise TransportTrouble("transport.unknown", scheme)
    return known[scheme].connect(target)
