"""What attachments show at the bureau: whole or not at all, and never in the way of records."""

import hashlib
import random
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from sifasuo_desktop.bureau.contents import attachments_of, read_content
from sifasuo_desktop.bureau.ingest import ACCEPTED
from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.bureau.tables import PIECE
from sifasuo_desktop.domain.conversion import to_plain
from sifasuo_desktop.domain.office.attachment import Attachment
from sifasuo_desktop.store.contents import sm3_of
from sifasuo_desktop.store.migrate import newest
from sifasuo_desktop.sync.pieces import PIECE_BYTES, Piece, count_of, piece_of, pieces_of
from sifasuo_desktop.sync.receipt import read_receipt
from tests.bureau.office_side import MOMENT, Office, held, ingest, records, revision
from tests.sync import stranger

DATA = random.Random(3).randbytes(2 * PIECE_BYTES + 5)
SM3 = sm3_of(DATA)
PIECES = list(pieces_of(SM3, DATA, "image/jpeg", MOMENT))


def told(sm3: str) -> dict[str, Any]:
    """What a record says of an attachment."""
    one = Attachment(
        id=revision(1)["id"],
        parent="0" * 32,
        of_kind="publicity",
        title="合影",
        name="IMG_1.jpg",
        media="image/jpeg",
        size=len(DATA),
        sm3=sm3,
    )
    return to_plain(one)


def send(bureau: Bureau, office: Office, *frames: dict[str, Any]) -> Any:
    """A bundle of the stream of contents; its outcome."""
    (outcome,) = ingest(bureau, office.make(*frames, stream="att"))
    return outcome


def rejected(bureau: Bureau, receipt: Path) -> list[tuple[int, str]]:
    told, _ = read_receipt(receipt.read_bytes(), receipt_key=bureau.keys.receipt.public)
    assert told.stream == "att"
    return [(row.index, row.code) for row in told.rejected]


def pieces_kept(bureau: Bureau) -> int:
    with bureau.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(PIECE)).scalar_one())


def test_pieces_make_the_content_again_in_any_order() -> None:
    found = [piece_of(frame) for frame in PIECES]
    assert all(isinstance(one, Piece) for one in found)
    assert b"".join(one.data for one in found if isinstance(one, Piece)) == DATA
    assert count_of(len(DATA)) == 3
    assert count_of(PIECE_BYTES) == 1


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"size": 0}, "size"),
        ({"size": 21 * 1024 * 1024}, "size"),
        ({"size": len(DATA) + PIECE_BYTES}, "data"),
        ({"media": "application/x-msdownload"}, "media"),
        ({"place": -1}, "place"),
        ({"place": 900}, "place"),
        ({"place": True}, "place"),
        ({"data": ""}, "data"),
        ({"data": "zz"}, "data"),
        ({"data": "00"}, "data"),
        ({"sm3": "../x"}, "sm3"),
        ({"name": "../../x"}, "f"),
    ],
)
def test_what_is_no_piece_is_told_by_its_member(changed: dict[str, Any], wrong: str) -> None:
    frame = {**PIECES[2], "f": {**PIECES[2]["f"], **changed}}
    assert piece_of(frame) == wrong


def test_a_content_comes_in_two_bundles_and_lies_sealed_in_a_file(
    bureau: Bureau, office: Office
) -> None:
    assert send(bureau, office, *PIECES[:2]).result == ACCEPTED
    assert read_content(bureau, office.code, SM3) is None
    assert pieces_kept(bureau) == 2
    assert send(bureau, office, PIECES[2]).result == ACCEPTED
    assert read_content(bureau, office.code, SM3) == DATA
    assert pieces_kept(bureau) == 0
    (file,) = (bureau.home / "attachments").iterdir()
    assert DATA[:64] not in file.read_bytes()
    # The same once more changes nothing.
    assert send(bureau, office, *PIECES).result == ACCEPTED
    assert list((bureau.home / "attachments").iterdir()) == [file]


def test_another_office_has_a_content_for_itself(
    bureau: Bureau, office: Office, tmp_path: Path
) -> None:
    other = Office("320682002", tmp_path / "other").enrol(bureau)
    send(bureau, office, *PIECES)
    assert read_content(bureau, other.code, SM3) is None


def test_a_content_that_is_not_what_it_says_is_rejected_and_leaves_nothing(
    bureau: Bureau, office: Office
) -> None:
    broken = {**PIECES[1], "f": {**PIECES[1]["f"], "data": "00" * PIECE_BYTES}}
    outcome = send(bureau, office, PIECES[0], broken, PIECES[2])
    assert outcome.result == ACCEPTED
    assert rejected(bureau, outcome.receipt) == [(3, "frame_field")]
    assert read_content(bureau, office.code, SM3) is None
    assert pieces_kept(bureau) == 0
    # It comes again and is taken in.
    again = send(bureau, office, *PIECES)
    assert again.result == ACCEPTED
    assert read_content(bureau, office.code, SM3) == DATA


def test_a_record_in_the_stream_of_contents_is_no_record(bureau: Bureau, office: Office) -> None:
    outcome = send(bureau, office, revision(1), *PIECES)
    assert rejected(bureau, outcome.receipt) == [(1, "frame_field")]
    assert held(bureau) == set()
    assert records(bureau) == {}
    assert read_content(bureau, office.code, SM3) == DATA


def test_the_two_streams_are_numbered_each_for_itself(bureau: Bureau, office: Office) -> None:
    attachment = revision(1, t="attachment", ver=int(newest()), f=told(SM3))
    (rec,) = ingest(bureau, office.make(attachment))
    assert rec.seq == 1
    with bureau.reading() as connection:
        assert attachments_of(connection, office.code).missing == 1
    contents = Office(
        office.code,
        office.folder,
        device=office.device,
        epoch=office.epoch,
        keys=office.keys,
        certificate=office.certificate,
    )
    outcome = send(bureau, contents, *PIECES)
    assert (outcome.seq, outcome.result) == (1, ACCEPTED)
    assert outcome.receipt != rec.receipt
    with bureau.reading() as connection:
        found = attachments_of(connection, office.code)
    assert (found.records, found.missing) == (1, 0)


def test_a_reader_written_from_the_formats_alone_gets_the_content(
    bureau: Bureau, office: Office
) -> None:
    """The other content comes in the same bundle, its pieces among those of the first."""
    other = random.Random(4).randbytes(PIECE_BYTES + 1)
    others = list(pieces_of(sm3_of(other), other, "image/png", MOMENT))
    file = office.make(PIECES[0], others[1], PIECES[2], others[0], PIECES[1], stream="att")
    assert office.certificate is not None
    keys = office.certificate.keys
    header, frames, last = stranger.read_bundle(
        file.read_bytes(),
        bureau.keys.signing.public.hex(),
        keys.encryption[0].key_id,
        bureau.keys.encryption.private,
    )
    assert (header["stream"], last["counts"]) == ("att", {"piece": 5})
    assert stranger.contents(frames) == {SM3: DATA, sm3_of(other): other}
    assert [hashlib.new("sm3", one).hexdigest() for one in (DATA, other)] == [SM3, sm3_of(other)]
