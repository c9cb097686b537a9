"""An offscreen window system, set before Qt is imported."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
