from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.casefile.corrections import parse_term
from registerpub.core.records import PartialDate, Term
from registerpub.desk.submission import VALUE_FIELDS, Submission, read_submission, written

words = st.text(st.characters(categories=("L", "N")), max_size=12)


@given(st.builds(Term, st.integers(0, 30), st.integers(0, 11), st.integers(0, 30)))
def test_a_term_is_written_as_it_is_read(term: Term) -> None:
    assert written(term) == "" if term == Term() else parse_term(written(term)) == term
    assert written(term.as_dict()) == written(term)


def test_a_date_is_written_as_precisely_as_it_is_known() -> None:
    assert written(PartialDate(2020, 3)) == "2020-03"
    assert written(None) == ""


@given(st.dictionaries(st.sampled_from(VALUE_FIELDS), words))
def test_an_untouched_form_means_no_options(values: dict[str, str]) -> None:
    posted = {f"value.{name}": value for name, value in values.items()}
    posted |= {f"was.{name}": value for name, value in values.items()}
    posted |= {"shown.kk.headline": "A", "text.kk.headline": "A", "fact.0.shown": "1", "fact.0.keep": "1"}
    assert read_submission(posted).options().is_empty()


@given(st.dictionaries(st.sampled_from(VALUE_FIELDS), words), st.dictionaries(st.sampled_from(VALUE_FIELDS), words))
def test_only_changed_boxes_become_options(was: dict[str, str], now: dict[str, str]) -> None:
    form = Submission(values=now, was=was)
    assert form.options().values == {name: value for name, value in now.items() if value != was.get(name, "")}


@given(st.dictionaries(words, words, max_size=8))
def test_strange_fields_are_passed_over(data: dict[str, str]) -> None:
    assert read_submission(data).options().is_empty() or set(data) & {"waiver", "person_mode", "person"}


def test_line_ends_of_a_browser_do_not_count_as_an_edit() -> None:
    posted = {"shown.en.headline": "A", "text.en.headline": "A", "shown.en.body": "a\nb", "text.en.body": "a\r\nb\r\n"}
    assert read_submission(posted).options().is_empty()


def test_a_dropped_fact_brings_no_other_option() -> None:
    form = Submission(values={"fact.1.date": "2020"}, was={"fact.1.date": "2021"}, dropped=frozenset({1}))
    assert form.options().values == {"fact.1": "drop"}


def test_names_count_only_for_a_new_person_and_a_link_only_for_a_link() -> None:
    data = {"name.kk": "А Б", "person": "p1", "consent": "withheld", "sex": "f"}
    assert read_submission(data).options().is_empty()
    linked = read_submission({**data, "person_mode": "link"}).options()
    assert linked.person == "p1" and linked.new_person is None
    new = read_submission({**data, "person_mode": "new"}).options()
    assert new.person is None and new.new_person is not None
    assert new.new_person.names == {"kk": "А Б", "ru": "", "en": ""}


def test_only_edited_languages_bring_their_text() -> None:
    posted = {"shown.kk.headline": "A", "text.kk.headline": "A", "shown.en.headline": "B", "text.en.headline": "C"}
    assert set(read_submission(posted).options().texts) == {"en"}
