"""Changes of a passphrase, run under faults."""

import shutil

from tests.cli.site import HQ_PHRASE, STATION_PHRASE, Site
from tests.cli.tried_commands import TriedCommand, left_after_a_start

NEW = "帐篷 雨伞 灯笼 白马"


class Change:
    """A change of the passphrase, each time in a copy of the same city."""

    def __init__(self, fork, made, scratch, *, hq):
        self._fork, self._made, self._scratch = fork, made, scratch
        self.old = HQ_PHRASE if hq else STATION_PHRASE
        self._group = ("hq",) if hq else ()
        file = scratch / "new"
        file.write_text(NEW, "utf-8")
        args = ("passphrase", "change", "--new-passphrase-file", str(file))
        self._command = TriedCommand((), (*self._group, *args), hq=hq)

    def run(self, fault=None):
        """How it ended, the passphrases that open the home afterwards, and what is left over."""
        site = Site(self._scratch / "copy")
        shutil.copytree(self._made.base, site.base)
        ran = self._fork.run(site, self._command, fault)
        home = site.hq_home if self._group else site.home
        opened = {phrase for phrase in (self.old, NEW) if self._opens(site, home, phrase)}
        left = left_after_a_start(site, "passphrase change")
        shutil.rmtree(site.base)
        return ran, opened, left

    def _opens(self, site, home, phrase):
        result = site.run(*self._group, "status", "--home", home, "--json", phrase=phrase)
        assert result.status == 0 or result.value["error"] == "passphrase_wrong", result.out
        return result.status == 0
