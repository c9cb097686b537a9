"""One signed-in person at one open store: everything the two faces ask for hangs here."""

import re
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sifasuo_desktop.domain.access import User, person_name
from sifasuo_desktop.domain.checks import check_value, is_text
from sifasuo_desktop.domain.folding import cleaned, half_width, number_form
from sifasuo_desktop.domain.office.records import Office, Village
from sifasuo_desktop.domain.office.records import User as UserRecord
from sifasuo_desktop.domain.refusal import Findings, Problem, Refused, problem
from sifasuo_desktop.domain.yearly_notice import read_notice
from sifasuo_desktop.kernel import log
from sifasuo_desktop.kernel.clock import Clock
from sifasuo_desktop.kernel.ids import Randomness, new_id
from sifasuo_desktop.services.acting.bus import Answer, Bus, Request
from sifasuo_desktop.services.acting.command import LateEntry, Rulebook
from sifasuo_desktop.services.acting.events import note_event
from sifasuo_desktop.services.acting.surroundings import place_remark
from sifasuo_desktop.services.office import origins, reference, reference_data, shipped
from sifasuo_desktop.services.office.beginning import begin
from sifasuo_desktop.services.office.calendar_file import keep_year
from sifasuo_desktop.store import recovery_keys
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.file import Store, open_store
from sifasuo_desktop.store.folder import RULES
from sifasuo_desktop.store.founding import create_store
from sifasuo_desktop.store.slots import Cost, calibrated
from sifasuo_desktop.store.unit_of_work import Author, UnitOfWork

LOCAL_RULES = RULES


class Workplace:
    """An open store, the signed-in user, and the services on them.

    ``remarks`` are what about the computer should be put right, told to whoever signs in.
    """

    def __init__(self, store: Store, user: User, rules: Rulebook) -> None:
        self.store = store
        self.user = user
        self.rules = rules
        self.codes = reference_data.code_book()
        self.bus = Bus(store, self.codes, reference_data.roles(), rules)
        self.remarks = place_remark(store.where)
        self._slots = {
            "user.add": self._give_slot,
            "user.reset": self._give_slot,
            "user.disable": self._take_slot,
            "user.own_password": self._change_slot,
            "calendar.take": self._keep_calendar,
        }

    def today(self) -> date:
        """The business date of the store's clock."""
        return self.store.clock.today()

    def act(
        self,
        verb: str,
        values: Mapping[str, Any],
        *,
        secrets: Mapping[str, str] | None = None,
        today: date | None = None,
        clock: Clock | None = None,
        initiator: object = None,
    ) -> Answer:
        """Does one verb from plain JSON values; ``command_id`` and ``late_entry`` may be in them.

        Raises Refused; then nothing was changed.
        """
        request = request_of(verb, values, secrets or {})
        weak = Findings(_weak(request))

        def settle(request: Request, answer: Answer) -> None:
            weak.settle()
            if verb in self._slots:
                self._slots[verb](request, answer)

        with weak.together():
            answer = self.bus.send(
                request,
                self.user,
                today=today,
                clock=clock,
                initiator=initiator,
                before_commit=settle,
            )
        if verb in ("user.own_name", "user.change"):
            self._learn_name()
        return answer

    def _learn_name(self) -> None:
        """What the signed-in person is called from now on; roles change with the next sign-in."""
        with self.store.reading() as reader:
            record = reader.get(UserRecord, self.user.id)
        if record is not None:
            self.user = replace(self.user, name=signed_in(record).name)

    def _give_slot(self, request: Request, answer: Answer) -> None:
        """The key slot of a new account: without it there is no account, and none without both."""
        password = request.secrets.get("password")
        if password is not None:
            self._put_slot(str(answer.number), password)

    def _change_slot(self, request: Request, answer: Answer) -> None:
        """Another password of one's own: only for whoever knows the present one."""
        account, password = str(answer.number), request.secrets["password"]
        check_password(account, password)
        if not self.knows_password(request.secrets["old"]):
            raise Refused(problem("user.old_password", "old"))
        self._put_slot(account, password)

    def _put_slot(self, account: str, password: str) -> None:
        """Nobody takes a password of his own again; what somebody else had is not told."""
        if account == self.user.account and self.store.used_lately(account, password):
            raise Refused(problem("user.password_used", "password"))
        self.store.add_slot(account, password, calibrated())

    def knows_password(self, password: str) -> bool:
        """Whether this is the signed-in person's password; takes half a second.

        Raises StoreTrouble ``store.wait`` after too many wrong ones.
        """
        try:
            self.store.recognise(self.user.account, password)
        except StoreTrouble as trouble:
            if trouble.code in ("store.wrong_password", "store.slot_old"):
                return False
            raise
        return True

    def _take_slot(self, request: Request, answer: Answer) -> None:
        self.store.drop_slots(str(answer.number))

    def _keep_calendar(self, request: Request, answer: Answer) -> None:
        """The days of the notice, read again, in the office's file; from now on they count."""
        year, text = int(str(answer.number)), cleaned(str(request.values["text"]))
        found = read_notice(text, year, self.rules.calendar.fixed, Findings())
        assert found is not None
        path = self.store.where.folder / reference.LOCAL_CALENDAR
        keep_year(path, *found)
        self.rules = Rulebook(self.rules.parameters, reference.load_calendar(path))
        self.bus.follow(self.rules)

    def may(self, permission: str) -> bool:
        """Whether the signed-in user has a permission."""
        return self.bus.may(self.user, permission)

    def bound(self, permission: str) -> bool:
        """Whether the signed-in user has it for what is assigned to him alone."""
        return self.bus.bound(self.user, permission)

    def require(self, permission: str) -> None:
        """Raises Refused unless the signed-in user has the permission."""
        if not self.may(permission):
            code = "act.not_readable" if permission.startswith("read:") else "act.not_allowed"
            title = self.codes.title("permission", permission)
            raise Refused(problem(code, "", title=title))

    def note(self, act: str, subject: str | None = None, detail: str | None = None) -> None:
        """Writes something looked at, printed or exported into the log."""
        note_event(self.store, self.user, act, subject, detail)

    def office(self) -> Office:
        """The office that owns the store."""
        with self.store.reading() as reader:
            return reader.every(Office)[0]

    def close(self) -> None:
        """Closes the store; this computer remembers how it left it."""
        origins.remember(self.store, closed=True)
        self.store.close()


def request_of(verb: str, values: Mapping[str, Any], secrets: Mapping[str, str]) -> Request:
    """The request in a JSON object: what may go with any act is taken out of the values."""
    rest = dict(values)
    command_id = rest.pop("command_id", None)
    late = rest.pop("late_entry", None)
    entry = None
    if late is not None:
        entry = _late_entry(late)
    if command_id is not None:
        command_id = short_text(command_id, "command_id", "操作编号", 200)
    return Request(verb, rest, command_id, entry, secrets)


def _late_entry(late: Any) -> LateEntry:
    if not isinstance(late, Mapping) or late.get("reason") is None:
        raise Refused(problem("act.late_reason", "late_entry.reason"))
    for name in late:
        if name not in ("reason", "file_no"):
            raise Refused(problem("value.unknown", f"late_entry.{name}", name=name))
    reason = short_text(late["reason"], "late_entry.reason", "补录原因", 300)
    number = late.get("file_no")
    if number is not None:
        number = short_text(number, "late_entry.file_no", "纸质案卷号", 60)
    return LateEntry(reason, number_form(number) if number else None)


def short_text(value: Any, at: str, title: str, limit: int) -> str:
    """A text that goes with an act, stripped. Raises Refused ``value.type``, ``value.length``."""
    if not is_text(value):
        raise Refused(problem("value.type", at, title=title, form="文字"))
    text = cleaned(value).strip()
    if len(text) > limit:
        raise Refused(problem("value.length", at, title=title, limit=limit, count=len(text)))
    return text


_CLASSES = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^A-Za-z0-9]")


def check_password(account: str, password: str) -> None:
    """Refuses a password of fewer than 8 characters or of fewer than 3 classes."""
    classes = sum(bool(re.search(pattern, password)) for pattern in _CLASSES)
    if len(password) < 8 or classes < 3 or password.casefold() == account.casefold():
        raise Refused(problem("value.password", "password"))


def _weak(request: Request) -> list[Problem]:
    """What is wrong with the first password of an account; the act tells it with the rest."""
    if request.verb not in ("user.add", "user.reset") or "password" not in request.secrets:
        return []
    account = request.values.get("account") or request.values.get("user") or ""
    try:
        check_password(str(account), request.secrets["password"])
    except Refused as refusal:
        return list(refusal.problems)
    return []


def load_rules(folder: Path) -> Rulebook:
    """The shipped rules with the office's own files in the store folder over them."""
    return Rulebook(
        reference.load_parameters(folder / LOCAL_RULES),
        reference.load_calendar(folder / reference.LOCAL_CALENDAR),
    )


def create_workplace(
    folder: Path,
    *,
    office: str,
    name: str | None,
    admin: str,
    admin_name: str | None = None,
    password: str,
    clock: Clock,
    randomness: Randomness,
    cost: Cost | None = None,
    records: Randomness | None = None,
) -> Workplace:
    """A new store for one office; the first account is 系统管理员 and 所长.

    ``admin_name`` is the person's name; without it the window asks at sign-in, and papers leave
    it blank.

    ``records`` makes the ids and salts of records instead of ``randomness`` (demonstration only).
    Raises Refused ``store.office_unknown``, ``value.password``; StoreTrouble ``store.exists``.
    """
    town = reference_data.towns().get(office)
    name = _examined(office, name, admin, known=town is not None)
    person = _named(admin, admin_name)
    check_password(admin, password)
    source = records or randomness

    def fill(new: Store) -> None:
        new.randomness = source
        author = Author(admin, "init", new_id(source))
        new.write(author, lambda unit: _found(unit, office, name, (admin, person), town or {}))

    cost = cost or calibrated()
    store = create_store(
        folder, admin, password, clock=clock, randomness=randomness, cost=cost, fill=fill
    )
    store.randomness = source
    _furnish(store)
    return _seated(store, folder, admin)


def _furnish(store: Store) -> None:
    """A recovery key, and what tells the store from a copy of it."""
    recovery_keys.make_key(store)
    origins.look(store)
    origins.remember(store)


def _examined(office: str, name: str | None, admin: str, *, known: bool) -> str | None:
    if not re.fullmatch(r"[0-9]{9}", office):
        raise Refused(problem("value.office_code", "office", title="机构代码"))
    if not known and not name:
        raise Refused(problem("store.office_unknown", "office", code=office))
    if check_value("account", admin):
        raise Refused(problem("value.account", "admin", title="登录名"))
    return None if name is None else short_text(name, "name", "司法所名称", 60)


def _named(admin: str, name: str | None) -> str:
    """The name of the first account's person; the login name while nobody gave one."""
    given = short_text(name, "admin_name", "姓名", 100) if name else ""
    if given and not person_name(admin, given):
        raise Refused(problem("user.name_is_login", "admin_name"))
    return given or admin


def signed_in(record: UserRecord) -> User:
    """The person of an account."""
    name = person_name(record.account, record.name)
    return User(record.id, record.account, name, record.roles)


def _seated(store: Store, folder: Path, account: str) -> Workplace:
    """The workplace of an account of an open store. Raises StoreTrouble ``store.disabled``."""
    try:
        with store.reading() as reader:
            found = reader.every(UserRecord, account=account)
        if not found or found[0].disabled:
            raise StoreTrouble("store.disabled")
        record = found[0]
        if store.opened is not None:
            store.adopt_slot(account, store.opened)
        return Workplace(store, signed_in(record), load_rules(folder))
    except BaseException:
        store.close()
        raise


def _found(
    unit: UnitOfWork,
    office: str,
    name: str | None,
    admin: tuple[str, str],
    town: Mapping[str, str],
) -> None:
    account, person = admin
    county = town.get("county", "")
    unit.add(
        Office(
            id=unit.new_id(),
            code=office,
            name=name or town["name"],
            town=town.get("town", name or ""),
            county=county or "本县（市、区）",
            city=town.get("city", "") or "设区的市",
            county_kind=town.get("county_kind", "county_city"),
            bureau=town.get("bureau", "") or "上级司法局",
            court=town.get("court", "") or "基层人民法院",
        )
    )
    for place in reference_data.places():
        if place.town_code == office:
            unit.add(Village(id=unit.new_id(), code=place.code, name=place.name, town=place.town))
    unit.add(
        UserRecord(id=unit.new_id(), account=account, name=person, roles=("admin", "director"))
    )
    for ledger in shipped.shipping():
        shipped.provide(unit, ledger, unit.clock.today())


def login_name(typed: str) -> str:
    """A login name as it was meant, however the keyboard made it."""
    return half_width(cleaned(typed)).strip()


def open_workplace(
    folder: Path, account: str, password: str, *, clock: Clock, randomness: Randomness
) -> Workplace:
    """Signs in. Raises StoreTrouble for a wrong password, a disabled account and file trouble."""
    account = login_name(account)
    store = open_store(folder, account, password, clock=clock, randomness=randomness)
    workplace = _seated(store, folder, account)
    try:
        with ExitStack() as diary:
            diary.callback(log.stop, log.write_to(store.where.logs))
            store.hold(diary)
        begin(workplace)
    except BaseException:
        store.close()
        raise
    return workplace
