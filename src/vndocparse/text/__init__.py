"""Pure functions on text that keep offsets or return a map."""
