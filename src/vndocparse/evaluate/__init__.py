"""Compare parsed documents with annotations: precision, recall and F1 by category."""
