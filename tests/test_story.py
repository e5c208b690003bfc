"""A learner's own story: what is given is kept, and what does not stand is said."""

import json
import os
import re
from datetime import datetime, timezone
from pathlib import Path

import ipywidgets
import pytest
from hostile import ODD_STORIES, TAGS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from invented_texts import ONE, TWO

from lessons.charts.chart import Chart, Table
from lessons.notebook.forms.roles import MEANING
from lessons.notebook.story import Notice, Story, open_story
from lessons.reading.article import article_from_text
from lessons.reading.front_pages import front_pages
from lessons.reading.pair import load_pair
from lessons.reading.segments import ROLES
from lessons.reading.voices import VOICES, airtime
from lessons.storage import RecordError
from lessons.story.claims import about_claim
from lessons.story.hearing import corrected, reported
from lessons.story.model import (
    CardLine,
    Correction,
    GivenText,
    Group,
    OwnClaim,
    StoryRecord,
    Telling,
    VoiceCorrection,
    Work,
    as_data,
    from_data,
    with_row,
)
from lessons.story.reading import (
    StoryReading,
    about_row,
    example_texts,
    example_work,
)
from lessons.story.standing import standing

NOW = datetime.now(timezone.utc)


@pytest.fixture
def story(tmp_path) -> Story:
    return Story("my-story", tmp_path)


def controls(form) -> dict[str, ipywidgets.ValueWidget]:
    """Every control of a form by its name; a name that stands twice is an error."""
    found = {}

    def walk(widget):
        for child in getattr(widget, "children", ()):
            walk(child)
        name = getattr(widget, "description", "")
        if name:
            assert name not in found, name
            found[name] = widget

    walk(form.view)
    return found


def buttons(form) -> list[ipywidgets.Button]:
    """Every button of a form."""

    def walk(widget):
        yield from (x for child in getattr(widget, "children", ()) for x in walk(child))
        if isinstance(widget, ipywidgets.Button):
            yield widget

    return list(walk(form.view))


def html_of(form) -> str:
    """All that a form says, as HTML."""

    def walk(widget):
        yield from (x for child in getattr(widget, "children", ()) for x in walk(child))
        if isinstance(widget, ipywidgets.HTML):
            yield widget.value

    return "\n".join(walk(form.view))


def forms(story):
    return [
        story.choose(),
        story.roles(),
        story.card("A"),
        story.card("B"),
        story.who_speaks(),
        story.names(),
        story.ledger(),
        story.claims(),
        story.for_class(),
    ]


def readings(story):
    return [
        story.overview(),
        story.cards(),
        story.voices(),
        story.speakers(),
        story.quotations(),
        story.scores(),
        story.sentences("A"),
        story.sentences("B"),
        story.ledger_chart(),
        story.front_pages(),
        story.frame_chart(),
    ]


def paste(story, a=ONE, b=TWO):
    fields = controls(story.choose())
    fields["Text A"].value = a
    fields["Text B"].value = b


# The example --------------------------------------------------------------------------


def test_without_texts_the_example_is_read_and_every_reading_is_there(story):
    assert [article.label for article in story.pair] == ["Dunmere Echo", "Weir Gazette"]
    assert all(isinstance(x, Table | Chart) for x in readings(story))
    assert not story.file.path.exists(), "reading alone keeps nothing"


def test_the_example_is_as_the_notebook_says():
    read = StoryReading(StoryRecord())
    a, b = read.pair
    for letter, example_text in example_texts().items():
        assert 150 <= len(example_text.text.split()) <= 250, letter
    assert {"sub-heading", "body"} == {part.role for part in a.segments}
    assert a.segments[4].text.startswith("Two swans") and a.segments[4].role == "body"
    assert b.segments[0].role == "body" and {"caption", "image credit"} <= {
        part.role for part in b.segments
    }
    assert all(
        words in read.article(x).body
        for f in read.facts
        for x, words in f.evidence.items()
    )
    assert len(read.facts) == len(example_work().ledger) == 4
    held = [*a.card.proves, *a.card.suggests, *a.card.unknown, *b.card.proves]
    assert len([*held, *b.card.unknown]) == len(example_work().card_a) + len(
        example_work().card_b
    )


def test_the_words_of_the_example_stand_in_its_bodies():
    read = StoryReading(StoryRecord())
    for fact in read.facts:
        for article in read.pair:
            words = fact.evidence.get(article.letter)
            assert words is None or words in article.body


def test_every_role_can_be_chosen():
    assert set(MEANING) == set(ROLES)


# Saving and coming back ---------------------------------------------------------------


def test_two_pasted_texts_are_the_pair_and_come_back(story, tmp_path):
    paste(story)
    controls(story.choose())["Name of A"].value = "the Bugle"
    again = Story("my-story", tmp_path)
    assert [article.text for article in again.pair] == [ONE, TWO]
    assert [article.label for article in again.pair] == ["the Bugle", "second text"]
    fields = controls(again.choose())
    assert fields["Text A"].value == ONE and fields["Name of A"].value == "the Bugle"


def test_one_text_that_is_given_twice_is_said(story):
    form = story.choose()
    fields = controls(form)
    fields["Text A"].value, fields["Text B"].value = ONE, f" {ONE}\n"
    assert "A and B are the same text" in html_of(form)
    fields["Text B"].value = TWO
    assert "A and B are the same text" not in html_of(form)


def test_one_text_alone_waits_for_the_other(story):
    form = story.choose()
    controls(form)["Text B"].value = TWO
    assert "Text A is missing" in html_of(form)
    assert story.pair[1].label == "Weir Gazette"


def test_work_on_the_example_stays_with_the_example(story, tmp_path):
    controls(story.ledger())["Fact 5"].value = "practice"
    paste(story)
    assert StoryReading(Story("my-story", tmp_path).read.kept).work == Work()
    assert "practice" in story.file.path.read_text(encoding="utf-8")


def test_all_forms_come_back_on_a_fresh_kernel(story, tmp_path):
    paste(story)
    controls(story.roles())["A, part 3 is"].value = "caption"
    heard = controls(story.who_speaks())
    heard["A, passage 1: speaker"].value = "\n"
    heard["A, passage 1: name"].value = "Ida’s brother"
    line = controls(story.card("A"))
    line["A, line 1: what"].value = "who leads the band"
    line["A, line 1: its words"].value = "Ida Moor, who leads the band"
    group = controls(story.names())
    group["1: called"].value = "Ida Moor, Moor, the band leader"
    group["1: yes, all these are one"].value = True
    row = controls(story.ledger())
    row["Fact 1"].value = "It rained"
    row["Fact 1: words in A"].value = "Rain fell all night"
    row["Fact 1: words in B"].value = "A concert in the rain"
    again = Story("my-story", tmp_path)
    assert again.read.kept == story.read.kept
    assert again.pair[0].segments[2].role == "caption"
    assert again.pair[0].card.proves[0].words == ("Ida Moor, who leads the band",)
    assert [s.name for s in again.read.subjects] == ["Moor"]
    assert [fact.where for fact in again.read.facts] == ["both"]
    assert controls(again.ledger())["Fact 1"].value == "It rained"
    assert again.read.heard[0].by_speaker == {"Ida’s brother": 8}
    names = [row.name for row in again.comparison.contrasts.rows]
    assert "“Moor”" in names and "first word about Moor" in names


def test_the_file_is_readable_and_says_its_schema(story):
    paste(story, ONE.replace("Ida", "Ída"))
    content = story.file.path.read_text(encoding="utf-8")
    assert json.loads(content)["schema"] == 1 and "Ída Moor" in content
    assert story.file.path.name == "story-my-story.json"


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"schema": 1, "story": "another"}',
        b'{"schema": 1, "story": "my-story", "texts": {"A": {"text": 3}}}',
        b'{"schema": 1, "story": "my-story", "own": {"ledger": [{"fact": null}]}}',
        b'{"schema": 1, "story": "my-story", "texts": {"A": {}}}',
    ],
    ids=range(7),
)
def test_a_damaged_file_is_put_aside_and_said(tmp_path, damaged):
    (tmp_path / "story-my-story.json").write_bytes(damaged)
    story = Story("my-story", tmp_path)
    (aside,) = tmp_path.glob("story-my-story.damaged-*.json")
    assert aside.read_bytes() == damaged
    for form in forms(story):
        assert "could not be read" in html_of(form) and aside.name in html_of(form)
    paste(story)
    assert Story("my-story", tmp_path).notes == ()


def test_what_is_not_on_the_disk_is_not_called_saved(story, monkeypatch):
    form = story.choose()

    def full(_):
        raise OSError(28, "No space left")

    monkeypatch.setattr(os, "fsync", full)
    controls(form)["Text A"].value = ONE
    assert "NOT SAVED: the disk is full" in html_of(form)
    assert "Saved ✓" not in html_of(form)


def test_two_kernels_on_one_story_lose_nothing(story, tmp_path):
    paste(story)
    other = Story("my-story", tmp_path)
    ledger, card = controls(story.ledger()), controls(other.card("B"))
    ledger["Fact 1"].value = "here"
    card["B, line 1: what"].value = "there"
    again = Story("my-story", tmp_path).read.work
    assert again.ledger[0].fact == "here" and again.card_b[0].claim == "there"


@pytest.mark.parametrize("name", ["", "../x", "My story", "a" * 41, "x/y", None, 3])
def test_a_name_that_cannot_be_a_files_is_said(name):
    with pytest.raises(ValueError, match="cannot name a story"):
        open_story(name)


WORKS = st.builds(
    Work,
    roles_a=st.tuples(st.builds(Correction, st.integers(), st.text(), st.text())),
    card_b=st.tuples(st.builds(CardLine, st.text(), st.text(), st.text())),
    groups=st.tuples(st.builds(Group, st.text(), st.text(), st.booleans(), st.text())),
    ledger=st.tuples(st.builds(Telling, st.text(), st.text(), st.text())),
    claims=st.tuples(st.builds(OwnClaim, st.text(), st.text(), st.text())),
    voices_b=st.tuples(
        st.builds(VoiceCorrection, st.text(), st.integers(), st.text(), st.text())
    ),
)


@given(WORKS, st.text())
def test_whatever_is_kept_comes_back_from_json(work, text):
    kept = StoryRecord(
        texts={"A": GivenText(text, "pasted", ("a note",))},
        labels={"B": text},
        own=work,
        practice=work,
    )
    assert from_data(json.loads(json.dumps(as_data(kept)))) == kept


@given(st.lists(st.integers()), st.integers(0, 9))
def test_a_row_is_changed_where_it_stands(rows, at):
    changed = with_row(rows, at, -1, 0)
    assert changed[at] == -1 and len(changed) == max(len(rows), at + 1)
    padded = [*rows, *[0] * (at - len(rows))]
    assert [*changed[:at], *changed[at + 1 :]] == [*padded[:at], *padded[at + 1 :]]


# Roles --------------------------------------------------------------------------------


def test_a_corrected_role_changes_what_is_measured(story):
    paste(story)
    form = story.roles()
    before, contrasts = len(story.pair[0].words), story.comparison.contrasts
    menu = controls(form)["A, part 3 is"]
    menu.value = "caption"
    assert len(story.pair[0].words) == before - 6
    assert story.comparison.contrasts != contrasts
    assert f"{before - 6} words" in html_of(form) and "Saved ✓" in html_of(form)
    menu.value = "body"
    assert len(story.pair[0].words) == before and story.read.work.roles_a == ()


def test_other_texts_have_other_roles_and_the_first_ones_come_back(story):
    paste(story)
    controls(story.roles())["A, part 1 is"].value = "sign-off"
    paste(story, a="Quite another text stands here now, and it is a sentence.")
    assert [part.role for part in story.pair[0].segments] == ["body"]
    paste(story)
    assert story.pair[0].segments[0].role == "sign-off"


def test_forms_below_follow_when_the_texts_change(story):
    roles, names = story.roles(), story.names()
    paste(story)
    assert "A, part 3 is" in controls(roles)
    assert "A wet drummer at the fountain." in html_of(roles)
    assert "Ida Moor" in controls(names)["1: called"].value


def test_a_text_without_a_body_is_said_in_one_sentence(story):
    paste(story, a="One heading\nAnother heading\n")
    assert "none reads like the sentences" in html_of(story.choose())
    assert "has no body now" in html_of(story.roles())
    assert "has no body to measure" in html_of(story.names())
    for result in (story.voices(), story.front_pages(), story.frame_chart()):
        assert isinstance(result, Notice) and "no body" in result.sentence


def test_a_text_of_many_parts_is_shown_a_page_at_a_time(story):
    paste(story, a="".join(f"This is sentence number {n}.\n" for n in range(95)))
    form = story.roles()
    assert len(controls(form)) < 60
    controls(form)["Parts of A"].value = 80
    controls(form)["A, part 95 is"].value = "caption"
    assert story.pair[0].segments[94].role == "caption"


def test_a_long_part_is_shown_whole(story):
    paste(story, a=f"{ONE}A wet drummer at the fountain in {'the old ' * 30}town\n")
    assert "the old town" in html_of(story.roles())


# Voices and speakers ------------------------------------------------------------------

# Three people in A and two in B; a headline that reads like a sentence.
LIBRARY = (
    "Reading room stays shut as the damp walls are dried and painted once more\n\n"
    "The library in Fenwick will stay shut until May, its director said on Monday.\n\n"
    "“The walls are wet and the books are not safe here,” said director Amal Haddad. "
    "She thanked the readers for their patience.\n\n"
    "Piet Vos, a retired teacher, reads there every day. “I miss my chair,” he said. "
    "“Two months are long.”\n\n"
    "Nobody had asked the pupils. Where would they learn now?\n\n"
    "“We sit on the stairs,” said Mina Orr, a pupil. The “wet wing” will be first.\n"
)
ROOMS = (
    "Fenwick dries its library.\n\n"
    '"The work is on time," said Ms Haddad. She is hoping that May will be warm.\n\n'
    'Vos said the stairs were cold. "Cold as a cellar," he said.\n'
)


@pytest.fixture
def library(story) -> Story:
    paste(story, LIBRARY, ROOMS)
    return story


def chosen(form, passage: str, **values: str) -> None:
    """Choose whose words a passage is; a name that is no option is typed."""
    fields = controls(form)
    if voice := values.get("voice"):
        fields[f"{passage}: voice"].value = voice
    if speaker := values.get("speaker"):
        menu = fields[f"{passage}: speaker"]
        known = [value for _, value in menu.options]
        menu.value = speaker if speaker in known else "\n"
        fields[f"{passage}: name"].value = speaker


def passage_of(story: Story, letter: str, words: str) -> str:
    """The name of the row in which a passage with these words stands."""
    passages = reported(story.read.as_found["AB".index(letter)])
    at = next(at for at, one in enumerate(passages, 1) if words in one.text)
    return f"{letter}, passage {at}"


def test_a_corrected_speaker_has_the_words_in_every_count(library, tmp_path):
    before = dict(library.read.heard[0].by_speaker)
    assert before == {"director Amal Haddad": 19, "Mina Orr, a pupil": 5}
    form = library.who_speaks()
    for words in ("I miss my chair", "Two months"):
        row = passage_of(library, "A", words)
        chosen(form, row, speaker="Piet Vos, a retired teacher")
    assert "Counted now: for Piet Vos" in html_of(form)
    after = Story("my-story", tmp_path).read
    assert after.heard[0].by_speaker == {
        "director Amal Haddad": 11, "Piet Vos, a retired teacher": 8,
        "Mina Orr, a pupil": 5,
    }  # fmt: skip
    rows = {row.name: row.a.value for row in after.comparison.contrasts.rows}
    assert rows["speakers quoted"] == 3
    assert "Piet Vos" in str(library.speakers())
    assert "Piet Vos" in str(library.front_pages())
    shown = library.quotations()
    judged = [row[-1] for row in shown.rows if "Piet Vos" in str(row[3])]
    assert judged == ["you", "you"]
    for said in (shown.caption, library.speakers().errors, library.scores().caption):
        assert "2 voices or speakers" in said


def test_a_correction_is_taken_back(library):
    found = library.read.heard
    form = library.who_speaks()
    row = passage_of(library, "A", "I miss my chair")
    chosen(form, row, speaker="Piet", voice="attributed")
    assert library.read.heard != found and library.read.work.voices_a
    controls(form)[f"{row}: voice"].value = ""
    controls(form)[f"{row}: speaker"].value = ""
    assert "Counted as the kit heard it. Saved ✓" in html_of(form)
    assert library.read.heard == found and library.read.work.voices_a == ()
    assert "Nothing in it is corrected by hand." in library.quotations().caption


def test_a_corrected_voice_moves_the_shares_the_labels_and_the_scores(library):
    before = {v: library.read.heard[0].words_in(v) for v in ("quoted", "own")}
    group = controls(library.names())
    group["1: called"].value = "books"
    chosen(library.who_speaks(), passage_of(library, "A", "The walls are"), voice="own")
    heard = library.read.heard[0]
    assert heard.words_in("quoted") == before["quoted"] - 11
    assert heard.words_in("own") == before["own"] + 11
    assert "“books”: once in A (1 own)" in html_of(library.names())
    assert len(heard.quotations) == 3
    scored = {row[0]: row[1] for row in library.scores().rows}
    assert scored["the words that are quoted"].endswith("(3 sentences)")


def test_words_that_were_not_heard_are_given_a_voice(library, tmp_path):
    form = library.who_speaks()
    fields = controls(form)
    fields["A, words 1"].value = "Where would they learn today"
    assert "do not stand in the body of A" in html_of(form)
    fields["A, words 1"].value = "where would they learn now"
    assert "Choose whose voice this is" in html_of(form)
    quoted = library.read.heard[0].words_in("quoted")
    fields["A, words 1: voice"].value = "quoted"
    fields["A, words 1: speaker"].value = "Mina Orr, a pupil"
    assert "Counted now: quoted, for Mina Orr, a pupil. Saved ✓" in html_of(form)
    again = Story("my-story", tmp_path)
    assert again.read.heard[0].words_in("quoted") == quoted + 5
    assert again.read.heard[0].by_speaker["Mina Orr, a pupil"] == 10
    fields = controls(again.who_speaks())
    assert fields["A, words 1: voice"].value == "quoted" and "A, words 2" in fields
    fields["A, words 1"].value = ""
    assert again.read.work.voices_a == ()
    assert again.read.heard[0].words_in("quoted") == quoted


def test_a_correction_outlives_a_change_of_the_text_around_it(library):
    row = passage_of(library, "A", "I miss my chair")
    chosen(library.who_speaks(), row, speaker="Piet")
    paste(library, "Rain fell. Nobody saw it.\n\n" + LIBRARY, ROOMS)
    assert library.read.heard[0].by_speaker["Piet"] == 4
    paste(library, LIBRARY.replace("I miss my chair", "I want my chair"), ROOMS)
    assert "Piet" not in library.read.heard[0].by_speaker
    form = library.who_speaks()
    assert "These words do not stand in the body of A as it is now" in html_of(form)
    assert controls(form)["A, words 1"].value == "I miss my chair,"
    paste(library, LIBRARY, ROOMS)
    assert library.read.heard[0].by_speaker["Piet"] == 4


def test_names_that_are_one_are_counted_as_one_speaker_and_apart_again(story):
    paste(story, ONE, "“It is loud,” said Mr Roe. “It is wet,” said the baker.\n")
    assert story.read.heard[1].by_speaker == {"Mr Roe": 3, "the baker": 3}
    fields = controls(story.names())
    at = next(n for n in range(1, 9) if fields[f"{n}: who or what"].value == "Roe")
    fields[f"{at}: called"].value = "Mr Roe, the baker"
    fields[f"{at}: yes, all these are one"].value = True
    assert story.read.heard[1].by_speaker == {"Roe": 6}
    fields[f"{at}: called"].value = "Mr Roe"
    assert story.read.heard[1].by_speaker == {"Roe": 3, "the baker": 3}


def test_a_name_that_the_kit_takes_for_two_forms_of_one_can_be_parted(story):
    paste(story, ONE, "“It is loud,” said Lena Marsh. “It is wet,” said Mr Marsh.\n")
    assert story.read.heard[1].by_speaker == {"Lena Marsh": 6}
    chosen(story.who_speaks(), passage_of(story, "B", "It is wet"), speaker="Tom Marsh")
    assert story.read.heard[1].by_speaker == {"Lena Marsh": 3, "Tom Marsh": 3}


TANS = (
    "“We sell noodles,” said Mei Tan. “Me?” asked George Pell. “He is loud. Is he?” "
    "he said. “Come down,” the officer said.\n"
)


@pytest.mark.parametrize(
    ("words", "typed", "counts"),
    [
        ("Come down", "Mr Pell", {"George Pell": 8, "Mei Tan": 3}),
        ("He is loud", "Tan", {"Mei Tan": 8, "George Pell": 1, "the officer": 2}),
        (
            "He is loud", "Mr Pell",
            {"Mr Pell": 5, "Mei Tan": 3, "the officer": 2, "George Pell": 1},
        ),
    ],
    ids=["another form", "another person", "parted from the kit's own guess"],
)  # fmt: skip
def test_a_name_that_is_typed_in_another_form_is_the_same_person(
    story, words, typed, counts
):
    paste(story, ONE, TANS)
    chosen(story.who_speaks(), passage_of(story, "B", words), speaker=typed)
    assert story.read.heard[1].by_speaker == counts


def test_a_title_parts_two_people_of_one_surname(story):
    paste(story, ONE, TANS.replace("George Pell", "Mr Pell"))
    form = story.who_speaks()
    chosen(form, passage_of(story, "B", "Come down"), speaker="Mrs Pell")
    counted = story.read.heard[1].by_speaker
    assert counted == {"Mr Pell": 6, "Mei Tan": 3, "Mrs Pell": 2}


def test_a_correction_names_whom_the_words_count_for(story):
    paste(story, ONE, TANS)
    form = story.who_speaks()
    chosen(form, passage_of(story, "B", "Come down"), speaker="Pell")
    assert "Counted now: for George Pell" in html_of(form)


def test_a_name_that_may_be_two_people_stays_as_it_was_typed(story):
    said = "“We won,” said Ann Bell. “We lost,” said Tom Bell. “Rain,” said Vos.\n"
    paste(story, ONE, said)
    chosen(story.who_speaks(), passage_of(story, "B", "Rain"), speaker="Bell")
    assert story.read.heard[1].by_speaker == {"Ann Bell": 2, "Tom Bell": 2, "Bell": 1}


def test_what_stands_beside_the_end_of_a_long_quotation_is_no_passage(story):
    paste(story, ONE, "“Who will measure it at midnight? Me?” he asked. It rained.\n")
    assert len(story.read.articles[1].sentences) == 3
    passages = reported(story.read.as_found[1])
    assert [one.voice for one in passages] == ["quoted"]


def test_no_two_charts_give_a_quotation_to_two_people(story):
    for _ in range(2):
        pages = front_pages(story.comparison)
        for page, heard in zip((pages.a, pages.b), story.read.heard, strict=True):
            counted = {name: n for name, n in heard.by_speaker.items() if n}
            assert page.quoted == counted
        row = passage_of(story, "A", "Nobody has told me")
        chosen(story.who_speaks(), row, speaker="Captain Tom Hollis")
    assert pages.a.quoted["Hollis"] == 8
    others = {use.words: use.sources for use in pages.a.names["Hollis"]}
    assert others["Captain Tom Hollis"] == ("Captain Tom Hollis",), "its own source"


def test_a_headline_that_is_no_body_leaves_every_count(library):
    words = len(library.pair.a.words)
    assert library.pair.a.segments[0].role == "body"
    form = library.who_speaks()
    controls(library.roles())["A, part 1 is"].value = "sub-heading"
    assert len(library.pair.a.words) == words - 14
    assert library.read.heard[0].article is library.pair.a
    assert library.comparison.a.heard is library.read.heard[0]
    assert "1 part" in library.overview().caption
    assert "A2" in html_of(form), "the list of passages is drawn anew"


def test_every_table_of_a_machines_judgements_says_how_often_it_errs(story):
    for shown in (
        story.voices(), story.speakers(), story.front_pages(), story.frame_chart(),
        story.quotations(), story.scores(), story.sentences("A"),
    ):  # fmt: skip
        assert re.match("How (often this errs|far to trust such a score)", shown.errors)
        assert shown.errors in shown._repr_mimebundle_()["text/plain"]


MADE = st.builds(
    VoiceCorrection,
    st.sampled_from(
        ["I miss my chair", "chair,” he said. “Two", "The library", "on Monday.", "“"]
    )
    | st.text(max_size=8),
    st.integers(-1, 2),
    st.sampled_from(["", "quoted", "attributed", "own", "loud"]),
    st.sampled_from(["", "not named", "Piet", "Haddad"]) | st.text(max_size=5),
)


HEARD = airtime(article_from_text(LIBRARY, letter="A"))


@given(st.lists(MADE, max_size=4), st.booleans())
def test_whatever_is_corrected_the_passages_are_the_text(made, joined):
    heard = HEARD
    groups = [Group("they", "Mina Orr, Piet, he", joined)]
    now = corrected(heard, made, groups)
    text = "".join(passage.text for passage in heard.passages)
    assert "".join(passage.text for passage in now.passages) == text
    assert sum(map(now.words_in, VOICES)) == len(heard.article.words)
    assert sum(now.by_speaker.values()) == now.words_in("quoted")
    for one in now.quotations:
        assert now.voice_at(one.start) == "quoted"
        assert one.text == heard.article.text[one.start : one.end]
    assert corrected(heard, []) is heard


# Files and folders --------------------------------------------------------------------


def upload(field, name, content):
    about = {"name": name, "type": "", "size": len(content), "last_modified": NOW}
    field.value = ({**about, "content": memoryview(content)},)


def test_a_file_is_read_and_named(story):
    form = story.choose()
    upload(controls(form)["Or choose a file for A"], "bugle.txt", ONE.encode())
    assert "from “bugle.txt”" in html_of(form)
    assert controls(form)["Text A"].value == ONE
    upload(controls(form)["Or choose a file for B"], "b.html", b"\x89PNG\r\n")
    assert "a picture (PNG)" in html_of(form)
    assert set(story.read.kept.texts) == {"A"}


def test_a_bad_file_leaves_the_text_that_was_there(story):
    paste(story)
    form = story.choose()
    upload(controls(form)["Or choose a file for A"], "x.zip", b"PK\x03\x04")
    assert "Text A is kept as it was" in html_of(form)
    controls(form)["Text B"].value = "   "
    assert "Text B is kept as it was" in html_of(form)
    assert [article.text for article in story.pair] == [ONE, TWO]


def test_a_folder_gives_both_texts(story, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(ONE, encoding="utf-8")
    form = story.choose()
    controls(form)["Or a folder"].value = str(folder)
    assert "only one article" in html_of(form)
    (folder / "b.txt").write_text(TWO, encoding="utf-8")
    controls(form)["Or a folder"].value = f" {folder}"
    assert "Read: “a.txt” and “b.txt”. Saved ✓" in html_of(form)
    assert [article.label for article in story.pair] == ["a", "b"]
    assert controls(form)["Text B"].value == TWO


def test_a_long_text_is_kept_whole_and_not_shown(story, tmp_path):
    long = ONE * 1_000
    paste(story, a=long)
    again = Story("my-story", tmp_path)
    box = controls(again.choose())["Text A"]
    assert again.pair[0].text == long
    assert box.value == "" and f"{len(long):,} characters" in box.placeholder


def test_a_text_can_be_taken_away_and_its_work_comes_back_with_it(story, tmp_path):
    paste(story)
    row = controls(story.ledger())
    row["Fact 1"].value = "Rain"
    form = story.choose()
    fields = controls(form)
    fields["Take A away"].click()
    assert set(Story("my-story", tmp_path).read.kept.texts) == {"B"}
    assert fields["Text A"].value == "" and "Text A is missing" in html_of(form)
    assert not fields["Take B away"].disabled
    away = next(one for one in buttons(form) if one.description == "Put A back")
    away.click()
    assert fields["Text A"].value == ONE and away.description == "Take A away"
    away.click()
    again = controls(Story("my-story", tmp_path).choose())  # another day
    again["Put A back"].click()
    story.reload()
    assert story.read.kept.is_own and story.read.work.ledger[0].fact == "Rain"


# A claim ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("A proves that the police are right", "“proves” asks for more"),
        ("A is biased against the band", "“biased” judges"),
        ("In these two articles B hides the music", "“B hides” looks into"),
        ("In these two articles, as always, B is short", "“as always” speaks of other"),
        ("The newspaper is short in these two articles", "“newspaper” speaks of"),
        ("A gives more room to the band", "How far does it reach?"),
        ("In these two articles only A tells of the rain", "Which words carry it?"),
    ],
)
def test_a_claim_that_says_too_much_is_answered(story, said, reply):
    paste(story)
    form = story.claims()
    controls(form)["Claim 1"].value = said
    assert reply in html_of(form) and "Saved ✓" in html_of(form)


@pytest.mark.parametrize(
    "careful",
    [
        "In these two articles, A says that the mayor wants to keep the nest",
        "In these two articles, only B quotes “we tried to help and never lied”",
        "In these two newspaper articles, A uses the word “proof” and B does not",
        "In these two articles the nest lies near the landing only in A",
        "In both articles the band plays in the rain",
    ],
)
def test_a_careful_claim_is_not_turned_back(story, careful):
    paste(story)
    assert about_claim(OwnClaim(careful), story.pair).startswith("Which words carry it")


def test_a_part_of_the_same_words_is_no_doubt(story):
    paste(story)
    made = OwnClaim(
        "In these two articles A tells of rain", "Rain fell all night, and nobody left",
        "rain fell all night",
    )  # fmt: skip
    assert about_claim(made, story.pair).startswith("The same words")


def test_a_claim_needs_words_for_it_and_words_against_it(story, tmp_path):
    paste(story)
    form = story.claims()
    row = controls(form)
    row["Claim 1"].value = "In these two articles only A tells of rain"
    row["Claim 1: carried by"].value = "snow fell on the square"
    assert "The words that carry it stand in neither body" in html_of(form)
    row["Claim 1: carried by"].value = "Rain fell all night"
    assert "Which words speak against it?" in html_of(form)
    row["Claim 1: against it"].value = "Rain fell all night"
    assert "The same words" in html_of(form)
    row["Claim 1: against it"].value = "A concert in the rain"
    assert "Carried by words of A, questioned by words of B" in html_of(form)
    (kept,) = Story("my-story", tmp_path).read.work.claims
    assert kept.words == "Rain fell all night"


# Words must stand in the text ---------------------------------------------------------


def test_words_that_do_not_stand_are_turned_back(story):
    paste(story)
    form = story.card("A")
    line = controls(form)
    line["A, line 1: what"].value = "who played"
    assert "needs words from the text" in html_of(form)
    line["A, line 1: its words"].value = "the choir sang"
    assert "do not stand in A" in html_of(form) and not story.pair[0].card.proves
    line["A, line 1: its words"].value = "THE BAND  played"
    assert story.pair[0].card.proves[0].words == ("The band played",)
    assert "A, line 2: what" in controls(form), "a blank line waits"


def test_a_row_of_the_ledger_counts_when_nothing_is_open(story):
    paste(story)
    form = story.ledger()
    row = controls(form)
    row["Fact 1"].value = "Neighbours called"
    row["Fact 1: words in B"].value = "Neighbours had called twice"
    assert "A is still open" in html_of(form) and story.read.facts == ()
    assert isinstance(story.ledger_chart(), Notice)
    row["Fact 1: A does not tell it"].value = True
    assert "Told by B alone. Saved ✓" in html_of(form)
    assert [fact.where for fact in story.read.facts] == ["only B"]
    row["Fact 1: words in A"].value = "Rain fell"
    assert "A has words and a tick" in html_of(form) and story.read.facts == ()
    row["Fact 1: words in A"].value = "Neighbours"
    assert "do not stand in A" in html_of(form)


def test_words_outside_the_body_are_no_telling(story):
    (a, _), row = story.pair, Telling("a heading", "A long way round", "", False, True)
    assert "A long way round" in a.text and "not in its body" in about_row(
        row, story.pair
    )


def test_words_of_a_text_that_is_gone_count_no_longer(story):
    paste(story)
    row = controls(story.ledger())
    row["Fact 1"].value = "Rain"
    row["Fact 1: words in A"].value = "Rain fell all night"
    row["Fact 1: B does not tell it"].value = True
    paste(story, a="Quite another text stands here now, and it is a sentence.")
    assert story.read.facts == () and story.read.work.ledger[0].fact == "Rain"
    assert "do not stand in A" in html_of(story.ledger())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("we play until", "We play until"),
        ('"We play', "“We play"),
        ("nobody left. “We", "nobody left.\n“We"),
        ("“the square on Friday.”", "the square on Friday"),
        ("  ", None),
        ("squares", None),
        ("squar", None),
        ("ain fell", None),
        ("played in", "played in"),
    ],
)
def test_standing_gives_the_texts_own_words(words, found):
    assert standing(words, ONE) == found


def test_marks_that_nobody_reads_make_no_difference_to_what_stands():
    for text in ("w\u00adar beg\u200can", "war\u202a began"):
        assert standing("war began", f"Then {text} again.") == text


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_stands_is_in_the_text(words, text):
    found = standing(words, text)
    assert found is None or found in text


@given(st.text(min_size=1, max_size=40), st.text(max_size=40), st.text(max_size=40))
@example("b", "a", "c b")
def test_whole_words_are_always_found(words, before, after):
    found = standing(words, f"{before} {words.strip()} {after}")
    assert found == (words.strip() or None)


# Names --------------------------------------------------------------------------------


def test_names_are_found_confirmed_and_charted(story):
    paste(story)
    form = story.names()
    fields = controls(form)
    assert fields["1: who or what"].value == "Moor"
    assert fields["1: called"].value == "Ida Moor, Moor, Ms Moor"
    assert not fields["1: yes, all these are one"].value
    assert "“Moor”: once in A (1 own), not in B" in html_of(form)
    fields["1: called"].value += "; the band leader, the boss"
    assert "“the band leader”: not in A, once in B" in html_of(form)
    assert "“the boss” stands in neither body" in html_of(form)
    fields["1: yes, all these are one"].value = True
    assert "They count as one in the chart. Saved ✓" in html_of(form)
    again = controls(story.names())
    assert again["1: called"].value.endswith("the boss")
    fields["1: called"].value = "the boss the chief"
    assert "Several labels? Put commas between them." in html_of(form)
    fields["1: called"].value = again["1: called"].value
    assert again["2: who or what"].value == fields["2: who or what"].value


def test_the_seeds_are_a_pair_like_any_other(story):
    a, b = load_pair()
    paste(story, a.text, b.text)
    assert story.read.facts == () and story.read.subjects == ()
    assert isinstance(story.frame_chart(), Chart)


# Hostile and strange ------------------------------------------------------------------


def test_what_a_learner_types_is_shown_as_text(story):
    paste(story, ONE + TAGS + "\n", TWO + TAGS + "\n")
    controls(story.choose())["Name of A"].value = TAGS
    for form, fields in (
        (story.card("A"), ("A, line 1: what", "A, line 1: its words")),
        (story.names(), ("1: who or what", "1: called")),
        (story.ledger(), ("Fact 1", "Fact 1: words in A")),
    ):
        for field in fields:
            controls(form)[field].value = TAGS
    for form in forms(story):
        assert "<script" not in html_of(form) and "<img" not in html_of(form)
    for result in readings(story):
        page = result._repr_mimebundle_()["text/html"]
        assert "<script" not in page and "<img src=x" not in page


def test_forms_are_the_same_page_whatever_is_in_them(story):
    def pages():
        made = [form._repr_mimebundle_() for form in forms(story)]
        return [(page["text/plain"], page["text/html"]) for page in made]

    before = pages()
    paste(story)
    assert pages() == before
    assert before[0][0] == "<story choose>" and "Run this cell" in before[0][1]


def check_forms(folder: Path, a: str, b: str, typed: str) -> None:
    """Give two texts and type the same into every field: each form has a sentence."""
    story = Story("my-story", folder)
    paste(story, a, b)
    for form in forms(story):
        for name, field in controls(form).items():
            if isinstance(field, ipywidgets.Text) and "folder" not in name:
                field.value = typed
        assert 'role="status"' in html_of(form)
    again = Story("my-story", folder)
    assert not list(folder.glob("*.damaged*"))
    for result in (again.overview(), again.quotations(), again.scores()):
        assert result._repr_mimebundle_()["text/plain"]


def check_readings(folder: Path, a: str, b: str) -> None:
    """Give two texts: every reading is a chart, a table or a sentence."""
    story = Story("my-story", folder)
    paste(story, a, b)
    for result in readings(story):
        assert isinstance(result, Table | Chart | Notice)
        assert result._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize(("a", "b", "typed"), ODD_STORIES.values(), ids=ODD_STORIES)
def test_an_odd_text_gets_a_form_and_a_sentence(tmp_path, a, b, typed):
    check_forms(tmp_path, a, b, typed)


@pytest.mark.parametrize(("a", "b"), [("x", "¶"), (ONE, "x " * 200)], ids="12")
def test_an_odd_pair_is_charted_or_answered(tmp_path, a, b):
    check_readings(tmp_path, a, b)


@pytest.mark.exhaustive
@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=60))
def test_any_text_gets_a_form_and_a_sentence(tmp_path_factory, a, b, typed):
    check_forms(tmp_path_factory.mktemp("any"), a, b, typed)


@pytest.mark.exhaustive
@settings(max_examples=25)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_pair_is_charted_or_answered(tmp_path_factory, a, b):
    check_readings(tmp_path_factory.mktemp("any"), a, b)


def test_errors_of_the_folder_are_said_in_the_form(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    story = Story("my-story", tmp_path / "file")
    form = story.choose()
    controls(form)["Text A"].value = ONE
    assert "NOT SAVED" in html_of(form)
    with pytest.raises(RecordError):
        story.save(lambda kept: kept)
