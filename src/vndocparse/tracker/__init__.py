"""What task trackers need of an archive: changes, deadlines, status, progress."""
