"""A scan or photo is taken in upright, small enough and without what the camera wrote, or refused."""

import io
import struct
import zlib
from datetime import date

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.paper.pictures import take_in
from sifasuo_desktop.services.paper.taking_apart import Apart
from tests.pictures import TURNED, opened, photo, scan, sheets

RED = (208, 32, 32)


def refused(data: bytes, name: str = "照片.jpg") -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(Refused) as refusal:
        take_in(data, name)
    (one,) = refusal.value.problems
    return f"{one.code}: {sentence(one.code, **dict(one.values))}"


def near(one: object, other: tuple[int, int, int]) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def test_a_photo_taken_with_the_phone_upright_stands_upright() -> None:
    taken = take_in(photo(1200, 900, turned=TURNED), "a.jpg")
    assert (taken.width, taken.height) == (900, 1200)
    # The corner that lay at the upper left of what the camera stored is at the upper right.
    picture = opened(taken.data)
    assert near(picture.getpixel((880, 20)), RED)
    assert not near(picture.getpixel((20, 20)), RED)


def test_where_and_with_what_a_photo_was_taken_is_left_behind_but_for_the_day() -> None:
    data = photo(day=date(2026, 3, 5))
    assert b"XiangJi-9" in data
    taken = take_in(data, "a.jpg")
    assert taken.taken_on == date(2026, 3, 5)
    picture = opened(taken.data)
    assert dict(picture.getexif()) == {}
    assert "exif" not in picture.info
    assert b"XiangJi-9" not in taken.data


def test_a_large_photo_becomes_smaller_and_a_small_one_stays_as_large_as_it_is() -> None:
    large = take_in(photo(5000, 2500), "a.jpg")
    assert (large.width, large.height) == (2480, 1240)
    small = take_in(photo(640, 480), "a.jpg")
    assert (small.width, small.height) == (640, 480)


def test_the_small_picture_is_240_pixels_long() -> None:
    assert opened(take_in(photo(1200, 900), "a.jpg").small).size == (240, 180)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "BMP", "TIFF", "WEBP"])
def test_every_form_of_picture_comes_in_as_one_that_everybody_can_open(form: str) -> None:
    taken = take_in(photo(form=form), "a")
    assert taken.media == "image/jpeg"
    assert opened(taken.data).format == "JPEG"


def test_what_was_transparent_is_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(out, "PNG")
    assert near(opened(take_in(out.getvalue(), "a.png").data).getpixel((5, 5)), (255, 255, 255))


def test_a_black_and_white_scan_stays_black_and_white() -> None:
    out = io.BytesIO()
    Image.new("1", (850, 1100), 1).save(out, "TIFF")
    taken = take_in(out.getvalue(), "a.tif")
    assert taken.media == "image/png"
    assert len(taken.data) < 2_000


def test_a_tiff_of_three_pages_becomes_a_pdf_of_three_pages() -> None:
    taken = take_in(sheets(3), "a.tif")
    assert (taken.media, taken.pages) == ("application/pdf", 3)
    assert len(pypdfium2.PdfDocument(taken.data)) == 3


def test_a_pdf_is_kept_byte_for_byte() -> None:
    data = scan(2)
    taken = take_in(data, "a.pdf")
    assert (taken.data, taken.media, taken.pages) == (data, "application/pdf", 2)
    assert max(opened(taken.small).size) == 240


def test_a_program_is_refused_whatever_it_is_called() -> None:
    assert refused(b"MZ\x90\x00" + bytes(5_000), "现场照片.jpg") == (
        "attachment.form: 文件“现场照片.jpg”不是照片、扫描件或者 PDF，不能作为附件。可以添加 "
        "JPG、PNG、BMP、TIFF、WEBP 图片和 PDF；Word、Excel 文件请先另存为 PDF。"
    )


def test_an_empty_file_is_refused() -> None:
    assert refused(b"").startswith("attachment.empty: 文件“照片.jpg”是空的。")


def test_a_broken_photo_is_refused() -> None:
    assert refused(photo()[:2_000]).startswith("attachment.broken: ")


def test_a_broken_pdf_is_refused() -> None:
    assert refused(b"%PDF-1.7\nnothing\n", "a.pdf").startswith("attachment.broken: ")


def test_a_file_of_21_mebibytes_is_refused() -> None:
    data = photo() + bytes(21 * 1024 * 1024)
    assert refused(data).startswith("attachment.too_big: 文件“照片.jpg”超过 20 MB。")


def test_a_photo_of_an_apple_phone_is_told_how_it_can_be_taken_in() -> None:
    data = b"\x00\x00\x00\x18ftypheic" + bytes(100)
    assert "兼容性最佳" in refused(data, "IMG_0001.HEIC")


def test_a_picture_that_would_fill_the_memory_is_not_unpacked() -> None:
    def part(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head)
    data += part(b"IDAT", zlib.compress(bytes(1_000_000))) + part(b"IEND", b"")
    assert refused(data, "大图.png") == (
        "attachment.too_wide: 图片“大图.png”尺寸过大（60000×60000）。"
        "请用较低的分辨率重新扫描后再添加。"
    )


def test_a_pdf_that_asks_for_a_password_is_refused() -> None:
    locked = io.BytesIO()

    canvas = Canvas(locked, encrypt=StandardEncryption("geheim", ownerPassword="o"))
    canvas.showPage()
    canvas.save()
    assert refused(locked.getvalue(), "a.pdf").startswith("attachment.locked: ")


def test_a_process_apart_takes_in_and_refuses_just_the_same() -> None:
    apart = Apart()
    try:
        data = photo(1200, 900, turned=TURNED, day=date(2026, 3, 5))
        assert apart.take_in(data, "a.jpg") == take_in(data, "a.jpg")
        with pytest.raises(Refused) as refusal:
            apart.take_in(b"MZ" + bytes(500), "安装.exe")
        assert refusal.value.problems == (problem("attachment.form", "file", name="安装.exe"),)
        assert apart.take_in(scan(2), "a.pdf").pages == 2
    finally:
        apart.close()


def test_a_file_over_which_the_process_dies_is_refused_and_the_next_is_taken_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    apart = Apart()
    try:
        with monkeypatch.context() as gone:
            gone.setattr("sifasuo_desktop.services.paper.taking_apart.TAKE_IN", "--version")
            with pytest.raises(Refused) as refusal:
                apart.take_in(photo(), "a.jpg")
        assert refusal.value.problems == (problem("attachment.broken", "file", name="a.jpg"),)
        assert apart.take_in(photo(), "a.jpg").width == 1200
    finally:
        apart.close()
