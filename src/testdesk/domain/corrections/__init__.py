"""What authors say of one resident, put together: who may say it, and what counts now."""
