"""What the arguments of `duizhao add` name: files, folders, and addresses of the web, whose pages are fetched first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import BadParameter, NothingToRead, ReadError
from corpus.fetching.address import is_address
from corpus.identity import joined_path, known_path
from corpus.pipeline import Outcome
from corpus.readers import readable_suffixes
from corpus.sources import File, Source, collect
from webapp.commands.progress import progress


@dataclass(frozen=True, slots=True)
class Named:
    """The documents to read, the known paths of files that no reader is for, and what could not even be fetched."""

    sources: tuple[Source, ...]
    skipped: tuple[str, ...] = ()
    failed: tuple[Outcome, ...] = ()


def find(places: Sequence[str], folder: Path, *, private: bool) -> Named:
    """The documents in files, in folders, and at addresses, whose pages are laid into ``folder``.

    Raises NothingToRead where there is nothing to add and nothing to tell of.
    """
    pages, failed = _fetch([place for place in places if is_address(place)], folder, private=private)
    found = collect([Path(place) for place in places if not is_address(place)], readable_suffixes())
    sources = (*found.sources, *(Source((page,)) for page in pages.values()))
    if not sources and not failed:
        raise NothingToRead(f"There is no document to add here. Duizhao reads {', '.join(readable_suffixes())} files.")
    return Named(sources, found.skipped, failed)


def find_editions(zh: str, en: str, folder: Path, *, private: bool) -> Named:
    """The document whose Chinese and English editions are these two files or pages."""
    pages, failed = _fetch([place for place in (zh, en) if is_address(place)], folder, private=private)
    if failed:
        return Named((), (), (Outcome(joined_path([zh, en]), "failed", error=failed[0].error),))
    files = [pages.get(place) or File(Path(place), known_path(Path(Path(place).name))) for place in (zh, en)]
    return Named((Source(tuple(files)),))


def _fetch(addresses: Iterable[str], folder: Path, *, private: bool) -> tuple[dict[str, File], tuple[Outcome, ...]]:
    """The pages at ``addresses``, each in a folder of its own, and what became of the others."""
    wanted = list(dict.fromkeys(addresses))
    if not wanted:
        return {}, ()
    # Imported here for the start-up time: most calls fetch nothing.
    from corpus.fetching.following import fetch
    from corpus.fetching.page import lay

    pages: dict[str, File] = {}
    failed: list[Outcome] = []
    with progress("Fetching") as bar:
        for number, address in enumerate(wanted):
            bar(number, len(wanted), address)
            try:
                pages[address] = lay(fetch(address, private=private), _inside(folder, number))
            except (BadParameter, ReadError) as error:
                failed.append(Outcome(address, "failed", error=error))
    return pages, tuple(failed)


def _inside(folder: Path, number: int) -> Path:
    place = folder / str(number)
    place.mkdir()
    return place
