"""A Chromium for the browser tests, benchmarks and screenshots: the one that is there, else Playwright's own, else the system's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

REMEDY = "No Chromium found and none could be installed: install one (Debian and Ubuntu: `apt-get install chromium`) and run make again."


def find() -> str | None:
    """Path of a Chromium: on PATH or Playwright's own; None where there is none."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def ensure() -> str:
    """As ``find``, installing one first where there is none; ends the program with the remedy where that fails."""
    found = find()
    if found:
        return found
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    install = [sys.executable, "-m", "playwright", "install"]
    # Playwright's download is refused on some networks; system libraries need root, the system's package brings its own.
    attempts = [
        [*install, "--with-deps", "chromium"],
        [*install, "chromium"],
        [*root, "apt-get", "update"],
        [*root, "apt-get", "install", "-y", "chromium"],
    ]
    for command in attempts:
        print("$", *command, flush=True)
        try:
            done = subprocess.run(command, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, timeout=600, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            print(error, file=sys.stderr)
            continue
        if done.returncode == 0 and (found := find()):
            return found
    raise SystemExit(REMEDY)


if __name__ == "__main__":
    print("Chromium:", ensure())
