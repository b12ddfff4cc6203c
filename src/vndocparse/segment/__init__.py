"""A source document to an analysis: zones, outline, sentences, words; never refuses a text."""
