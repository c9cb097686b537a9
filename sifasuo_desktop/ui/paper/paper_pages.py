"""The pages of a paper before it is printed, larger, smaller or as wide as there is room."""

from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView

STEP = 1.2
LEAST, MOST = 0.2, 5.0


class PaperPages(QPdfView):
    """Shows ``document``, page below page; ``fitting`` begins as wide as there is room."""

    def __init__(self, document: QPdfDocument, *, fitting: bool) -> None:
        super().__init__()  # no parent yet: Tab comes here after what stands above
        self.setDocument(document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        mode = QPdfView.ZoomMode
        self.setZoomMode(mode.FitToWidth if fitting else mode.Custom)
        self.setAccessibleName("文书页面")

    def larger(self) -> None:
        """A step larger than the pages are seen now."""
        self._zoom(STEP)

    def smaller(self) -> None:
        """A step smaller."""
        self._zoom(1 / STEP)

    def fit(self) -> None:
        """As wide as the window."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def keep_whole(self) -> None:
        """A page wider than there is room for is made to fit; a smaller one keeps its size."""
        if self._width() * self.zoomFactor() > self.viewport().width():
            self.fit()

    def _width(self) -> float:
        """The width of the first page in screen points at factor 1; 0 without pages."""
        document = self.document()
        if document is None or not document.pageCount():
            return 0.0
        return document.pagePointSize(0).width() * self.logicalDpiX() / 72

    def _zoom(self, factor: float) -> None:
        now, wide = self.zoomFactor(), self._width()
        if self.zoomMode() == QPdfView.ZoomMode.FitToWidth and wide:
            # To go on from what is seen.
            now = self.viewport().width() / wide
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(max(LEAST, min(MOST, now * factor)))
