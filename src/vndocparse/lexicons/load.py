"""Load the lexicons and refuse bad data."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from vndocparse.errors import LexiconError
from vndocparse.text.fold import fold

_FILE_KEYS = {"lexicon", "source", "fields", "entries", "shared_forms"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept of a lexicon.

    ``forms`` are the spellings in which it occurs, in NFC. ``fields`` are the
    lexicon's own typed fields, declared in the file's head.
    """

    id: str
    forms: tuple[str, ...]
    fields: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        """Return one of the entry's own fields, ``None`` where it is not given."""
        return self.fields.get(name)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A vocabulary with its source; entries by id and by folded form."""

    name: str
    source: str
    entries: tuple[Entry, ...]
    by_id: Mapping[str, Entry] = field(repr=False)
    by_form: Mapping[str, Entry] = field(repr=False)  # keys are folded forms

    def get(self, form: str) -> Entry | None:
        """Return the entry that has this form, in any case and either tone style."""
        return self.by_form.get(fold(form))


_TYPES: dict[str, type | tuple[type, ...]] = {
    "str": str,
    "int": int,
    "float": (int, float),
    "bool": bool,
    "list": list,
}


def names() -> list[str]:
    """Return the names of all lexicons, sorted."""
    return sorted(
        p.name.removesuffix(".yaml")
        for p in files("vndocparse.lexicons").joinpath("data").iterdir()
        if p.name.endswith(".yaml")
    )


@cache
def load(name: str) -> Lexicon:
    """Load and check ``lexicons/data/<name>.yaml``.

    A file has ``lexicon`` (its own name), ``source``, ``fields`` (name of each further
    field of an entry to ``str``, ``int``, ``float``, ``bool`` or ``list``) and ``entries``:
    each an ASCII ``id``, ``forms`` in NFC, and any of the fields. A form may belong
    to one entry only, unless the file says ``shared_forms: true``.

    Raises:
        LexiconError: If the file is missing or breaks one of these rules.
    """
    path = files("vndocparse.lexicons").joinpath("data", f"{name}.yaml")
    if not path.is_file():
        raise LexiconError(f"no lexicon {name!r}", hint=f"There are: {', '.join(names())}.")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as e:
        raise LexiconError(f"{name}.yaml: {e}") from e
    return build(name, data)


def build(name: str, data: Any) -> Lexicon:
    """Check already read data and return the lexicon; see :func:`load` for the rules."""
    if not isinstance(data, dict) or set(data) - _FILE_KEYS:
        raise LexiconError(f"{name}.yaml: keys must be among {sorted(_FILE_KEYS)}")
    if data.get("lexicon") != name:
        raise LexiconError(f"{name}.yaml: says it is {data.get('lexicon')!r}")
    if not isinstance(data.get("source"), str):
        raise LexiconError(f"{name}.yaml: no source given")
    declared: dict[str, str] = data.get("fields") or {}
    entries: list[Entry] = []
    by_id: dict[str, Entry] = {}
    by_form: dict[str, Entry] = {}
    for raw in data.get("entries") or []:
        entry = _entry(name, raw, declared)
        if entry.id in by_id:
            raise LexiconError(f"{name}.yaml: two entries are called {entry.id!r}")
        by_id[entry.id] = entry
        entries.append(entry)
        for form in entry.forms:
            other = by_form.setdefault(fold(form), entry)
            if other is not entry and not data.get("shared_forms"):
                raise LexiconError(f"{name}.yaml: {form!r} is in {other.id} and in {entry.id}")
    return Lexicon(name, data["source"], tuple(entries), by_id, by_form)


def _entry(name: str, raw: Any, declared: Mapping[str, str]) -> Entry:
    if not isinstance(raw, dict) or not isinstance(raw.get("id"), str) or not raw["id"].isascii():
        raise LexiconError(f"{name}.yaml: an entry needs an ASCII id: {raw!r}")
    ident = raw["id"]
    forms = raw.get("forms")
    if not isinstance(forms, list) or not forms:
        raise LexiconError(f"{name}.yaml: {ident}: needs a list of forms")
    for form in forms:
        if not isinstance(form, str) or not form.strip() or form != unicodedata.normalize("NFC", form):
            raise LexiconError(f"{name}.yaml: {ident}: {form!r} is no NFC text (quote it in the file)")
    extra = {k: v for k, v in raw.items() if k not in ("id", "forms")}
    for key, value in extra.items():
        if key not in declared:
            raise LexiconError(f"{name}.yaml: {ident}: unknown field {key!r}")
        if value is not None and not isinstance(value, _TYPES[declared[key]]):
            raise LexiconError(f"{name}.yaml: {ident}: {key} must be {declared[key]}")
    return Entry(ident, tuple(forms), extra)
