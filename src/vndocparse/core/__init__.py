"""Types only: no file is read and no document is judged in here."""
