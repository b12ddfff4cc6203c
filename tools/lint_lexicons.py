"""Check every lexicon: it loads, no form is written twice in an entry, none has stray white space.

python tools/lint_lexicons.py
"""

import sys

from vndocparse.errors import LexiconError
from vndocparse.lexicons.load import load, names
from vndocparse.text.fold import fold


def faults() -> list[str]:
    """Return one line for each fault, none where all is well."""
    out: list[str] = []
    for name in names():
        try:
            lexicon = load(name)
        except LexiconError as e:
            out.append(str(e))
            continue
        for entry in lexicon.entries:
            seen: set[str] = set()
            for form in entry.forms:
                if form != " ".join(form.split()):
                    out.append(f"{name}.yaml: {entry.id}: stray white space in {form!r}")
                if fold(form) in seen and form.islower():
                    out.append(f"{name}.yaml: {entry.id}: {form!r} is there twice")
                seen.add(fold(form))
    return out


if __name__ == "__main__":
    found = faults()
    for line in found:
        print(line)
    sys.exit(1 if found else 0)
