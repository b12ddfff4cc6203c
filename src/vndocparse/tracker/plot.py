"""Progress as a picture: done by month, overdue by body, targets met by document."""

import io
from collections import Counter
from collections.abc import Sequence

from vndocparse.errors import MissingToolError, UnsupportedError
from vndocparse.tracker.items import Item
from vndocparse.tracker.progress import Line, progress

_SHOWN = 20  # bodies and documents in one panel


def plot(items: Sequence[Item], targets: dict[str, Counter[str]], today: str, ending: str) -> bytes:
    """Return the picture as ``svg`` or ``png``; the same items give the same bytes.

    Raises:
        MissingToolError: If matplotlib is not installed.
        UnsupportedError: If ``ending`` is neither.
    """
    if ending not in ("svg", "png"):
        raise UnsupportedError(
            f"no plot as {ending!r}: svg or png", f"không vẽ được {ending!r}: svg hoặc png"
        )
    try:
        import matplotlib as mpl
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as e:
        raise MissingToolError(
            "plots need matplotlib, which is not installed",
            "vẽ biểu đồ cần matplotlib nhưng chưa được cài",
            hint="Install it: pip install 'vndocparse[plot]'",
            hint_vi="Cài bằng: pip install 'vndocparse[plot]'",
        ) from e
    months = [x for x in progress(items, "month", today, targets) if x.name != "-" and x.done]
    bodies = _most(progress(items, "body", today, targets), "overdue")
    documents = [
        x for x in progress(items, "document", today, targets) if x.targets_met or x.targets_not_met
    ][:_SHOWN]
    with mpl.rc_context({"svg.hashsalt": "vndocparse", "font.family": "DejaVu Sans", "svg.fonttype": "none"}):
        figure = Figure(figsize=(9, 10), layout="constrained")
        FigureCanvasAgg(figure)
        top, middle, bottom = figure.subplots(3, 1)
        top.set_title("Nhiệm vụ hoàn thành theo tháng")
        top.bar([x.name for x in months], [x.done for x in months], color="#2f9e44")
        middle.set_title(f"Quá hạn theo cơ quan (đến {today})")
        middle.barh([_short(x.name) for x in bodies], [x.overdue for x in bodies], color="#c92a2a")
        bottom.set_title("Chỉ tiêu đạt và chưa đạt theo văn bản")
        names = [_short(x.name) for x in documents]
        met = [x.targets_met for x in documents]
        bottom.barh(names, met, color="#2f9e44", label="đạt")
        rest = [x.targets_not_met for x in documents]
        bottom.barh(names, rest, left=met, color="#adb5bd", label="chưa đạt")
        if documents:
            bottom.legend()
        out = io.BytesIO()
        plain = {"Date": None} if ending == "svg" else {"Software": None}
        figure.savefig(out, format=ending, metadata=plain, dpi=110)
    return out.getvalue()


def _most(lines: list[Line], name: str) -> list[Line]:
    found = sorted((x for x in lines if getattr(x, name)), key=lambda x: (-getattr(x, name), x.name))
    return found[:_SHOWN][::-1]


def _short(name: str) -> str:
    """Return a label of at most 40 characters; ``$`` would begin a formula."""
    cut = name if len(name) <= 40 else name[:39] + "…"
    return cut.replace("$", r"\$")
