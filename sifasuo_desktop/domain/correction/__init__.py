"""社区矫正: records, states and rules of community correction."""
