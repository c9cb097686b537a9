"""The verbs: one function a user operation, each in one transaction."""
