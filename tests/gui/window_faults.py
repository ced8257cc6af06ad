"""Windows in a process of their own, whose faults are asked for one by one."""

import json
import subprocess

from tests.cli.site import TUBE, Site, people

LINES = [TUBE, *(person.document_number for person in people(2))]


class Windows:
    """Opens the window on a site, in a process where a file may be refused."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def visit(self, site: Site, refused=(), code=0):
        """What `window_faults_child.Visit` notes."""
        kit = "" if (site.home / "station.vault").exists() else str(site.kit)
        places = {"base": str(site.base), "home": str(site.home), "stick": str(site.stick)}
        asked = {**places, "kit": kit, "lines": LINES, "refused": refused, "code": code}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the window's process ended"
        return {"done": [], "notices": [], "sampled": [], **json.loads(line)}
