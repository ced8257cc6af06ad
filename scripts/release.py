"""What a release says of its parts: the list of them, and whether advisories name any.

`make release` writes `dist/testdesk-VERSION.cdx.json` (CycloneDX: every package of `uv.lock` that a
desk or a headquarters runs with, each with the hashes of its files) and looks up every package of
the lock, tools included, in the first source of advisories that works.

Exit status: 0 checked, no advisory; 1 advisories name a version that is locked; 3 not checked,
because a tool is missing or no source works. With `--offline` nothing is looked up, and 0 only
means that the list was written.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).resolve().parents[1]
# Old, and named by advisories since 2014: a source that does not know this knows nothing. pip-audit
# itself reports success where an index has no advisories at all.
CANARY = "jinja2==2.4.1"
SOURCES = ("pypi", "osv")
CHECKED, ADVISORIES, NOT_CHECKED = 0, 1, 3
_PINNED = re.compile(r"^([A-Za-z0-9._-]+==[^ ;\\]+)", re.MULTILINE)

Report = dict[str, Any]


class NotPossibleError(Exception):
    """A tool is missing, or failed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the list, checks the lock, and says what was found."""
    options = _parser().parse_args(arguments)
    try:
        path = write_sbom(options.dist)
        listed = len(json.loads(path.read_text("utf-8"))["components"])
        click.echo(f"release: {path} lists {listed} packages")
        if options.offline:
            click.echo("release: advisories NOT CHECKED (--offline)")
            return CHECKED
        return check(options.osv_url)
    except NotPossibleError as error:
        click.echo(f"release: {error}", err=True)
        return NOT_CHECKED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="where the list goes")
    parser.add_argument("--offline", action="store_true", help="look nothing up")
    parser.add_argument("--osv-url", default="", help="an OSV server to use instead of the usual")
    return parser


def write_sbom(dist: Path) -> Path:
    """Writes the list of what a desk and a headquarters run with, checked against its schema."""
    dist.mkdir(parents=True, exist_ok=True)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    path = dist / f"testdesk-{project['version']}.cdx.json"
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        requirements.write_text(exported("--no-dev"), "utf-8")
        command = [_tool("cyclonedx-py"), "requirements", str(requirements)]
        command += [
            "--output-reproducible",
            "--pyproject",
            str(ROOT / "pyproject.toml"),
            "--validate",
            "-o",
            str(path),
        ]
        _run(command)
    return path


def exported(*options: str) -> str:
    """The lock as pip's requirements, without looking anything up."""
    command = [_tool("uv"), "export", "--frozen", "--offline", "--quiet", "--all-extras"]
    command += ["--no-emit-project", "--no-annotate", "--no-header", "--directory", str(ROOT)]
    return _run([*command, *options])


def check(osv_url: str = "") -> int:
    """Looks up every package of the lock, tools included; the result is an exit status."""
    for source in ("osv",) if osv_url else SOURCES:
        canary = audited([CANARY], source, osv_url)
        if canary is None or not list(advisories(canary)):
            click.echo(f"release: {source} is no source of advisories here")
            continue
        locked = _PINNED.findall(exported("--all-groups"))
        reports = [audited(portion, source, osv_url) for portion in _portions(locked)]
        return _judged(source, [report or {} for report in reports], len(locked))
    click.echo("release: advisories NOT CHECKED: no source works (--offline: write the list alone)")
    return NOT_CHECKED


def _portions(locked: Sequence[str]) -> list[list[str]]:
    """The packages, so that no portion has two versions of one; systems may lock different ones."""
    portions = list[dict[str, str]]()
    for pinned in locked:
        name = pinned.partition("==")[0]
        free = next((portion for portion in portions if name not in portion), None)
        if free is None:
            portions.append({name: pinned})
        else:
            free[name] = pinned
    return [list(portion.values()) for portion in portions]


def _judged(source: str, reports: Sequence[Report], expected: int) -> int:
    """Says what the reports on the whole lock mean."""
    found = [line for report in reports for line in advisories(report)]
    for line in found:
        click.echo(f"release: {line}")
    if found:
        return ADVISORIES
    skipped = expected - sum(map(count_checked, reports))
    if skipped:
        click.echo(
            f"release: advisories NOT CHECKED for {skipped} of {expected} packages by {source}"
        )
        return NOT_CHECKED
    click.echo(f"release: {source} has no advisory on any of the {expected} locked packages")
    return CHECKED


def audited(packages: Sequence[str], source: str, osv_url: str = "") -> Report | None:
    """pip-audit's report on some pinned packages; None if it could not make one."""
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        requirements.write_text("\n".join(packages), "utf-8")
        command = [_tool("pip-audit"), "-r", str(requirements), "--disable-pip", "--no-deps"]
        command += ["--format", "json", "--progress-spinner", "off", "--cache-dir", folder]
        command += ["--vulnerability-service", source]
        command += ["--osv-url", osv_url] if osv_url else []
        done = _done(command)
    try:
        report: Report = json.loads(done.stdout)
    except ValueError:
        return None
    return report


def advisories(report: Report) -> Iterator[str]:
    """One line for each advisory that names a package of a report."""
    for package in report.get("dependencies", []):
        for advisory in package.get("vulns", []):
            fixed = ", ".join(advisory.get("fix_versions", [])) or "nothing yet"
            yield f"{package['name']} {package['version']}: {advisory['id']}, fixed in {fixed}"


def count_checked(report: Report) -> int:
    """How many packages were really looked up; pip-audit skips what a source does not know."""
    return sum("skip_reason" not in package for package in report.get("dependencies", []))


def _tool(name: str) -> str:
    """A tool of this environment, or else of the computer."""
    folders = [Path(sys.executable).parent, ROOT / ".uv" / "bin"]
    found = next(filter(None, (shutil.which(name, path=folder) for folder in folders)), None)
    found = found or shutil.which(name)
    if found is None:
        raise NotPossibleError(f"{name} is missing; make setup installs it")
    return found


def _run(command: Sequence[str]) -> str:
    done = _done(command)
    if done.returncode:
        raise NotPossibleError(f"{Path(command[0]).name} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def _done(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our tools


if __name__ == "__main__":
    sys.exit(main())
