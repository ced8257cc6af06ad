"""Finds, lists, corrects and excuses residents, and reads their history."""
