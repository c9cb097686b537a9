"""What the file says of itself: version, language, one title in two places, what its colours mean."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from PIL import Image, ImageCms

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.documents.engine.blocks import PaperContent, Text
from sifasuo_desktop.documents.engine.render import render
from sifasuo_desktop.kernel import paths
from tests.documents import samples

DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def metadata(pdf: bytes, folder: Path) -> ElementTree.Element:
    """The XMP packet as poppler takes it out of the file."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdfinfo", "-meta", str(file)], check=True, capture_output=True)
    return ElementTree.fromstring(done.stdout.decode())


def profile_in(pdf: bytes) -> bytes:
    """The one stream of colours the file holds."""
    (found,) = re.finditer(rb"/DeviceRGB\s+/Length (\d+)\s+/N 3\s+>>\s*stream\r?\n", pdf)
    return pdf[found.end() : found.end() + int(found.group(1))]


@pytest.mark.parametrize("name", list(papers()))
def test_every_paper_tells_its_version_language_and_meaning_of_colours(name: str) -> None:
    pdf = render(papers()[name].blank(None))
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/Lang (zh-CN)" in pdf
    assert pdf.count(b"/Type /OutputIntent") == 1
    assert b"/OutputConditionIdentifier (sRGB IEC61966-2.1)" in pdf
    assert b"/MarkInfo" not in pdf


def test_the_profile_is_srgb_and_free_to_use() -> None:
    data = profile_in(render(samples.agreement()))
    assert data == paths.resources("colour", "sRGB.icc").read_bytes()
    profile = ImageCms.ImageCmsProfile(BytesIO(data))
    assert "No copyright, use freely" in ImageCms.getProfileCopyright(profile)
    same = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    shown = ImageCms.applyTransform(Image.new("RGB", (1, 1), (12, 200, 77)), same)
    assert shown is not None
    assert shown.getpixel((0, 0)) == (12, 200, 77)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("人民调解协议书", "人民调解协议书"),
        ("甲<b>&乙\"'", "甲<b>&乙\"'"),
        ("张\U00020bb7安\u200b的\n记录", "张\U00020bb7安的 记录"),
        ("坏\x07的\uffff题", "坏的题"),
    ],
)
def test_both_places_hold_the_same_title(title: str, told: str, tmp_path: Path) -> None:
    pdf = render(PaperContent(title, (Text("正文"),)))
    with pypdfium2.PdfDocument(pdf) as document:
        assert document.get_metadata_dict(skip_empty=True) == {"Title": told}
    packet = metadata(pdf, tmp_path)
    assert [one.text for one in packet.findall(f".//{DC}title//{RDF}li")] == [told]
    assert [one.text for one in packet.findall(f".//{DC}language//{RDF}li")] == ["zh-CN"]


def test_the_metadata_are_read_without_unpacking() -> None:
    pdf = render(samples.agreement())
    assert pdf.count(b"</x:xmpmeta>") == 1
    assert re.search(rb"/Length \d+\s+/Subtype /XML\s+/Type /Metadata\s+>>\s*stream\n", pdf)
    assert b"/Filter [ ]" not in b" ".join(pdf.split())


def test_no_conformance_is_claimed_that_nothing_here_can_prove() -> None:
    assert b"pdfaid" not in render(samples.agreement())
