"""Names made at random, with every case form and spelling that grammar and the alphabets give them.

An oracle of its own: tables as school grammars and the alphabets print them, read forwards. Only Kazakh letters are
used in the names, so that each spelling is a function of the name.
"""

from __future__ import annotations

from hypothesis import strategies as st

LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
ALPHABETS = {
    "latin 2017": "a a' b v g g' d e i'o j z i' i' k q l m n n' o o' p r s t y' u u' f h h ts c' s' s's' - y i - e "
    "i'y' i'a",
    "latin 2018": "a á b v g ǵ d e ıo j z ı ı k q l m n ń o ó p r s t ý u ú f h h ts ch sh shsh - y i - e ıý ıa",
    "latin 2021": "a ä b v g ğ d e io j z i i k q l m n ŋ o ö p r s t u ū ü f h h ts tş ş ş - y ı - e iu ia",
    "Qazaqparat": "a ä b v g ğ d e yo j z ï y k q l m n ñ o ö p r s t w u ü f x h c ç ş şş - ı i - é yu ya",
    "RFE/RL": "a a b v g gh d e yo zh z i i k q l m n ng o o p r s t u u u f kh h ts ch sh shch - y i - e yu ya",
    "BGN/PCGN": "a ä b v g gh d e yo zh z ī y k q l m n ng o ö p r s t ū u ü f kh h ts ch sh shch - y i - ė yu ya",
    "passport": "a a b v g g d e yo zh z i i k k l m n n o o p r s t u u u f kh h ts ch sh shch - y i - e yu ya",
    "Russian": "а а б в г г д е ё ж з и й к к л м н н о о п р с т у у у ф х х ц ч ш щ ъ ы и ь э ю я",
}
LATIN = [name for name in ALPHABETS if name != "Russian"]
CONSONANTS = "бғджзқлмнңпрст"
FRONT_CONSONANTS = "бгджзклмнңпрст"
SYLLABLE = {
    "back": st.tuples(
        st.sampled_from(CONSONANTS), st.sampled_from("аоұы"), st.sampled_from(["", "", "р", "л", "с", "т", "й", "н"])
    ),
    "front": st.tuples(
        st.sampled_from(FRONT_CONSONANTS),
        st.sampled_from("әеөүі"),
        st.sampled_from(["", "", "р", "л", "с", "т", "й", "н"]),
    ),
}
VOWELS = "аәеоөұүыі"


@st.composite
def stems(draw: st.DrawFn, syllables: int) -> str:
    """A word of two or more syllables in one harmony that ends in a consonant."""
    harmony = draw(st.sampled_from(["back", "front"]))
    word = "".join("".join(draw(SYLLABLE[harmony])) for _ in range(syllables))
    return word + draw(st.sampled_from("нртл")) if word[-1] in VOWELS + "й" else word


def given_names() -> st.SearchStrategy[str]:
    return stems(2).map(str.capitalize)


def surnames() -> st.SearchStrategy[str]:
    return st.builds(
        lambda stem, ending: (stem + ending).capitalize(), stems(2), st.sampled_from(["ов", "ев", "бек", "", "ұлы"])
    )


def spell(name: str, alphabet: str) -> str:
    """``name`` (Kazakh Cyrillic) letter by letter in another alphabet, words with a capital."""
    values = {
        letter: "" if value == "-" else value
        for letter, value in zip(LETTERS, ALPHABETS[alphabet].split(), strict=True)
    }
    words = ("".join(values.get(letter, letter) for letter in word.lower()) for word in name.split())
    return " ".join(word[:1].upper() + word[1:] for word in words)


# --- Kazakh cases: last letter -> genitive, dative, accusative, locative, ablative, instrumental; back and front -----
_CASES = {
    "vowel": "ның нің ға ге ны ні да де дан ден мен мен",
    "nasal": "ның нің ға ге ды ді да де нан нен мен мен",
    "sonorant": "дың дің ға ге ды ді да де дан ден мен мен",
    "voiced": "дың дің ға ге ды ді да де дан ден бен бен",
    "voiceless": "тың тің қа ке ты ті та те тан тен пен пен",
}
_POSSESSED = "ның нің на не н н нда нде нан нен мен мен"


def kazakh_forms(name: str) -> list[str]:
    """The name in all cases, in both harmonies (writers use both)."""
    last = name[-1]
    if name.endswith(("ұлы", "қызы")):
        return [name + ending for ending in _POSSESSED.split()]
    if last in "аәеёоөыіэя":
        sound = "vowel"
    elif last in "мнң":
        sound = "nasal"
    elif last in "рлйуию":
        sound = "sonorant"
    elif last in "зж":
        sound = "voiced"
    else:
        sound = "voiceless"
    return [name + ending for ending in _CASES[sound].split()]


def russian_forms(given: str, surname: str) -> list[str]:
    """A man's given name and surname, both on consonants, in all cases of Russian."""
    instrumental = "ым" if surname.endswith(("ов", "ев")) else "ом"
    endings = [("", ""), ("а", "а"), ("у", "у"), ("ом", instrumental), ("е", "е")]
    if surname.endswith("улы"):
        endings = [(one, "") for one, _ in endings]
    return [f"{given}{one} {surname}{other}" for one, other in endings]
