"""What a caller may choose, one frozen model for the whole parse."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what a hostile or broken file may cost; past one, a clear error or a partial result."""

    file_bytes: int = 512 * 1024 * 1024
    pages: int = 3000
    page_points: float = 14400.0  # PDF's own limit on a page's side, in points
    page_pixels: int = 80_000_000  # pixels of one rendered or embedded page picture
    objects_per_page: int = 400_000
    text_chars: int = 8_000_000  # about what as many pages hold
    unzip_bytes: int = 1024 * 1024 * 1024
    unzip_ratio: float = 200.0
    zip_members: int = 100_000
    zip_depth: int = 3
    outline_depth: int = 60  # levels of parts within parts; deeper ones stand side by side on the last
    page_seconds: float = 60.0
    document_seconds: float = 900.0
    memory_bytes: int = 3 * 1024 * 1024 * 1024

    @property
    def reading_seconds(self) -> float:
        """Seconds after which no further page is read, so that what was read can still become a record."""
        return 0.8 * self.document_seconds


@dataclass(frozen=True, slots=True)
class ParseOptions:
    """How to read and take apart one document.

    ``ocr``: ``auto`` recognises the pages whose text layer does not deserve belief,
    ``never`` and ``always`` do as they say. ``tessdata`` is a folder with
    ``vie.traineddata``. ``cache`` is a folder for recognised pages, ``None`` for none.
    """

    ocr: str = "auto"
    ocr_engine: str | None = None
    tessdata: str | None = None
    dpi: int = 300
    cache: str | None = None
    limits: Limits = field(default_factory=Limits)
