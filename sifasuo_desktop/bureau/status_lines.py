"""The state of a device in words: one line, and one below it for each history and what it means."""

from sifasuo_desktop.bureau.status import DeviceStatus, EpochStatus
from sifasuo_desktop.bureau.texts import sentence


def status_lines(device: DeviceStatus) -> list[str]:
    """The device's line, then what about its histories a person should know."""
    lines = ["\t".join(_parts(device))]
    if len(device.epochs) > 1:
        lines += [_history(device, epoch) for epoch in device.epochs]
    if device.fork:
        lines.append(sentence("labels", "fork", device.fork))
    if device.lost:
        lines.append(sentence("labels", "lost", _lost_facts(device.lost)))
    if device.clone:
        lines.append(sentence("labels", "clone", {**device.clone, "at": device.clone["at"][:16]}))
    return lines


def _parts(device: DeviceStatus) -> list[str]:
    parts = [device.office, device.office_name or device.device[:8]]
    if device.days is None:
        parts.append(sentence("labels", "never"))
    elif device.last_at_ahead:
        facts: dict[str, str | int] = {"seq": device.last_seq, "at": str(device.last_at)[:10]}
        parts.append(sentence("labels", "last_ahead", facts))
    else:
        facts = {"seq": device.last_seq, "days": device.days}
        parts.append(sentence("labels", "last", facts))
    for first, last in device.missing:
        parts.append(sentence("labels", "missing", {"first": first, "last": last}))
    if not device.missing:
        parts.append(sentence("labels", "nothing_missing"))
    if device.quarantine:
        parts.append(sentence("labels", "quarantine", {"count": device.quarantine}))
    if device.attachments_missing:
        told = {"count": device.attachments, "missing": device.attachments_missing}
        parts.append(sentence("labels", "attachments", told))
    if device.totals_agree is False:
        parts.append(sentence("labels", "totals_differ"))
    return parts


def _history(device: DeviceStatus, epoch: EpochStatus) -> str:
    facts: dict[str, str | int] = {
        "epoch": epoch.epoch[:8],
        "seq": epoch.last_seq,
        "at": (epoch.last_at or "—")[:10],
    }
    word = "history_now" if epoch.epoch == device.epoch else "history"
    return sentence("labels", word, facts)


def _lost_facts(lost: dict[str, object]) -> dict[str, str]:
    records, numbers = lost["records"], lost["numbers"]
    assert isinstance(records, dict)
    assert isinstance(numbers, list)
    named = "、".join(map(str, numbers)) or sentence("labels", "no_numbers")
    return {
        "revisions": str(lost["revisions"]),
        "count": str(sum(records.values())),
        "numbers": named,
    }
