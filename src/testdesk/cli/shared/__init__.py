"""What several commands need: options, output, JSON shapes, opening a station."""
