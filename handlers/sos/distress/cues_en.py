"""What calls for help in English, as plain weighted families. Contractions are written out by `normalise`: "do not", "it s"."""

from handlers.sos.distress.phrases import cue

SOS = cue(
    "sos",
    4,
    """
help / helping me|us / sos / mayday / emergency / urgent* / asap / need a hand|rescue|rescuing|you / a hand here|please / rescue me|us / save me|us / come quick|quickly|now|fast
somebody|someone|anyone|please come / in trouble|distress|crisis / panic / panicking / freaking out / losing it / desperate* / red alert / right now please / code red / it s a disaster|nightmare|mess / total|complete disaster|nightmare|chaos
save me|us / need|needing somebody|someone|backup|rescue|saving|help / big|huge|massive|serious|real problem|trouble|emergency|issue|mess / do something / send|get someone|somebody|help|backup / crying out / please please
""",
)

CONTACT = cue(
    "contact",
    4,
    """
call|ring|phone|text|contact|message me|us|back / call|ring|speak to|with me / give me|us a call|ring|shout|bell|buzz / speak|talk|chat to|with a|an|someone|somebody|anyone|you|the / real person|human / an actual|real person|human
anyone|anybody|someone|somebody there|around|here|awake|online|available|about|free / is anyone|anybody|someone|somebody / are you there|around|free|available|awake|busy / you there|around|free|busy|available / hello anyone|anybody|?
got|have|spare|has a sec|second|minute|moment|mo / a quick|small|silly|daft question|word|chat / quick question / ask [you|someone|somebody] [a|something|some|about|one|for] / could|can|may i ask|talk|speak|call|ring|borrow
please answer|reply|respond|pick / answer me|please / pick up please / who can|do|should|could|would i call|ask|talk|speak|contact|ring|tell|email|phone|go / who to call|ask|contact|tell / bother you|anyone / phone|contact number of|for / number for|of the
need to talk|speak|tell|ask / want to talk / get hold of / get back to me / talk it|this through|over / anyone|anybody ? / can we talk|speak|chat
you awake|up|there|around|about|on ? / still up|awake ? / contact at|for|details|of|person / who s|is the|our|my contact|person|lead|referent|coordinator|manager|boss / who s in charge|responsible / in charge / how do i reach|contact / reach you|someone|anyone|somebody / anyone online|up|awake|home|in / talk to about|someone|somebody / can|could we have a call|chat|word / a word|chat ?
need to ask|say|vent|tell / got a question / have|had a question|query / question about|for|on / quick one / one more thing|question / something to ask / voicemail / answerphone / pick up / picks up / phone number / who to
""",
)

REQUEST = cue(
    "request",
    3,
    """
can|could|would|will you|u|someone|somebody|anyone|anybody|one / can|could|may|might we|i have|get|borrow|use|bring|send|change|swap|do|see|run|cancel|film|still|just|please|leave|start|move / does|do|has|did|is|would anyone|anybody|someone|somebody|you
anyone|anybody know|knows|got|have|has|free|able|fancy|up|want|who|know / who s able|free|got|in / who has|can|could|is able / would you|anyone|anybody|someone mind / need !not / needs / in need / needing / looking for|to borrow / i|we want|would like|require|am after|are after
could|can do with / could use|really / short of|on|by|handed|staffed / please send|resend|advise|confirm|tell|let|check|come|can|could|share|explain|forward|reply|ask|give|fix|bring|cover|swap / send|resend|forward|email|give|show|tell|remind|lend|walk|point|talk me|us / please
any chance|ideas|idea|advice|tips|tip|suggestions|clue|word|news on|thoughts / what s your advice / advice / let me know how|what|where|if|when|who / someone|somebody to / cover for me|us / fill in for / to cover / replacement / stand in / swap with|my|shifts
wondering|wondered if|whether|how|what|where|who|when / hoping you|someone|to get|for|somebody / get a new|another|spare|hold / looking over|at|after my / do|did we|you have|know|do|need|get|pay|still|offer / have you|we got|any|a / got any / is there a|any|an|somewhere|someone|anywhere|still|wifi|parking
is it ok|okay|possible|worth|allowed|still|fine|normal|too|true|alright / are there any|some|still / spare a|any / some muscle|backup|support|guidance / an extra|extra pair|hands|hand|help / backup / back up
point me|us / a quick|second|third opinion / an opinion / opinion|feedback on|? / your opinion|advice|thoughts|view|take / who can|could|would|will|s / could you|u|we|i|someone|anyone / someone take|cover|come|bring|swap|replace|check / please ! / would it be possible|ok|okay / is it possible / would love some|a|your|to know / i would like to know|ask|change|cancel|talk / want to know|ask|change|talk|check
have|has got to / i have|must|need|ought to / have to go|leave|cancel|miss|pull / grateful|appreciate if|a|any|some|it / do me a favour|favor / favour|favor to / spare ? / lend|borrow / a lift|ride from|to|back|please|? / any|some help|advice|support|guidance|tips|pointers / pointers / be great|good|nice if / let me in|know / a copy|template|sample|version of|in|for
""",
)

QUESTION = cue(
    "question",
    3,
    """
how do|to|does|can|should|long|many|much|far|often|early|would|will|could|is|did|am|big|old|late / what do|does|should|order|time|is|are|if|happens|can|would|age|to|am|on|kind|size|sort|version|room|day|date|address|now|about|else
what s the|our|my|their|a|that|going|with|on|in|wrong / where do|can|is|are|should|to|did|would|will|does|s|exactly|on / when do|does|is|are|s|can|should|will|am|did|will the / which is|are|deck|version|card|cards|one|room|day|way|kit|bus|train|do|platform|form|of
who is|are|do|does|s|has|should|will|runs|pays|can|did|gets|signs|decides / why is|are|do|does|will|did|has|can|am|would|s / whose / should i|we / do i|we / does it|that|this|the|anyone / am i|we / are we / is it|that|this|the|there|my / is the .. ? / shall i|we / may i / must i|we / can i|we|it|they|the|a
are the|they|these|there / is .. still / was i|it|that supposed|meant|ok|right / could|would|will it|that|we|i|this / has the|anyone|it|my / have i|we|they / or not ? / or do|should|is|are|can|shall|will i|we|it|they|there|that / or what / not sure|certain / unsure / wondering / no idea|clue|clues
know how|what|where|when|who|whether|if|which|why / idea what|how|where|who|why / clue what|how|where / figure|work out|it|what|how / tell them|the|him|her|school|parents ? / confused / how come / what now / what then / supposed to / meant to / allowed to / do they
how does|did it|that|this / how on|the earth|hell / what on|the earth|hell / remember how|what|where|which|whether|if / remember when !s|dan|you|we / remind me / so do|should|is|what|how|where|when i|we|it / what|which page|bit|part|section
how s|is the|that|this|it supposed|meant|work|working|possible / how should|could|might|are|is|were|about / what time|date|day|room|size|age|do|does|should|would|could|if|kind / where s|is|are|to|from / from where / where from ? / which is|way|one|bit|part|train|room|of / when s|is|are|do|does|should / who do|does|should|gets|pays|signs|has|keeps|brings|runs|decides
should|shall|must|may|can|could|do|am|are i|we|they|you need|bring|use|say|tell|have|get|keep|know|just|still|even|really / anyone run|done|tried|used|got|had|know|seen|else / has anyone|anybody|someone / did anyone|anybody / is anyone|anybody|there|it|this|that / ever run|done|tried|had ? / how .. ? / what .. ? / where .. ? / when .. ? / which .. ? / why .. ?
is it true|normal|ok|okay|fine|safe|allowed|legal|compulsory|mandatory / what would you|u|happens / what if / unless i|we / no clue|idea|instructions / whether to|or|i|we|it|the|they / can we|i|they|you film|use|change|record|take|bring|start
who locks|opens|closes|stays|starts|runs|brings|pays|do|should|s ? / what age|sort|size|level|colour|date / where do|can|should|to start|begin|find|go / why is|are|does|do|did|has|have not / is not|was not it|that|this free|supposed|meant|included ? / dress code / age limit / from what|where|which
""",
)

DANGER = cue(
    "danger",
    4,
    """
faint* / bleed* / blood / injur* / hurt / ambulance / police / fire brigade|engine|alarm|service|alarms / hospital / a and e / a e / rushed to / accident* / attack* / assault* / hit|hits|punch*|kick*|slap*|bit|pushed me|him|her|them|a|another / punch* / fight / fighting / knife
collaps* / unconscious / seizure / choking / choke* / allerg* / epipen / overdose / stroke / heart attack / not breathing / broke|broken his|her|my|their|arm|leg|wrist / suicid* / kill myself|himself|herself / end it|my / hurt myself|himself|herself / self harm* / want to die
smoke / smell* of|in / strange|funny|weird|burning|gas smell / gas leak / on fire / flood* / evacuat* / missing child|kid|pupil / lost a child|kid|pupil / wandered off / threat* / abus* / bully* / bullied / harass* / creepy / grope* / touch* him|her|me|them|up / racist / racial / sexist / homophobic / slur*
drunk / drugs / weapon / stole* / stolen / theft / broke into / break in / broken into / thrown|threw up|at / vomit* / died / passed away / funeral / bereave* / miscarriage / cancer / stalking|stalked|followed me|us / do not|not feel safe / unsafe / not safe / feel sick / scared for / safeguarding / disclos* / told me something|about
walked|made off with / nicked / spat / burn|burned|burnt|scalded her|his|my|their|hand / slipped and / fell off|down|over|on
asthma* / inhaler / epilep* / cannot breathe / can not breathe / out of breath / struggling to breathe / chest pain* / ambulance / paramedic* / first aider / throwing|threw|throws punch*|chairs|a|up / gas in / gas leak / smell* gas|burning|smoke|funny|strange / cut his|her|my|their|himself|herself / bleed* / passed out / blacked out / grey and|in / looked grey|pale|awful|ill / lashed out / weapon / knife* / hit by|me|him|her
intruder* / stranger / broken|breaking into|in / robbed / mugged / burgl* / pickpocket* / inappropriate* / creep / creeping / sexual* / touched / grabbed / pushed me|him|her / spitting / bitten / head injury / fell|fallen down|over|off|from|and / slipped|tripped|slipped on|over|and / cannot find her|him|a|the / can not find her|him|one|a child|kid / has not come back / not come back / went|gone missing / hits her|him|me / beats her|him|me / at home hits
no point / end of my tether / do not want to be here|live|live anymore / better off without me / dark thoughts / self harming / harming
""",
)

DISTRESS = cue(
    "distress",
    3,
    """
scared / afraid / terrified / frightened / anxious / anxiety / panic* / stress* / nervous / nerves / worried / worrying / worry !about|not / dread* / overwhelm* / exhausted / burnt|burned out / burnout / shattered / knackered / worn out / run down / cry / crying / cried / in tears / tears / sobbing / shaking / trembling / shaken / shaky
do|cope|handle|manage|face|take|stand this|it anymore|more|any|alone / can not cope|do|face|handle|take|go|sleep|stop|breathe|bear|deal|keep|stand|even / not cope|coping|sleeping|slept|eating|ok|okay|myself|cut|good|up|feeling|safe|great|sure / struggl* / out of my depth / drowning / sinking / lonely / alone / on my own / by myself / lost !and
hopeless / useless / worthless / rubbish at / failure / failing / failed / fail / fraud / impostor / imposter / give up / giving up / quit / quitting / had enough / fed up / at my wits|limit / breaking point / meltdown / falling apart / fall apart / mess of / made a mess / messed up / screwed up / embarrass* / humiliat* / ashamed / shame / guilty
upset / depressed / low / feel|feeling|felt [really|so|very|quite|pretty|a] [bit] down|low|bad|awful|terrible|sick|lost|stupid|alone|rough|ill|small|useless|unwell|unsafe|uneasy|guilty|horrible / dont|not feel / emosad / up all night / no sleep / awake all / hate this|it / sick of / nightmare / disaster / chaos / horrible / awful / terrible / not going well / going badly|wrong
deal with it|this|him|her|them / idk / do not know|understand|get / does not know|understand / no confidence / lost confidence / want to stop|leave|quit|cry|hide|go home / my mind|brain went|is|has blank|mush / blank* / blanked / stuck / stranded / lost|losing it|my|control / out of control / argument / row with / arguing / shout* / scream* / yell* / swore at / swearing at
laugh* at / mock* / ignor* / insult* / rude / aggressive / hostile / angry / furious / stropp* / complain* / complaint / rough day|time|week / ganged / heckl* / undermin* / belittl*
giggl* at|when|every|whenever / they giggle|laugh|snigger|smirk / snigger* / laughing at / laughed at|in|the entire|me / swallow me / what it takes / not up to / not good enough / good enough / not cut / up to this|it / floor / froze / went blank / mind blank / tearful / devastated / gutted / heartbroken / shocked / in shock / disappointed / disheartened / discouraged / demoralis* / demotivat* / deflated / drained / tired / rotten / miserable / wretched / wobbl* / weepy / hurt my|me
not sure i|if i can|belong|should / rethinking / second thoughts about / doubting / doubt myself|i|if|whether / out of depth / too much for|to / all too|getting much|to|too / on edge / tense / tension / fallout / fell|falling out with / fallen out / clash* / conflict / bickering / hostile / blam* me|us / blames / my fault / fault / let everyone|them|the down / regret* / hate|hated|hates me|it|this|us / loathe / freak* / meltdown / spiral* / nauseous / butterflies / cannot stop / can not stop|sleep|eat|breathe|focus / putting it off / behind with|on / snowed under / swamped / juggling / stretched
""",
)

TROUBLE = cue(
    "trouble",
    3,
    """
can not / will not / does not / is not|are working|here|there|open|responding|turning|charging|loading|coming|in|letting|enough|allowed|replying|answering|connecting|showing|printing|playing|listening|on / would not|will let|start|open|listen|load|play|turn|connect|work|print|stop|charge|move|pay|accept
do not have|know|work|get|want|listen|see|understand|match|fit|open|think / did not work|come|arrive|turn|get|show|receive|confirm|go|pay|reply / has|have not arrived|come|heard|been|replied|received|got|turned|answered|shown|paid|confirmed|had|sent|started|signed / am|was not able|allowed|getting|coming|on|ready|prepared
not working|responding|arrived|answering|replying|enough|here|turned|loading|possible|sure|allowed|able|heard|receiv* / no one|nobody / none of / never arrived|came|showed|turned|got|heard|answered|replied|told|received|comes|had / still no|not|waiting|nothing|missing|have / no sign|answer|reply|signal|power|wifi|internet|sound|electricity|heating|key|keys|tables|chairs|projector|room|parking|lift|one|response|record|news|register|screen|water|light|lights
broke|broken|breaks / broke down / break down / dead / died / crash* / freez|frozen / froze / stuck / jam|jammed / locked / shut / closed / lost / missing / misplaced / forgot / forgotten / left [it|the|my|them|all|everything] .. home|train|bus|behind|taxi|car|office / ran|run|running|runs out|late|low|behind|over / late / delayed / delay / cancel / cancelled / canceled / cancels / cancelling / postpone*
bail* / pulled out / dropped out / drop out / backed out / let me|us down / no show* / never showed / stood me|us up / walked|stormed out / sick / ill / poorly / unwell / covid / flu / fever / migraine / a temperature / tested positive / in labour / double booked / overbooked / fully booked / wrong / mistake / error / errors / fault / faulty / bug / glitch* / problem / problems / issue / issues / trouble / troubles
torn / ripped / snapped / smashed / cracked / chewed / soaked / ruined / spilt / spilled / damaged / leak* / burst / blown|blowing / flat tyre|tire|battery / puncture / dying / dead / flat / strike / strikes / stranded / stuck / traffic / diversion / breakdown / broken down / towed / rejected / refused / refuses / refusing / declined / denied / blocked / suspended / expired / invalid / locked out / overdue / unpaid / owed / owes
out of pocket / refund / reimburs* / expenses / paid back / invoice / deposit / charge|charged|charging|bill|billed me|us|for / customs / insurance / risk assessment / licence / dbs / too many|few|much|loud|big|small|long|late|short|hard|cold|hot|noisy / not enough / instead of / only .. registered|turned|signed|came|people|minutes|left|mins|one|two|three|four|five|tickets|copies / fewer|less than / more people|kids than
they|he|she|it keeps / keep|keeps on|cutting|asking|crashing|dropping|failing|talking|interrupting|saying|telling|getting / just|simply will / want|wants to|us|me|a|an|our|money|proof|it|the|payment|30|cash|them|him|her / demands|demanding|demanded / insist* / threaten* / asking|asks|asked for|us|me|whether|if|about / says|say|said [that] [i|we|he|she|they|it|my|there|our] never|no|not|can|is|are|has|wrong|only|it / telling|tells|told us|me
has|have changed|moved|disappeared|vanished|gone|left|quit|resigned / changed the|their|our / gone missing|wrong|off|awol|down|quiet / goes off / going off / went wrong|off|blank|dead|down|badly / fell|falls|falling through|apart|over|out / keeps / misprint* / out of date / outdated / broken link / link|page|form|app|site|login|password|code|account .. broken|dead|down|expired|wrong|locked|missing|blank|error|fails
no dares / dares to / bored / misbehav* / unruly / playing up / messing around / on their phones / filming me|us / disrupt* / walk|walking in|all|out over / double the / twice the|as many / nowhere near|to / never told / no one|nobody told / clue* / muddle* / mixed up / mix up / upside / unreadable / blurry / unusable / useless / not right / makes no sense / do not make
at the last minute / last minute / unexpected* / outside and|in|the / locked in|out|outside / waiting outside|for / supposed|meant to be|lead / start over / catch up / fall|falling|fallen behind / missed / miss the / weeks|months|days late|ago / sold out / run over / overrun* / whizz* / too quick|fast|slow / had to leave / has to leave / let go / evicted / gone before / wants us
walked|stormed|wandered off|out / gone home / left without|early|me|us / left , / without us|me|telling|warning|keys|the|any|a / handed|given|landed|lumbered|dumped|gave|assigned me|us|with / stuck with / landed with / insist* / claim|claims|claiming that|our|we|the|it|to / refuses / expects|expecting|expect us|me|to / started|starts filming|crying|shouting|fighting|laughing|leaving|throwing / filming / recording us|me
declined / bounced / rejected / timed out / not accepted / card declined / can not|does not|did not open|find|get|log|access|download|see|print|hear|reach|connect|work|read|share|play|start|upload|join|come|edit|pay|leave|make|attend|turn / power cut / lost power|signal|internet|the|my|our|their|it|all|a / no power|heating|sound|internet|signal|wifi|tables|chairs|votes|reply|replies|emails|email|news|keys|key|toilets|water / blackout / fuse* / tripped
zero votes|replies|sign|people|bookings / empty room|hall|building|car / not a soul|single / not one / nobody here|came|is|there|s|has|turned|showed / hardly anyone|anybody / snag / hitch / hiccup / hiccough / setback / mishap / glitch / spanner / blunder* / messed / muddle / mess|messed|mucked up / wrong list|address|room|date|day|time|train|email|file|card|cards|size|kit|place|bus|version|poster|link / by mistake / sent|emailed it|the .. wrong / oops i|we|the / ate the|my / swallowed the|my
weeks|days|hours|months late / late for|to|because|again|with / overslept / slept in / missed my|the|a|our / off sick / called in sick / not coming / not make it / can not make / will not make / can not come|attend / unable to / cannot make / rang|called|phoned , i|so / rang and / childcare / babysitter / my .. is in|ill|sick|poorly|unwell / no show / nobody to / nowhere to / no way to|of / cut off|short / pulled the plug / moved the|us|it / bumped us|me|from / shunted
wants it|proof|forms|paperwork|a|us|me|to|more|everything|two|double|cash / asking me|us|for|to|why|whether|if|about / demands / charging us|me / pay upfront|up|for|it / overcharg* / out of money|stock|paper|ink|time|cards|pens|battery|petrol|fuel|juice|chairs|space / running out|low|short|late|behind / ran out / used up / low on / the last of / half|none of the|them|my|our|us / three|two|four of them|us|the / hanging by|off / came|coming|fell off|apart|undone|loose
talk|talks|talking over|through|back / interrupt* / on their phone* / asleep in|at / snor* / refuse* / heckl* / derail* / hijack* / dominat* / monopolis* / argument* / throwing things|paper|pens / will not stop|sit|listen|talk|engage / kicking off / kicked off / kick off / riot / bedlam / mayhem / pandemonium / carnage / shambles / fiasco
rained|raining off|in|on / leaking / flooding / storm / snow* in / cancelled|canceled on / double booking / clash* with / overlap* / not enough|big|long / too far / no lift|ramp|access|parking / wheelchair / not accessible / deadline / overdue / still waiting / waiting|waited for|since|outside|ages / chasing / no reply / ignored my|me|us / ghosted / radio silence / dropped|dropping it|the|my / broke my|the|it / broken my|the|it|one / think|sure i|we have|broke|lost|made|left|forgot|upset|offended
""",
)

LACK = cue(
    "lack",
    2,
    """
not / no / nobody / none / never / without / nothing / neither / nor / hardly / barely / unable / difficult / hard / tricky / awkward / weird / strange / odd / worse / bad / badly / poor / annoying / emotrouble / unsure / confus* / unless
unfortunately / sadly / somehow / supposedly / shrugs / sorry to / kept quiet / weak / stupid / daft / silly / scary / tough / rough / quid off / bored / cut / not see / fake / cut out
ugh / argh / oh no / oh dear / uh oh / damn / damnit / shit / fuck / omg / wtf / crap / bloody / blimey / yikes / eek / aargh / sigh / honestly / alas / regrettably / too / instead / although / except / still / they are / they have / there s / somebody s / someone s / somebody / someone / off / zero / almost no / a bit / rather / mid session / half way / pretty sure / i think i / i think we
erm / um / uh / shoot / gosh / oh / halfway through / they have put|moved|given|left|told / put us|me in|on|with|at / have to / got to / halfway / called in / behind us / my voice / just do / do not / does not / am torn / having|have|has .. trouble|issues|difficulties|problems
""",
)

# Words that are seldom good news: alone they make the bot ask, with a plain statement around them they call.
MISHAP = cue(
    "mishap",
    2,
    """
accus* / ache|aches|aching / alarm* / annoy* / argu* / banging / banned / barged / bicker* / blam* / bleak / block* / bogus / booed|booing / bother* / bounc* / breach* / broke* / bruis* / burst / chased|chasing / cheat* / clash* / clogg* / closed / collaps* / complain* / conflict* / confront* / contradict* / corridor / corrupt* / crack* / cramped / crisis / critici* / crowd* out
damag* / danger* / dead* / debt* / decline* / defect* / delet* / demolish* / denied / deny / dirty / disab* / disagree* / disappear* / disaster* / disconnect* / disgust* / dismiss* / disorgan* / disrespect* / disrupt* / distract* / disturb* / drain* / drench* / drop* out / drown* / empty / enem* / erased / evict* / exclud* / expel* / explod* / exposed
fail|fails|failed|failing|failure / fake / faint* / fear* / feud / fighting / filthy / fine|fined for / fired / flood* / foul* / froze* / frustrat* / gap in|on / glitch* / gone / greas* / griev* / gross / grumbl* / halt* / harmed / hate|hates|hated / hoax / hoarse / hungry / ignor* / illegib* / incorrect* / infect* / insult* / interfer* / irritat* / isolated|isolating / jammed|jams / jeopard* / kick* / lack* / lagging|laggy / leak* / lied|lies|lying / limp* / lose|loses|losing / loss / loud*
mad / malfunction* / mess|messy|messed / misbehav* / misinform* / misplac* / misread / missing / mistak* / mistrust* / misunder* / mock* / mould* / mute / muddy / noise / noisy / obnox* / offend* / offensive / outbreak / outrag* / overload* / overwork* / pain|painful / peel* / poor* / pouring|poured / pressur* / protest* / pulled out|off|down / quarrel* / quit / racket / rattl* / refus* / reject* / repriman* / resent* / resign* / restless / revolt* / rotten / rude* / ruin* / rumour|rumours
sabotag* / sack* / scam* / scold* / scrapped / severe / shatter* / shout* / shut* / silence / silent / sink* / slam* / slow* / smash* / smell* / snapped / soak* / sore / spill* / spilt / spoil* / stain* / stalled / starv* / steal* / stolen / struggl* / stubborn / suffer* / sulk* / suspect* / suspend* / suspic* / swear* / swell* / swollen
tangl* / tears / tense / threat* / throw* / threw / tore / torn / toxic / trapped / trembl* / tricky|tricked / trip|tripped / troubl* / turn* away|off|down / ugly / unable / unavail* / uncomfort* / unexpect* / unfair* / unfriend* / unhapp* / unhelp* / unpaid / unreliab* / unsafe / unwell / upset* / vandal* / violen* / virus / vomit* / warn* / weak* / weep* / wobbl* / wors* / wound* / wreck* / wrong* / yell* / on our own / on my own / everywhere / all over the / torn
called in / hauled / told off / in trouble / throw|threw|thrown me|us|him|her out / pulled the / shut behind / shut us|me / trouble / everyone|everybody hates|left|quit|ignores / seriously
""",
)

PRESSURE = cue(
    "pressure",
    1,
    """
tomorrow / tonight / this afternoon|morning|evening / today / right now / now / already / in .. min*|mins|minutes|hour|hours|days|ten|five / by noon|tonight|friday|monday|tomorrow|midday|tuesday|wednesday|thursday|5|five|6|lunch / before friday|noon|tomorrow|monday / at 2|3|4|5|6|7|8|9|10|11|two|three|four|five|six|seven|eight|nine|ten|noon
urgent* / soon / quickly / quick / last minute / deadline / at once / immediately / straight away / on saturday|sunday|monday|tuesday|wednesday|thursday|friday / any minute / in ten|five|two|20|10|15|5|30 / 48 hours / running / overnight / the whole|entire time / since january|monday|last|yesterday|this
""",
)

ABOUT = cue(
    "about",
    1,
    """
session* / workshop* / kit* / card* / deck / room* / hall / projector* / laptop / screen / slides / mic / wifi / zoom / link / form / page / app / school* / teacher* / pupils / kids / class* / participant* / group / training / company / council / head / librar* / caretaker
budget / spreadsheet / invoice / banner* / poster* / flyer* / stall / tent / event / volunteer* / password / account / train / car / van / bus / station / key* / box / parcel / certificate / facilitator* / debrief / partner / mentor / parent* / customs / venue
""",
)

CUES = (SOS, CONTACT, REQUEST, QUESTION, DANGER, DISTRESS, TROUBLE, LACK, MISHAP, PRESSURE, ABOUT)
