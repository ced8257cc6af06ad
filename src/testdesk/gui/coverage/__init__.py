"""The coverage page: how many people of each building have been sampled."""
