"""Input other than the keyboard: serial scanners, camera frames, ID-card readers. No Qt."""
