"""One run of the program: where, when, for whom, in which language, onto what kind of screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from fuehrung_cli.cli.arguments import Given
from fuehrung_cli.cli.language import choose_language
from fuehrung_cli.cli.surroundings import (
    columns,
    moment_here,
    moment_of,
    wants_color,
    wants_plain,
)
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.ids import new_session_id
from fuehrung_cli.domain.names import Everybody
from fuehrung_cli.domain.settings import Settings
from fuehrung_cli.errors import ExitCode, FuehrungError, NotebookError, say
from fuehrung_cli.messages.translator import Translator
from fuehrung_cli.store.hours import has_come
from fuehrung_cli.store.names_on_disk import NOTEBOOK, PEOPLE, RESTORING
from fuehrung_cli.store.paths import Paths, find_paths

if TYPE_CHECKING:
    from fuehrung_cli.domain.book import Book
    from fuehrung_cli.domain.journey import Journey, Library
    from fuehrung_cli.domain.person import Person
    from fuehrung_cli.layout.document import Document
    from fuehrung_cli.store.drafts import Drafts
    from fuehrung_cli.store.notebook import Notebook
    from fuehrung_cli.store.problems import Problem
    from fuehrung_cli.store.records import PersonFile, Write


@dataclass
class Run:
    """Everything a command needs to know about its surroundings."""

    t: Translator
    paths: Paths
    settings: Settings
    origins: Mapping[str, str]
    """Name of a value → where it comes from, for `config`."""
    now: datetime
    """Aware; from FUEHRUNG_NOW where it is set."""
    color: bool
    plain: bool
    width: int
    environment: Mapping[str, str]
    fresh: bool = False
    action: str = ""
    """The command and what it is for, e.g. `checkin anna`: what undo says it takes back."""
    renames: Callable[[str], str] | None = None
    """How commands that stand in a text are called here; None as they are, else for the demo."""
    after: ExitStack = field(default_factory=ExitStack)
    before_asking: Callable[[], None] | None = None
    """Keeps what was typed, see `writing.guarded`; None while nothing can be lost."""
    opens_pages: bool = False
    """A page is to be shown in the browser."""
    is_in_editor: bool = False
    """What was typed lies in the folder of the editor until the run ends."""
    problems: list[Problem] = field(default_factory=list)
    """Files that were not, or not wholly, read; named at the end on stderr."""

    @classmethod
    def start(cls, given: Given, environment: Mapping[str, str]) -> Run:
        """Makes a run from global options, environment and settings, in this order of weight."""
        from fuehrung_cli.store.settings import load_settings

        options = given.options
        paths = find_paths(environment, home=options.get("home"))
        settings, origins, problems = load_settings(paths.config_file)
        language, origin = choose_language(options.get("lang"), environment, settings.language)
        return cls(
            t=Translator(language),
            paths=paths,
            settings=settings,
            origins={**_named(origins), "language": origin},
            now=moment_of(environment),
            color=wants_color(options, environment, settings),
            plain=wants_plain(options, environment, settings),
            width=columns(options, environment),
            environment=environment,
            fresh="fresh" in options,
            action=" ".join(given.rest[:2]),
            problems=list(problems),
        )

    @property
    def today(self) -> date:
        """Returns the day of the run."""
        return self.now.date()

    @property
    def can_ask(self) -> bool:
        """Says whether somebody sits at a terminal who can answer."""
        return sys.stdin.isatty() and sys.stderr.isatty()

    @cached_property
    def notebook(self) -> Notebook:
        """Returns the notebook; a folder that holds nothing of one counts as an empty one.

        Raises:
            NotebookError: it cannot be read, or lacks its `notebook.toml`.
        """
        from fuehrung_cli.store.notebook import Notebook

        made = Notebook.open(self.paths, create=False)
        self.problems.extend(made.about.problems)
        return made

    @property
    def has_notebook(self) -> bool:
        """Says whether there is anything of a notebook, even half of one.

        Raises:
            NotebookError: nobody knows where it should be, or something that is no folder is there.
        """
        from fuehrung_cli.store.fsops import Disk

        found = (disk := Disk(self.paths.known_home())).at_root()
        if found not in (None, "folder"):
            raise NotebookError(
                say("{path} is no folder, so it can hold no notebook", path=str(disk.root)),
                say("Choose a folder with --home or FUEHRUNG_HOME"),
            )
        return bool(found) and any(map(disk.kind, (NOTEBOOK, PEOPLE, RESTORING)))

    def writable(self) -> Notebook:
        """Returns the notebook to write to, made on first use."""
        if not self.has_notebook:
            from fuehrung_cli.store.notebook import Notebook

            self.notebook = Notebook.open(self.paths, create=True)
        return self.notebook

    def keep(self, *writes: Write) -> None:
        """Remembers writes as one action, called as the command is, that `undo` can take back."""
        from fuehrung_cli.cli.saved import remember

        remember(self, writes)

    @property
    def drafts(self) -> Drafts:
        """Returns the drafts of the notebook on this machine."""
        from fuehrung_cli.store.drafts import drafts_of

        try:
            notebook = self.notebook.id if self.has_notebook else ""
        except FuehrungError:
            notebook = ""
        return drafts_of(self.paths, notebook)

    def clean(self, text: str) -> str:
        """Returns typed text with plain line ends; half characters are refused."""
        from fuehrung_cli.store.settle import clean_text

        return clean_text(text)

    @cached_property
    def people(self) -> tuple[PersonFile, ...]:
        """Returns everybody whose file can be read, alphabetically."""
        if not self.has_notebook:
            return ()
        found, problems = self.notebook.people()
        self.problems.extend(problems)
        return tuple(sorted(found, key=lambda file: file.person.sort_name.casefold()))

    @cached_property
    def everybody(self) -> Everybody:
        """Returns the people, to be asked who is meant by a name."""
        return Everybody(tuple(file.person for file in self.people))

    @cached_property
    def library(self) -> Library:
        """Returns all journeys."""
        return self._library(main_only=False)

    @cached_property
    def journey(self) -> Journey | None:
        """Returns the journey that every person is on, without reading the others."""
        return self._library(main_only=True).main

    def _library(self, *, main_only: bool) -> Library:
        from fuehrung_cli.store.fsops import folder_at
        from fuehrung_cli.store.library import load_library

        # The shipped journeys need no notebook.
        library, problems = load_library(folder_at(self.paths.home), main_only=main_only)
        self.problems.extend(problems)
        return library

    def find(self, typed: str) -> PersonFile:
        """Returns the one person that `typed` can mean.

        Raises:
            NotFoundError: nobody or several; the candidates are named, nobody is guessed.
            UsageError: the name is empty, as an unset variable of a script is.
        """
        from fuehrung_cli.cli.finding import the_one

        return self.file_of(the_one(typed, self.everybody.people))

    def file_of(self, person: Person) -> PersonFile:
        """Returns the file of a person."""
        return next(file for file in self.people if file.person.id == person.id)

    def book(self, file: PersonFile) -> Book:
        """Returns the book of a person, up to now; it is empty while she is only tried out."""
        if not file.data:
            return fold(file.person, ())
        sessions, problems = self.notebook.sessions(file)
        self.problems.extend(problems)
        past = (session for session in sessions if has_come(session, self.now))
        return fold(file.person, past)

    def call(self, person: Person) -> str:
        """Returns the shortest that can be typed for a person and means nobody else."""
        return self.everybody.call(person)

    def voice(self) -> str:
        """Returns the voice of questions for people who have none of their own."""
        return self.settings.voice or ("sie" if self.t.language == "de" else "en")

    def localize(self, naive: datetime) -> datetime:
        """Gives a moment the offset of this place, in whole minutes."""
        return moment_here(naive)

    def new_id(self) -> str:
        """Returns the id of a new session; saving refuses one that is taken."""
        from fuehrung_cli.store.notebook import draw_number

        return new_session_id(draw_number)

    def rendered(self, document: Document) -> str:
        """Returns a document as text for the screen of this run."""
        from fuehrung_cli.cli.rendering import rendered_pages

        return rendered_pages(self, (document,), "terminal")

    def named(self, text: str) -> str:
        """Returns a text with the commands in it called as they are to be typed in this run."""
        return self.renames(text) if self.renames else text

    def out(self, text: str) -> None:
        """Writes data to stdout."""
        sys.stdout.write(self.named(text))

    def tell(self, text: str) -> None:
        """Writes a line of words to stdout, where they are the answer."""
        from fuehrung_cli.render.safe import visible

        self.out(visible(text) + "\n")

    def say(self, text: str) -> None:
        """Writes words to stderr."""
        from fuehrung_cli.render.safe import visible

        sys.stdout.flush()
        sys.stderr.write(self.named(visible(text)) + "\n")

    def finish(self, code: int) -> int:
        """Names the files that could not be read and returns the exit code of the run."""
        self.name_problems()
        unread = any(problem.is_unread for problem in self.problems)
        return ExitCode.DAMAGED if unread and code in (ExitCode.DONE, ExitCode.DUE) else code

    def name_problems(self, *, but: FuehrungError | None = None) -> None:
        """Names every file that was not, or not wholly, read; `but` is one told of already."""
        told = dict.fromkeys(problem for problem in self.problems if problem.is_unread)
        if told:
            from fuehrung_cli.cli.failure import problem_lines

            sys.stderr.write(problem_lines(told, self.t, but=but))


def _named(origins: Mapping[str, str]) -> dict[str, str]:
    return {key: "config.toml" for key, origin in origins.items() if origin == "file"}
