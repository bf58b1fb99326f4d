"""What asks somebody for something, in English: rescue, contact, requests, questions."""

from handlers.sos.distress.phrases import cue

SOS = cue(
    "sos",
    4,
    """
a hand here|please / asap / big|huge|massive|serious|real problem|trouble|emergency|issue|mess / code red /
come quick|quickly|now|fast / crying out / desperate* / do something / emergency / freaking out / help /
helping me|us / in trouble|distress|crisis / it s a disaster|nightmare|mess / losing it / mayday /
need a hand|rescue|rescuing|you / need|needing somebody|someone|backup|rescue|saving|help / panic /
panicking / please please / red alert / rescue me|us / right now please / save me|us /
send|get someone|somebody|help|backup / somebody|someone|anyone|please come / sos /
total|complete disaster|nightmare|chaos / urgent*
""",
)

# A wish to talk to somebody, or the question whether somebody is there.
CONTACT = cue(
    "contact",
    4,
    """
a quick|small|silly|daft question|word|chat / a word|chat ? / an actual|real person|human /
answer me|please / answerphone / anyone online|up|awake|home|in / anyone|anybody ? /
anyone|anybody|someone|somebody there|around|here|awake|online|available|about|free /
are you there|around|free|available|awake|busy /
ask [you|someone|somebody] [a|something|some|about|one|for] / bother you|anyone /
call|ring|phone|text|contact|message me|us|back / call|ring|speak to|with me / can we talk|speak|chat /
can|could we have a call|chat|word / contact at|for|details|of|person /
could|can|may i ask|talk|speak|call|ring|borrow / get back to me / get hold of /
give me|us a call|ring|shout|bell|buzz / got a question / got|have|spare|has a sec|second|minute|moment|mo /
have|had a question|query / hello anyone|anybody|? / how do i reach|contact / in charge /
is anyone|anybody|someone|somebody / need to ask|say|vent|tell / need to talk|speak|tell|ask /
number for|of the / one more thing|question / phone number / phone|contact number of|for / pick up please /
picks up / please answer|reply|respond|pick / question about|for|on / quick one / quick question /
reach you|someone|anyone|somebody / real person|human / something to ask /
speak|talk|chat to|with a|an|someone|somebody|anyone|you|the / still up|awake ? /
talk it|this through|over / talk to about|someone|somebody / voicemail / want to talk /
who can|do|should|could|would i call|ask|talk|speak|contact|ring|tell|email|phone|go /
who s in charge|responsible / who s|is the|our|my contact|person|lead|referent|coordinator|manager|boss /
who to ask|call|tell|contact|see / who to call|ask|contact|tell / you awake|up|there|around|about|on ? /
you there|around|free|busy|available
""",
)

REQUEST = cue(
    "request",
    3,
    """
a copy|template|sample|version of|in|for / a lift|ride from|to|back|please|? / a look at|over /
a quick|second|third opinion / advice / an extra|extra pair|hands|hand|help / an eye over|on / an opinion /
any chance|ideas|idea|advice|tips|tip|suggestions|clue|word|news on|thoughts /
anyone|anybody know|knows|got|have|has|free|able|fancy|up|want|who|know /
any|some help|advice|support|guidance|tips|pointers / are there any|some|still / back up / backup /
be great|good|nice if / can|could|may|might we|i have|get|borrow|use|bring|send|change|swap|do /
can|could|may|might we|i see|run|cancel|film|still|just|please|leave|start|move /
can|could|would|will you|u|someone|somebody|anyone|anybody|one / could use|really /
could you|u|we|i|someone|anyone / could|can do with / cover for me|us / do me a favour|favor /
does|do|has|did|is|would anyone|anybody|someone|somebody|you /
do|did we|you have|know|do|need|get|pay|still|offer / favour|favor to / fill in for /
get a new|another|spare|hold / got any / grateful|appreciate if|a|any|some|it /
have to go|leave|cancel|miss|pull / have you|we got|any|a / have|has got to /
hoping you|someone|to get|for|somebody / i have|must|need|ought to /
i would like to know|ask|change|cancel|talk / if you|anyone|anybody|somebody|someone has|have|knows|know /
in need / is it ok|okay|possible|worth|allowed|still|fine|normal|too|true|alright / is it possible /
is there a|any|an|somewhere|someone|anywhere|still|wifi|parking /
i|we want|would like|require|am after|are after / lend|borrow / let me in|know /
let me know how|what|where|if|when|who / looking over|at|after my /
mind casting|having|taking|giving|checking|reading|looking / need !not / needing / needs /
opinion|feedback on|? / please / point me|us / pointers / replacement /
send|resend|forward|email|give|show|tell|remind|lend|walk|point|talk me|us / short of|on|by|handed|staffed /
some muscle|backup|support|guidance / someone take|cover|come|bring|swap|replace|check /
someone|somebody to / spare ? / spare a|any / stand in / swap with|my|shifts / to cover /
want to know|ask|change|talk|check / who can|could|would|will|s / who has|can|could|is able /
who s able|free|got|in / wondering|wondered if|whether|how|what|where|who|when /
would it be possible|ok|okay / would love some|a|your|to know / would you|anyone|anybody|someone mind /
your opinion|advice|thoughts|view|take
""",
)

QUESTION = cue(
    "question",
    3,
    """
age limit / allowed to / am i|we / anyone run|done|tried|used|got|had|know|seen|else /
are the|they|these|there / are we / can i|we|it|they|the|a /
can we|i|they|you film|use|change|record|take|bring|start / clue what|how|where / confused /
could|would|will it|that|we|i|this / did anyone|anybody / do i|we / do they / does it|that|this|the|anyone /
dress code / ever run|done|tried|had ? / figure|work out|it|what|how / from what|where|which / from where /
has anyone|anybody|someone / has the|anyone|it|my / have i|we|they / how .. ? / how come /
how does|did it|that|this /
how do|to|does|can|should|long|many|much|far|often|early|would|will|could|is|did|am|big|old|late /
how on|the earth|hell / how should|could|might|are|is|were|about /
how s|is the|that|this|it supposed|meant|work|working|possible / idea what|how|where|who|why / is .. still /
is anyone|anybody|there|it|this|that /
is it true|normal|ok|okay|fine|safe|allowed|legal|compulsory|mandatory / is it|that|this|the|there|my /
is not|was not it|that|this free|supposed|meant|included ? / is the .. ? /
know how|what|where|when|who|whether|if|which|why / may i / meant to / must i|we /
no clue|idea|instructions / no idea|clue|clues / not sure|certain /
or do|should|is|are|can|shall|will i|we|it|they|there|that / or not ? / or what /
remember how|what|where|which|whether|if / remind me / shall i|we / should i|we /
should|shall|must|may|can|could|do|am|are i|we|they|you
    need|bring|use|say|tell|have|get|keep|know|just|still|even|really /
so do|should|is|what|how|where|when i|we|it / supposed to / tell them|the|him|her|school|parents ? /
unless i|we / unsure / was i|it|that supposed|meant|ok|right / what .. ? /
what age|sort|size|level|colour|date /
what am|on|kind|size|sort|version|room|day|date|address|now|about|else /
what do|does|should|order|time|is|are|if|happens|can|would|age|to / what if / what now /
what on|the earth|hell / what s the|our|my|their|a|that|going|with|on|in|wrong / what then /
what time|date|day|room|size|age|do|does|should|would|could|if|kind / what would you|u|happens /
what|which page|bit|part|section / when .. ? / when do|does|is|are|s|can|should|will|am|did|will the /
when s|is|are|do|does|should / where .. ? / where do|can|is|are|should|to|did|would|will|does|s|exactly|on /
where do|can|should|to start|begin|find|go / where from ? / where s|is|are|to|from /
whether to|or|i|we|it|the|they / which .. ? /
which is|are|deck|version|card|cards|one|room|day|way|kit|bus|train|do|platform|form|of /
which is|way|one|bit|part|train|room|of / who do|does|should|gets|pays|signs|has|keeps|brings|runs|decides /
who is|are|do|does|s|has|should|will|runs|pays|can|did|gets|signs|decides /
who locks|opens|closes|stays|starts|runs|brings|pays|do|should|s ? / whose / why .. ? /
why is|are|does|do|did|has|have not / why is|are|do|does|will|did|has|can|am|would|s / wondering
""",
)

CUES = (SOS, CONTACT, REQUEST, QUESTION)
