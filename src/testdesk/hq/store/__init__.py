"""Tables, journal and facts of headquarters: what is kept, and how it is read and written."""
