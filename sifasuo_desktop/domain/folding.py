"""Characters as keyboards, chat programs and PDF files give them, folded to those that are meant.

``cleaned`` is for every text; the others for values of which more is known. Compatibility
ideographs stay as they are: they stand in names on real cards.
"""

import re
import unicodedata

# CJK Radicals Supplement with the equivalent ideograph (Unicode, EquivalentUnifiedIdeograph).
_RADICALS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺"
    "⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀"
    "⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏"
    "⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙"
    "⻱龜⻲亀⻳龟"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u30fc\uff0d\uff70\ufe58\ufe63"
_MIDDLE_DOTS = "\u00b7\u0387\u2022\u2027\u2219\u22c5\u25cf\u30fb\uff65"
_BRACKETS = "()[]{}<>\uff08\uff09\uff3b\uff3d\uff5b\uff5d\u3008\u3009\u300a\u300b\u3010\u3011\u3014\u3015\u3016\u3017"

_INVISIBLE = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160),
    (0x17B4, 0x17B5), (0x180B, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0xE0000, 0xE0FFF),
)  # fmt: skip

# One character a key, so that one pass does it all. Line ends of word processors become ours.
_CLEAN: dict[int, int | str | None] = {
    **{ord(_RADICALS[at]): _RADICALS[at + 1] for at in range(0, len(_RADICALS), 2)},
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **{code: None for first, last in _INVISIBLE for code in range(first, last + 1)},
    **{ord(mark): "\n" for mark in "\x0b\x0c\x85\u2028\u2029"},
    **dict.fromkeys((160, *range(8192, 8203), 8239, 8287), " "),
}
_GONE = "".join(f"{chr(first)}-{chr(last)}" for first, last in _INVISIBLE)
_SEEN = re.compile(rf"[^\s{_GONE}]")
# All that ``cleaned`` may change: most texts hold none of it, and looking is ten times cheaper.
_UNCLEAN = re.compile(
    f"[{_GONE}\r\x0b\x0c\x85\xa0\u0300-\u036f\u2000-\u200a\u2028\u2029\u202f\u205f\u2e80-\u2fd5]"
)
_HALF: dict[int, int | str | None] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **{ord(mark): "-" for mark in _DASHES},
    0x3000: " ",
    0xFFE5: "¥",
}
_DOTS = str.maketrans(dict.fromkeys(_MIDDLE_DOTS, "·"))
_NO_DOTS_NOR_BRACKETS = str.maketrans(
    {**dict.fromkeys(_MIDDLE_DOTS), **dict.fromkeys(_BRACKETS, "(")}
)
_ACCENTED = re.compile("[A-Za-z\u00c0-\u024f][\u0300-\u036f]+")
# Ideographs with the marks that stand between them; between two of these no space is meant.
_HAN = "\u2e80-\u2fdf\u3003-\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = _HAN + "·\u3001-\u3020\uff01-\uff0f\uff1a-\uff1f"
_GAP = re.compile(rf"(?<=[{_WIDE}])\s+(?=[{_WIDE}])")
_BREAK = re.compile(rf"(?<=[{_WIDE}])[\t\n]+(?=[{_WIDE}])")
_POINT = re.compile(rf"(?<=[{_HAN}])\s*[.\uff0e]\s*(?=[{_HAN}])")
_LOOSE_DOT = re.compile(r"\s*·\s*")
_SPACE = re.compile(r"\s+")


def cleaned(text: str) -> str:
    """The text without invisible characters, with ideographs for radicals and plain line ends."""
    if _UNCLEAN.search(text) is None:
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEAN)
    return _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), plain)


def blank(text: str) -> bool:
    """Whether nothing of the text can be seen: no character, spaces, invisible ones."""
    return _SEEN.search(text) is None


def half_width(text: str) -> str:
    """Letters, digits, signs and dashes of Chinese keyboards as those of ASCII; ¥ for ￥."""
    return text.translate(_HALF)


def one_line(text: str) -> str:
    """A text of one line: a line end between ideographs goes, elsewhere it becomes a space."""
    return " ".join(part for part in re.split(r"[\t\n]+", _BREAK.sub("", text)) if part).strip()


def name_form(text: str) -> str:
    """A name as it is kept: one kind of middle dot, no spaces between ideographs."""
    plain = _LOOSE_DOT.sub("·", _POINT.sub("·", text.strip().translate(_DOTS)))
    return _SPACE.sub(" ", _GAP.sub("", plain))


def number_form(text: str) -> str:
    """The number of a paper: digits and letters of ASCII, the brackets and signs as they are."""
    wide = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
    return _GAP.sub("", wide.sub(lambda found: half_width(found[0]), one_line(text)))


def same_brackets(text: str) -> str:
    """The text without middle dots and with one kind of bracket, for comparison and search."""
    return text.translate(_NO_DOTS_NOR_BRACKETS)
