"""The only module that knows all the stages: a page of straight calls."""

from pathlib import Path

from vndocparse.core.collection import collecting_seldom
from vndocparse.core.options import ParseOptions
from vndocparse.core.record import Document
from vndocparse.core.source import SourceDocument


def parse(path: str | Path, options: ParseOptions | None = None) -> Document:
    """Read and take apart one file of any supported kind.

    Raises:
        VndocparseError: Any error of the tree in :mod:`vndocparse.errors`.
    """
    from vndocparse.ingest.read import read

    options = options or ParseOptions()
    with collecting_seldom():
        return parse_source(read(path, options), options)


def parse_bytes(data: bytes, name: str = "-", options: ParseOptions | None = None) -> Document:
    """Read and take apart a file that is already in memory; ``name`` is used in messages only."""
    from vndocparse.ingest.read import read_bytes

    options = options or ParseOptions()
    with collecting_seldom():
        return parse_source(read_bytes(data, name, options), options)


def parse_text(text: str) -> Document:
    """Take apart a text; any text gives a document."""
    from vndocparse.ingest.text import read_text

    with collecting_seldom():
        return parse_source(read_text(text))


def parse_source(source: SourceDocument, options: ParseOptions | None = None) -> Document:
    """Take apart what the reading stage gave."""
    options = options or ParseOptions()
    from vndocparse.core.ground import grounded
    from vndocparse.extract import publish
    from vndocparse.extract.canonical_key import canonical_key
    from vndocparse.extract.directives import read_directives
    from vndocparse.extract.findings import read_findings
    from vndocparse.extract.implementers import read_implementers
    from vndocparse.extract.indicator_tables import read_indicator_tables
    from vndocparse.extract.metadata import read_metadata
    from vndocparse.extract.recipients import read_recipients
    from vndocparse.extract.references import read_references
    from vndocparse.extract.targets import read_targets
    from vndocparse.extract.task_tables import read_task_tables
    from vndocparse.extract.validity import read_dissemination, read_effect
    from vndocparse.segment.analyse import analyse

    a = analyse(source)
    metadata, notices = read_metadata(a)
    recipients = read_recipients(a)  # like the metadata it looks at all lines once, before the record grows
    references = read_references(a, metadata)
    a.kept.clear()  # what these asked for twice is not held while the record grows
    rows, tables = read_task_tables(a, metadata)
    findings = read_findings(a)
    ordered = sorted(read_directives(a, metadata) + rows, key=lambda d: d.span.start)
    directives = publish.told(ordered, findings)
    targets = sorted(
        read_targets(a, metadata) + read_indicator_tables(a, metadata), key=lambda t: t.span.start
    )
    dissemination, said_at = read_dissemination(a)
    if said_at is not None:
        metadata.evidence["dissemination"] = grounded(source, said_at, 0.97, "validity/dissemination")
    publish.measured(a, targets, findings)
    publish.tie(directives, targets, references)
    tree, too_deep = publish.outline(a, options.limits.outline_depth)
    return Document(
        id=canonical_key(metadata, source.text),
        source=publish.source_record(source),
        metadata=metadata,
        text=source.text,
        pages=publish.page_records(source),
        outline=tree,
        references=references,
        findings=findings,
        directives=directives,
        targets=targets,
        implementers=read_implementers(a, directives),
        recipients=recipients,
        tables=tables,
        dissemination=dissemination,
        effect=read_effect(a, metadata),
        warnings=publish.warnings(
            [
                *source.notices,
                *notices,
                *publish.unread(a),
                *too_deep,
                *publish.unsure(directives, targets, findings),
            ]
        ),
        asides=publish.aside_records(source),
        changes=publish.change_records(source),
    )
