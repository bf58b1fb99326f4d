"""What is told and asks for nothing, in English: gladness, news, tales of the past."""

from handlers.sos.distress.phrases import calm

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
finished / had !enough / last week|month|night / stopped / turned / was|were / yesterday
""",
)

CUES = (JOY, NEWS, TALE, PAST)
