"""Who sits at the station: signing in by badge or PIN, the lock, operators and confirmations."""
