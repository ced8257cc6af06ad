"""What headquarters shows and hands out: coverage, people, stations, recall, reports, exports."""
