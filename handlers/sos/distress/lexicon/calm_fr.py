"""What is said in passing, in French: thanks, nods, wishes, small talk, greetings."""

from handlers.sos.distress.phrases import calm

SMALLTALK = calm(
    "smalltalk",
    2,
    """
a quoi tu sers / barbecue|restau|apero|raclette|gateau|cookies|crepes|cafe ? / beau temps / bien dormi ? /
c est qui ton|le createur / c etait comment ton|ta|tes|votre|vos|le|la|les|hier /
ca caille|pele|gele|souffle|chauffe|tape|meule /
ca va [bien] [aujourdhui|toi|vous|ou|chez] !pas|plus|mal|etre|se|finir|mais|pour|a|la|le|bien /
ca va [bien] [et] [toi|vous] [aujourdhui] ? / ce week end|weekend / chez vous|toi aussi /
comment [ca] va|vas|allez [tu|vous|bien] !pas / comment allez vous / comment c etait /
comment etait ton|ta|votre|le|la / comment s est passe* / comment se passe ta|votre journee|semaine|soiree /
comment tu vas|allez / comment vas tu / comment vous allez / de chaud / devine qui|quoi|ou|ce|combien /
devine* / devinez qui|quoi / du soleil / ecrit en python / es tu reel* / es tu un|une / et toi / et vous /
fait .. degres / film|match|concert|cinema|piscine|plage|ski ? / grand soleil /
il fait .. beau|froid|chaud|gris|moche|doux /
il fait un temps|pas|trop|si|tellement|super|bien [un] [temps]
    [beau|froid|chaud|magnifique|bon|moche|dingue] / il pleut|neige !dans|sur|a|par /
il y a du soleil|vent|brouillard / l orage|la tempete hier|d hier / la forme / la neige|pluie tient|tombe /
la peche ? / le bot / nouvelle saison / on se fait un|une [petit|petite] / on se les gele|caille /
on se retrouve|voit|croise|capte jeudi|lundi|mardi|mercredi|vendredi|samedi|dimanche|demain|ce|la|a /
on se voit /
on se voit|retrouve|capte|croise
    [lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|bientot|quand] ? / ou t es un|une /
ou une|un machine|humain|humaine|robot /
passe un bon|une bonne [reveillon|noel|nuit|journee|soiree|vacances|fetes] / passe un|une bon*|belle|super /
pour un robot|bot / printemps|automne / quel age as / quel age as|tu|toi / quel beau|belle / quel temps /
quel temps|film|livre|bonheur|age /
quelle belle|equipe|journee|soiree|ambiance|energie|aventure|bonheur|joie|chance /
quelle chaleur|pluie|canicule / qui a gagne / qui es tu / qui t a / quoi de beau / quoi de neuf /
raclette|apero|picnic|pique / regarde le|la match|finale|film|serie /
se gele|caille|pele|les|meurt [a|ici|dehors] / se passe ta|votre journee|semaine|weekend|soiree /
t as bien dormi / t as quel age / t as regarde / t as vu .. match|film|meteo|photo* / t es qui /
t es une machine|boite / trop beau / tu connais .. film|serie|livre|blague / tu connais la blague /
tu dors bien / tu dors jamais|parfois|quand|la ? / tu es programme* / tu es qui / tu es vivant*|reel* /
tu fais du bon / tu fais quoi / tu fais quoi ce|demain|samedi|dimanche|de / tu manges quoi / tu me manques /
tu parles anglais|francais / tu regarde|regardes|as regarde / tu reves / tu sais faire /
tu sers|sers a quoi / tu t appelles / tu te rappelles|souviens quand|du|de|comme / tu viens au|a|a la /
tu|t es reel|reelle|vrai|vraie|vivant /
tu|t|vous es|etes|serais [un|une] [vrai|vraie] robot|bot|ia|humain|humaine|machine|programme [ou]
    [pas|non] / tu|vous as|avez passe|vu|regarde|bien|aime|entendu|lu /
tu|vous viens|venez|seras|serez .. soir|fete|apero|pique|restau|samedi|mercredi|vendredi|soiree|barbecue /
tu|vous|t|on as|avez|a .. soleil|pluie|neige|beau|chaud|froid|brouillard|vent /
t|tu|vous as|avez vu l|le|la|les .. soir|orage|match|film|neige|lune|coucher|arc / un froid de /
un temps magnifique|pourri|splendide|superbe|affreux|de|radieux / une blague /
un|une vrai|vraie robot|bot|machine / vendredi|samedi soir ? / vous faites quoi ce|demain|samedi|dimanche /
vous faites quoi de / vous venez au|a / vu le|un|ce film|match|concert|spectacle / y a|du soleil|vent
""",
)

# Said in passing: it weakens nothing, a call beside it still counts.
SOCIAL = calm(
    "social",
    1,
    """
5 5 / a ce soir / a l annee prochaine|an prochain / a l aventure / a la prochaine /
a la semaine|fois prochaine / a la team / a plus tard /
a plus|bientot|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|tout|toute [tout] [le] [monde] /
a ton|votre service / a tout a l heure / a toute la|l bande|equipe|team|troupe / absolument / ah ah /
ah bon / ah bon|oui|non|super|genial|cool|mince / ah d accord / ah non / ah ok|d|bon / ahah /
allez les|l|la|om|bleus / allons y / au courant / aucune question / aucune question|remarque|objection /
aucune urgence / autant|au temps pour moi / avec joie / avec plaisir / bien joue / bien note / bien recu /
bien sur / bien vu / bienvenue / bienvenue a|au|aux|parmi / bises|bisous|bise /
bises|bisous|bise|merci|bonjour|salut|coucou a tous|toutes|tout|toi|vous|l|la / bisou /
bisous .. team|equipe|tous / bisous|bises de|depuis / bizz / bon a savoir / bonjour|bonsoir tout|toute|les /
bonne annee / bonne continuation / bonne nouvelle|idee / bonne nuit /
bonne|bonnes|bon|belle|joyeux|joyeuse [et] [belle|heureuse]
    annee|journee|soiree|nuit|vacances|chance|semaine|fete*|route|fin|rentree|continuation /
bonne|bonnes|bon|belle|joyeux|joyeuse [et] [belle|heureuse]
    anniversaire|noel|retour|aprem|ete|voyage|retablissement /
bonne|bonnes|bon|belle|joyeux|joyeuse [et] [belle|heureuse] reprise|appetit|dimanche|week*|weekend|courage /
bon|bonne anniv|app|nuitee|dimanche / bravo* / bravo|chapeau a|l|les|la|le / c est clair /
c est fait|envoye|poste|prevu|ok / c est fou / c est gentil / c est note /
c est note|clair|vu|parti|entendu|fait / c est parti / c est pas grave / c est pas urgent /
c est top|super|genial|cool|parfait|magnifique|beau|chouette|gentil|adorable / c est vrai /
c est|trop|tres gentil|adorable|sympa|mignon [de] [demander] /
ca marche !pas|plus|comment|jamais|mal|toujours / ca marche pour /
ca me parait|semble|convient|plait|touche bien|parfait|ok|super / ca me|nous va / ca me|te va / ca nous va /
ca roule / ca y est / carrement / chapeau / chouette / chouette idee / cinq sur cinq / coeur sur|a /
comme sur des roulettes / compris !pas / compris merci / cool / cool cool / cool pour / courage / d acc /
d accord / dac / dacc / dans mon agenda / de mieux en mieux / de plus / de rien / de tes|vos nouvelles /
dodo / dors|dormez bien / en plus / enchante* / enfin le|la|les printemps|soleil|vacances|week|ete|weekend /
entendu / essai / et hop / et voila / evidemment / exactement / excellent / excellente / felicitation* /
fin prete* / full love / grace a toi|vous|eux|elle|lui / gros bisous /
gros|grosses|plein|mille|tout [de] calin*|bisous|bises|baisers|pensees|bise / haha / haha* / hate de|d /
hate de|d|que / hate d|de / hihi / hop / idem / impec* / impeccable / j ai hate / j y serai /
jamais de la vie / je confirme / je m occupe de|du|des / je note / je patiente / je savais pas /
je suis rassure|rassuree / je te|vous crois / je te|vous dois un|une / je te|vous souhaite /
je te|vous tiens au / je t|vous embrasse / je t|vous en prie /
je vois|comprends !pas|plus|rien|jamais|aucun*|mal|que / joyeux|joyeuse /
joyeux|joyeuses|bonnes fetes|paques|noel|anniversaire / jpp mdr / juste un petit / la bande / logique /
lol / love / m avoir ecoute*|aide*|soutenu*|repondu|remonte* /
mardi|lundi|mercredi|jeudi|vendredi|samedi|dimanche|demain ca|c me|est va|bon|parfait|ok|nickel / mdr /
me convient / me parait|semble bien|parfait|ok / mea culpa / meilleurs voeux / merci ! / merci !de|d|pour /
merci , /
merci .. ton|votre|l|cette|vos|tes [precieuse|super] aide|soutien|reponse|reponses|ecoute|secours|coup /
merci a|au|aux ceux|celles|tous|toutes|tout|celui|celle / merci beaucoup|infiniment|encore|bien /
merci encore [a|pour] [toi|vous|tous|toutes|tout] /
merci de|d avoir / merci de|d m|t|nous|vous avoir / merci d|de avoir|etre|ta|ton|tout / merci les|la|a /
merci merci / merci mille fois /
merci pour hier|tout|ca|l|la|le|les|ton|ta|votre|vos|ce|cette|cet|tes|ces
    [atelier|message|retour|info*|accueil|aide|rappel|conseil*|covoit|derniere|soiree|orga*] [fois] /
mes amities / me|nous touche|touchent [beaucoup] / mille mercis / moi aussi / moi ca va / mort de rire /
morte de rire / nan / ni plus ni moins / nickel / non / non non / non plus / normal / note|notee / ok /
ok j y / okay / oki / okii / okok /
ok|okay pour lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|moi|nous|ca / on est avec /
on fait ca / on pense a / on pense fort|bien|a / on s occupe de / ouais / ouep / ouf / oui / oui oui /
pardon / pareil / parfait / pas cette annee / pas d autre* question* / pas d inquietude / pas d urgence /
pas de mal / pas de nouvelles , bonnes nouvelles / pas de pb / pas de question* / pas de quoi /
pas de reponse necessaire / pas du tout grave / pas grand chose de grave / pas grave /
pas la cata|catastrophe|mort|fin / pas mal / pas presse* / pas trop mal / pas urgent / passer|passe le mot /
pas|aucun|sans [de] souci*|probleme*|pb|stress|panique|pression|presse / pas|aucun|sans souci*|soucis /
petit coucou / peur de rien / plein de bisous / plus de question* / plus ou moins / plus tard /
pour le moment|l instant tout|ca|c / pour moi c est bon / pourquoi pas / prendre de tes|vos|ses nouvelles /
prends|prenez bien soin|ton temps|votre temps / prends|prenez soin|ton|votre / profite* [bien|en] /
profitez|profite / ptdr / quand tu peux|veux|as / quand vous pouvez|voulez / quel plaisir /
quelle semaine|aventure|histoire|fete|claque|pepite|chouette|energie|fierte|emotion|merveille|team /
quel|quelle chic|chance|type|amour|rigolade|fiesta|humour|star / question pour le|l moment|instant / ras /
rassure|rassuree|rassures / recu 5|cinq / recu [cinq] !aucun / remerci* / repose toi [bien] /
retire|retirer ma|mon|la question|message|demande / reveillon|noel|vacances ? /
rien a ajouter|redire|dire|declarer|faire de / rien a dire / rien a signaler / rien d autre /
rien d urgent / rien de grave / rien de special|neuf|particulier / rien ne presse / rien presse / sacre /
sans doute / sans probleme|souci|faute|hesiter|hate|stress / sans rancune / savais pas / si si /
super nouvelle|idee|merci|ca / t as raison / t en fais pas / t inquiete* [pas|pour|plus] / tant mieux /
test / test test / top / tout ce dont / tout ce qu|que il|je faut|ai|me|dont|besoin [faut] /
toute la team|equipe / tranquille / tres bien / trop drole / trop fort / trop gentil* / tu as raison /
t|tu|vous es|etes un|une|des|trop|le|la|les
    top|super|genial*|amour*|ange*|chou*|perle*|meilleur*|adorable*|champion*|gentil* / un grand merci /
va pour / vive le|la|les / vivement / voila / voir tous / volontiers / vous avez raison /
vous inquietez pas / vu / xd / y a pas de quoi / y a pas le feu / y a pas photo / y serai / yep / yes /
yess
""",
)

# A greeting alone may precede a call, so it calms nothing.
GREETING = calm(
    "greeting",
    0,
    """
bonjour / bonjour a tous|toutes|vous / bonsoir / coucou / hello / hey / hi / hola / re / salut /
salut la|les [team|equipe|amis|gens] / yo
""",
)

CUES = (SMALLTALK, SOCIAL, GREETING)
