"""Turns a raw direct message into plain words: no accents, no phone spelling, one space between words, marks kept apart."""

import re
import unicodedata

# A call for help is said first, or said last after a long story. What lies between is never examined, so the work is bounded.
HEAD = 4000
TAIL = 1000

# Runs of three and more of the same letter are collapsed to one: "viiite", "heeelp".
_ELONGATED = re.compile(r"([^\W\d_])\1{2,}")
_APOSTROPHES = re.compile("[\u2019\u2018\u02bc\u00b4\u0060\uff07]")
# French elision ("j'ai", "qu'on") and English contractions ("don't", "we're") are written out in full.
_ELISION = re.compile(r"\b([cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|presqu)'(?=[^\W\d_])")
_NOT = re.compile(r"\b(?:(ca|wo|sha)n't|(\w+)n't)")
_CONTRACTED = {"'re": " are", "'ll": " will", "'ve": " have", "'m": " am", "'d": " would", "'s": " s"}
_CONTRACTION = re.compile(r"(?<=\w)'(?:re|ll|ve|m|d|s)\b")
_TOKEN = re.compile(r"[^\W_]+|[.!?;:,\n]")
_SPELT_SOS = re.compile(r"\bs[ .-]{1,3}o[ .-]{1,3}s\b")
# A point or comma between digits belongs to the number: "4.9", "10:30".
_IN_NUMBER = re.compile(r"(?<=\d)[.,:](?=\d)")
# "jsuis", "jpige", "jannule", "jcomprends": the pronoun glued to its verb.
_GLUED_JE = re.compile(
    r"j(?=[bcdfgmpqrstv][a-z]{2}|l[aeiou]|ai$|av[aoi]|aurai|arriv|annul|attend|anim|esper|essa|eta|hesit|oubli|y$|en$|ador|aim|ose)"
)
_NOT_GLUED = frozenset(("jpg", "jpeg", "jr", "jdr", "js"))
# "mappeler", "maider", "laide", "quil", "quon", "daide".
_GLUED = re.compile(r"(m|t|s|l|d|n)(?=appel|aid(?:e|er|ez)$|ecout|expliq|envo[iy])|(qu)(?=on$|ils?$)")

_SPELLINGS = """
jsp = je sais pas / jss = je suis / chui = je suis / chuis = je suis / jpp = je en peux plus / jve = je veux
svp = s il vous plait / stp = s il te plait / sivouplait = s il vous plait / silvousplait = s il vous plait
qqn = quelqu un / qqun = quelqu un / qq1 = quelqu un / kelkun = quelqu un / quelquun = quelqu un / qqch = quelque chose
dsl = desole / dsle = desole / tjs = toujours / tjrs = toujours / tjr = toujours / bcp = beaucoup / mtn = maintenant
auj = aujourdhui / ajd = aujourdhui / tt = tout / ds = dans / dc = donc / pr = pour / ac = avec / avc = avec / pcq = parce que
pk = pourquoi / pq = pourquoi / pkoi = pourquoi / pourkoi = pourquoi / koi = quoi / kwa = quoi / kan = quand / qd = quand
keske = qu est ce que / kes = qu est ce / eske = est ce que / esk = est ce que / cmt = comment / cmment = comment / coment = comment
pb = probleme / pbm = probleme / pblm = probleme / prob = probleme / rdv = rendez vous / msg = message / qstn = question
ya = y a / yavait = y avait / yaura = y aura / cest = c est / cetait = c etait / ct = c etait / jms = jamais / ki = qui
tkt = t inquiete pas / mrc = merci / mci = merci / rep = repondre / reponds = repond / vs = vous / slt = salut / cc = coucou
bsr = bonsoir / bjr = bonjour / biz = bises / asso = association / ojd = aujourdhui / vrmt = vraiment / rlly = really
u = you / ur = your / r = are / pls = please / plz = please / plss = please / pleas = please / pliz = please
thx = thanks / thks = thanks / tks = thanks / ty = thanks / tysm = thanks / thnx = thanks / im = i am / ive = i have
dont = do not / doesnt = does not / didnt = did not / cant = can not / cannot = can not / wont = will not / isnt = is not
arent = are not / wasnt = was not / werent = were not / hasnt = has not / havent = have not / hadnt = had not / aint = is not
couldnt = could not / shouldnt = should not / wouldnt = would not / whats = what s / wats = what s / wat = what / wheres = where s
hows = how s / whos = who s / theres = there s / thats = that s / hes = he s / shes = she s / theyre = they are / youre = you are
idk = i do not know / dunno = do not know / gimme = give me / gonna = going to / gotta = got to / wanna = want to / lemme = let me
sum1 = someone / some1 = someone / any1 = anyone / ne1 = anyone / abt = about / b4 = before / tmrw = tomorrow / tmr = tomorrow
tmw = tomorrow / tonite = tonight / 2nite = tonight / 2moro = tomorrow / ppl = people / bc = because / cos = because / coz = because
ned = need / cal = call / hlp = help / hepl = help / urgant = urgent / msgs = messages / ppt = diapo / its = it s
"""

_EMOJI = {
    "emosos": "\U0001f198\U0001f6a8\U0001f691\U0001f692",
    "emosad": "😱😭😢😰😨😫😩😖😣😔😞😟😥😓🥺😿💔🤯😵😡🤬🤒🤕🤮😪☹🙁😧😦😮🥵",
    "emohappy": "😂🤣😍🥰😊😁😀😃😄😆😎🤩🥳🎉🎊👍👏❤💚💙💛🧡💜💪🌷🌞☀🌸🎂🥂🍻😘🤗😋👌💯✅🏆🌟⭐✨🤝😇🙌🌈🌙😴💤😉🙂☺😌🍀🎈💐🔥",
}


def _spelling_table() -> dict[str, tuple[str, ...]]:
    pairs = (entry.split("=") for line in _SPELLINGS.strip().splitlines() for entry in line.split(" / "))
    return {short.strip(): tuple(full.split()) for short, full in pairs}


SPELLINGS = _spelling_table()
EMOJI = {ord(sign): f" {word} " for word, signs in _EMOJI.items() for sign in signs}


def window(text: str) -> str:
    """The part of a message that is examined: at most HEAD + TAIL characters, the start and the end."""
    if len(text) <= HEAD + TAIL:
        return text
    return f"{text[:HEAD]}\n{text[-TAIL:]}"


def _plain(text: str) -> str:
    """Lower case without accents, control characters, direction marks and zero-width signs."""
    kept: list[str] = []
    for sign in unicodedata.normalize("NFKD", text.translate(EMOJI)):
        kind = unicodedata.category(sign)
        if kind == "Mn" or kind in ("Cf", "Cc", "Cs") and sign not in "\n\t\r":
            continue
        kept.append("\n" if sign == "\r" or kind in ("Zl", "Zp") else sign)
    return "".join(kept).casefold()


def _written_out(text: str) -> str:
    text = _APOSTROPHES.sub("'", text).replace("aujourd'hui", "aujourdhui").replace("\u2026", ".")
    text = _SPELT_SOS.sub("sos", _ELONGATED.sub(r"\1", _IN_NUMBER.sub("", text)))
    text = _ELISION.sub(r"\1 ", text)
    text = _NOT.sub(lambda found: {"ca": "can", "wo": "will", "sha": "shall"}.get(found[1], found[2]) + " not", text)
    return _CONTRACTION.sub(lambda found: _CONTRACTED[found[0]], text)


def _unglued(word: str) -> tuple[str, ...]:
    if word in SPELLINGS:
        return SPELLINGS[word]
    if word not in _NOT_GLUED and _GLUED_JE.match(word):
        return ("je", word[1:])
    glued = _GLUED.match(word)
    if glued:
        return (glued[0], word[glued.end() :])
    return (word,)


def _grammar(tokens: list[str]) -> list[str]:
    """Small French regularities: "j" is "je", "ne" says nothing, a lone "c" is "c est", a lone "g" is "je ai"."""
    out: list[str] = []
    for place, token in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        before = tokens[place - 1] if place else ""
        if token in ("ne", "n"):
            continue
        if token == "j":
            out.append("je")
        elif token == "c" and not after.startswith(("est", "eta", "ete", "ser")):
            out += ("c", "est")
        elif token == "g" and not before.isdigit():
            out += ("je", "ai")
        else:
            out.append(token)
    return out


def words(text: str) -> list[str]:
    """The words and marks of a text, in order. Emoji come out as words ("emosad").

    The window is taken again after compatibility forms are spread out: one ligature may stand for eighteen letters.
    """
    tokens = _TOKEN.findall(_written_out(window(_plain(window(text)))))
    return _grammar([word for token in tokens for word in _unglued(token)])
