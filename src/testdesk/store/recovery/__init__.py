"""A station's file carried away as one file, or rescued from a damaged one."""
