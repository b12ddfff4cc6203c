"""How often the field's own vocabulary uses each syllable."""

from collections import Counter
from functools import cache

from vndocparse.lexicons.load import load, names
from vndocparse.text.spacing import known_syllables


@cache
def field_syllables() -> Counter[str]:
    """Count the syllables of the lexicons: what words of this field are made of."""
    forms = (form for name in names() for entry in load(name).entries for form in entry.forms)
    return known_syllables(word for form in forms for word in form.split())
