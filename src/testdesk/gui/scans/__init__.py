"""Receiving scans: keystrokes are assembled into lines and routed to the page in front."""
