"""Many files at once: workers that may die, and an ingest that loses nothing."""
