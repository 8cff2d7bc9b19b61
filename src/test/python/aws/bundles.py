"""Bundles for the lanes: of every sample, and of random drawings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Iterator

ROOT = Path(__file__).resolve().parents[4]


def of_samples(lane: str, work: Path) -> Iterator[Path]:
    """Exports every sample with the program that was built."""
    for sample in sorted((ROOT / "samples").glob("*.drawbridge.yaml")):
        bundle = work / sample.name.removesuffix(".drawbridge.yaml")
        command = [os.environ["DRAWBRIDGE"], "export", str(sample), "--to", str(bundle), "--accept-losses"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{lane}: {sample.name} cannot be exported:\n{done.stdout}{done.stderr}")
        yield bundle


def of_random_drawings(lane: str, work: Path, kind: str, first: int, count: int) -> Iterator[Path]:
    """Exports random drawings, one folder per seed, on the Java and the classes of the program that was built.

    The kind is "everything", or "expressible" for what AWS can say wholly.
    """
    image = Path(os.environ["DRAWBRIDGE"]).parents[1]
    classes = Path(os.environ.get("DRAWBRIDGE_TEST_CLASSES", ROOT / "target/test-classes"))
    if not (classes / "dev/drawbridge/testing/RandomBundles.class").exists():
        sys.exit(f"{lane}: {classes} has no RandomBundles: mvn test-compile")
    java = [str(image / "lib/runtime/bin/java"), "-XX:+UseSerialGC", "-cp", f"{classes}:{image}/lib/app/*"]
    arguments = [str(work), "aws", kind, str(first), str(count)]
    subprocess.run([*java, "dev.drawbridge.testing.RandomBundles", *arguments], check=True, stdout=subprocess.DEVNULL)
    yield from (work / str(seed) for seed in range(first, first + count) if (work / str(seed)).exists())
