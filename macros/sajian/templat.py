"""The template environments: one for the templates of `macros/templates/`, one for chapters."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined

TEMPLAT = Path(__file__).parents[1] / "templates"
# As mkdocs.yml tells the macros plugin: "{#" opens a heading's id in a chapter.
AWAL_KOMENTAR, AKHIR_KOMENTAR = "{##", "##}"


def lingkungan(
    folder: str = "",
    *,
    html: bool = True,
    baris_akhir: bool = False,
    simpanan: BytecodeCache | None = None,
) -> Environment:
    """The environment of the templates in `folder`, in which an unknown name is an error.

    Values are escaped as `html`; `baris_akhir` keeps the last line end of a file. Compiled
    templates are kept in `simpanan`.
    """
    return Environment(
        loader=FileSystemLoader(TEMPLAT / folder),
        autoescape=html,  # noqa: S701 - whoever writes no HTML says so
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=baris_akhir,
        bytecode_cache=simpanan,
        auto_reload=False,  # made anew for every build
    )


def lingkungan_bab(tak_dikenal: type[StrictUndefined]) -> Environment:
    """The environment of chapters, which are Markdown; `tak_dikenal` words an unknown name."""
    return Environment(  # noqa: S701 - Markdown, whose values are no markup
        undefined=tak_dikenal,
        comment_start_string=AWAL_KOMENTAR,
        comment_end_string=AKHIR_KOMENTAR,
    )
