"""What goes wrong, in English: danger, distress, troubles, mishaps, and what makes them pressing."""

from handlers.sos.distress.phrases import cue

DANGER = cue(
    "danger",
    4,
    """
a and e / a e / a fire / abus* / accident* / allerg* / ambulance / assault* / asthma* / at home hits /
attack* / beats her|him|me / bereave* / better off without me / bitten / blacked out / bleed* / blood /
break in / broke into / broken into / broken|breaking into|in /
broke|broken his|her|my|their|arm|leg|wrist / bullied / bully* / burgl* /
burn|burned|burnt|scalded her|his|my|their|hand / can not breathe / can not find her|him|one|a child|kid /
cancer / cannot breathe / cannot find her|him|a|the / chest pain* / choke* / choking / collaps* / creep /
creeping / creepy / cut his|her|my|their|himself|herself / dark thoughts / died / disclos* /
do not want to be here|live|live anymore / do not|not feel safe / drugs / drunk / end it|my /
end of my tether / epilep* / epipen / evacuat* / faint* / feel sick / fell off|down|over|on /
fell|fallen down|over|off|from|and / fight / fighting / fire !up|service|pit|work|works /
fire brigade|engine|alarm|service|alarms / first aider / flood* / funeral / gas in / gas leak / grabbed /
grey and|in / grope* / harass* / harming / has not come back / hit by|me|him|her / hits her|him|me /
hit|hits|punch*|kick*|slap*|bit|pushed me|him|her|them|a|another / homophobic / hospital / hurt /
hurting myself|himself|herself / inappropriate* / inhaler / injur* / intruder* /
kill myself|himself|herself / knife* / lashed out / looked grey|pale|awful|ill / lost a child|kid|pupil /
miscarriage / missing child|kid|pupil / mugged / nicked / no point / not breathing / not come back /
not safe / not want to live|wake|exist / on fire / out of breath / overdose / paramedic* / passed away /
passed out / pickpocket* / police / punch* / pushed me|him|her / racial / racist / rather be dead / robbed /
rushed to / safeguarding / scared for / seizure / self harm* / sexist / sexual* /
sliced|cut|burnt|burned|twisted|sprained|broke|broken|banged|hit|hurt my|his|her|their|a
    finger|hand|leg|ankle|wrist|head|arm|foot|knee|back|thumb|toe / slipped and /
slipped|tripped|slipped on|over|and / slur* / smell* gas|burning|smoke|funny|strange / smell* of|in /
smoke / spat / spitting / stalking|stalked|followed me|us / stole* / stranger /
strange|funny|weird|burning|gas smell / stroke / struggling to breathe / suicid* / theft / threat* /
throwing|threw|throws punch*|chairs|a|up / thrown|threw up|at / told me something|about /
touch* him|her|me|them|up / touched / unconscious / unsafe / vomit* / walked|made off with / wandered off /
want to die / want|wanna|going to die|disappear / weapon / went|gone missing / wish i was|were dead
""",
)

DISTRESS = cue(
    "distress",
    3,
    """
afraid / aggressive / all too|getting much|to|too / alone / angry / anxiety / anxious / arguing / argument /
ashamed / at my wits|limit / awake all / awful / behind with|on / belittl* / bickering / blam* me|us /
blames / blank* / breaking point / burnout / burnt|burned out / butterflies / by myself /
can not cope|do|face|handle|take|go|sleep|stop|breathe|bear|deal|keep|stand|even /
can not stop|sleep|eat|breathe|focus / cannot stop / chaos / clash* / complain* / conflict / cried / cry /
crying / deal with it|this|him|her|them / deflated / demoralis* / demotivat* / depressed / devastated /
disappointed / disaster / discouraged / disheartened / do not know|understand|get /
does not know|understand / dont|not feel / doubt myself|i|if|whether / doubting /
do|cope|handle|manage|face|take|stand this|it anymore|more|any|alone / drained / dread* / drowning /
embarrass* / exhausted / fail / failed / failing / failure / fall apart / fallen out / falling apart /
fallout / fault / fed up /
feel|feeling|felt [really|so|very|quite|pretty|a] [bit] down|low|bad|awful|terrible|sick|lost|stupid|alone /
feel|feeling|felt [really|so|very|quite|pretty|a] [bit]
    rough|ill|small|useless|unwell|unsafe|uneasy|guilty|horrible / fell|falling out with / floor / fraud /
freak* / frightened / froze / furious / ganged / giggl* at|when|every|whenever / give up / giving up /
going badly|wrong / good enough / guilty / gutted / had enough / hate this|it /
hate|hated|hates me|it|this|us / heartbroken / heckl* / hopeless / horrible / hostile / humiliat* /
hurt my|me / i am done !with|and|it|the|now|! / idk / ignor* / imposter / impostor / in shock / insult* /
juggling / knackered / laugh* at / laughed at|in|the entire|me / laughing at / let everyone|them|the down /
loathe / lonely / lost !and / lost confidence / lost|losing it|my|control / low / made a mess / meltdown /
mess of / messed up / miserable / mock* / my mind|brain went|is|has blank|mush / nauseous / nerves /
nervous / nightmare / no confidence / no sleep /
not cope|coping|sleeping|slept|eating|ok|okay|myself|cut|good|up|feeling|safe|great|sure / not cut /
not going well / not good enough / not sure i|if i can|belong|should / not up to / on edge / on my own /
out of control / out of depth / out of my depth / overwhelm* / panic* / putting it off / quit / quitting /
regret* / rethinking / rotten / rough day|time|week / row with / rubbish at / rude / run down / scared /
scream* / screwed up / second thoughts about / shaken / shaking / shaky / shame / shattered / shocked /
shout* / sick of / sinking / snigger* / snowed under / sobbing / spiral* / stranded / stress* / stretched /
stropp* / struggl* / stuck / swallow me / swamped / swearing at / swore at / tearful / tears / tense /
tension / terrible / terrified / they giggle|laugh|snigger|smirk / tired / too much for|to / trembling /
undermin* / up all night / up to this|it / upset / useless / want out /
want to stop|leave|quit|cry|hide|go home / weepy / what it takes / wobbl* / worn out / worried /
worry !about|not / worrying / worthless / wretched / yell*
""",
)

TROUBLE = cue(
    "trouble",
    3,
    """
1|2|3|two|one out of|stars / a temperature / am|was not able|allowed|getting|coming|on|ready|prepared /
argument* / asking me|us|for|to|why|whether|if|about / asking|asks|asked for|us|me|whether|if|about /
asleep in|at / at the last minute / at the same time / ate the|my / babysitter / backed out / bail* /
bedlam / blackout / blocked / blown|blowing / blunder* / blurry / bored / both classes|groups|teams /
bounced / break down / breakdown / broke|broken|breaks / bug / bumped us|me|from / burst /
came|coming|fell off|apart|undone|loose / can not / can not come|attend / can not make /
can not|does not|did not open|find|get|log|access|download|see|print|hear|reach|connect|work /
can not|does not|did not read|share|play|start|upload|join|come|edit|pay|leave|make|attend|turn / cancel /
canceled / cancelled / cancelled|canceled on / cancelling / cancels / cannot make / carnage / catch up /
changed the|their|our / charger / charge|charged|charging|bill|billed me|us|for / charging us|me / chasing /
chewed / childcare / chucked / claim|claims|claiming that|our|we|the|it|to / clash* with / clear off /
closed / clue* / conked out / covid / cracked / crackl* / crash* / customs / cut off|short / damaged /
dares to / dbs / dead / deadline / declined / delay / delayed / delivered to the|another /
demands|demanding|demanded / denied / deposit / derail* /
did not work|come|arrive|turn|get|show|receive|confirm|go|pay|reply / died / disrupt* / ditched /
ditched|dumped|abandoned me|us / diversion /
do not have|know|work|get|want|listen|see|understand|match|fit|open|think / do not make / does not /
dominat* / double booked / double booking / double the / drop out / dropped out /
dropped|dropping it|the|my / dying / empty room|hall|building|car / error / errors / evicted /
expects|expecting|expect us|me|to / expenses / expired / fall|falling|fallen behind / fault / faulty /
fell|falls|falling through|apart|over|out / fever / fewer|less than / fiasco / filming / flat / flooding /
flu / forgot / forgotten / freez|frozen / froze / fully booked / fuse* / ghosted / glitch* / goes off /
goes|redirects|points|leads to / going off / gone before / gone home /
gone missing|wrong|off|awol|down|quiet / had to leave / half|none of the|them|my|our|us /
handed|given|landed|lumbered|dumped|gave|assigned me|us|with / hanging by|off / hardly anyone|anybody /
has to leave / has|have changed|moved|disappeared|vanished|gone|left|quit|resigned /
has|have not answered|shown|paid|confirmed|had|sent|started|signed /
has|have not arrived|come|heard|been|replied|received|got|turned / heckl* / held|holding at|back|up|the|my /
hiccough / hiccup / hijack* / hitch / ignored my|me|us / ill / in labour / insist* / instead / insurance /
interrupt* / invalid / invoice /
is not|are letting|enough|allowed|replying|answering|connecting|showing|printing|playing|listening|on /
is not|are working|here|there|open|responding|turning|charging|loading|coming|in / issue / issues /
jam|jammed / just|simply will / keeps /
keep|keeps on|cutting|asking|crashing|dropping|failing|talking|interrupting|saying|telling|getting /
kick off / kicked off / kicking off / landed with / last minute / late / leak* / left , /
left [it|the|my|them|all|everything] .. home|train|bus|behind|taxi|car|office / left without|early|me|us /
let go / let me|us down / licence /
link|page|form|app|site|login|password|code|account ..
    broken|dead|down|expired|wrong|locked|missing|blank|error|fails / locked / lost / low battery / low on /
makes no sense / mayhem / messed / messing around / mess|messed|mucked up / migraine / misbehav* / mishap /
misplaced / misprint* / miss the / missed / missing / mistake / mix up / mixed up / monopolis* /
more people|kids than / moved the|us|it / muddle* / my .. is in|ill|sick|poorly|unwell /
never arrived|came|showed|turned|got|heard|answered|replied|told|received|comes|had / never showed /
never told /
no chairs|projector|room|parking|lift|one|response|record|news|register|screen|water|light|lights /
no dares / no lift|ramp|access|parking / no one|nobody / no one|nobody told /
no place|seat|space|battery|room / no power|heating|sound|internet|signal|wifi|tables|chairs|votes /
no record / no reply / no reply|replies|emails|email|news|keys|key|toilets|water / no show / no show* /
no sign|answer|reply|signal|power|wifi|internet|sound|electricity|heating|key|keys|tables / no way to|of /
nobody here|came|is|there|s|has|turned|showed / nobody to / none of / not a soul|single / not accepted /
not accessible / not coming / not enough / not enough|big|long / not make it / not one / not right /
not turned|loading|possible|sure|allowed|able|heard|receiv* /
not working|responding|arrived|answering|replying|enough|here / nothing works|is|s / nowhere near|to /
nowhere to / on their phone* / on their phones /
only .. registered|turned|signed|came|people|minutes|left|mins|one|two|three|four|five|tickets|copies /
oops i|we|the / out of date /
out of money|stock|paper|ink|time|cards|pens|battery|petrol|fuel|juice|chairs|space / out of pocket /
out of|with 12|10|20|25|30 / outdated / outside and|in|the / overbooked / overcharg* / overdue / overlap* /
overrun* / overslept / owed / owes / paid back / pandemonium / pay upfront|up|for|it / peed|wee|weed /
playing up / poorly / postpone* / power cut / problem / problems / pulled out / pulled the plug / puncture /
radio silence / rained|raining off|in|on / ran out / rang and / rang|called|phoned , i|so /
ran|run|running|runs out|late|low|behind|over / rated it|us|me / recording us|me / refund / refuse* /
refusing / reimburs* / rejected / riot / ripped / risk assessment / ruined / run over /
running out|low|short|late|behind /
says|say|said [that] [i|we|he|she|they|it|my|there|our] never|no|not|can|is|are|has|wrong|only|it /
setback / shambles / shunted / shut / sick / sign ups out / slept in / smashed / snag / snapped / snor* /
snow* in / soaked / sold out / some other|another / spanner / spilled / spilt / start over /
started|starts filming|crying|shouting|fighting|laughing|leaving|throwing /
still no|not|waiting|nothing|missing|have / still waiting / stood me|us up / storm / stranded / strike /
strikes / stuck / supposed|meant to be|lead / suspended / swallowed the|my /
talk|talks|talking over|through|back / telling|tells|told us|me / tested positive / the last of /
they want / think|sure i|we have|broke|lost|made|left|forgot|upset|offended / threaten* /
three|two|four of them|us|the / throwing things|paper|pens / timed out / too far /
too many|few|much|loud|big|small|long|late|short|hard|cold|hot|noisy / too quick|fast|slow / torn / towed /
traffic / tripped / trouble / troubles / turned down|away / twice the|as many / unable to / unexpected* /
unpaid / unreadable / unruly / unusable / unwell / upside / used up / useless / waiting outside|for /
waiting|waited for|since|outside|ages / walked|stormed out / walked|stormed|wandered off|out /
walk|walking in|all|out over / wants it|proof|forms|paperwork|a|us|me|to|more|everything|two|double|cash /
wants us / want|wants to|us|me|a|an|our|money|proof|it|the|payment|30|cash|them|him|her /
weeks|months|days late|ago / went wrong|off|blank|dead|down|badly / wheelchair / whizz* / will not /
will not make / will not stop|sit|listen|talk|engage / without us|me|telling|warning|keys|the|any|a /
would not|will let|start|open|listen|load|play|turn|connect|work|print|stop|charge|move|pay|accept / wrong /
zero votes|replies|sign|people|bookings
""",
)

# Words that are seldom good news: one makes the bot ask, and beside time pressing or a room it calls.
MISHAP = cue(
    "mishap",
    2,
    """
accus* / ache|aches|aching / alarm* / all over the / annoy* / argu* / banging / banned / barged / bicker* /
blam* / bleak / block* / bogus / booed|booing / bother* / bounc* / breach* / broke* / bruis* / burst /
called in / chased|chasing / cheat* / clash* / clogg* / closed / collaps* / complain* / conflict* /
confront* / contradict* / corridor / corrupt* / crack* / cramped / crisis / critici* / crowd* out / damag* /
danger* / dead* / debt* / decline* / defect* / delet* / demolish* / denied / deny / dirty / disab* /
disagree* / disappear* / disaster* / disconnect* / disgust* / dismiss* / disorgan* / disrespect* /
disrupt* / distract* / disturb* / drain* / drench* / drop* out / drown* / empty / enem* / erased /
everyone|everybody hates|left|quit|ignores / everywhere / evict* / exclud* / expel* / explod* / exposed /
fail|fails|failed|failing|failure / faint* / fake / fear* / feud / fighting / filthy / fine|fined for /
fired / flood* / foul* / froze* / frustrat* / gap in|on / glitch* / gone / greas* / griev* / gross /
grumbl* / halt* / harmed / hate|hates|hated / hauled / hoarse / hoax / hungry / ignor* / illegib* /
incorrect* / infect* / insult* / interfer* / irritat* / isolated|isolating / jammed|jams / jeopard* /
kick* / kill me / lack* / lagging|laggy / leak* / lied|lies|lying / limp* / lose|loses|losing / loss /
loud* / mad / malfunction* / mess|messy|messed / misbehav* / misinform* / misplac* / misread / missing /
mistak* / mistrust* / misunder* / mock* / mould* / muddy / mute / noise / noisy / obnox* / offend* /
offensive / on my own / on our own / outbreak / outrag* / overload* / overwork* / pain|painful / peel* /
poor* / pouring|poured / pressur* / protest* / pulled out|off|down / pulled the / quarrel* / quit / racket /
rattl* / refus* / reject* / repriman* / resent* / resign* / restless / revolt* / rotten / rude* / ruin* /
rumour|rumours / sabotag* / sack* / scam* / scold* / scrapped / seriously / severe / shatter* / shout* /
shut* / silence / silent / sink* / slam* / slow* / smash* / smell* / snapped / soak* / sore / spill* /
spilt / spoil* / stain* / stalled / starv* / steal* / stolen / struggl* / stubborn / suffer* / sulk* /
suspect* / suspend* / suspic* / swear* / swell* / swollen / tangl* / tears / tense / threat* / threw /
throw* / throw|threw|thrown me|us|him|her out / told off / tore / torn / toxic / trapped / trembl* /
tricky|tricked / trip|tripped / troubl* / turn* away|off|down / ugly / unable / unavail* / uncomfort* /
unexpect* / unfair* / unfriend* / unhapp* / unhelp* / unpaid / unreliab* / unsafe / unwell / upset* /
vandal* / violen* / virus / vomit* / warn* / weak* / weep* / wobbl* / wors* / wound* / wreck* / wrong* /
yell*
""",
)

# Negations, sighs and "but still" words: too common to open a case alone.
LACK = cue(
    "lack",
    2,
    """
a bit / aargh / alas / although / am torn / annoying / argh / awkward / bad / badly / barely / behind us /
blimey / bloody / bored / called in / confus* / crap / cut / daft / damn / damnit / difficult / eek /
emotrouble / erm / except / fake / fuck / gosh / got to / half way / halfway / hard / hardly / have to /
having|have|has .. trouble|issues|difficulties|problems / honestly / i think i / i think we / instead /
just do / kept quiet / mid session / my voice / neither / never / no / nobody / none / nor / not / nothing /
odd / off / oh / omg / poor / pretty sure / put us|me in|on|with|at / rather / regrettably / rough / sadly /
scary / shit / shoot / shrugs / sigh / silly / somebody / somehow / someone / sorry to / still / strange /
stupid / supposedly / there s / they are / they have / they have put|moved|given|left|told / too / tough /
tricky / ugh / uh / um / unable / unfortunately / unless / unsure / weak / weird / without / worse / wtf /
yikes / zero
""",
)

# Time pressing. Only strengthens what stands beside it.
PRESSURE = cue(
    "pressure",
    1,
    """
48 hours / already / any minute /
at 2|3|4|5|6|7|8|9|10|11|two|three|four|five|six|seven|eight|nine|ten|noon / at once /
before friday|noon|tomorrow|monday /
by noon|tonight|friday|monday|tomorrow|midday|tuesday|wednesday|thursday|5|five|6|lunch / deadline /
immediately / in .. min*|mins|minutes|hour|hours|days|ten|five / in ten|five|two|20|10|15|5|30 /
last minute / now / on saturday|sunday|monday|tuesday|wednesday|thursday|friday / overnight / quick /
quickly / running / since january|monday|last|yesterday|this / soon / straight away /
the whole|entire time / this afternoon|morning|evening / today / tomorrow / tonight / urgent*
""",
)

# Workshop matters: a room, a kit, a class. Only strengthens what stands beside it.
ABOUT = cue(
    "about",
    1,
    """
account / app / banner* / box / budget / bus / car / card* / caretaker / certificate / class* / company /
council / customs / debrief / deck / event / facilitator* / flyer* / form / group / hall / head / invoice /
key* / kids / kit* / laptop / librar* / link / mentor / mic / page / parcel / parent* / participant* /
partner / password / poster* / projector* / pupils / room* / school* / screen / session* / slides /
spreadsheet / stall / station / teacher* / tent / train / training / van / venue / volunteer* / wifi /
workshop* / zoom
""",
)

CUES = (DANGER, DISTRESS, TROUBLE, MISHAP, LACK, PRESSURE, ABOUT)
