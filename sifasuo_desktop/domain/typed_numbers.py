"""Telephone and document numbers as people type them, in the one form in which they are kept."""

import re

from sifasuo_desktop.domain.folding import cleaned, half_width, same_brackets

PHONES = "、"
_SPACE = re.compile(r"\s+")
_APART = re.compile(r"\s*[/;,、|\n]\s*|\s*(?:或者|或)\s*")
_ABROAD = re.compile(r"\+(?!86)([0-9]{1,4})[- ]?([0-9][0-9 -]{3,14}[0-9])")
_CHINA = re.compile(r"^(?:\+86|0086|\(\+?86\)|86(?=[- ]?1[3-9]))[- ]*")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LIKE_MOBILE = re.compile(r"1[3-9][0-9]*")
_TOLL = re.compile(r"([48]00)([0-9]{3})([0-9]{4})")
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|x|#|\*)\s*([0-9]{1,6})$", re.IGNORECASE)
_LANDLINE = re.compile(r"(010|02[0-9]|0[3-9][0-9]{2})([1-9][0-9]{6,7})(?:-([0-9]{1,6}))?")
_LOCAL = re.compile(r"[2-9][0-9]{6,7}(?:-([0-9]{1,6}))?")
_SERVICE = re.compile(r"[0-9]{3,6}")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]{1,2}")


class BadPhone(ValueError):
    """No telephone number; ``digits`` of what would else be a mobile number, or 0."""

    def __init__(self, digits: int = 0) -> None:
        super().__init__(digits)
        self.digits = digits


def typed_phone(text: str) -> str:
    """One or several telephone numbers, apart by 、. Raises BadPhone."""
    parts = [part for part in _APART.split(half_width(cleaned(text)).strip()) if part]
    if not parts:
        raise BadPhone
    return PHONES.join(_one_phone(part) for part in parts)


def _one_phone(text: str) -> str:
    abroad = _ABROAD.fullmatch(text)
    if abroad:
        return f"+{abroad[1]}-{re.sub('[- ]', '', abroad[2])}"
    rest = _CHINA.sub("", text)
    extension = _EXTENSION.search(rest)
    if extension:
        rest = rest[: extension.start()].rstrip(" -")
    digits = re.sub(r"[\s().-]", "", rest)
    if not digits.isdecimal():
        raise BadPhone
    if _MOBILE.fullmatch(digits) and not extension:
        return digits
    if _LIKE_MOBILE.fullmatch(digits) and len(digits) in (9, 10, 12, 13):
        raise BadPhone(len(digits))
    return _fixed_line(rest, digits, extension[1] if extension else "")


def _fixed_line(text: str, digits: str, extension: str) -> str:
    toll = _TOLL.fullmatch(digits)
    if toll:
        return "-".join(part for part in (*toll.groups(), extension) if part)
    dashed = re.sub(r"[\s()]", "", text).strip("-")
    tail = re.search(r"(?<=[0-9]{7})-([0-9]{1,6})$", dashed)
    if tail and not extension:
        extension, digits = tail[1], re.sub(r"\D", "", dashed[: tail.start()])
    line = _LANDLINE.fullmatch(digits)
    if line:
        return "-".join(part for part in (line[1], line[2], extension) if part)
    if _LOCAL.fullmatch(digits):
        return "-".join(part for part in (digits, extension) if part)
    if _SERVICE.fullmatch(digits) and not extension:
        return digits
    raise BadPhone


def typed_id(text: str) -> str:
    """A number of an identity document or a credit code: capitals, without spaces and dashes.

    Dashes and brackets stay where the number is of another make (H1234567(8)).
    """
    plain = re.sub(r"\s+", "", half_width(cleaned(text))).upper()
    solid = plain.replace("-", "").replace(".", "") if not scientific(plain) else plain
    return solid if re.fullmatch(r"[0-9A-Z]{14,20}", solid) else plain


def typed_code(text: str) -> str:
    """A code, an account or a row number: half width, without spaces."""
    return _SPACE.sub("", half_width(cleaned(text)))


def scientific(text: str) -> bool:
    """Whether a table program has rewritten the number (3.20699E+17) and lost its end."""
    return _SCIENTIFIC.fullmatch(text.strip()) is not None


RUN_END = "‖"
_NOT_MEANT = re.compile(r"[\s(第号.,_-]+")
_DIGITS = re.compile(r"0*([0-9]+)")


def number_key(text: str) -> str:
    """What is alike in all spellings of a file number: 〔2026〕, [2026], 第34号, 034, long dashes.

    Every run of digits stands between marks, so that 1 is not the beginning of 12.
    """
    plain = _NOT_MEANT.sub(" ", same_brackets(half_width(cleaned(text)))).casefold()
    marked = _DIGITS.sub(lambda found: f"{RUN_END}{found[1]}{RUN_END}", plain)
    return re.sub(f"{RUN_END}+", RUN_END, "".join(marked.split()))


def last_digits(text: str) -> str:
    """The last run of digits without leading zeros, or an empty text."""
    runs = _DIGITS.findall(half_width(cleaned(text)))
    return runs[-1] if runs else ""
