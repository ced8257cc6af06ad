"""Cards and papers on a printer: what is drawn, sent and watched."""
