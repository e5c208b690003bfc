"""Before and after: kept without a name, shown of a class only, with its doubts."""

import json
from dataclasses import replace

import pytest

from lessons import storage
from lessons.exercises.trust_record import Trust, TrustRecord, trust_from
from lessons.notebook.trust_form import NOTHING, TrustForm, trust_form
from lessons.pages.hand_in_page import hand_in_page, write_hand_in
from lessons.pages.report_page import report_page
from lessons.syllabus.trust import trust_claims, trust_text
from lessons.teaching.class_report import class_report
from lessons.teaching.discernment import (
    CANNOT_SHOW,
    FEWEST,
    change_in_words,
    class_discernment,
    discernment_table,
)
from lessons.teaching.hand_in import gather
from lessons.teaching.hand_ins import read_hand_ins

CLAIMS = trust_claims()


def given(accurate, doubtful):
    return {c.id: accurate if c.accurate else doubtful for c in CLAIMS}


def learner(number, before=(5, 5), after=None):
    return Trust(f"{number:016x}", given(*before), given(*after) if after else {})


def test_half_of_the_claims_are_accurate_and_they_take_turns():
    assert [c.accurate for c in CLAIMS] == [True, False] * 4
    assert len({c.text for c in CLAIMS}) == 8 and len(trust_text().split()) > 80


# Keeping ------------------------------------------------------------------------------


def menus(form: TrustForm):
    return [child for child in form.view.children if hasattr(child, "options")]


def test_what_is_chosen_is_saved_at_once_and_comes_back(tmp_path):
    before = menus(trust_form("before", tmp_path))
    before[0].value, before[1].value = 9, 0
    before[0].value = 8
    kept = TrustRecord(tmp_path).read()
    assert kept.before == {CLAIMS[0].id: 8, CLAIMS[1].id: 0} and kept.after == {}
    again = menus(trust_form("before", tmp_path))
    assert [menu.value for menu in again[:3]] == [8, 0, NOTHING]
    again[1].value = NOTHING
    assert TrustRecord(tmp_path).read().before == {CLAIMS[0].id: 8}


def test_before_stays_as_it_was_once_after_is_begun(tmp_path):
    menus(trust_form("before", tmp_path))[0].value = 3
    menus(trust_form("after", tmp_path))[0].value = 7
    assert all(menu.disabled for menu in menus(trust_form("before", tmp_path)))
    assert not any(menu.disabled for menu in menus(trust_form("after", tmp_path)))


def test_the_file_has_a_code_and_no_name(tmp_path):
    menus(trust_form("before", tmp_path))[0].value = 3
    write_hand_in("Ada Obi", tmp_path)
    text = TrustRecord(tmp_path).path.read_text(encoding="utf-8")
    assert "Ada" not in text and len(json.loads(text)["code"]) == 16
    assert CLAIMS[0].text not in hand_in_page(gather("Ada Obi", tmp_path))
    assert "trust" not in json.dumps(sorted(gather("Ada Obi", tmp_path).lessons))


def test_what_is_not_on_the_disk_is_not_called_saved(tmp_path, monkeypatch):
    form = trust_form("before", tmp_path)

    def full(path, text):
        raise OSError(28, "no space")

    monkeypatch.setattr(storage.kept_file, "write_whole", full)
    menus(form)[0].value = 3
    said = " ".join(
        getattr(child, "value", "") or ""
        for child in form.view.children
        if isinstance(getattr(child, "value", ""), str)
    )
    assert "NOT SAVED" in said and "Saved ✓" not in said


@pytest.mark.parametrize("when", ["", "then", None])
def test_another_time_is_said(when):
    with pytest.raises(ValueError, match="Write trust_form"):
        trust_form(when)


@pytest.mark.parametrize(
    "odd",
    [{"code": "Ada"}, {"before": {"x": 11}}, {"after": {"x": True}}, {"schema": 2}],
)
def test_a_file_that_is_none_is_turned_down(tmp_path, odd):
    menus(trust_form("before", tmp_path))[0].value = 3
    path = TrustRecord(tmp_path).path
    whole = json.loads(path.read_text(encoding="utf-8"))
    with pytest.raises(ValueError, match=r"."):
        trust_from(whole | odd)
    path.write_text(json.dumps(whole | odd), encoding="utf-8")
    (note,) = read_hand_ins(tmp_path).left_out
    assert note == "trust.json: it is damaged: ask for it again."


# A class ------------------------------------------------------------------------------


def test_a_class_that_learns_to_tell_them_apart():
    spread = (-1, 0, 1, 0, 1, -1, 0, 0)
    found = class_discernment(
        learner(n, (6 + d, 6), (7 + d, 2)) for n, d in enumerate(spread)
    )
    before, after = found.times
    assert (before.learners, after.learners, found.both) == (8, 8, 8)
    assert before.accurate.estimate == pytest.approx(6.0)
    assert before.discernment.estimate == pytest.approx(0.0)
    assert after.doubtful.estimate == pytest.approx(2.0)
    assert after.discernment.estimate == pytest.approx(5.0)
    assert after.discernment.low > 0 > before.discernment.low
    assert found.change.estimate == pytest.approx(5.0)
    assert "would seldom give as much" in change_in_words(found)


def test_trusting_everything_less_is_no_gain():
    found = class_discernment(
        learner(n, (8, 5 + n % 2), (5, 2 + n % 2)) for n in range(8)
    )
    assert found.change.estimate == pytest.approx(0.0)
    assert "luck alone could be all of it" in change_in_words(found)


def test_no_interval_leaves_the_scale():
    found = class_discernment(learner(n, (10, 0)) for n in range(FEWEST))
    (before,) = found.times
    assert before.accurate.high <= 10 and before.doubtful.low >= 0
    assert before.discernment.high <= 10 and found.change is None
    assert "too few to say" in change_in_words(found)


def test_a_few_learners_are_no_class():
    few = [learner(n) for n in range(FEWEST - 1)]
    assert class_discernment(few) is None
    hasty = replace(learner(9), before={CLAIMS[0].id: 3})
    assert class_discernment([*few, hasty]) is None
    assert class_discernment([*few, learner(9)]) is not None


def folder_of(tmp_path, number):
    for at in range(number):
        folder = tmp_path / f"learner-{at}"
        write_hand_in(f"Learner {at}", folder)
        for when in ("before", "after"):
            for claim in CLAIMS:
                chosen = (5 + at % 4) if claim.accurate else 4 - at % 3
                TrustRecord(folder).save(when, claim.id, chosen)
    return tmp_path


def test_the_report_ends_with_means_intervals_and_doubts(tmp_path):
    report = class_report(read_hand_ins(folder_of(tmp_path, 6)))
    page = report_page(report)
    section = page[page.index("Before and after") :]
    assert CANNOT_SHOW.split(":")[0] in section
    for row in discernment_table(report.discernment).rows:
        assert all(cell in section for cell in row[1:])
        assert all(" to " in cell for cell in row[1:])
    assert "Learner" not in section


def test_fewer_than_five_are_not_shown_at_all(tmp_path):
    report = class_report(read_hand_ins(folder_of(tmp_path, 4)))
    assert report.discernment is None
    assert "Before and after" not in report_page(report)


def test_two_files_of_one_code_are_one_learner(tmp_path):
    one, other = tmp_path / "monday", tmp_path / "friday"
    TrustRecord(one).save("before", CLAIMS[0].id, 3)
    other.mkdir()
    (other / "trust.json").write_bytes(TrustRecord(one).path.read_bytes())
    TrustRecord(other).save("after", CLAIMS[0].id, 8)
    found = read_hand_ins(tmp_path)
    (trust,) = found.trust
    assert (trust.before, trust.after) == ({CLAIMS[0].id: 3}, {CLAIMS[0].id: 8})
    assert found.left_out == () and found.submissions == ()
