"""What editors write: files, strict YAML, the vocabulary, and the words of each language."""
