"""Hand-over: bundle format, sealing, receipts, transports."""
