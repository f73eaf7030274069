"""Writing files (写文件) whole: under another name first, then renamed; no reader meets half a file."""

import os
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Write or replace a text file at once, UTF-8; its folder must be there."""
    write_whole_bytes(file, text.encode())


def write_whole_bytes(file: Path, content: bytes) -> None:
    """Write or replace any file at once; its folder must be there."""
    hidden = file.parent / f".{file.name}.{os.getpid()}"
    try:
        hidden.write_bytes(content)
        hidden.replace(file)
    finally:
        hidden.unlink(missing_ok=True)
