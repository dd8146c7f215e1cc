"""Draw the pictures of the first five minutes: ``uv run python -m scripts.story_screenshots``.

Runs the story's test in a real browser and keeps a picture of each of its steps, on a phone and on a desk, in
``docs/images/story``.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images" / "story"


def main() -> int:
    """Draw them all; returns what the test returned."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "LIQAA_STORY_PICTURES": str(IMAGES)}
    command = [sys.executable, "-m", "pytest", "-m", "story", "tests/story"]
    return subprocess.run(command, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
