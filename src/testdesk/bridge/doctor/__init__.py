"""What this laptop has and lacks, for the command `doctor` and the window alike."""
