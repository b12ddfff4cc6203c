"""Pictures of pages to words with places and confidence."""
