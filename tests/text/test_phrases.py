"""The phrase book: longest phrase of each group, clitics, lemmas."""

from readout.text import PhraseBook, tokenise


def _book() -> PhraseBook:
    book = PhraseBook(("nya", "lah"))
    book.add("kata", "cues", "cue", 1)
    book.add("juru bicara", "offices", "office", 2)
    book.add("juru bicara presiden", "offices", "office", 3)
    book.add("juru", "roles", "role", 4)
    book.add("say", "cues", "cue", 5)
    return book


def test_the_longest_of_each_group_wins_and_groups_do_not_hide_each_other() -> None:
    hits = _book().scan(tokenise("kata juru bicara presiden"))
    assert [(h.entry, h.first, h.last) for h in hits["offices"]] == [(3, 1, 4)]
    assert [(h.entry, h.first, h.last) for h in hits["roles"]] == [(4, 1, 2)]
    assert [h.entry for h in hits["cues"]] == [1]


def test_a_clitic_is_cut_and_told() -> None:
    text = "katanya juru bicaralah"
    hits = _book().scan(tokenise(text))
    cue, office = hits["cues"][0], hits["offices"][0]
    assert (text[cue.start : cue.end], cue.clitic) == ("kata", "nya")
    assert (text[office.start : office.end], office.clitic) == ("juru bicara", "lah")


def test_a_lemma_finds_the_phrase() -> None:
    assert [h.entry for h in _book().scan(tokenise("He said", lemmas="en"))["cues"]] == [5]


def test_two_entries_of_one_phrase_are_both_told_and_added_later_too() -> None:
    book = _book()
    book.scan(tokenise("kata"))
    book.add("kata", "cues", "cue", 6)
    assert [h.entry for h in book.scan(tokenise("kata"))["cues"]] == [1, 6]
    book.add("...", "marks", "mark", 7)
    book.add(" ", "marks", "mark", 8)
    assert [h.entry for h in book.scan(tokenise("kata ..."))["marks"]] == [7]


def test_a_phrase_listed_as_written_does_not_hide_one_listed_by_its_lemmas() -> None:
    book = PhraseBook()
    book.add("did not agreed", "cues", "cue", 1)
    book.add("did not agree to", "modality", "negated", 2)
    hits = book.scan(tokenise("They did not agreed to", lemmas="en"))
    assert [h.entry for h in hits["cues"]] == [1]
    assert [(h.entry, h.first, h.last) for h in hits["modality"]] == [(2, 1, 5)]
