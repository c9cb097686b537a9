"""The verbs of every ledger, as they are declared there."""

from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.ledger_verbs import verbs_of

VERB = tuple(verb for ledger in ledgers().values() for verb in verbs_of(ledger))
