"""Devices besides the keyboard: serial scanner, camera, ID-card reader."""
