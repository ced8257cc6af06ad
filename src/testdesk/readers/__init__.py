"""Input besides the keyboard: serial scanners' lines, camera frames, ID-card readers. No Qt."""
