"""A community as a file: what it says, every mistake by its line, and written back as it is."""

import tomllib
from contextlib import suppress
from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.people import Purpose, Role
from bot.setup.described import Described, OnPlatform, write
from bot.setup.lines import lines_of
from bot.setup.reading import Wrong, read

WHOLE = """\
# The community of the tests.
[community]
name = "Les Passerelles"
language = "fr"
timezone = "Europe/Paris"

[slack]
workspace = "T0PASSERELLES"

[slack.places]
sos = "C0SOS"
celebrations = "G0BRAVO"

[slack.roles]
staff = ["U0LEO", "W0NOUR"]
admin = [
  "U0INES", # she founded it
]

[discord]
guilds = ["81384788765712384", "181384788765712385"]

[discord.places]
welcome = "381384788765712384"

[discord.roles]
staff = ["481384788765712384"]
"""

DESCRIBED = Described(
    "Les Passerelles",
    "fr",
    "Europe/Paris",
    (
        OnPlatform(
            "slack",
            ("T0PASSERELLES",),
            {Purpose.SOS: "C0SOS", Purpose.CELEBRATIONS: "G0BRAVO"},
            {Role.STAFF: ("U0LEO", "W0NOUR"), Role.ADMIN: ("U0INES",)},
        ),
        OnPlatform(
            "discord",
            ("81384788765712384", "181384788765712385"),
            {Purpose.WELCOME: "381384788765712384"},
            {Role.STAFF: ("481384788765712384",), Role.ADMIN: ()},
        ),
    ),
)


def wrong(text: str) -> list[str]:
    """What is wrong with it."""
    with pytest.raises(Wrong) as caught:
        read(text)
    return list(caught.value.problems)


def one(text: str) -> str:
    """The one thing that is wrong with it."""
    (problem,) = wrong(text)
    return problem


def test_all_that_a_file_can_say() -> None:
    assert read(WHOLE) == DESCRIBED


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_as_it_comes_from_any_editor(ending: str) -> None:
    assert read("\ufeff" + WHOLE.replace("\n", ending)) == DESCRIBED


def test_the_same_said_in_other_words() -> None:
    inline = WHOLE.replace("[slack]\n", "").replace('workspace = "T0PASSERELLES"\n', "")
    inline = inline.replace("[slack.places]\n", '[slack]\nworkspace = "T0PASSERELLES"\n[slack.places]\n')
    assert read(inline) == DESCRIBED
    dotted = (
        'community = {name = "A", language = "en", timezone = "UTC"}\n'
        'slack.workspace = "T1234"\nslack.places.sos = "C1234"\n'
    )
    places, roles = {Purpose.SOS: "C1234"}, {Role.STAFF: (), Role.ADMIN: ()}
    assert read(dotted) == Described("A", "en", "UTC", (OnPlatform("slack", ("T1234",), places, roles),))


def test_written_back_it_says_the_same() -> None:
    assert read(write(DESCRIBED)) == DESCRIBED
    assert write(read(write(DESCRIBED))) == write(DESCRIBED)


def test_what_is_written_has_every_table_so_that_nothing_is_left_to_guess() -> None:
    bare = Described("A", "en", "UTC", (OnPlatform("slack", ("T1234",), {}, {Role.STAFF: (), Role.ADMIN: ()}),))
    assert write(bare) == (
        '[community]\nname = "A"\nlanguage = "en"\ntimezone = "UTC"\n\n'
        '[slack]\nworkspace = "T1234"\n\n[slack.places]\n\n[slack.roles]\nadmin = []\nstaff = []\n'
    )


PERSON = st.from_regex(r"[UW][A-Z0-9]{3,20}", fullmatch=True)
CHANNEL = st.from_regex(r"[CG][A-Z0-9]{3,20}", fullmatch=True)
GUILD = st.integers(10**16, 10**17).map(str)
SNOWFLAKE = st.integers(10**17 + 1, 2**63 - 1).map(str)


def on(platform: str, workspaces: st.SearchStrategy[tuple[str, ...]], channel: st.SearchStrategy[str],
       person: st.SearchStrategy[str]) -> st.SearchStrategy[OnPlatform]:  # fmt: skip
    people = st.lists(person, max_size=3, unique=True).map(tuple)
    return st.builds(
        OnPlatform,
        st.just(platform),
        workspaces,
        st.dictionaries(st.sampled_from(Purpose), channel),
        st.fixed_dictionaries({Role.STAFF: people, Role.ADMIN: people}),
    )


SLACK = on("slack", st.from_regex(r"T[A-Z0-9]{3,20}", fullmatch=True).map(lambda team: (team,)), CHANNEL, PERSON)
DISCORD = on("discord", st.lists(GUILD, min_size=1, max_size=3, unique=True).map(tuple), SNOWFLAKE, SNOWFLAKE)
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(
    lambda name: name == name.strip() != ""
)


@given(
    st.builds(
        Described,
        NAMES,
        st.sampled_from(["fr", "en"]),
        st.sampled_from(["Europe/Paris", "UTC", "Asia/Kathmandu"]),
        st.one_of(st.tuples(SLACK), st.tuples(DISCORD), st.tuples(SLACK, DISCORD)),
    )
)
def test_whatever_a_community_is_it_can_be_written_and_read(described: Described) -> None:
    assert read(write(described)) == described


# --- mistakes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("[community]", "[comunity]", "line 2: there is no table [comunity]. Did you mean [community]?"),
        ("name =", "nmae =", "line 3: [community] has no key nmae. Did you mean name?"),
        ('"Les Passerelles"', '" "', "line 3: [community] name is empty."),
        ('"Les Passerelles"', "3", "line 3: [community] name must be a text in quotes, not a number."),
        ('"Les Passerelles"', '"a\\u0000b"', "line 3: [community] name has a character that no database can hold."),
        ('"fr"', '"de"', "line 4: [community] language is de: choose one of en, fr."),
        ('"fr"', "true", "line 4: [community] language must be a text in quotes, not true or false."),
        (
            '"Europe/Paris"',
            '"Europe/Pari"',
            ("line 5: [community] timezone is Europe/Pari: there is no such time zone. Did you mean Europe/Paris?"),
        ),
        (
            '"Europe/Paris"',
            '"../x"',
            ("line 5: [community] timezone is ../x: there is no such time zone. Example: Europe/Paris."),
        ),
        ('"Europe/Paris"', '["UTC"]', "line 5: [community] timezone must be a text in quotes, not a list."),
        ('"T0PASSERELLES"', '"C0SOS"', "line 8: [slack] workspace is C0SOS: a workspace's id begins with T."),
        (
            '"T0PASSERELLES"',
            '"Passerelles"',
            ("line 8: [slack] workspace is Passerelles: a workspace's id begins with T."),
        ),
        ("[slack.places]", "[slack.place]", "line 10: [slack] has no key place. Did you mean places?"),
        ("sos =", "SOS =", "line 11: [slack.places] has no key SOS. Did you mean sos?"),
        (
            "celebrations =",
            "parties =",
            ("line 12: [slack.places] has no key parties. Known are: sos, celebrations, staff, general, welcome."),
        ),
        (
            '"C0SOS"',
            '"#sos-anim"',
            (
                "line 11: [slack.places] sos is #sos-anim: a channel's id begins with C or G"
                " (it stands at the end of the channel's details)."
            ),
        ),
        ('"C0SOS"', "{id = 3}", "line 11: [slack.places] sos must be a text in quotes, not a table."),
        ('["U0LEO", "W0NOUR"]', '"U0LEO"', 'line 15: [slack.roles] staff must be a list, such as ["…"], not a text.'),
        (
            '["U0LEO", "W0NOUR"]',
            '["U0LEO", 3]',
            "line 15: [slack.roles] staff must hold texts in quotes, not a number.",
        ),
        (
            '"U0INES"',
            '"@ines"',
            (
                "line 17: [slack.roles] admin is @ines: a person's id begins with U or W"
                " (in their profile: Copy member ID)."
            ),
        ),
        ("staff =", "team =", "line 15: [slack.roles] has no key team. Known are: admin, staff."),
        ("guilds =", "guild =", "line 21: [discord] has no key guild. Did you mean guilds?"),
        (
            '["81384788765712384", "181384788765712385"]',
            "[81384788765712384]",
            "line 21: [discord] guilds must hold texts in quotes, not a number.",
        ),
        ('["81384788765712384", "181384788765712385"]', "[]", "line 21: [discord] guilds is empty: name one at least."),
        (
            '"381384788765712384"',
            '"welcome"',
            ("line 24: [discord.places] welcome is welcome: an id has 15 to 19 digits (Developer Mode, then Copy ID)."),
        ),
        (
            '"481384788765712384"',
            '"99999999999999999999"',
            (
                "line 27: [discord.roles] staff is 99999999999999999999:"
                " an id has 15 to 19 digits (Developer Mode, then Copy ID)."
            ),
        ),
        (
            '"481384788765712384"',
            '"81384788765712384"',
            ("line 27: [discord.roles] staff is 81384788765712384: that is the server itself, and so everybody in it."),
        ),
    ],
)
def test_a_mistake_is_named_by_its_line(was: str, now: str, said: str) -> None:
    assert was in WHOLE
    problems = wrong(WHOLE.replace(was, now, 1))
    assert said in problems
    lacking = [problem for problem in problems if "is missing" in problem]
    assert len(problems) - len(lacking) == 1, problems


def test_all_mistakes_at_once_in_the_order_of_their_lines() -> None:
    text = WHOLE.replace('"fr"', '"de"').replace('"C0SOS"', '"sos"').replace('"W0NOUR"', '"nour"') + "[teams]\n"
    assert [problem.split(":")[0] for problem in wrong(text)] == ["line 4", "line 11", "line 15", "line 28"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "[community] is missing."),
        ('[community]\nname = "A"\ntimezone = "UTC"\n[slack]\nworkspace = "T1234"',
         "line 1: [community] language is missing."),
        ('[community]\nname = "A"\nlanguage = "fr"\ntimezone = "UTC"\n\n[slack]\n[slack.places]\nsos = "C1234"',
         "line 6: [slack] workspace is missing."),
        ('[community]\nname = "A"\nlanguage = "fr"\ntimezone = "UTC"\n[discord.places]\nsos = "81384788765712384"',
         "line 5: [discord] guilds is missing."),
        ('[community]\nname = "A"\nlanguage = "fr"\ntimezone = "UTC"',
         "Neither [slack] nor [discord] is there: name the workspace that is the community's."),
        ('slack = "T1234"', "line 1: [slack] must be a table, not a text."),
        ("community = 3", "line 1: [community] must be a table, not a number."),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(text: str, said: str) -> None:
    assert said in wrong(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[community]\nname = "A\n', 2), ("[community\n", 1), ("a = 1\na = 2\n", 2),
        ("[" * 2_000, 1), ("a = " + "[" * 20_000, 1),
    ],
)  # fmt: skip
def test_what_is_no_toml_is_said_in_its_words(text: str, line: int) -> None:
    assert f"line {line}" in one(text)


@given(st.text(printable, max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    with suppress(Wrong):
        read(text)


def test_a_long_wrong_value_is_cut() -> None:
    assert all(len(problem) < 300 for problem in wrong(WHOLE.replace("C0SOS", "C" * 5_000 + "!")))


# --- lines --------------------------------------------------------------------------------------------

ODD = '''\
# a = 1 is only a comment
a = """
[b]
c = "not here"
"""

  [b] # here
c.d = [
  # "second" is not here
  "first",
  "second", "third",
]
"e f" = {g = 1}

[[h]]
i = 1
[[h]]
i = 2
'''


def test_where_things_stand() -> None:
    found = lines_of(ODD)
    expected = {
        ("a",): 2, ("b",): 7, ("b", "c"): 8, ("b", "c", "d"): 8, ("b", "c", "d", 0): 10, ("b", "c", "d", 1): 11,
        ("b", "c", "d", 2): 11, ("b", "e f"): 13, ("b", "e f", "g"): 13, ("h",): 15,
    }  # fmt: skip
    assert {path: line for path, line in found.items() if path in expected} == expected
    assert tomllib.loads(ODD)["b"]["c"]["d"] == ["first", "second", "third"]
