"""What happens when somebody signs in: it is noted, and what should be put right is gathered."""

from typing import TYPE_CHECKING

from sifasuo_desktop.domain.ledger import DO
from sifasuo_desktop.domain.office.records import PowerChange
from sifasuo_desktop.domain.office.records import User as UserRecord
from sifasuo_desktop.domain.refusal import problem
from sifasuo_desktop.kernel.clock import stamp
from sifasuo_desktop.kernel.ids import new_id
from sifasuo_desktop.services.acting.powers import DIRECTOR
from sifasuo_desktop.services.acting.surroundings import clock_remark
from sifasuo_desktop.services.office import origins, place_trouble, shipped
from sifasuo_desktop.services.office.handover_remarks import handover_remarks
from sifasuo_desktop.store import preferences, recovery_keys
from sifasuo_desktop.store.attempts import FREE
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.to_read import UNWRITABLE
from sifasuo_desktop.store.unit_of_work import Author, UnitOfWork

POWERS_TOLD = "powers.told"
FOUNDED = "init"
_POWER_WORDS = {
    "recovery_director": "user.power_by_key",
    "recovery_shown": "user.power_key_seen",
    "recovery_made": "user.power_key_seen",
    "restored": "user.power_restored",
}

if TYPE_CHECKING:
    from sifasuo_desktop.services.office.workplace import Workplace


def begin(workplace: "Workplace") -> None:
    """Notes the sign-in and adds to the remarks of the workplace."""
    _note_beginning(workplace)
    workplace.remarks += handover_remarks(workplace.store)


def _note_beginning(workplace: "Workplace") -> None:
    """The sign-in stands in the log; where nothing can be written, the store is there to be read."""
    store = workplace.store
    try:
        _look_at_clock(workplace)
        if not store.read_only:
            _begin_to_write(workplace)
    except StoreTrouble as trouble:
        if trouble.code not in UNWRITABLE:
            raise
        store.read_only = True
    if store.read_only:
        workplace.remarks += (problem("store.opened_to_read", "store"),)


def _begin_to_write(workplace: "Workplace") -> None:
    """What a sign-in writes: of which origin the store is, who came, a recovery key where none is."""
    begun = origins.look(workplace.store)
    if begun is not None:
        workplace.note("epoch", None, begun.why)
    workplace.note("sign_in", workplace.user.id)
    _shut_out_disabled(workplace)
    _note_wrong_passwords(workplace)
    _tell_powers(workplace)
    _provide_recovery_key(workplace)
    _provide_lists(workplace)
    if workplace.may("backup.make"):
        workplace.remarks += place_trouble.untold(workplace.store)
    origins.remember(workplace.store)


def _shut_out_disabled(workplace: "Workplace") -> None:
    """A slot that outlived its account, since the disk did not take the change, goes now."""
    with workplace.store.reading() as reader:
        disabled = [user.account for user in reader.every(UserRecord) if user.disabled]
    if disabled:
        workplace.store.drop_slots(*disabled)


def _note_wrong_passwords(workplace: "Workplace") -> None:
    """Somebody tried more often than one who mistypes: it stands in the log."""
    opened = workplace.store.opened
    if opened is not None and opened.failed >= FREE:
        workplace.note("sign_in_failed", workplace.user.id, f"{opened.failed} 次")


def _tell_powers(workplace: "Workplace") -> None:
    """Every 所长 is told once of each way by which somebody else could come to read cases."""
    if DIRECTOR not in workplace.user.roles:
        return
    store, account = workplace.store, workplace.user.account
    told = preferences.get(store, account, POWERS_TOLD) or ""
    with store.reading() as reader:
        every = reader.every(PowerChange)
    seen = told.split()
    fresh = [one for one in every if one.id not in seen]
    for one in fresh:
        facts = {"name": one.name, "by": one.by_name, "day": one.changed_on.isoformat()}
        title = workplace.codes.title("power_act", one.act)
        code = _POWER_WORDS.get(one.act, "user.power_changed")
        workplace.remarks += (problem(code, "user", title=title, **facts),)
    if fresh:
        preferences.put(store, account, POWERS_TOLD, " ".join(one.id for one in every))


def _look_at_clock(workplace: "Workplace") -> None:
    """A clock that went back is noted in the log; every act of the session says so."""
    with workplace.store.reading() as reader:
        latest = reader.latest_stamp()
    now = workplace.store.clock.now()
    behind = clock_remark(latest, now)
    if behind:
        workplace.bus.latest = latest
        workplace.remarks += behind
        detail = f"{latest[:10]} → {stamp(now)[:10]}"
        if not workplace.store.read_only:
            workplace.note("clock_back", workplace.user.id, detail)


def _provide_lists(workplace: "Workplace") -> None:
    """A store from before there were lists to begin with gets them once, from whoever may keep them."""
    store = workplace.store
    with store.reading() as reader:
        empty = shipped.lacking(reader)
    wanted = [one for one in empty if workplace.may(one.permission(DO))]
    if not wanted:
        return
    author = Author(workplace.user.account, FOUNDED, new_id(store.randomness))

    def enter(unit: UnitOfWork) -> None:
        for ledger in wanted:
            shipped.provide(unit, ledger, workplace.today())

    store.write(author, enter)


def _provide_recovery_key(workplace: "Workplace") -> None:
    """A store from before there were recovery keys gets one when somebody signs in who may see it."""
    if workplace.may("recovery.show") and recovery_keys.provide(workplace.store):
        workplace.note("recovery_made")
        workplace.remarks += (problem("recovery.made"),)
