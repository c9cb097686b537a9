"""The form of any act, made from its declaration; drafts; Enter goes on."""
