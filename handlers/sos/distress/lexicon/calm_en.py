"""What is said in passing, in English: thanks, nods, wishes, small talk, greetings."""

from handlers.sos.distress.phrases import calm

SMALLTALK = calm(
    "smalltalk",
    2,
    """
a nice machine|robot|bot / a person or|human / a program|programme / and you ? / any plans /
are we seeing|meeting up / are you a|an|human|real|the [bot|robot|human|machine|ai|person] /
are you for real / are you written|coded|built|programmed|made|trained /
are you|u a|an|actually|really|truly|just|even [an|a] [actual|real|proper|true]
    robot|bot|human|machine|person|ai|program [or] [what|not] / bit chilly / brass monkeys / chilly /
coffee ? /
coffee|tea|lunch|beer|pint|drink|pizza|picnic|brunch|dinner next|tomorrow|tonight|this|sometime|soon|on|? /
coming to the|our picnic|party|pub|bbq|barbecue|social / day going|been /
did you|u see|hear|watch|catch that|the|this|last .. night|storm|match|game|film|snow|moon /
did you|u watch|see|hear|have|enjoy|catch|like / do you ever|even sleep|rest|eat|dream|laugh /
do you sleep|dream|have feelings / fancy a|coming / fine weather / for a robot|bot|machine / for real or /
freezing in / freezing|baltic|chilly|nippy|boiling|roasting /
good new|christmas|easter|holiday|weekend|trip|night|evening .. ? / got|any sunshine|sun|rain|snow /
guess who|what|where / have you seen|heard|watched / how are|r you|things|we [all] [doing|today|going|all] /
how did it go / how did your|the|it / how funny|lovely|sweet|nice|cool /
how is|s everyone|everything|life|things / how is|s it going / how old are you / how s the weather /
how s your day|week|evening / how s your|the|everyone|life|mum|dad|weekend|holiday / how was|were your|it /
how you|ya|u doing|going|been|feeling / is this|it a bot|robot|human /
is|was it|that|not [not|it] lovely|nice|great|beautiful|gorgeous|funny [out] /
it s freezing|cold|hot|boiling in|today|out /
it s|is [so|absolutely] raining|sunny|snowing|lovely|beautiful|chilly / kids are wild / knock knock /
look who s|is|just|got|has / lovely|nice|good weather / nice weather /
nice|lovely|gorgeous|beautiful|glorious weather|day|evening|out|sunshine /
or a|an machine|human|robot|person|bot / or what ? / plans for the weekend|tonight /
pub|beer|pint|film|match|football|cinema|beach|barbecue|bbq|curry|pizza ? /
rain|raining|rained again|today|all / remember when|that|how .. forgot|lost|fell|got|broke|was|had|tried /
same to you / see that storm|sunset|rainbow /
see you|u|ya [on] [monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|later|there] ? /
seen|saw the film|match|game|show|news / snowing|snow / sun s|is out / sunshine|snow too|there|?|here /
sweltering|sunny|drizzling|chucking|tipping|bucketing /
s|is bitter|baltic|perishing|bracing|boiling|roasting|mild|tropical|chilly|pouring [in|out|today|here|up] /
tell me a joke / this weekend ? / up to this|tonight|today / warm today / watched the / watched|watching /
what a day|night|week|team|session|group|crowd|laugh / what about you ? / what are you /
what are you doing / what are you up|doing|wearing|having|eating / what can you do / what is new /
what s new|cooking|happening / what s your name / what s|is up / who made|built you / who won /
you coming to the picnic|party|pub|bbq|barbecue|social / you too / your end too
""",
)

# Said in passing: it weakens nothing, a call beside it still counts.
SOCIAL = calm(
    "social",
    1,
    """
absolutely / ace / agreed / ah|oh ok|okay|right|great|nice|cool|good|lovely / all done /
all gems|stars|legends|heroes / all good / all right !? / all smooth|calm|quiet|well|fine / all the best /
alright / any time / anytime / appreciate it|that / as always / as usual / at last / aye /
bailed me|us out / be there / bed time / bedtime / best of luck / best wishes / big up / bless you /
bon voyage / bon weekend|week / bravo / brilliant / bring on / by all means / bye / can not wait /
cannot complain / champion / cheers / cheers [mate|all|pal|love|everyone] / cheers to / chill /
come on england|you / confirmed / confirming / congrats / congratulations / consider it done / cool /
copy that / could not be happier|better|prouder / could not have asked / could not stop smiling /
crystal clear / definitely / did not know|realise / do not mention /
do not worry [about] [it|me|us|anything|that] / done and dusted / enjoy [your|the|it] /
evening|morning|afternoon all|everyone|team|folks|guys / everything|all i need|needed|want|wanted /
exactly / fab / fair enough / feels better / fine by|with me / fingers crossed /
for listening|asking|checking|caring|coming|having /
for the support|help|lift|seat|ride|chat|call|tip|heads / get it now / get some|plenty rest|sleep /
get well / glad|pleased to hear / gm / gn / go team / go you / good evening / good luck / good one /
good stuff|idea|plan|point|call|shout / good to know|hear / good vibes / goodbye /
good|fine|okay|ok|cool by|with me|us / good|great|super|fab|top|ace team|idea|plan|stuff|day /
good|nice new|christmas|easter|year|eve|holiday|birthday ? /
good|nice|great|lovely|have [a] [great|good|lovely|nice|safe|fab|fantastic|wonderful] [a]
    night|weekend|day|evening|holiday|holidays|trip|journey|one /
good|nice|great|lovely|have [a] [great|good|lovely|nice|safe|fab|fantastic|wonderful] [a]
    time|rest|job|work|luck|stuff|news|week|summer|break / got it / got my place|ticket|spot|seat|badge /
great / great stuff|idea|plan|news|shout / greetings from / guys are the best / haha* / hakuna /
happy bday / happy birthday|christmas|easter|new|friday|holidays|anniversary / happy days /
happy new|easter|monday|friday|weekend|holidays /
happy|merry monday|tuesday|wednesday|thursday|friday|saturday|sunday|everything|spring / hehe* / here s to /
hooray / hope your|the .. better|well|soon /
hope you|your|everyone|it|all|the .. well|good|better|great|fun|soon|time / hugs / hurray /
i am good|fine|ok|okay thanks|thank|cheers / i owe you / i see / i will be there / i will wait /
in my diary|calendar / in your own time / indeed / just saying|popping hi|hello|in / k /
keep you posted|informed|updated / kind|nice|sweet|good of you [to] [ask|say|offer|check] / kisses / kk /
kudos / legend / likewise / lmao / lol / looking forward / loud and clear / love to / love to all /
love to all|everyone|you / love to|from / love you / lovely / lovely to hear|see|meet / makes sense /
makes total|perfect sense / many thanks / me too / means|meant a lot|so|the / merci / merry christmas /
merry|happy christmas|xmas|easter|birthday /
monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow suits|works|is|s
    me|for|fine|good|perfect / much appreciated / my bad / my pleasure / nah / never a dull /
never been better|happier|prouder / nice one / nice to hear|see|know|meet / night all / night night /
nighty / no big deal / no biggie / no bother / no comment|objection|objections / no complaints / no doubt /
no further questions / no harm / no harm done / no hurry / no issue|issues [at|on] [all|our|my] [side|end] /
no longer / no matter / no more questions / no news is / no no / no panic / no pressure /
no problem [at] [all] / no problem i / no problems [at|on] [all|our|my] [side|end] /
no questions [for] [now] / no question|questions at|for|right|yet|so|from [the|now] [moment|time] /
no rush / no stress / no sweat / no thank you / no thanks|thank /
no trouble [at|on] [all|our|my] [side|end] / no wonder / no worries [at] [all] / nope /
not a problem|bother / not at all / not bad / not bad for / not right now thanks / not to worry /
not urgent / noted / nothing but / nothing else / nothing more / nothing special|much|new /
nothing to add|report|declare|say|see / nothing to report|worry / nothing to say|report|add|declare /
nothing urgent / np / of course / off to bed / oh right / ok / okay / okey doke / okey dokey /
ok|okay for|with monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|me|us / on it /
owe you one|a|big / perfect / perfect then / phew / quick word|note|line to say / received , / rest up /
right / rightio / righto / rofl / roger [that] / roll on / safe travels|journey / same here /
see how you|u were|are|is|re / see you next|in|at|around|there|on|then|soon [year|week|month|time] /
see you|ya [on|at|then|there|soon|later|tomorrow|all] / sending hugs|love|you / sleep well /
sleep well|tight / snacks|drinks|beers|cakes are|is on me / sounds good|great|lovely|fine|perfect /
speak|talk soon|later / spread|pass the word|it [on] / spring|summer|weekend|friday at last / suits me /
sup / super / sure thing / sweet dreams / ta / take care / take your time /
taking care of everything|it|things / talk later / team ! / test / testing / thank god /
thanks|thank [you] [so|very] [much] [again] [a] [million|lot|bunch|ton|heap] /
thanks|thank to those|all|everyone|everybody|whoever / thanks|thank|cheers to|everyone|everybody|all /
thanks|thank|merci|cheers [you] [so|very] [much] for [all]
    [your|the|last|that|this|coming|having|being|everything|yesterday|tonight|checking|asking]
    [lovely|great|quick|kind]
    [help|support|week|reply|advice|call|chat|offer|time|night|rescue|hand|answer|info|heads] /
that s great|good|nice|lovely|fine|ok|okay|perfect|kind|sweet / that s it / that works /
top bloke|man|lady|woman|lass|guy|team / top stuff / true / ttyl / understood / warm|kind|best regards /
wassup / we re|are taking care|on|covering / welcome / well done / well played / when you can|get|have /
whenever you|it / why not / will do / withdraw my|the / woo hoo / woohoo / woop / works for me / x / xd /
xoxo / xx / yay / yeah / yep / yes / yes|yess got|! /
you are a|an|the|all|so [real|absolute|total]
    star|stars|legend*|angel*|gem|best|hero*|life|saver*|amazing|great|kind / you are welcome / you got it /
you re a|an|the star|legend|angel|gem|best / you rock|rule / you too / your welcome / you|your are welcome /
yup
""",
)

# A greeting alone may precede a call, so it calms nothing.
GREETING = calm(
    "greeting",
    0,
    """
afternoon / evening / good morning|evening|afternoon / good morning|evening|afternoon|day / greetings /
hello !anyone|anybody|? / hey / heya / hi / hiya / hi|hello there /
hi|hello|hey all|everyone|everybody|team|folks|there|guys|again|you / howdy / morning / yo
""",
)

CUES = (SMALLTALK, SOCIAL, GREETING)
