"""The files that travel between stations and headquarters, and their parts."""
