"""Every entry of the log has a salt of its own, so that no digest tells what was entered."""

import json

from sqlalchemy import select

from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.schema.own import REVISION
from tests.services.disputes import found_committee, registration


def test_no_two_entries_share_a_salt_and_none_is_guessable(office: Workplace) -> None:
    found_committee(office)
    for _ in range(2):
        office.act("dispute.register", registration())
    with office.store.reading() as reader:
        rows = reader.rows(select(REVISION.c.salt, REVISION.c.payload, REVISION.c.digest))
    salts = [bytes(row[0]) for row in rows]
    assert len(rows) > 20
    assert {len(salt) for salt in salts} == {16}
    assert len(set(salts)) == len(salts)
    assert not any(len(set(salt)) < 4 for salt in salts)
    for salt, payload, digest in rows:
        assert sm3(salt + payload) == digest
        assert sm3(payload) != digest


def test_every_account_has_a_salt_and_a_nonce_of_its_own(office: Workplace) -> None:
    content = json.loads(office.store.where.slots.read_bytes())
    slots = list(content["slots"].values())
    assert len(slots) == 6
    for name, size in (("salt", 16), ("nonce", 12)):
        values = {bytes.fromhex(slot[name]) for slot in slots}
        assert len(values) == 6
        assert {len(value) for value in values} == {size}
    assert bytes.fromhex(content["salt"]) not in {bytes.fromhex(slot["salt"]) for slot in slots}
