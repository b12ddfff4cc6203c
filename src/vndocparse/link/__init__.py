"""References of archived documents resolved to documents."""
