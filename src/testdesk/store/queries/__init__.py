"""What screens read and look up, one repository for each subject."""
