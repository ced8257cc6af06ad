"""Who may look at headquarters, who is signed in, and who looked at what."""
