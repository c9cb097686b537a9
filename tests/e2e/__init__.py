"""The product as its users drive it, from end to end."""
