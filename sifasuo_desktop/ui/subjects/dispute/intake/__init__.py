"""The intake form 登记纠纷, laid out by hand."""
