"""The environment for running Git, independent of Git's configuration on this machine."""

import os
import sys

# Set by Git around its hooks, and would lead every call here to another repository.
ASING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
BANYAK = "GIT_CONFIG_COUNT"
# Names, titles and messages as they are, in UTF-8; of a push nothing but what it is told to send.
SETELAN = {
    **dict.fromkeys(("core.quotePath", "log.showSignature", "push.followTags"), "false"),
    **dict.fromkeys(("i18n.commitEncoding", "i18n.logOutputEncoding"), "UTF-8"),
    **dict.fromkeys((f"color.{satu}" for satu in ("ui", "push", "remote", "transport")), "never"),
    "status.showUntrackedFiles": "normal",
}


def lingkungan_git() -> dict[str, str]:
    """Environment variables for Git: English messages, no replaced objects, our settings, and no
    questions without a terminal."""
    sisa = {k: v for k, v in os.environ.items() if k not in ASING}
    mulai = int(sisa.get(BANYAK) or 0)  # of whoever starts us
    for n, satu in enumerate(SETELAN.items(), mulai):
        sisa |= zip((f"GIT_CONFIG_KEY_{n}", f"GIT_CONFIG_VALUE_{n}"), satu, strict=True)
    sisa |= {"LC_ALL": "C", "GIT_NO_REPLACE_OBJECTS": "1", BANYAK: str(mulai + len(SETELAN))}
    return {**sisa, "GIT_TERMINAL_PROMPT": str(int(sys.stdin.isatty()))}
