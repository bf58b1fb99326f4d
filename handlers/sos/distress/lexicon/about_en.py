"""What is asked of Mijote itself, in English: who it is and what it does, and what it keeps of a person."""

from handlers.sos.distress.phrases import cue

SELF = cue(
    "self",
    1,
    """
[can|do|does] you|u|it speak|understand|talk|know [any|in|also|other]
    english|french|spanish|german|arabic|me|italian|languages [too] / [is|s] [there] anything else you|u can do /
[so] are|r|is|am|be you|u|this|it|that|i [just|really|actually|like|even|only|maybe|talking|speaking|chatting]
    [to|with|a|an|some|kind|the] [a|an|sort|of|actual|real|true] [a|real|actual|living|true|automated|proper]
    bot|robot|human|person|ai|machine|program|computer|chatbot|real|alive|artificial|humanoid|being|software|someone
    [intelligence|person|human|being|program|bot|real] [or] [what|not|a|an|just|is|are|am]
    [you|it|i|real|a|an|actual] [talking] [to] [a|an|real]
    [bot|robot|human|person|machine|ai|computer|program|being] [being] / about yourself / are you new [here] /
are you|u [a] [real] [person|human] [or] [a] chat bot [or] [a] [human|person|robot] / are you|u who|what /
can you read|understand what i write|say / do you have a name / do you understand what i [am] say|write|saying /
explain what|who you|u are|r|do /
how [do|does|would|should|can|could|am|are] i|we|you|one [supposed] [to] use|talk|chat|speak [with|to]
    you|u|this|mijote [bot|chat] /
how can|could|do|may|might|will you|u|this|mijote [possibly|even] help|assist|be|support [of] [me|us] [out]
    [use|help|assistance] [to] [me] /
how does|do|did this|it|you|u|mijote [bot|chat|stuff] [all] work|function|operate [here] / how it|this [all] works /
how mijote works / how old are|r you|u / how to use you|u|this|mijote [bot|chat] / how you work / introduce yourself /
is|s there a|an|any|some [real|actual] human|person|someone|somebody|people|one behind this|that|you|it|the
    [bot|account|chat|screen] / list [of|your] commands / show me what s|is possible / show|tell me what you can do /
tell me [something|more|a|bit] [about|little|bit] [about|bit] [yourself|you|about|mijote] [yourself|you|mijote] /
what [exactly] are|r you|u [for] /
what [exactly] do|does|did you|u|this|mijote|it do [exactly] [here|around|for] [here|me|us] /
what [exactly|else|all] can|could|are you|u|this|it|mijote|able [bot|thing|able] [to] do [for|4|here] [me|us] /
what [is|s] the point|purpose|goal|job|role|use|aim of this|mijote|you [bot|chat] /
what [is|s] this [bot|chat|robot|account] [for|about|all] [about|for] /
what [is|s] your|its point|purpose|goal|job|role|name|mission|function|use|aim|deal [here] /
what [kind|kinds|sort|sorts] [of] things|stuff|questions can|could i|we ask|tell you|u|here /
what [kind|kinds|sort|sorts] [of] things|stuff|questions|help|commands|tasks can|do|could you|u
    [ask|do|tell|answer|help|offer|provide|use] [me|with] [with|here] /
what are your commands|features|functions|skills|abilities|capabilities|options|powers /
what are|r you|u good at|capable|able|supposed|meant|used [to|of|for] [do|doing] / what can we talk about [here] /
what can you / what can|could you|u offer [me|us] /
what can|could|do|will you|u help|assist [me|us|people] [out] [with|on] /
what can|could|may i|we [even] ask|tell|write|say|type|use [to] you|u|here [for|about] [here] /
what can|could|may i|we do here / what do|should|can|shall i|we call you|u / what else can|do you|u [do|know] /
what is|s your|the [real|full] name / what were you made|built for / what you do [here|for] [me] /
what you|u can|could|are [able] [to] do [for] [me|us] /
what|wat [is|s|are] mijote|this|dis [bot|chat|robot|account] [for|about|all] [about] /
what|wat are|r you|u [called|exactly|really|actually|here] [for] / what|wat you doing here /
what|wat you|u are|r [for] /
what|which commands|features|functions|skills|options|abilities [do|are|can] [you|there|i]
    [have|use|know|offer|type] [here] /
what|which languages|language do|can|are|does you|u [speak|understand|talk|know] /
where are|do you|u from|come [from] / who [the] [hell|heck] are|r you|u /
who am i|we talking|speaking|writing|chatting|texting to|with / who are|r|is|s you|u|this|dis|that|mijote /
who dis|this / who i m|am talking|speaking to /
who is|s your|behind creator|maker|boss|developer|owner|this|you|mijote|it [bot|account] / who you|u [are|r] /
whom am i talking|speaking to /
who|whom made|built|created|wrote|programmed|developed|designed|coded|runs|invented|owns you|u|this|mijote
    [bot|thing] / why [the|this] [name] mijote / why are|r you|u called|named mijote /
you [a|an] bot|robot|human|person|ai|machine / you have a name / you real /
your features|commands|skills|abilities|capabilities / your name /
you|u are [a] bot|human|robot or [a] bot|human|robot /
you|u|this|it|that are|r|s|re|is [just|really|actually|not|probably|clearly|definitely] [a|an] [real|actual|just]
    bot|robot|human|person|ai|machine|program|computer|chatbot|real [person|human] [right|yes|no|or|are|isn|is|not]
    [not|you] [you|right]
""",
)

DATA = cue(
    "data",
    1,
    """
[are|is] you|u|this|it [bot] gdpr compliant|ready|ok|friendly /
[data|information|info|details|stuff] [that] you [have|hold|keep|store|collect|know] [have|got]
    [about|on|regarding|concerning] me /
[everything|all|anything] what|wat|which|how|all|everything|anything|much
    [data|info|information|details|much|stuff|personal|kind|else] [data|of|info|information] [do|does|have|did|that]
    you|u|mijote|this|they|it [bot] [actually|already|do|currently|all]
    know|have|hold|keep|store|got|remember|collect|save|stored|kept|saved|record|process [data|info]
    about|on|of|bout|abt|concerning|regarding me|myself [already] / [my] personal data /
[my] right [to] [be] forgotten /
are [all] our|my|these|the chats|messages|conversations|chat|talks [being]
    confidential|private|anonymous|secret|recorded|logged|stored|saved|kept|read|encrypted /
are|r you|u spying|tracking|monitoring|recording on|me|us [me] /
can|will|does|do|could|would the|other|others|everybody|everyone|people [team|people|admins|staff|volunteers]
    [here|be] [able] [to] read|see this|what|my|our [messages|message|chat|chats|conversation|i] [write|say|type]
    [here] / confidential|anonymous|private here|chat /
copy|export|download|access|view|see|correct|receive [of|to] [all] [the|of] [of] my [personal]
    data|info|information|messages|history [you] [hold|have|keep] [about|on] [me] / data access|subject request /
data protection|privacy [policy|officer] /
delete|remove|erase|wipe everything|me [about|from] [me|your|the] [system|database|records|memory] /
delete|remove|erase|wipe|destroy|clear|forget|purge everything|all|anything|what|whatever|data|info|the
    [data|info|information|that|stuff] [that] you|about|i|on|u [have|ve|know|keep|got|said|told|wrote|me]
    [got|told|said|you|on|about|written] [about|on|you|here|to] [me|you] /
delete|remove|erase|wipe|destroy|clear|purge|scrub|drop|deleting|deletion [of] [all|everything|the|any] [of|the]
    [my] my|our
    data|info|information|messages|history|account|chats|chat|details|conversation|conversations|profile|records|personal|stuff
    [data|info|information|details|history] [please] [now] / do you spy on me /
do|did|can|will you|u remember|recognise|recognize|know me|who [i] [am] /
do|does|are|will|did you|u|this|mijote|it [bot] [ever]
    store|keep|save|record|log|logging|remember|recording|saving|storing|collect|collecting|share|sell|sharing|archive
    my|our|what|everything|all|any|these|this|me
    [messages|chats|conversations|data|info|i|of|chat|personal|information|conversation|my|that]
    [data|write|say|type|wrote|this|i|messages] [here|write|say|to|for] [how|you] [long] /
forget [about] me|everything / forget [all|everything|what] [that|about] i|me [told|said|wrote] [you] / gdpr /
gdpr compliant|request|question|compliance /
how long do|will|are you|u keep|store|hold|save|remember [my|on|what|the|these|everything|all]
    [messages|data|i|info|chats|to|this] [write|say|type|data|my] [messages|data] /
is|s this|it|that|everything|our|my|all [all|chat|conversation|here|really|still|channel]
    [really|completely|fully|i|chat] confidential|private|anonymous|secret|recorded|logged|stored|encrypted|secure
    [here|or|too|thing] [not] /
my [personal] data|info|information|messages|history|account|chats [deleted|removed|erased|wiped|gone|back]
    [deleted|removed|erased] / my data / personal data [you] [hold|have|keep|store] [on|about] [me] / privacy /
privacy policy|notice|statement / right|rights to [be] forgotten|erasure|access|object|portability|rectification /
see|show|view|download|export|get|have|give|send [me] [all|a|the] [copy|of|my] [of] [all] my [personal]
    data|info|information|history /
see|show|view|tell [me] all|what [what] [that] you|u [ve|have] [got|data|kept|info|stored] on|about me /
subject access [request] / under|per|by|to [the] gdpr /
what do|does|happens|will|happen|are you|they|u|to [doing|do] [do] [with] my [personal]
    data|info|information|messages|details /
where does|do|is|are|will [all] my|our [personal] data|info|information|messages go|stored|kept|end|live|saved [up]
    [to] / who [else] can read|see this /
who [else] can|could|is|will|may|might [able] [to] read|see|view|access what|everything i write|say|type|tell|wrote
    [you|here] [here] /
who [else] can|could|is|will|may|might|has [able|access] [to] [read|see|view|access] my|our|these
    messages|chat|chats|conversation|conversations|data|info /
who [else] reads|sees my|our|these messages|chat|chats|conversations /
who [else] reads|sees what i|we write|type|say [here] / who reads|sees this / you spying on me /
you|u [actually] know|have|ve|keep|hold|store|remember [got|stored|kept|anything|stuff|data|things|info]
    about|on|bout|of|regarding me
""",
)

# What is said around such a question and changes nothing.
AROUND = cue(
    "around",
    0,
    """
about me / actually / ah / and / bot / btw / by the way /
can|could|would|will you|u [please] [tell|explain|say] [me|to] [me] / curious / do|did / dude / emohappy / erm /
exactly / excuse me / explain [to] [me] / for me / haha* / hello / here / hm / hmm / how can|could i|we /
how do i|we|you / how to / i have a question / i just joined|arrived [the] [team] /
i m|am curious|wondering|new|just [here|wondering|curious] / i wonder / if / is /
i|we want|would|wanna|d|need|wish|like|request|demand [like] [to]
    [know|make|understand|ask|see|have|get|request|exercise] [that|a|the|my] / just / just wondering / lol / make /
mate / may|can i [please] [ask|know] / mijote / new here / now / of|the|my|a|an|all / oh / ok / okay / on me /
please / please do / quick|a|one|another question / really / request / right / robot / so / sorry / tell me / then /
there / though / to / uh / um / wait / well / wondering / you hold on me / you|u on|hold
""",
)
