"""What reads at the desk besides the keyboard: serial scanners, the camera, ID-card readers."""
