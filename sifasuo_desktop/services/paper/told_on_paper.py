"""What a paper tells of how its record came to be: when it was entered, what was written over since."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sifasuo_desktop.documents.paper import PaperInput, Told
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.office.attachment import Attachment
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.change_words import overwritten
from sifasuo_desktop.services.reading.happening import Entry, Said
from sifasuo_desktop.services.reading.reporting import sight_of
from sifasuo_desktop.services.reading.showing import history_of
from sifasuo_desktop.statistics import counting
from sifasuo_desktop.statistics.periods import EARLIEST, read_period


def with_story(
    workplace: Workplace, case: CaseFile, given: PaperInput, only: Collection[str] = ()
) -> PaperInput:
    """With the day the record was entered and the acts that wrote over something; of a paper that
    holds some fields ``only``, over those.
    """
    history = history_of(workplace, case)
    entered = next((one["at"] for one in history if one["record"] == case.record.id), None)
    return replace(
        given,
        entered=_day(entered) if entered else None,
        story=tuple(_told(history, overwritten(workplace.codes, given.called, only))),
    )


def with_counts(
    workplace: Workplace, case: CaseFile, keys: Sequence[str], given: PaperInput
) -> PaperInput:
    """With the figures counted over the records that point to this one, up to today."""
    record, today = case.record, workplace.today()
    period = read_period(f"{EARLIEST}-01-01..{today}")
    with workplace.store.reading() as reader:
        found = counting.pointing(
            counting.of_office(reader), keys, (record.KIND, record.id), period, sight_of(workplace)
        )
    words = {key: "" if number is None else str(number) for key, number in found.items()}
    return replace(given, counts=words)


def _told(history: Iterable[Entry], said: Said) -> Iterator[Told]:
    for entry in history:
        verb = all_verbs().get(entry["verb"])
        words = "" if verb is None or entry["kind"] == Attachment.KIND else said(entry)
        if verb is not None and words:
            yield Told(_day(entry["at"]), verb.title, words, entry["who"])


def _day(at: str) -> date:
    return date.fromisoformat(at[:10])
