"""Collects what headquarters shows: coverage, people, stations, recall, reports, exports."""
