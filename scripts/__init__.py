"""What makes parts of the repository that people do not write by hand."""
