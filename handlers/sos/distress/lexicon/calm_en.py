"""What asks for nothing, in English: thanks, greetings, small talk, gladness, news, tales of the past."""

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

JOY = calm(
    "joy",
    0.5,
    """
a drawing / a godsend / a hoot / a treat / ace / adorable / amazing* / answers everything|all / applause /
at last / awesome / banging / beaming / been great|brilliant|amazing|lovely|fantastic|super|so /
belly laugh / belter / belting / big hit / blast / blessed / brilliant* / but happy|worth / buzzing / cake /
celebrat* / champagne / cheered / cheerful / chuffed / clapped / classic / cool / cosy / cracking /
crushed|nailed|aced it / cute / delicious / delighted / did my|our 10th|first|second|100th|50th / easier /
ecstatic / elated / emohappy / energy / enjoyed / epic / every minute /
everybody|everyone laughed|loved|clapped|cheered /
everyone|everybody|all s|is|are|was|were happy|thrilled|delighted|smiling|well|safe / excellent / excited /
fab / fabulous / fantastic* / finished early / fired up / flop but / full house / full room|hall|house /
fun / funny / generous / get easier / gets better|easier|fun / get|got used to it / giggled / giggles /
glad / glad it|that|you|we|i / glad i|we|to|you / glorious / glowing / good crowd /
good news|fun|session|day|turnout|time|bunch|group|vibes / good time|fun|news|laugh|vibe|session|group /
gorgeous / graduated / grateful / great /
great news|fun|session|day|turnout|time|bunch|group|stuff|energy|feedback|job / growing / grown /
hallelujah / happy / happy days / happy everyone|everybody|team / heartwarming / hero / heroes / high five /
hilarious / hit it off / honoured / impress* / in fits of / in stitches / incredible / inspir* /
is great|brilliant|amazing|lovely|fantastic|beautiful|super|fab / joy / just did my|our / keener /
laugh about / laughed !at|in|the / laughed so|until|that|till / laughing !at /
laugh|laughing till|until|so|out / legend* / like a dream / like clockwork / lovely /
lovely crowd|group|bunch|audience|people|kids / love|loved|loving|loves / made me a|smile|laugh /
made my day|week|year / magic / magical / magnificent / marvellous / mega / motivated / muppet / nailed /
nice / nice one / no hitches /
no|zero|without|not [a|one] [single] incident*|complaint*|glitch*|fuss|moan*|hiccup*|argument* /
no|zero|without|not [a|one] [single] squabble*|fight*|hitch*|drama*|tear|tears|tantrum* / on a high /
on cloud / on top of the / ovation* / over the moon / packed house / packed out / party / passed /
passed my|her|his|the / perfect* / phenomenal / picnic / pleased with|for|to / proud / psyched / pumped /
raring / really good|fun|nice|happy|pleased|enjoyed / reassured / relieved / rescued / round of applause /
satisfied / saved me|us|my|the|our /
shattered|tired|exhausted|knackered but happy|proud|worth|smiling|glad / slept like / smashed it /
smashed it|that|this|on / smashing it / smil* / smoothly / snack and / so chuffed /
so cute|sweet|kind|lovely|funny|proud / so good / so good|happy|proud|pleased|fun|much fun / sold every /
so|very|really|well pleased|glad|happy|proud|grateful|chuffed / splendid / spot on / spotless / standing /
stars / stellar / still laugh* / stoked / success / success* / super sos|session|workshop|day|team|evening /
superb / sweet / sweetheart* / tasty /
teacher|head|client|mayor|kids|council delighted|happy|thrilled|chuffed / tears of joy|laughter|pride /
terrific / thank* / thanked / thankful / thrilled / thriving / tickled / top bloke|lady / top notch /
unreal / useful / wanted more / was great|brilliant|amazing|lovely|fantastic|super|fab|delicious /
was|is unreal|epic|bliss|ace|mint / welcoming / well received /
went [really|so|very] well|great|smoothly|brilliantly|perfectly / went [really|very|so|super] well /
went down a|well|so / went well|fine|great|ok|smoothly / what a laugh|hoot|joy|blast /
what a success|relief|triumph|win / what a team|day|crew|crowd|night|lot /
what a|an [brilliant|great|lovely|amazing] session|team|day|group|crowd / what energy /
wicked session|day|team / winner / with joy|laughter / won the|a|our|first / wonderful* / worked a treat /
works a treat / world of good / yes ! / you get used|there / yummy / yum|yummy
""",
)

# Small facts: the person tells, and asks for nothing.
NEWS = calm(
    "news",
    0.5,
    """
agenda s|is / all set / all set|packed|booked / already told|sent|done|booked|paid|confirmed|sorted /
and bed / are here / are|is on the|my drive /
arrived [safely|it|and|today|this] !late|drunk|broken|damaged|soaked|torn|wrong|with /
arrived fine|well|safely|ok|okay|good / as agreed / as planned / as you can see / asleep / attached /
back from / back in the cupboard|store|office / bath / be there at|for|by|on|around / came along /
confirmed for / confirming / cooked|baked|made for / done , / done and / driving test /
dropped [off] the|some posters|kit|flyers|leaflets|box|cards|key|keys /
dropping|bringing|picking|heading|popping|baking|making|printing|packing|taking ..
    off|up|over|back|round|tonight|tomorrow|cake|home|along / everybody|everyone present|came|happy /
everything s|is handed|set|packed|ready|done|booked|in / everything s|is ready /
expenses|invoice|form|report|receipts sent|done|in|submitted|filed / finished|finishing the|my|our|at /
first session|one done / first workshop done /
flyers|posters|cards|badges|leaflets|banners is|are printed|ready|here|done|packed / for asking /
for the|your file|record|records|info|information / for your /
four|three|two|five classes|sessions|workshops this|done|today|in / fully briefed / fyi / good to go /
got back / got home / got home|here|in safe* / got the info|memo|email|message /
got|had .. stars|compliments|applause|feedback !awful|bad|terrible|horrible /
got|have the last|my place|spot|ticket|certificate|badge / handed to / have already /
have|has|had|i|we [just|already|also]
    sent|posted|uploaded|logged|finished|filled|booked|printed|handed|submitted|emailed|shared
    [it|the|my|them|back] /
have|has|had|i|we [just|already|also] signed|registered|packed|returned|delivered|added
    [it|the|my|them|back] /
have|has|had|i|we [just|already|also] updated|read|wrote|written|confirmed|passed|moved
    [it|the|my|them|back] / heading home|off|over / here s|is the|my|our / hike / home now /
home safe|safely / hot bath / i am|m logged|connected|signed|registered in|on|up / i joined /
i will read|be|bring|send|see|do|have|write|look / is here / is in the|my / is on ! /
is|are [now|all] uploaded|up|online|ready|posted|live|published|attached|booked|confirmed /
i|we have|ve [already|just] dropped|ordered|made|put|bought|cleaned|packed|emailed /
i|we have|ve [already|just] told|sent|posted|left|paid|booked|confirmed|signed / just did /
just got back|in / just logged|sent|posted|finished|filled|done|booked|read|put /
just to say|let|tell|wanted / kit|box|gear|projector|everything s|is back|stored|away|packed in|at|on /
kit|parcel|package received|arrived|delivered|here /
leaving the|my keys|key|kit|box|poster*|bag with|at|in|by /
lent|gave|brought|made me|us [a|some|the] [pen|pens|kit|cable|key|spare|hand|lift|cake|tea] / let you know /
link below / logged / logged in / logged my / made it home|back|here /
made|baked|cooked|knitted|painted a|an|some|the pie|cake|bread|soup|curry|scarf|biscuits|cookies|poster /
meeting moved to .. noted / minutes from|of / mum|dad|gran|nan s|is better|well|fine|home|out /
my brother|sister|mum|dad is driving / my cat|dog /
my mum|dad|sister|brother|friend|nan|partner says|thinks|loves|wants|said / next step /
off on leave|holiday / off to / on holiday|vacation|leave / on it / on leave|holiday / on my way /
over to you /
parcel|package|kit|letter|box|form|post went|is|s|has|was [been|gone]
    off|out|sent|posted|on|delivered|collected|yesterday / people went / people|kids|guests came /
picked it up / pie / played with /
posted|sent|dropped|returned|shipped the|my|your|it
    parcel|kit|form|cards|box|letter|key|keys|report|off|back /
proofreading|reading|checking|sending|writing|working|bringing|packing|updating it|them|this|your|on /
put [two|three|four|a|some|you] [people|person|couple] up / quick|small|little update / ran the|a|it /
read the minutes|notes|report|guide|email|news / ready for tomorrow|friday|monday|saturday|sunday /
read|seen the|your|that sheet|guide|doc|email|message|note|file / received , /
running tomorrow|saturday|it|this|that / see attached / setting up /
should|will get there|arrive|reach|be with|land / showed .. the|how|newcomers / sign up for /
sign up tonight / sign ups are open / signed and returned|sent / signed up / signing up /
s|is|are on the drive|wiki|website|board|shelf / taking over / telling my mum|dad|sister|friend|partner /
that s me logged / the lot / these are the / they are taking / they said yes|no problem|fine|ok /
thinking of you / till|until the / training others / uploaded / wanted to say|tell|share /
wanted to tell|thank|say you|u|all / we are here|there|off|on / we played / we will be|see|send /
will|shall send|let|bring|come|get|post|drop|check|read|pass|be|see [it|you|them|that]
    [back|know|over|round|along|on|later|tomorrow|soon] / with the caretaker as /
workshop|session|stall done|finished|over , / yes i|we do|have|did|can|will / you asked / you were asking
""",
)

# Told, not lived: long ago, the first time, "remember when".
TALE = calm(
    "tale",
    0,
    """
ages ago / almost died|cried|fainted|missed|lost|gave|quit|forgot / and then / as a kid / as it happens /
as luck / at first / at lunch / at the beginning / at the start / a|one|two|three|ten year|years ago /
back in / back then / before my / ended in|with|up / ended up / first one / first time i|we / funny story /
halfway / honestly they / i completely forgot / i once / i thought / i used to / in hindsight /
in january|february|march|april|may|june|july|august|september|october|november|december i|we / in the end /
in the past / it was all|only|just / last spring|summer|autumn|winter / last year we|i|it /
last year|time|summer|spring|autumn|winter / long gone / looking back / my first / my first time /
nearly died|cried|fainted|missed|lost|gave|quit|forgot / once / one time / panic attacks are /
remember that / remember when / since then / still laugh* / story / that time / the first time /
the other day / this close to / this year we|it / today i am|m|we / used to /
wanted to jack|quit|give|stop / was about to / way back / we still laugh / when i started|began|was /
when i was / when i|we started / years back / years|months|weeks ago / you get used
""",
)

# The plain past: a trouble told in it is often still open, unless something glad stands beside it.
PAST = calm(
    "past",
    0,
    """
finished / had / last week|month|night / stopped / turned / was|were / yesterday
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

CUES = (SMALLTALK, SOCIAL, JOY, NEWS, TALE, PAST, GREETING)
