"""A story that is open: it is read from its file, and saved on every change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from lessons.reading.comparison import Comparison
from lessons.reading.pair import Pair
from lessons.storage import RecordError
from lessons.story import keeping
from lessons.story.class_pair import begun, found_pairs, pair_places
from lessons.story.model import StoryRecord
from lessons.story.reading import StoryReading, work_of


class OpenStory:
    """A pair of texts and a learner's work on it, under a name.

    A new story begins with the class's pair, if the teacher has given one. Without it,
    and until both texts are given, the kit's own example is read in their place. Every
    change is saved at once.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     story = OpenStory("my-story", Path(folder))
    >>> [article.name for article in story.pair]
    ['A · Dunmere Echo', 'B · Weir Gazette']
    """

    def __init__(self, name: str, folder: Path | None = None) -> None:
        self.name = name
        self.places = pair_places(folder)
        given = found_pairs(self.places).begins(name)
        first = begun(StoryRecord(), given) if given else StoryRecord()
        self.file = keeping.story_file(name, folder, first)
        self._watching: dict[str, tuple[Callable[[], None], tuple[str, ...]]] = {}
        self._problem = ""
        self._read = StoryReading(StoryRecord())
        self.reload()

    def __repr__(self) -> str:
        return f"<story {self.name}>"

    # What is kept ---------------------------------------------------------------------

    @property
    def read(self) -> StoryReading:
        """What can be read from the story as it is now."""
        return self._read

    @property
    def notes(self) -> tuple[str, ...]:
        """What happened to the file, such as that a damaged one was put aside."""
        return tuple(filter(None, (*self.file.notes, self._problem)))

    def reload(self) -> None:
        """Read the file again, since another window may have changed it."""
        try:
            kept = keeping.load(self.file)
            self._problem = ""
        except RecordError as problem:
            self._problem = str(problem)
            return
        if kept != self._read.kept:
            self._read = StoryReading(kept)

    def save(self, change: Callable[[StoryRecord], StoryRecord]) -> None:
        """Keep a change, and redraw the forms that depend on it.

        Raises `RecordError` with one sentence where it cannot be saved.
        """
        before = self._read.kept
        kept = keeping.save(self.file, change)
        self._read = StoryReading(kept)
        now, earlier = _shown(kept), _shown(before)
        changed = {part for part in now if now[part] != earlier[part]}
        for redraw, follows in tuple(self._watching.values()):
            if not changed.isdisjoint(follows):
                redraw()

    def watch(
        self, name: str, redraw: Callable[[], None], follows: Sequence[str] = ("texts",)
    ) -> None:
        """Call `redraw` when one of "texts", "roles", "voices" and "groups" changes.

        There is one function for each name. A form does not follow what it changes
        itself: drawn anew, it would lose the reader's place in it.
        """
        self._watching[name] = (redraw, tuple(follows))

    # What it gives --------------------------------------------------------------------

    @property
    def pair(self) -> Pair:
        """Both articles with your roles and cards, and what you found in them."""
        return self._read.pair

    @property
    def comparison(self) -> Comparison:
        """The whole reading, as Python has it (see `lessons.reading.comparison`).

        Raises `ArticleError` with one sentence for a text that has no body.
        """
        return self._read.comparison


def _shown(kept: StoryRecord) -> dict[str, object]:
    """What other forms show of a story, part by part."""
    work = work_of(kept)
    return {
        "texts": (kept.texts, kept.labels),
        "roles": (work.roles_a, work.roles_b),
        "voices": (work.voices_a, work.voices_b),
        "groups": work.groups,
    }
