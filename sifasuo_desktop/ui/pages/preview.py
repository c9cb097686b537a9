"""The page of the print preview; any page opens it with the name of a paper."""

from sifasuo_desktop.ui.page import Page
from sifasuo_desktop.ui.preview import PreviewPage

PAGE = Page("preview", "打印预览", 0, PreviewPage, ("print",))
