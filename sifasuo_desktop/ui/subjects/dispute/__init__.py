"""The record page of a dispute and the forms of its acts."""
