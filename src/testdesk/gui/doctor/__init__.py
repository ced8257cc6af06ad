"""The dialog that checks this laptop."""
