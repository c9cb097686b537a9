"""After a few wrong passwords one waits, longer each time and never for good; an old slot file opens nothing."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.clock import CHINA
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.store.attempts import Attempts, delay
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.slots import LEAST, Slots
from tests.services.offices import PASSWORD, seat

WRONG = "Falsch-2026"


class Watch:
    """A clock that a test lets go on by seconds, sets to another time, or starts anew."""

    def __init__(self) -> None:
        self.at = datetime(2026, 4, 10, 12, 0, tzinfo=CHINA)
        self.since_start = 600.0

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()

    def running(self) -> float:
        return self.since_start

    def go(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.since_start += seconds

    def set(self, day: str) -> None:
        self.at = datetime.fromisoformat(f"{day}T12:00:00+08:00")

    def restart(self, seconds: float) -> None:
        """The computer was started so many seconds ago."""
        self.at += timedelta(minutes=1)
        self.since_start = seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def folder(office: Workplace) -> Path:
    office.close()
    return office.store.where.folder


def trouble(folder: Path, watch: Watch, password: str, account: str = "clerk") -> StoreTrouble:
    with pytest.raises(StoreTrouble) as caught:
        sign_in(folder, watch, password, account)
    return caught.value


def sign_in(folder: Path, watch: Watch, password: str = PASSWORD, account: str = "clerk") -> None:
    randomness = SystemRandomness()
    open_workplace(folder, account, password, clock=watch, randomness=randomness).close()


def wrong(folder: Path, watch: Watch, times: int, account: str = "clerk") -> None:
    for _ in range(times):
        assert trouble(folder, watch, WRONG, account).code == "store.wrong_password"


def test_the_wait_grows_and_ends_at_a_quarter_of_an_hour() -> None:
    seconds = [int(delay(failed).total_seconds()) for failed in (0, 1, 3, 4, 5, 6, 7, 11, 12, 500)]
    assert seconds == [0, 0, 0, 5, 10, 20, 40, 640, 900, 900]


def test_three_slips_cost_nothing_and_a_right_password_forgets_them(
    folder: Path, watch: Watch
) -> None:
    for _ in range(3):
        wrong(folder, watch, 3)
        sign_in(folder, watch)


def test_after_four_wrong_ones_even_the_right_one_waits_and_is_told_how_long(
    folder: Path, watch: Watch
) -> None:
    wrong(folder, watch, 4)
    for _ in range(3):
        found = trouble(folder, watch, PASSWORD)
        assert sentence(found.code, detail=found.detail) == (
            "密码已经连续输错几次，请等 5 秒 再试。忘记密码的，请系统管理员重设。"
        )
    watch.go(4.5)
    assert trouble(folder, watch, PASSWORD).detail == "1 秒"
    watch.go(0.5)
    wrong(folder, watch, 1)
    assert trouble(folder, watch, PASSWORD).detail == "10 秒"
    watch.go(10)
    sign_in(folder, watch)
    wrong(folder, watch, 3)


def test_many_wrong_passwords_stand_in_the_log_once_somebody_gets_in(
    folder: Path, watch: Watch
) -> None:
    wrong(folder, watch, 2)
    sign_in(folder, watch)
    wrong(folder, watch, 3)
    sign_in(folder, watch)
    randomness = SystemRandomness()
    office = open_workplace(folder, "admin", PASSWORD, clock=watch, randomness=randomness)
    with office.store.reading() as reader:
        noted = [(one.act, one.detail) for one in reader.every(Event) if one.act != "sign_in"]
    office.close()
    assert noted == [("sign_in_failed", "3 次")]


def test_a_long_wait_is_told_in_minutes_and_everybody_else_signs_in(
    folder: Path, watch: Watch
) -> None:
    for _ in range(12):
        watch.go(900)
        wrong(folder, watch, 1)
    assert trouble(folder, watch, PASSWORD).detail == "15 分钟"
    sign_in(folder, watch, account="director")
    watch.go(900)
    sign_in(folder, watch)


@pytest.mark.parametrize("day", ["1970-01-01", "2016-04-10", "2036-04-10"])
def test_a_clock_that_is_set_neither_prolongs_a_wait_nor_cuts_it_short(
    folder: Path, watch: Watch, day: str
) -> None:
    wrong(folder, watch, 4)
    watch.go(5)
    wrong(folder, watch, 1)
    watch.set(day)
    assert trouble(folder, watch, PASSWORD).detail == "10 秒"
    watch.go(5)
    assert trouble(folder, watch, PASSWORD).detail == "5 秒"
    watch.go(5)
    sign_in(folder, watch)


def test_a_computer_started_anew_counts_the_wait_from_its_start(folder: Path, watch: Watch) -> None:
    wrong(folder, watch, 4)
    watch.restart(2)
    assert trouble(folder, watch, PASSWORD).detail == "3 秒"
    watch.restart(5)
    sign_in(folder, watch)


def test_the_count_names_nobody_and_a_damaged_one_keeps_nobody_out(
    folder: Path, watch: Watch
) -> None:
    wrong(folder, watch, 4, "director")
    wrong(folder, watch, 2, "niemand")
    wrong(folder, watch, 2, "keiner")
    path = folder / "attempts.json"
    kept = json.loads(path.read_text("utf-8"))
    assert [one["failed"] for one in kept.values()] == [4, 4]
    assert sorted(map(len, kept)) == [7, 64]
    assert trouble(folder, watch, WRONG, "irgendwer").code == "store.wait"
    for content in ("", "[]", '{"x": 1}', '{"x": {"failed": 9, "running": "gestern"}}'):
        path.write_text(content, encoding="utf-8")
        sign_in(folder, watch, account="director")
    assert not path.exists()


def test_the_locked_screen_and_a_change_of_password_wait_too(office: Workplace) -> None:
    clerk = seat(office, "clerk")
    for _ in range(4):
        assert not clerk.knows_password(WRONG)
    secrets = {"old": PASSWORD, "password": "Anders-2027"}
    for ask in (
        lambda: clerk.knows_password(PASSWORD),
        lambda: clerk.act("user.own_password", {}, secrets=secrets),
    ):
        with pytest.raises(StoreTrouble) as caught:
            ask()
        assert caught.value.code == "store.wait"


def refused(workplace: Workplace, verb: str, values: dict[str, str], **secrets: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        workplace.act(verb, values, secrets=secrets)
    return [found.code for found in caught.value.problems]


def test_the_last_three_passwords_of_ones_own_are_refused(office: Workplace) -> None:
    clerk = seat(office, "clerk")
    chosen = ["Erstes-2026", "Zweites-2026", "Drittes-2026"]
    for old, new in zip([PASSWORD, *chosen[:-1]], chosen, strict=True):
        clerk.act("user.own_password", {}, secrets={"old": old, "password": new})
    for used in chosen[:-1]:
        assert refused(clerk, "user.own_password", {}, old=chosen[-1], password=used) == [
            "user.password_used"
        ]
        assert clerk.knows_password(chosen[-1])
    clerk.act("user.own_password", {}, secrets={"old": chosen[-1], "password": PASSWORD})


def test_an_administrator_takes_no_password_of_his_own_again_by_resetting_it(
    office: Workplace,
) -> None:
    assert refused(office, "user.reset", {"user": "admin"}, password=PASSWORD) == [
        "user.password_used"
    ]
    office.act("user.reset", {"user": "clerk"}, secrets={"password": PASSWORD})


def test_a_slot_file_put_back_revives_no_old_password(office: Workplace, watch: Watch) -> None:
    folder, path = office.store.where.folder, office.store.where.slots
    clerk = seat(office, "clerk")
    older = path.read_bytes()
    clerk.act("user.own_password", {}, secrets={"old": PASSWORD, "password": "Anders-2027"})
    newer = path.read_bytes()
    path.write_bytes(older)
    assert not clerk.knows_password(PASSWORD)
    office.close()
    found = trouble(folder, watch, PASSWORD)
    assert sentence(found.code, detail=found.detail) == (
        "密码文件被换成了旧的，这个密码已经改过，不能再用。请把现在的密码文件放回原处再登录；"
        "找不到的，请系统管理员重设密码。"
    )
    sign_in(folder, watch, account="director")
    path.write_bytes(newer)
    sign_in(folder, watch, "Anders-2027")


def test_a_change_cut_off_before_the_commit_leaves_the_old_password(
    office: Workplace, watch: Watch
) -> None:
    folder = office.store.where.folder
    slots = Slots(office.store.where.slots, SystemRandomness())
    opened = office.store.opened
    assert opened is not None
    slots.prepare("admin", "Anders-2027", opened.key, LEAST)
    office.close()
    assert trouble(folder, watch, "Anders-2027", "admin").code == "store.slot_old"
    sign_in(folder, watch, account="admin")


def test_a_change_cut_off_after_the_commit_leaves_the_new_password(
    office: Workplace, watch: Watch
) -> None:
    folder, path = office.store.where.folder, office.store.where.slots
    label = Slots(path, SystemRandomness()).label("admin")
    before = json.loads(path.read_bytes())["slots"][label]
    office.act("user.own_password", {}, secrets={"old": PASSWORD, "password": "Anders-2027"})
    content = json.loads(path.read_bytes())
    content["next"] = {label: content["slots"][label]}
    content["slots"][label] = before
    office.close()
    path.write_text(json.dumps(content), encoding="utf-8")
    assert trouble(folder, watch, PASSWORD, "admin").code == "store.slot_old"
    sign_in(folder, watch, "Anders-2027", "admin")
    assert json.loads(path.read_bytes())["next"] == {}


def test_attempts_are_counted_before_they_are_made(tmp_path: Path, watch: Watch) -> None:
    attempts = Attempts(tmp_path / "attempts.json", watch)
    assert [attempts.begin("x") for _ in range(3)] == [0, 1, 2]
