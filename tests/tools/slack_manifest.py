"""Are the manifests in docs/ those of the features? `python -m tests.tools.slack_manifest`; `--update` writes them."""

import sys
from collections.abc import Mapping
from pathlib import Path

from bot.platforms.slack.manifest import as_yaml, manifest
from bot.runtime.registry import Registry
from bot.ui.i18n import SOURCE_LANGUAGE, languages
from bot.wiring import FEATURES

DOCS = Path(__file__).parents[2] / "docs"
HEAD = "# Made by `python -m bot manifest slack --language {language}`; checked by `make check`.\n"


def manifests() -> Mapping[str, str]:
    """Every file by its name in docs/, as it should be."""
    registry = Registry(FEATURES)
    made = {
        language: manifest(registry.declared_commands(), language, shortcuts=registry.declared_shortcuts())
        for language in languages()
    }
    return {file(language): HEAD.format(language=language) + as_yaml(made[language]) for language in made}


def file(language: str) -> str:
    """The name of one language's file."""
    return "slack-manifest.yaml" if language == SOURCE_LANGUAGE else f"slack-manifest.{language}.yaml"


def stale(folder: Path = DOCS) -> list[str]:
    """The files that are missing or that the features have left behind."""
    wanted = manifests()
    return [
        name for name, text in wanted.items() if not (folder / name).exists() or (folder / name).read_text() != text
    ]


def main() -> int:
    """Say what is wrong, or mend it; the exit status."""
    if "--update" in sys.argv:
        for name, text in manifests().items():
            (DOCS / name).write_text(text, encoding="utf-8")
    found = stale()
    for name in found:
        print(f"docs/{name} is stale: python -m tests.tools.slack_manifest --update")
    if not found:
        print(f"slack manifest: {len(manifests())} files, all as the features want them")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
