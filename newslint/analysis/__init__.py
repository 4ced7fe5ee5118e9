"""What checks share about a story, each computed once on demand."""
