"""The acts on a dispute by their importance, and the one a case in each state is waiting for."""

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
NEXT = {
    "accepted": "dispute.assign",
    "assigned": "dispute.mediate",
    "mediating": "dispute.agree",
    "agreed": "dispute.sign",
    "effective": "dispute.perform",
    "performing": "dispute.perform",
    "performed": "dispute.close",
    "failed": "dispute.close",
}
