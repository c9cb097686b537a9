"""Which exceptions are trouble of the surroundings, and what they say; all others are bugs."""

from sifasuo_desktop.services.office.reference_data import sentence, sync_reason
from sifasuo_desktop.services.office.trouble_words import disk_words, store_words
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.sync.refusal import Refusal
from sifasuo_desktop.sync.transport import TransportTrouble
from sifasuo_desktop.ui.runner import Trouble


def translate(error: BaseException) -> Trouble | None:
    """The trouble in an exception, or None for a bug."""
    if isinstance(error, StoreTrouble):
        return Trouble(error.code, store_words(error))
    if isinstance(error, Refusal):
        return Trouble(f"sync.{error.code.value}", sync_reason(error.code.value, error.facts))
    if isinstance(error, TransportTrouble):
        return Trouble(error.code, sentence(error.code))
    if isinstance(error, OSError):
        return Trouble("store.disk", disk_words(error))
    return None
