"""The SQLite archive and its search."""
