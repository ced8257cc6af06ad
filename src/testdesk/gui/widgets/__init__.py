"""Small widgets from which every page is built."""
