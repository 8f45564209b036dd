"""write-good in a node of its own: it tells how long each check took, without the way there and back."""

import shutil
import subprocess
from pathlib import Path

import msgspec

from benchmarks.harness import Sample

HERE = Path(__file__).parent
SCRIPT = """
import { createInterface } from "node:readline";
import writeGood from "write-good";
for await (const line of createInterface({ input: process.stdin })) {
    const text = JSON.parse(line);
    const wall = performance.now(), cpu = process.cpuUsage();
    writeGood(text);
    const used = process.cpuUsage(cpu);
    console.log(JSON.stringify([(used.user + used.system) / 1e6, (performance.now() - wall) / 1e3]));
}
"""


def missing() -> str:
    """Why write-good cannot run here; empty if it can."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (HERE / "node_modules" / "write-good").is_dir():
        return "write-good is not installed: npm install in benchmarks"
    return ""


class WriteGood:
    def __enter__(self) -> "WriteGood":
        command = ["node", "--input-type=module", "--eval", SCRIPT]
        self._node = subprocess.Popen(command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self

    def __exit__(self, *_error: object) -> None:
        self._node.communicate()

    def check(self, text: str) -> Sample:
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        self._node.stdin.write(msgspec.json.encode(text) + b"\n")
        self._node.stdin.flush()
        return Sample(*msgspec.json.decode(self._node.stdout.readline(), type=tuple[float, float]))
