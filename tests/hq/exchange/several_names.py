"""Names by the dozen."""

# What COPY's text form gives a meaning to, and what it must give back as it was.
NAMES = ["朴\t顺子", "a\\N", "\\.", "línea\nline", "\r\n", '"quoted"', "\\x41", "", "𫖮", "'"]
