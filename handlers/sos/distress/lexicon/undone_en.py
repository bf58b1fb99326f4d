"""What turns a call round, in English: cancellations, offers of help, talk about the SOS itself."""

from handlers.sos.distress.phrases import calm

# Speaking of the SOS itself, or teaching others to use it.
ABOUT_SOS = calm(
    "about sos",
    2,
    """
a great|big|huge help / about to send / alert|panic|help|emergency|sos button|channel|system /
emergency|sos card|tool|system|page|exit|thread|heroes|kit /
emergency|sos channel|button|team|people|feature|workshop|training /
explained|showed|told to .. how to .. sos|help / fire|evacuation drill / first aid / ghostbusters /
great|super|brilliant|lovely|amazing|fab|fun|good|excellent sos|emergency / help desk|centre|page|guide /
helped / helped the|a|an|my|our|him|her|them / helpful / helping out|hand|others|people|at|with|them /
helps / how to call|ask|shout for help in|on|with|through|using /
how to open|send|start|make an|a sos|case / learn|learned|learnt|taught .. ask|asking for help|sos /
of help / replies|reply|replied|answer|answers|respond so|very|really fast|quick|quickly /
send|sending|sent an|my sos /
showed|showing|taught|teaching|explained|learned|told .. help|sos|emergency|button /
someone|somebody|who helped / sos saved / sos workshop|session|team|channel|button /
sos|emergency crew|gang|lot|squad|folk|group|page|thread /
taught|trained|shown|showed|told|explained|teaching|showing|training
    the|them|our|everyone|my|newcomers|to|how .. how|to ... / thanks for help* /
the sos saved|helped|rescued|worked /
the|an|my|our|your|s|that|this|another sos .. got|was|answered|yesterday|last|went|worked / to send an sos /
to sos|soses / volunteer* to help / wants|wanted|love|here to help
""",
)

# The trouble is over, or the message was a mistake.
CANCEL = calm(
    "cancel",
    3,
    """
all along / all arranged|set|in hand|covered|booked / all arranged|sorted|handled|settled|good /
all good|fine|ok|okay|clear|done / all good|sorted|fine|ok|done|well|safe|set|clear|handled /
all sorted|over|quiet|well / all|now|s|is|got|everything|been|are fixed|sorted|solved|resolved|handled /
answered in / apologised / apologized / as you were / back on track / back on|again|up , / back to normal /
back up|online / been forgotten / been handled|sorted|fixed|dealt|resolved|found|answered /
before i|we even|would / behind us|me / better now /
brought his|her|their|a|the laptop|key|keys|kit|spare|own / by accident , / came back by itself|on|fine /
came through|back / came to the|my|our rescue|aid / can come after all /
cancel my|that|this|the [last] message|request|question|sos|call / close shave / close this|the|my|it /
crisis averted|over / dealt with / did not mean to / do not bother|worry /
do not call|ring|phone|bother|worry|come|reply ... / do not call|ring|phone|need /
do not need [any|your] help|anything|anymore|more / do not need anything|it|you|this|that|a|any /
do not need help|anyone|anybody|anything|it|them|that|you|any ... / do not need help|it|you|anything after /
drama queen / everything s|is fine|ok|good|sorted|ready|settled|great|under|perfect / exaggerat* /
explained it / false alarm / feel better / feeling better / figured it|that /
finally answered|replied|rang|called|came|arrived|opened|worked|got|managed|found /
finally rang|called|phoned|replied|came|answered|turned|arrived /
finally turned|arrived|answered|replied|came|got|worked|working / fine i|we found|got|did|have /
fixed it|now|itself / for nothing / forget about it|that / forget it / forget it , /
forget my message|question|request / forget what i|my / found , /
found a|another|somebody|someone|our replacement|sub|stand|solution|way|cover|substitute /
found her|his|their|my|our [daughter|son|kid|dog|mum|dad|bag|coat|phone|keys|key|way|wallet|glasses] /
found it|him|her|them ! / found it|them|him|one|another /
found the key*|box|cards|cable|answer|link !is|was|empty|locked|broken|shut|wet|torn /
found the|my|our cards|kit|keys|key|box|room|bag|phone|slides|way|link|file , / fuss /
gave us the|a|another big|bigger|new|other / gets|got|getting easier|better / good as new / good now /
got an answer|it|through|sorted|in / got answered / got here in / got in round|through|in|via|by /
got it covered|sorted / got my hands|mitts back|on / got there / got through / ha just / has been found /
has|have|was been found / have found the|my|her|someone|somebody / help after all / i have|ve got it|this /
ignore|disregard|scrap|delete|scratch my|that|this|the [last|previous|earlier]
    [message|request|question|sos|one|text|call] / in the boot / in the end / in the meantime / is fine /
is forgotten / is settled / is|s taking my|the|over slot|place|session|shift|turn /
is|s|now working|back now|again / it is|s fine|ok|okay|over|nothing|all / it s fine|ok|okay|good|nothing /
it s gone|back|alright / it s handled|sorted / it s settled / it s|is [all] arranged /
it was a mistake|mix|misunderstanding / it was me|us|mine / it was nothing / it worked out /
it works|worked / i|we am|are fine|ok|good|safe|sorted|set / i|we managed / just kidding|joking /
key|keys|box|kit|teacher|caretaker|he|she|it|cards|cable|phone [just|finally|has|have] turned up / kidding /
leave it , / leave it i / let us in / let us|me in / long behind / long gone / lost .. turned up / made it /
managed it|fine|ok|okay|without|in|to|after / managed to / managed to|it /
managing after|fine|now|ok|without / meant for|to send / melodramatic / message sent by mistake /
misread it|the|that|your / moved on / much better / my fat fingers / my mistake|bad /
need|want help|it|anything after all / never mind / nevermind / no action needed / no drama /
no hard feelings / no help needed|required|necessary / no longer need* /
no longer need|needs|necessary|required ... / no longer|not need|needed|require|necessary|relevant /
no need [for] [to] [any|a] [help|call|reply|worry|more] / no need [for] to|for|of ... /
no point calling|ringing|coming|replying ... / not need help after / not needed|necessary|required /
not pushed|plugged|switched|turned in|on / nvm / on my desktop|desk / on second thoughts|thought /
only joking / over nothing / overreact* / overreacted / panic over / phew / plenty of time / pocket dial* /
pressed|hit|pushed|touched|clicked the|that|this [wrong|sos] button|one / problem went /
problem|issue [is|was] solved|sorted|fixed|over|gone / rang|called|texted back / relax / relief / resolved /
room|hall|venue has been found|sorted|booked / s back !to|late|home|and / s back on|up|again|online /
s fine / saved my|the|our|us|day / scratch that / sent by mistake|accident /
sent by|in mistake|error|accident / sent to the wrong /
sent|pressed|wrote|posted|called [it|that|this|you] by mistake / settled now / showed up in the end /
solved / sorry about that|earlier|lunch|the fuss|the drama / sorted / sorted itself|out / stand down /
storm in a / survived / the fuss / the whole time / there was just a|the / time wrong , all /
to the rescue / too dramatic / turned up with / turned|turns out / under control / up and running|working /
was a mistake / was just unplugged / was me / was|were|been|got found / water under /
we are|re good|fine|ok|sorted / we are|re managing|coping|fine|good|sorted|ok|okay / we got this /
we have got this|it / went full / what a relief / wifi|power|sound|internet|signal s|is back /
worked it|that out / worked out|itself fine|well|ok / working now|again|fine / works now /
worried|stressed|panicked over|for|about nothing / wrong chat|channel|person|number|group|thread|window /
wrong person|chat|number|window /
you can|may|could close|ignore|forget|delete|cancel|stop [this|it|that|the]
""",
)

# The person offers help: "if you need somebody" is no need of theirs.
OFFER = calm(
    "offer",
    3,
    """
a car|van|minibus and / any takers / anyone in may|june / are yours /
bringing .. cake|biscuits|food|tomorrow|snacks / can help|lend / can stand in|cover|fill|step|deputise|sub /
can take some|a|on|any|the sessions|workshops|groups|one|two|shifts|slots /
can|could give|offer|lend|bring somebody|someone|anyone|you|a|people|my / count me|us in /
do not mind helping|covering / drop me|us a line|message if /
for anyone who|spare bed|room|seat|seats|key|kit|projector at|in|for|just [mine] /
free all week|weekend|day / free all|on|this summer|week|weekend|day|morning|afternoon|monday /
free all|on|this tuesday|wednesday|thursday|friday|saturday|sunday|if / give me a shout if / glad to /
happy to / happy to|for /
happy|glad|pleased|willing|free|able|keen|available|love|delighted to
    help|cover|lend|drive|step|assist|swap|share|take|host|stand|do|chat|bring|fill|pitch /
have|got .. spare|to spare|to give / help out on|if|with|any /
i am free|around|about|available
    on|this|next|all|if|from|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday /
i am free|around|available / i am in / i am|we are|m available|free|around|up|about|game|keen|in /
i can do the|a|any|your|some .. shift|slot|session|duty|turn|rota /
i can put|host|take|fit|seat|squeeze [two|three|four|a|some|you] [people|more|person] [up|in] /
i do not mind doing|helping|covering|going|driving /
i have|i|we have two|three|four|one|a|some|plenty|extra spare|extra|kits|seats|going|free /
i will bring|take|cover|pick|make|bake|print|sort / i will|ll volunteer for|to /
if anyone|anybody|somebody|someone ever|needs|would /
if anyone|anybody|somebody|someone|you|they|it|she|he|people [is|are|has|ever|still] [in|get|gets]
    need*|want*|like*|short|stuck|stranded|struggling|wish|free|looking|trouble [of|for|to]
    [a|help|hands|people|on|swap|one] / if a|any|some .. is|are looking|short|needs|need ... /
if needed|required|necessary|helpful|useful|wanted / if needs be / if people|folks want|need|needed /
if someone|anyone|somebody|anybody|people|folks|you s|is|are|re
    stuck|short|stranded|struggling|desperate|interested|keen|in ... / if that|it helps|suits|works ... /
if that|it|this helps|suits / if you are ever / if you s|re|are ever|in|stuck|short|passing /
if you|they|anyone|anybody|somebody|someone|people need|needs|want|wants ... / is yours /
it s|is just sitting /
i|we can|could give|offer|lend|get [somebody|someone|anyone|people|you] [a]
    [lift|hand|ride|bed|room|loan|cover] /
i|we can|could|will [also|gladly|happily] take one|some|people|it|them|over|that|your|a ... /
i|we can|could|will|would [also|always|gladly|happily|easily|still]
    help|give|lend|bring|cover|drive|drop|host|pick|step|offer|pop|share|stand ... /
i|we would love|like to help|host|cover / just in case / just shout /
kit|room|car|van|house|hall|flat is|s free|available|yours / lend my|our|you|the /
let me know if you|anyone need*|want|fancy / my door is|s /
my sofa|spare|couch|house|place|car|door is|s|yours / my|our treat / offer* / put me down /
ready to|and to|willing / seats if|for|free|going|available|spare / seats left|in my /
short handed|staffed / shout if / sign me up / spare projector|kit|cable|room|bed|seat|ticket /
stand in for whoever|anyone|whichever|anybody / think of|about me / to give away / to step in /
two|three|four|one spare / up for grabs / up for helping|covering|hosting|swapping / ve|have got a .. if /
volunteer to|for / want one / we can help|lend|cover|bring|offer|give|host /
whoever gets|needs|wants|is [stuck|stranded|lost] / will volunteer
""",
)

CUES = (ABOUT_SOS, CANCEL, OFFER)
