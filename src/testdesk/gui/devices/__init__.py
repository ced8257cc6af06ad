"""What is plugged in beside the keyboard: serial scanner, camera."""
