"""What a file says of itself, for readers and archives: version, language, title, meaning of colours.

Everything stands in two places that must agree, the Info dictionary and the XMP metadata (ISO
16684-1). It is what PDF/A asks for beside embedded faces, but no conformance is claimed: no tool at
hand proves it, and the print engine writes no tags.
"""

from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from sifasuo_desktop.documents.engine import fonts
from sifasuo_desktop.kernel import paths

VERSION = (1, 7)  # ActualText in running text needs 1.5 (ISO 32000-1, 14.9.4)
LANGUAGE = "zh-CN"
COLOURS = "sRGB IEC61966-2.1"
_NONCHARACTERS = frozenset("\ufffe\uffff")  # which no XML may hold

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


class _TitleOnly(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The file's own data: a title, and nothing about who or what or when."""

    def format(self, document: Any) -> Any:
        entries = {"Title": pdfdoc.PDFString(self.title)}
        return pdfdoc.PDFDictionary(entries).format(document)


class _Plain(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream that is not deflated: archives read the metadata without unpacking anything.

    It has no Filter at all: the print engine would write an empty list of them.
    """

    def format(self, document: Any) -> Any:
        entries = {**self.dictionary.dict, "Length": len(self.content)}
        head = pdfdoc.PDFDictionary(entries).format(document)
        return head + b"\nstream\n" + self.content + b"\nendstream\n"


def told(title: str) -> str:
    """``title`` on one line, as both places hold it."""
    shown = fonts.visible(title).replace("\n", " ")
    return "".join(char for char in shown if char not in _NONCHARACTERS)


@cache
def _profile() -> bytes:
    return paths.resources("colour", "sRGB.icc").read_bytes()


def _stream(content: bytes, **entries: Any) -> Any:
    return _Plain(pdfdoc.PDFDictionary(entries), content)


def _output_intent(document: Any) -> Any:
    """Grey and colours are meant as sRGB; the condition is known by its name and its profile."""
    profile = _stream(_profile(), N=3, Alternate=pdfdoc.PDFName("DeviceRGB"))
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString(COLOURS),
            "Info": pdfdoc.PDFString(COLOURS),
            "DestOutputProfile": document.Reference(profile),
        }
    )


def describe(canvas: Any, title: str) -> None:
    """Writes title, language, metadata and output intent into the file ``canvas`` draws."""
    document, words = canvas._doc, told(title)
    document.info = _TitleOnly()
    canvas.setTitle(words)
    catalog = document.Catalog
    catalog.Lang = pdfdoc.PDFString(LANGUAGE)
    packet = _PACKET.format(language=LANGUAGE, title=escape(words)).encode()
    kind = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    catalog.Metadata = _stream(packet, **kind)
    catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(document)])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
