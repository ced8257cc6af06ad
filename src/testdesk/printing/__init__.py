"""Cards and papers on a printer: drawing, sending and watching them."""
