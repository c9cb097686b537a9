"""The acts on a dispute by their importance."""

ORDER = (
    "dispute.accept",
    "dispute.sign",
    "dispute.follow_up",
    "dispute.perform",
    "dispute.confirm",
    "dispute.arbitration",
    "dispute.consent",
    "dispute.mediate",
    "dispute.agree",
    "dispute.assign",
    "dispute.close",
    "dispute.decline",
    "dispute.fail",
)
