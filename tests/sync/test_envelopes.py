"""Requests, certificates and receipts: what is believed, and what is refused."""

import json
from typing import Any

import pytest

from sifasuo_desktop.kernel.canonical import decode, encode
from sifasuo_desktop.sync import envelope, identity, suite
from sifasuo_desktop.sync.incoming import check_receipt
from sifasuo_desktop.sync.outgoing import accept_certificate
from sifasuo_desktop.sync.receipt import Receipt, RejectedRow, make_receipt
from sifasuo_desktop.sync.refusal import Code, Refusal
from tests.sync.world import BUREAU, DEVICE, EPOCH, MOMENT, OFFICE, World

OWN_HASH = "11" * 32


def _request(world: World) -> bytes:
    return identity.make_request(
        world.device,
        office=OFFICE,
        office_name="试点司法所",
        device=DEVICE,
        made_at=MOMENT,
        app="0.1.0",
    )


def _receipt(world: World, keys: suite.KeyPair | None = None, **changed: Any) -> bytes:
    members: dict[str, Any] = {
        "bureau": BUREAU,
        "generation": 3,
        "office": OFFICE,
        "device": DEVICE,
        "epoch": EPOCH,
        "stream": "rec",
        "applied_through": 5,
        "hash_of_applied_through": OWN_HASH,
        "log_head": (40, "22" * 32),
        "parked": (),
        "missing": ((6, 8),),
        "rejected": (RejectedRow(2, 1, "ab" * 16, "", "frame_field", "字段缺失"),),
        "server_time": MOMENT,
        "min_version": "0.1.0",
        **changed,
    }
    return make_receipt(keys or world.receipt, Receipt(**members))


def _check(world: World, data: bytes, **changed: Any) -> Any:
    given: dict[str, Any] = {
        "keys": world.certificate.keys,
        "office": OFFICE,
        "device": DEVICE,
        "epoch": EPOCH,
        "own_hash": {5: OWN_HASH}.get,
        "last_generation": 3,
        "log_length": 40,
        **changed,
    }
    return check_receipt(data, **given)


def test_a_request_names_the_device_and_proves_its_key(world: World) -> None:
    request = identity.read_request(_request(world))
    assert (request.office, request.device) == ("320682001", "cd" * 16)
    assert request.public_key == world.device.public
    assert len(request.fingerprint) == 16
    assert request.fingerprint == world.certificate.request


def test_a_request_signed_with_another_key_is_refused(world: World) -> None:
    body = decode(_request(world))["body"]
    data = encode(envelope.signed(body, suite.new_key_pair()))
    with pytest.raises(Refusal) as refused:
        identity.read_request(data)
    assert refused.value.code is Code.ENVELOPE_SIGNATURE


def test_every_changed_byte_of_a_request_is_refused(world: World) -> None:
    data = _request(world)
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 1
        with pytest.raises(Refusal):
            identity.read_request(bytes(changed))


def test_a_member_added_beside_body_and_signature_is_refused(world: World) -> None:
    data = encode({**decode(_request(world)), "zz": 1})
    with pytest.raises(Refusal) as refused:
        identity.read_request(data)
    assert refused.value.code is Code.ENVELOPE_FORM


def test_a_paper_of_one_kind_is_not_taken_for_another(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        identity.read_certificate(_request(world))
    assert refused.value.code is Code.ENVELOPE_KIND


@pytest.mark.parametrize("text", ['{"body":{},"body":{},"sig":""}', '{"body":NaN}', "[", "\ud800"])
def test_what_is_not_canonical_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        identity.read_request(text.encode("utf-8", "surrogatepass"))
    assert refused.value.code is Code.ENVELOPE_FORM


def test_a_certificate_is_accepted_by_its_own_device_only(world: World) -> None:
    data = encode(world.certificate.envelope)
    own: dict[str, Any] = {
        "office": OFFICE,
        "device": DEVICE,
        "public_key": world.device.public,
        "pinned": None,
    }
    assert accept_certificate(data, **own) == world.certificate
    for name, other in (
        ("office", "320682002"),
        ("device", "00" * 16),
        ("public_key", world.signing.public),
    ):
        with pytest.raises(Refusal) as refused:
            accept_certificate(data, **{**own, name: other})
        assert refused.value.code is Code.CERTIFICATE_NOT_OURS


def test_a_pinned_key_list_lets_neither_another_bureau_nor_an_older_list_in(world: World) -> None:
    data = encode(world.certificate.envelope)
    keys = world.certificate.keys
    own: dict[str, Any] = {"office": OFFICE, "device": DEVICE, "public_key": world.device.public}
    newer = identity.KeyList(BUREAU, 2, keys.encryption, keys.receipt, keys.signing)
    with pytest.raises(Refusal) as refused:
        accept_certificate(data, **own, pinned=newer)
    assert refused.value.code is Code.KEY_LIST_OLDER
    other = identity.KeyList("00" * 16, 1, keys.encryption, keys.receipt, keys.signing)
    with pytest.raises(Refusal) as refused:
        accept_certificate(data, **own, pinned=other)
    assert refused.value.code is Code.CERTIFICATE_NOT_OURS


def test_a_receipt_gives_its_facts_and_a_number(world: World) -> None:
    facts = _check(world, _receipt(world))
    assert facts.receipt.applied_through == 5
    assert facts.receipt.missing == ((6, 8),)
    assert facts.receipt.rejected[0].code == "frame_field"
    assert len(facts.number) == 16
    assert facts.cut_log is False


def test_a_receipt_shows_that_the_log_lost_its_tail(world: World) -> None:
    assert _check(world, _receipt(world), log_length=39).cut_log is True


@pytest.mark.parametrize(
    ("made", "checked", "code"),
    [
        ({"office": "320682002"}, {}, "receipt_not_ours"),
        ({"device": "00" * 16}, {}, "receipt_not_ours"),
        ({"epoch": "00" * 16}, {}, "receipt_not_ours"),
        ({"bureau": "00" * 16}, {}, "receipt_not_ours"),
        ({"stream": "att"}, {}, "receipt_not_ours"),
        ({"generation": 2}, {}, "receipt_generation"),
        ({"hash_of_applied_through": "33" * 32}, {}, "receipt_other_bundle"),
        ({}, {"own_hash": {}.get}, "receipt_unknown_bundle"),
        ({"applied_through": 0}, {}, "envelope_field"),
    ],
)
def test_a_receipt_that_is_not_meant_so_is_refused(
    world: World, made: dict[str, Any], checked: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        _check(world, _receipt(world, **made), **checked)
    assert refused.value.code == code


def test_a_receipt_signed_with_any_other_key_is_refused(world: World) -> None:
    for keys in (world.device, world.signing, suite.new_key_pair()):
        with pytest.raises(Refusal) as refused:
            _check(world, _receipt(world, keys))
        assert refused.value.code is Code.ENVELOPE_SIGNATURE


def test_every_changed_byte_of_a_receipt_is_refused(world: World) -> None:
    data = _receipt(world)
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 1
        with pytest.raises(Refusal):
            _check(world, bytes(changed))


def test_members_of_a_later_version_are_let_through(world: World) -> None:
    body = {**json.loads(_receipt(world))["body"], "zz_later": [1]}
    data = encode(envelope.signed(body, world.receipt))
    assert _check(world, data).receipt.applied_through == 5
