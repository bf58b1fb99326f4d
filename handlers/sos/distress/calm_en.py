"""What asks for nothing in English: thanks, cancellations, offers, news, tales. Struck out before calls are looked for."""

from handlers.sos.distress.phrases import cue

GREETING = cue("greeting", 0, """
hi / hey / hello !anyone|anybody|? / hiya / morning / good morning|evening|afternoon|day / evening / afternoon / heya / yo / greetings / hi|hello|hey all|everyone|everybody|team|folks|there|guys|again|you / howdy
""")

SOCIAL = cue("social", 1, """
thanks|thank [you] [so|very] [much] [again] [a] [million|lot|bunch|ton|heap] / thanks|thank|merci|cheers [you] [so|very] [much] for [all] [your|the|last|that|this|coming|having|being|everything|yesterday|tonight|checking|asking] [lovely|great|quick|kind] [help|support|week|reply|advice|call|chat|offer|time|night|rescue|hand|answer|info|heads] / many thanks / cheers [mate|all|pal|love|everyone]
ok / okay / okey doke / okey dokey / k / kk / alright / all right !? / sure [thing] !whether|if|what|how|about|i|it|the / yes / yep / yeah / yup / no / nope / nah / right / great / cool / fab / brilliant / perfect / lovely / super / sounds good|great|lovely|fine|perfect / will do / got it / noted / understood / makes sense / fair enough / no worries [at] [all] / fine by|with me
you|your are welcome / your welcome / you are welcome / any time / anytime / my pleasure / do not mention / no problem [at] [all] / not a problem|bother / np / no rush / no stress / no hurry / no pressure / not urgent / nothing urgent / no panic / no bother / no big deal / no biggie / no harm done / no doubt / no matter / nothing to report|worry / no news is / no complaints / not bad / not at all / not to worry
do not worry [about] [it|me|us|anything|that] / can not wait / could not be happier|better|prouder / could not have asked / could not stop smiling / cannot complain / why not / no questions [for] [now] / no more questions / no further questions / not any more / not anymore / no longer / no wonder / nothing but / never been better|happier|prouder / never a dull
lol / haha* / hehe* / lmao / rofl / xd / test / testing / good|nice|great|lovely|have [a] [great|good|lovely|nice|safe|fab|fantastic|wonderful] [a] night|weekend|day|evening|holiday|holidays|trip|journey|one|time|rest|job|work|luck|stuff|news|week|summer|break / night night / enjoy [your|the|it] / good luck / best of luck / best wishes / take care / get well / rest up / sleep well
see you|ya [on|at|then|there|soon|later|tomorrow|all] / bye / goodbye / speak|talk soon|later / happy birthday|christmas|easter|new|friday|holidays|anniversary / merry christmas / congratulations / congrats / well done / bravo / kudos / welcome / love to all / hugs / sending [hugs|love|you] / xx / hope you|your|everyone|it|all|the .. well|good|better|great|fun|soon|time / feels better / big up / you rock|rule / guys are the best / love you
""")

SMALLTALK = cue("smalltalk", 2, """
how are|r you|things|we [all] [doing|today|going|all] / how is|s it|everyone|everything|life|things|you going / how was|were your|the|it / how did it go / what s|is up / what is new / what s new|cooking|happening / are you a|an|human|real|the [bot|robot|human|machine|ai|person] / is this|it a bot|robot|human / do you sleep|dream|have feelings / who made|built you / what are you
what s your name / did you|u watch|see|hear|have|enjoy|catch|like / have you seen|heard|watched / guess who|what|where / is not|it it|that lovely|nice|great|beautiful|gorgeous|funny / is not it .. out / it s|is [so|absolutely] freezing|raining|sunny|snowing|boiling|hot|cold|lovely|beautiful|chilly / freezing in / coming to the|our picnic|party|pub|bbq|barbecue|social|do / coming along / fancy a|coming
a joke / knock knock / what a|an !mess|disaster|nightmare|do|should|day|shambles|horrible|awful|terrible / what a day|night|week|team|session|group|crowd|laugh / weather / sunny / how funny|lovely|sweet|nice|cool / and you / you too / same to you / what about you ?
""")

CANCEL = cue("cancel", 3, """
no|not|do not|without|any need|needed|need [for] [of] [any|to|a] [help|call|more|you|it|anything|reply|worry] [needed|required] / no help needed|required|necessary / no longer need* / not needed|necessary|required / no action needed / never mind / nevermind / nvm / forget it|that|about|my|what|i / ignore|disregard|scrap|delete|cancel|scratch my|that|this|the [last|previous|earlier] [message|request|question|sos|one|text|call]
all|now|it s|is|got|everything|been|are|its fixed|sorted|solved|resolved|good|fine|handled|ok|okay|working|clear|under|done|back / sorted / solved / resolved / fixed [it|now|itself] / problem|issue solved|sorted|fixed|over|gone|is / all good|sorted|fine|ok|done|well|safe|set|clear|handled / back on track / under control / panic over / crisis averted|over / false alarm / my mistake|bad / sent by mistake|accident / wrong person|chat|number|window / by mistake
found it|the|them|my|him|her|one|another|someone|somebody|a / was|were|been|got found / turned|turns out|up / turned out / works now / working now|again|fine / it works|worked / managed to|it / do not call|ring|phone|need / it s handled|sorted / figured it|that / worked it|that out / it is|s fine|ok|okay|over|nothing / it was nothing / in the end / saved my|the|our|us|day|me / i am|we are|m fine|ok|good|safe|back|all|sorted|set / came through|back / apologised / let us|me in
too dramatic / drama queen / overreact* / before i|we'd|we|i even|would / false / gets|got|getting easier|better / much better / better now / good now / feel better / feeling better / no problem in the end / turned up with / answered in / got answered / got through
""")

OFFER = cue("offer", 3, """
happy|glad|pleased|willing|free|able|keen|available|love|delighted to help|cover|lend|drive|step|assist|swap|share|take|host|stand|do|chat|bring|fill|pitch / i can|could|will|would [also|always|gladly|happily|easily|still] !not|do|get|have|be|see|you|please|never|feel|hear|only [help|give|lend|bring|cover|take|drive|drop|host|pick|step|swap|offer|come|pop|share|stand|do]
we can help|lend|cover|bring|offer|give|host / can help|lend / if anyone|anybody|somebody|someone|you|they|it|she|he|people [is|are|has|ever|still] [in|get|gets] [need*|want*|like*|short|stuck|stranded|struggling|helps|wish|free|could|looking] [of|for|to] [a|help|hands|people|on|swap|one] / just shout / give me a shout if / count me|us in / i am in / i am free|around|available
whoever gets|needs|wants|is [stuck|stranded|lost] / anyone in may|june|need / for anyone who|whose / spare bed|room|seat|seats|key|kit|projector [at|in|for|just] [mine] / just in case / in case / on me / let me know if you|anyone|i / offer* / my|our treat / drop me|us a line|message if / up for grabs / to give away / want one / any takers / happy to / i will bring|take|do|cover|pick|make|bake|print|sort|be / bringing .. cake|biscuits|food|tomorrow|snacks
""")

JOY = cue("joy", 1.5, """
love|loved|loving|loves / lovely / amazing* / brilliant* / fantastic* / wonderful* / awesome / excellent / great / gorgeous / fab / fabulous / perfect* / proud / buzzing / chuffed / delighted / thrilled / happy / joy / smil* / beaming / laughing !at / laughed / fun / funny / best / heroes / hero / stars / star / impress* / inspir* / sweetheart* / sweet / legend* / cracking / smashing it / smashed it
went [really|so|very] well|great|smoothly|brilliantly|perfectly / energy / what a|an [brilliant|great|lovely|amazing] session|team|day|group|crowd / cool / nice / glad / relieved / good time|fun|news|laugh|vibe|session|group / emohappy / success* / nailed / passed / celebrat* / cake / picnic / party / at last / at last / thriving / enjoyed / glowing / rave / slept like / world of good / easier / classic / thankful / grateful / quiet lad / clapped / applause / wanted more / every minute
""")

NEWS = cue("news", 1.5, """
i have|i've|have|has|had|i|we [just|already|also] sent|posted|uploaded|logged|finished|filled|booked|printed|handed|submitted|emailed|shared|signed|registered|packed|returned|delivered|added|updated|read|watched|told|met|wrote|written|confirmed|passed|moved [it|the|my|them|back]
is|are|was [now|all] uploaded|up|online|ready|posted|live|published|on|attached|booked|confirmed|in the|my|drive / are on the / minutes from|of / logged / uploaded / attached / arrived [safely|it|and|today|this] !late|drunk|broken|damaged|soaked|torn|wrong|with / just got back|in / got back / got home|here|in safe* / got|had .. stars|compliments|applause|feedback !awful|bad|terrible|horrible / showed .. the|how|newcomers
came [today|great|along|out] / people came / fyi / for the|your file|record|records|info|information / quick|small|little update / just to say|let|tell|wanted / wanted to say|tell|share / ran the|a|it / i will read|be|bring|send|see|do|have|write|look / we will be|see|send / on leave|holiday / fully briefed / yes i|we do|have|did|can|will|am / my cat|dog / first workshop done / done and / my brother|sister|mum|dad is driving|wants|will|drives
you asked / you were asking / as planned / as agreed / on my way / on it / heading home|off|over / off to / next step / sign up tonight / the lot / picked it up / is on ! / people went / back from / taking over / they are taking / joined / asleep / cat is / everybody|everyone present|came|happy|there / driving test / good to go / all set
""")

TALE = cue("tale", 0, """
was|were / had / last week|year|month|time|night|summer|spring|autumn|winter / years|months|weeks ago / back then / used to / remember when / remember that / in the past / at first / the first time / my first / first one / yesterday / the other day / once / funny story / turned / ended up / then / i thought / thought / whole time / too / at lunch / at the start / halfway
story / and then / looked / said / wanted / finished / stopped / packed up / before my|i
""")

ABOUT_SOS = cue("about sos", 2, """
emergency|sos channel|button|team|people|feature|workshop|training|number|line|card|tool|system|page|exit|contacts|contact|thread|heroes|kit / the|an|my|our|your|s|that|this|another sos .. got|was|is|answered|yesterday|last|went|thing|worked|page / send|sending|sent an|my sos / to send an sos / about to send
how to|they|you call|ask|shout|cry|get for|out|the help|sos|button [in|with] [the] [app|bot] / called|call|calling|asking|ask|cry|shout for help .. app|bot|button / showed|showing|taught|teaching|explained|learned|told .. help|sos|emergency|button / first aid / helped / helpful / helps / help desk|centre|page|guide / your|the|his|her|their|all help|support
thanks for help* / of help / a great|big|huge help / helping out|hand|others|people|at|with|them / want|wants|wanted|like|love|here|able to help / volunteer* to help
""")

CUES = (ABOUT_SOS, CANCEL, OFFER, SMALLTALK, SOCIAL, JOY, NEWS, TALE, GREETING)
