"""What asks for nothing in English: thanks, cancellations, offers, news, tales. Struck out before calls are looked for."""

from handlers.sos.distress.phrases import calm

GREETING = calm(
    "greeting",
    0,
    """
hi / hey / hello !anyone|anybody|? / hiya / morning / good morning|evening|afternoon|day / evening / afternoon / heya / yo / greetings / hi|hello|hey all|everyone|everybody|team|folks|there|guys|again|you / howdy
""",
)

SOCIAL = calm(
    "social",
    1,
    """
thanks|thank [you] [so|very] [much] [again] [a] [million|lot|bunch|ton|heap] / thanks|thank|merci|cheers [you] [so|very] [much] for [all] [your|the|last|that|this|coming|having|being|everything|yesterday|tonight|checking|asking] [lovely|great|quick|kind] [help|support|week|reply|advice|call|chat|offer|time|night|rescue|hand|answer|info|heads] / many thanks / cheers [mate|all|pal|love|everyone]
ok / okay / okey doke / okey dokey / k / kk / alright / all right !? / sure thing / yes / yep / yeah / yup / nope / nah / no thanks|thank / right / great / cool / fab / brilliant / perfect / lovely / super / sounds good|great|lovely|fine|perfect / will do / got it / noted / understood / makes sense / fair enough / no worries [at] [all] / fine by|with me
you|your are welcome / your welcome / you are welcome / any time / anytime / my pleasure / do not mention / no problem [at] [all] / not a problem|bother / np / no rush / no stress / no hurry / no pressure / not urgent / nothing urgent / no panic / no bother / no big deal / no biggie / no harm done / no doubt / no matter / nothing to report|worry / no news is / no complaints / not bad / not at all / not to worry
do not worry [about] [it|me|us|anything|that] / can not wait / could not be happier|better|prouder / could not have asked / could not stop smiling / cannot complain / why not / no questions [for] [now] / no more questions / no further questions / not any more / not anymore / no longer / no wonder / nothing but / never been better|happier|prouder / never a dull
lol / haha* / hehe* / lmao / rofl / xd / test / testing / good|nice|great|lovely|have [a] [great|good|lovely|nice|safe|fab|fantastic|wonderful] [a] night|weekend|day|evening|holiday|holidays|trip|journey|one|time|rest|job|work|luck|stuff|news|week|summer|break / night night / enjoy [your|the|it] / good luck / best of luck / best wishes / take care / get well / rest up / sleep well
see you|ya [on|at|then|there|soon|later|tomorrow|all] / bye / goodbye / speak|talk soon|later / happy birthday|christmas|easter|new|friday|holidays|anniversary / merry christmas / congratulations / congrats / well done / bravo / kudos / welcome / love to all / hugs / sending hugs|love|you / xx / hope you|your|everyone|it|all|the .. well|good|better|great|fun|soon|time / feels better / big up / you rock|rule / guys are the best / love you
ok|okay for|with monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|me|us / good|fine|okay|ok|cool by|with me|us / consider it done / done / all good / roger [that] / copy that / aye / righto / rightio / ta / cheers / ace / champion / top stuff / nice one / good one / good stuff|idea|plan|point|call|shout / great stuff|idea|plan|news|shout / on it / i owe you / owe you one|a|big / much appreciated / appreciate it|that / bless you / legend / same here / me too / likewise / agreed / exactly / absolutely / definitely / of course / indeed / true / good to know|hear / glad|pleased to hear / that s great|good|nice|lovely|fine|ok|okay|perfect|kind|sweet / that works / works for me / suits me / confirmed / confirming / talk later / ttyl / gn / gm / xoxo / x / love to
sweet dreams / safe travels|journey / bon voyage / bon weekend|week / merci / hooray / yay / woohoo / woo hoo / woop / hurray / go team / go you / you too / thank god / no harm / no sweat / hakuna / chill / good vibes / happy new|easter|monday|friday|weekend|holidays / all the best / warm|kind|best regards / fingers crossed / come on england|you
well played / quick word|note|line to say / nice to hear|see|know|meet / lovely to hear|see|meet / keep you posted|informed|updated / monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow suits|works|is|s me|for|fine|good|perfect / bedtime / bed time / nighty / get it now / makes total|perfect sense / off to bed / thanks|thank to those|all|everyone|everybody|whoever / bailed me|us out
""",
)

SMALLTALK = calm(
    "smalltalk",
    2,
    """
how are|r you|things|we [all] [doing|today|going|all] / how is|s everyone|everything|life|things / how is|s it going / how was|were your|it / how did it go / what s|is up / what is new / what s new|cooking|happening / are you a|an|human|real|the [bot|robot|human|machine|ai|person] / is this|it a bot|robot|human / do you sleep|dream|have feelings / who made|built you / what are you
what s your name / did you|u watch|see|hear|have|enjoy|catch|like / have you seen|heard|watched / guess who|what|where / is|was it|that|not [not|it] lovely|nice|great|beautiful|gorgeous|funny [out] / it s|is [so|absolutely] raining|sunny|snowing|lovely|beautiful|chilly / it s freezing|cold|hot|boiling in|today|out / freezing in / coming to the|our picnic|party|pub|bbq|barbecue|social / fancy a|coming
knock knock / what a day|night|week|team|session|group|crowd|laugh / lovely|nice|good weather / how funny|lovely|sweet|nice|cool / and you ? / you too / same to you / what about you ?
what are you up|doing|wearing|having|eating / what are you doing / up to this|tonight|today / this weekend ? / any plans / plans for the weekend|tonight / how did your|the|it / how s your|the|everyone|life|mum|dad|weekend|holiday / seen|saw the film|match|game|show|news / who won / tell me a joke / how old are you / what can you do / nice weather / bit chilly / chilly / warm today / sun s|is out / rain|raining|rained again|today|all / pub|beer|pint|film|match|football|cinema|beach|barbecue|bbq|curry|pizza ? / coffee ? / watched|watching
did you|u see|hear|watch|catch that|the|this|last .. night|storm|match|game|film|snow|moon / see that storm|sunset|rainbow
""",
)

CANCEL = calm(
    "cancel",
    3,
    """
no need [for] [to] [any|a] [help|call|reply|worry|more] / do not need [any|your] help|anything|anymore|more / no help needed|required|necessary / no longer need* / not needed|necessary|required / no action needed / never mind / nevermind / nvm / forget it / forget about it|that / forget what i|my / forget my message|question|request / ignore|disregard|scrap|delete|scratch my|that|this|the [last|previous|earlier] [message|request|question|sos|one|text|call] / cancel my|that|this|the [last] message|request|question|sos|call
all|now|s|is|got|everything|been|are fixed|sorted|solved|resolved|handled / all good|fine|ok|okay|clear|done / is|s|now working|back now|again / sorted / solved / resolved / fixed it|now|itself / problem|issue [is|was] solved|sorted|fixed|over|gone / all good|sorted|fine|ok|done|well|safe|set|clear|handled / back on track / under control / panic over / crisis averted|over / false alarm / my mistake|bad / sent by mistake|accident / wrong person|chat|number|window / by mistake
found it|them|him|one|another / have found the|my|her|someone|somebody / found the key*|room|box|cards|cable|school|door|link|answer / was|were|been|got found / turned|turns out / turned up with / works now / working now|again|fine / it works|worked / managed to|it / do not call|ring|phone|need / it s handled|sorted / figured it|that / worked it|that out / it is|s fine|ok|okay|over|nothing|all / it was nothing / was just unplugged / in the end / saved my|the|our|us|day / i|we am|are fine|ok|good|safe|sorted|set / came through|back / apologised / let us|me in
too dramatic / drama queen / overreact* / before i|we even|would / gets|got|getting easier|better / much better / better now / good now / feel better / feeling better / answered in / got answered / got through
dealt with / been handled|sorted|fixed|dealt|resolved|found|answered / got an answer|it|through|sorted|in / do not bother|worry / i|we managed / managed it|fine|ok|okay|without|in|to|after / you can|may|could close|ignore|forget|delete|cancel|stop [this|it|that|the] / close this|the|my|it / on second thoughts|thought / do not need anything|it|you|this|that|a|any / no longer|not need|needed|require|necessary|relevant / wrong chat|channel|person|number|group|thread|window / meant for|to send / sent to the wrong / just kidding|joking / only joking / kidding / ha just / scratch that / as you were / stand down / all sorted|over|quiet|well / problem went / it s gone|back|alright / sorted itself|out / showed up in the end / let us in / up and running|working / back up|online / back to normal / good as new / found , / lost .. turned up / has been found / no drama / storm in a / got there / got here in / made it / survived
key|keys|box|kit|teacher|caretaker|he|she|it|cards|cable|phone [just|finally|has|have] turned up / finally turned|arrived|answered|replied|came|got|worked|working
by accident , / pressed|hit|pushed|touched|clicked the|that|this [wrong|sos] button|one / pocket dial* / my fat fingers / did not mean to / misread it|the|that|your / everything s|is fine|ok|good|sorted|ready|settled|great|under|perfect / it s settled / is settled / settled now / apologised / apologized / explained it
""",
)

OFFER = calm(
    "offer",
    3,
    """
happy|glad|pleased|willing|free|able|keen|available|love|delighted to help|cover|lend|drive|step|assist|swap|share|take|host|stand|do|chat|bring|fill|pitch / i|we can|could|will|would [also|always|gladly|happily|easily|still] help|give|lend|bring|cover|take|drive|drop|host|pick|step|offer|pop|share|stand
we can help|lend|cover|bring|offer|give|host / can help|lend / if anyone|anybody|somebody|someone|you|they|it|she|he|people [is|are|has|ever|still] [in|get|gets] need*|want*|like*|short|stuck|stranded|struggling|wish|free|looking|trouble [of|for|to] [a|help|hands|people|on|swap|one] / just shout / give me a shout if / count me|us in / i am in / i am free|around|available
whoever gets|needs|wants|is [stuck|stranded|lost] / anyone in may|june / for anyone who|spare bed|room|seat|seats|key|kit|projector at|in|for|just [mine] / just in case / let me know if you|anyone need*|want|fancy / offer* / my|our treat / drop me|us a line|message if / up for grabs / to give away / want one / any takers / happy to / i will bring|take|do|cover|pick|make|bake|print|sort|be / bringing .. cake|biscuits|food|tomorrow|snacks
if anyone|anybody|somebody|someone|you s|is|are|would|ever|need / if needed|required|necessary|helpful|useful|you|wanted / i have|i|we have two|three|four|one|a|some|plenty|extra spare|extra|kits|seats|going|free / have|got .. spare|to spare|to give / two|three|four|one spare / i can bring|lend|take|help|cover|drive|host|give|do / can|could give|offer|lend|bring somebody|someone|anyone|you|a|people|my / volunteer to|for / put me down / sign me up / happy to|for / my door is|s / shout if / i am|we are|m available|free|around|up|about|game|keen|in / i do not mind doing|helping|covering|going|driving / do not mind helping|covering / glad to / ready to|and to|willing / spare projector|kit|cable|room|bed|seat|ticket
i can put|host|take|fit|seat|squeeze [two|three|four|a|some|you] [people|more|person] [up|in]
""",
)

JOY = calm(
    "joy",
    1.5,
    """
love|loved|loving|loves / lovely / amazing* / brilliant* / fantastic* / wonderful* / awesome / excellent / great / gorgeous / fab / fabulous / perfect* / proud / buzzing / chuffed / delighted / thrilled / happy / joy / smil* / beaming / laughing !at / laughed / fun / funny / heroes / hero / stars / impress* / inspir* / sweetheart* / sweet / legend* / cracking / smashing it / smashed it
went [really|so|very] well|great|smoothly|brilliantly|perfectly / energy / what a|an [brilliant|great|lovely|amazing] session|team|day|group|crowd / cool / nice / glad / relieved / good time|fun|news|laugh|vibe|session|group / emohappy / success* / nailed / passed / celebrat* / cake / picnic / party / at last / thriving / enjoyed / glowing / slept like / world of good / easier / classic / thankful / grateful / clapped / applause / wanted more / every minute
over the moon / on cloud / giggles / giggled / belly laugh / laughed so|until|that|till / laugh|laughing till|until|so|out / works a treat / a treat / worked a treat / ace / stellar / belter / belting / banging / top notch / spot on / marvellous / magnificent / magic / magical / superb / splendid / terrific / phenomenal / incredible / unreal / epic / blast / a hoot / hilarious / heartwarming / grateful / thank* / blessed / pumped / stoked / psyched / excited / honoured / tickled / elated / ecstatic / satisfied / cheerful / welcoming / generous / adorable / cute / great news|fun|session|day|turnout|time|bunch|group|stuff|energy|feedback|job / good news|fun|session|day|turnout|time|bunch|group|vibes / went down a|well|so / well received / smoothly / like a dream / no hitches / hit it off / so good|happy|proud|pleased|fun|much fun / really good|fun|nice|happy|pleased|enjoyed / big hit / success / winner / champagne / cheered / high five / made my day|week|year / made me a|smile|laugh / a drawing / in stitches / full house / packed house / sold every
ovation* / standing / full room|hall|house / went [really|very|so|super] well / so chuffed / glad i|we|to|you / everybody|everyone laughed|loved|clapped|cheered / flop but / grown / growing
""",
)

NEWS = calm(
    "news",
    0.5,
    """
have|has|had|i|we [just|already|also] sent|posted|uploaded|logged|finished|filled|booked|printed|handed|submitted|emailed|shared|signed|registered|packed|returned|delivered|added|updated|read|wrote|written|confirmed|passed|moved [it|the|my|them|back]
is|are [now|all] uploaded|up|online|ready|posted|live|published|attached|booked|confirmed / are|is on the|my drive / minutes from|of / logged / uploaded / attached / arrived [safely|it|and|today|this] !late|drunk|broken|damaged|soaked|torn|wrong|with / just got back|in / got back / got home|here|in safe* / got|had .. stars|compliments|applause|feedback !awful|bad|terrible|horrible / showed .. the|how|newcomers
people|kids|guests came / came along / fyi / for the|your file|record|records|info|information / quick|small|little update / just to say|let|tell|wanted / wanted to say|tell|share / ran the|a|it / i will read|be|bring|send|see|do|have|write|look / we will be|see|send / on leave|holiday / fully briefed / yes i|we do|have|did|can|will / my cat|dog / first workshop done / done and / my brother|sister|mum|dad is driving
you asked / you were asking / as planned / as agreed / on my way / on it / heading home|off|over / off to / next step / sign up tonight / the lot / picked it up / is on ! / people went / back from / taking over / they are taking / asleep / everybody|everyone present|came|happy / driving test / good to go / all set
i|we have|ve [already|just] told|sent|posted|left|paid|booked|confirmed|signed|dropped|ordered|made|put|bought|cleaned|packed|emailed / have already / already told|sent|done|booked|paid|confirmed|sorted / confirming / dropping|bringing|picking|heading|popping|baking|making|printing|packing|taking .. off|up|over|back|round|tonight|tomorrow|cake|home|along / setting up / all set|packed|booked / is here / are here / we are here|there|off|on / is in the|my / four|three|two|five classes|sessions|workshops this|done|today|in / done , / first session|one done / finished|finishing the|my|our|at / signed up / telling my mum|dad|sister|friend|partner / my mum|dad|sister|brother|friend|nan|partner says|thinks|loves|wants|said / they said yes|no problem|fine|ok / over to you / as you can see / attached / see attached / link below / here s|is the|my|our / these are the / for your
got|have the last|my place|spot|ticket|certificate|badge / home now / hot bath / bath / and bed / everything s|is ready / ready for tomorrow|friday|monday|saturday|sunday / made|baked|cooked|knitted|painted a|an|some|the pie|cake|bread|soup|curry|scarf|biscuits|cookies|poster / pie / signing up / sign up for / hike / i joined / put [two|three|four|a|some|you] [people|person|couple] up
""",
)

TALE = calm(
    "tale",
    0,
    """
last week|year|month|time|night|summer|spring|autumn|winter / years|months|weeks ago / back then / used to / remember when / remember that / in the past / at first / the first time / my first / first one / the other day / once / funny story / ended up / and then / i thought / at lunch / at the start / halfway
story / and then / before my
nearly died|cried|fainted|missed|lost|gave|quit|forgot / almost died|cried|fainted|missed|lost|gave|quit|forgot / ended in|with|up / it was all|only|just / looking back / in hindsight / ages ago / when i started|began|was / years back / as a kid / i once / one time / back in / honestly they / in the end
last year we|i|it / this year we|it / last year
""",
)

# The plain past: a trouble told in it is often still open, unless something glad stands beside it.
PAST = calm(
    "past",
    0,
    """
was|were / had / yesterday / turned / finished / stopped
""",
)

ABOUT_SOS = calm(
    "about sos",
    2,
    """
emergency|sos channel|button|team|people|feature|workshop|training|card|tool|system|page|exit|thread|heroes|kit / the|an|my|our|your|s|that|this|another sos .. got|was|answered|yesterday|last|went|worked / send|sending|sent an|my sos / to send an sos / about to send
showed|showing|taught|teaching|explained|learned|told .. help|sos|emergency|button / first aid / helped / helpful / helps / help desk|centre|page|guide
thanks for help* / of help / a great|big|huge help / helping out|hand|others|people|at|with|them / wants|wanted|love|here to help / volunteer* to help
learn|learned|learnt|taught .. ask|asking for help|sos / someone|somebody|who helped / helped the|a|an|my|our|him|her|them
""",
)

CUES = (ABOUT_SOS, CANCEL, OFFER, SMALLTALK, SOCIAL, JOY, NEWS, TALE, PAST, GREETING)
