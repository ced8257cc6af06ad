"""The pages of headquarters, one module each."""
