"""What about the hand-over has to be told to whoever signs in, and stands on its page."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sifasuo_desktop import __version__
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.kernel.clock import stamp
from sifasuo_desktop.kernel.versions import is_older
from sifasuo_desktop.services.office import older_bundles
from sifasuo_desktop.store import numbers, outbox
from sifasuo_desktop.store.epochs import SINCE, SNAPSHOT, ever_bundled, runs_through
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.proofs import log_was_cut
from sifasuo_desktop.store.reading import Reader

RECEIPT_HEAD, CLONE, LOST = "receipt_head", "receipt_clone", "receipt_lost"
MIN_VERSION = "receipt_min_version"
"""What the newest receipt said, in the identity table: the end of the log the bureau knows of, a
clone, what only the bureau still has, the oldest program the bureau recommends."""
TOLD_DAYS = 30
_MOST_NUMBERS = 12


def handover_remarks(store: Store) -> tuple[Problem, ...]:
    """All remarks; empty where the hand-over goes its way."""
    with store.reading() as reader:
        return remarks(store, reader, since(store))


def since(store: Store) -> str:
    """An epoch begun later than this is new enough to be told of."""
    return stamp(store.clock.now() - timedelta(TOLD_DAYS))


def remarks(store: Store, reader: Reader, after: str) -> tuple[Problem, ...]:
    """What has to be told; of an epoch begun before ``after`` only what is still to be done."""
    values = outbox.identity_values(reader)
    found: list[Problem] = []
    if cut_log(reader, values):
        found.append(problem("store.log_cut", "store"))
    if SNAPSHOT in values and ("certificate" in values or ever_bundled(reader)):
        found.append(problem("handover.snapshot_due"))
    found += older_bundles.remarks(store, reader)
    if numbers.in_doubt(reader.driver):
        found.append(problem("handover.numbers_unsure"))
    if CLONE in values:
        told = json.loads(values[CLONE])
        found.append(
            problem("handover.clone", seq=told["seq"], at=told["at"][:16].replace("T", " "))
        )
    wanted = values.get(MIN_VERSION, "")
    if is_older(__version__, wanted):
        found.append(problem("handover.upgrade", own=__version__, wanted=wanted))
    if LOST in values and values.get(SINCE, "") >= after:
        found.append(_lost(json.loads(values[LOST])))
    return tuple(found)


def cut_log(reader: Reader, values: Mapping[str, str]) -> bool:
    """Whether the log no longer runs through an end that left the house or was acknowledged."""
    head = known_head(values)
    return log_was_cut(reader) or (head is not None and not runs_through(reader, *head))


def known_head(values: Mapping[str, str]) -> tuple[int, str] | None:
    """Number and hash (hex) of the last entry of the log the bureau has seen."""
    n, colon, head = values.get(RECEIPT_HEAD, "").partition(":")
    return (int(n), head) if colon else None


def _lost(told: Mapping[str, Any]) -> Problem:
    names = list(told["numbers"])
    more = f" 等 {len(names)} 件" if len(names) > _MOST_NUMBERS else ""
    named = "、".join(names[:_MOST_NUMBERS]) + more
    return problem(
        "handover.lost", count=sum(told["records"].values()), numbers=named or "没有登记号"
    )
