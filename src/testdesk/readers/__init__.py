"""What is beside the keyboard: serial scanners' lines, cameras' frames, ID-card readers. No Qt."""
