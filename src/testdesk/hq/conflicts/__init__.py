"""Finds, describes and resolves conflicts: events that contradict each other."""
