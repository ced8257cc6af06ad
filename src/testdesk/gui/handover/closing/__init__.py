"""Closing the day: five rows from sealed tubes to the receipt, and the page of a closed day."""
