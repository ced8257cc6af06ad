"""What is plugged in: scanners, the camera, the ID-card reader."""
