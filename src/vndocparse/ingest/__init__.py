"""Files to :class:`~vndocparse.core.source.SourceDocument`."""
