"""The window around the pages: signing in, frame, navigation, top bar, help."""
