"""Small parts all pages are made of: cards, pills, buttons, messages, inputs."""
