"""What was chosen before."""

from testdesk.gui.preferences import Preferences

BEFORE = Preferences(language="en", theme="high_contrast", folder="/media/stick")
