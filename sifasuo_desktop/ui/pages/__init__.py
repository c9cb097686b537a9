"""The pages of the window, one file each; found here, never registered by hand."""
