"""Files between headquarters and its stations."""
