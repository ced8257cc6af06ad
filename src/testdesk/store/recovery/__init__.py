"""A station's store saved as one file, or rescued from a damaged one."""
