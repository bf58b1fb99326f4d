"""How people spell on a phone, and what their emoji say: each stands for plain words."""

_SHORT = """
2moro = tomorrow / 2nite = tonight / abt = about / ac = avec / aint = is not / ajd = aujourdhui /
any1 = anyone / arent = are not / asso = association / auj = aujourdhui / avc = avec / b4 = before /
bc = because / bcp = beaucoup / biz = bises / bjr = bonjour / bsr = bonsoir / cal = call /
cannot = can not / cant = can not / cc = coucou / cest = c est / cetait = c etait / chui = je suis /
chuis = je suis / cmment = comment / cmt = comment / coment = comment / cos = because /
couldnt = could not / coz = because / ct = c etait / dc = donc / didnt = did not / doesnt = does not /
dont = do not / ds = dans / dsl = desole / dsle = desole / dunno = do not know / esk = est ce que /
eske = est ce que / gimme = give me / gonna = going to / gotta = got to / hadnt = had not /
hasnt = has not / havent = have not / hepl = help / hes = he s / hlp = help / hows = how s /
idk = i do not know / im = i am / isnt = is not / its = it s / ive = i have / jms = jamais /
jpp = je en peux plus / jsp = je sais pas / jss = je suis / jve = je veux / kan = quand /
kelkun = quelqu un / kes = qu est ce / keske = qu est ce que / ki = qui / koi = quoi / kwa = quoi /
lemme = let me / mci = merci / mrc = merci / msg = message / msgs = messages / mtn = maintenant /
ne1 = anyone / ned = need / ojd = aujourdhui / pb = probleme / pblm = probleme / pbm = probleme /
pcq = parce que / pk = pourquoi / pkoi = pourquoi / pleas = please / pliz = please / pls = please /
plss = please / plz = please / pourkoi = pourquoi / ppl = people / ppt = diapo / pq = pourquoi / pr = pour /
prob = probleme / qd = quand / qq1 = quelqu un / qqch = quelque chose / qqn = quelqu un / qqun = quelqu un /
qstn = question / quelquun = quelqu un / r = are / rdv = rendez vous / rep = repondre / reponds = repond /
rlly = really / shes = she s / shouldnt = should not / silvousplait = s il vous plait /
sivouplait = s il vous plait / slt = salut / some1 = someone / stp = s il te plait / sum1 = someone /
svp = s il vous plait / thats = that s / theres = there s / theyre = they are / thks = thanks /
thnx = thanks / thx = thanks / tjr = toujours / tjrs = toujours / tjs = toujours / tks = thanks /
tki = t es qui / tkt = t inquiete pas / tmr = tomorrow / tmrw = tomorrow / tmw = tomorrow / tonite = tonight /
tt = tout / ty = thanks / tysm = thanks / u = you / ur = your / urgant = urgent / vrmt = vraiment / vs = vous /
wanna = want to / wasnt = was not / wat = what / wats = what s / werent = were not / whats = what s /
wheres = where s / whos = who s / wont = will not / wouldnt = would not / ya = y a / yaura = y aura /
yavait = y avait / youre = you are
"""

_SIGNS = {
    "emosos": "\U0001f198\U0001f6a8\U0001f691\U0001f692",
    "emosad": "😱😭😢😰😨😫😩😖😣😔😞😟😥😓🥺😿💔🤯😵😡🤬🤒🤕🤮😪☹🙁😧😦😮🥵",
    "emohappy": (
        "😂🤣😍🥰😊😁😀😃😄😆😎🤩🥳🎉🎊👍👏❤💚💙💛🧡💜💪🌷🌞☀🌸🎂🥂🍻😘🤗😋👌💯✅🏆🌟⭐✨🤝😇🙌🌈🌙😴💤😉🙂☺😌🍀🎈💐🔥"
    ),
}


def _table() -> dict[str, tuple[str, ...]]:
    pairs = (entry.split("=") for entry in _SHORT.split("/"))
    return {short.strip(): tuple(full.split()) for short, full in pairs}


# A short spelling, and the words it stands for.
SPELLINGS = _table()
# For `str.translate`: an emoji, and the word it becomes.
EMOJI = {ord(sign): f" {word} " for word, signs in _SIGNS.items() for sign in signs}
