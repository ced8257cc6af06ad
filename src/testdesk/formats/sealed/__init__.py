"""The container shared by all signed files, and the events in it."""
