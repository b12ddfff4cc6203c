"""What an archive's documents are to one another: works, links, reviews, the graph."""
