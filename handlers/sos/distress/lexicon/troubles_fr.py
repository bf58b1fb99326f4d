"""What goes wrong, in French: danger, distress, troubles, mishaps, and what makes them pressing."""

from handlers.sos.distress.phrases import cue

DANGER = cue(
    "danger",
    4,
    """
a perdu son|sa|mon / a quoi bon / abus* / accident* / agress* / alarme / allergi* / ambulance / arme /
asthme / attouchement* / au bout du rouleau / au feu / bagarre* / battu* / bless* / brul* / cancer /
confie un|une|que|qu|des / convulsion* / coup de poing|pied|tete|couteau /
coupe|brule|tordu|casse|foule|cogne|ouvert|pete le|la|un|une|ma|mon
    doigt|main|jambe|cheville|poignet|tete|bras|pied|genou|dos|pouce|orteil / court circuit / couteau /
crach* / crever / crise d|de / decede* / deces / deplace|deplaces|deplacee|deplacees / deuil / disparait /
disparu* / drogue* / electrocut* / empoisonn* / en feu / en finir / enterrement /
envie de mourir|disparaitre / epilep* / est mort|morte / etouff* / etranger au / evacu* / evanou* /
explosion / fait taper / fausse couche / fievre / foutre en l air / frapp* / fugue* / fumee / gaz /
gendarme* / gestes / gifl* / harcel* / homophob* / hopital / hosto / idees noires / inadmissible /
incendie / inconscient* / inhalateur / insult* / intoxiqu* / introuvable* / intrus /
ivre|saoul|bourre|bourree|alcool* / le feu / m a confie / mains baladeuses / mal a respirer / malaise /
maltrait* / me faire du mal / me tuer / menac* / mutil* / noy* / obseques / odeur de|bizarre|etrange|gaz /
on m|nous a vole|pique|agresse|insulte|menace|bouscule / pense a mourir|disparaitre|en /
perdu connaissance / perdu un enfant|eleve|gamin* / plus envie de vivre / police / pompier* / prend feu /
propos / racist* / respire plus|pas|mal / rode / s est ouvert|coupe|brule|casse|cogne|blesse / saign* /
samu / sang / se battent|bat|battre|tapent|frappent / se fait|fais taper|frapper|battre / se scarifi* /
se tapent|tape|cognent|frappent / sers|sert a rien / sexist* / suicid* / tape chez|par / taper dessus /
tombe* dans|de|sur / tombe|tombee dans les / touche les / touche|touchee par|les / urgences / ventoline /
veux|voudrais plus vivre|etre la /
veux|voudrais|vais|voulais|prefere|prefererais [plutot] mourir|crever|disparaitre /
viol|violee|viole|violence* / vole|pique mon|ma|mes|le|la|les|notre|nos / vol|voles|volee / vomi*
""",
)

DISTRESS = cue(
    "distress",
    3,
    """
a bout / a cause de moi / a fleur de peau / abattu* / ambiance pourrie|horrible|tendue|glaciale / angoiss* /
au plus mal / bete / blesse* / bloque / boule au / boulevers* / burn out / burnout /
c est dur|difficile|complique|chaud|tendu|lourd / c est l horreur / c est trop / ca se passe mal /
ca seul|seule / ca va pas|mal / catastrophe* / cauchemar* / choque* / claque* / clash* / confiance /
conflit* / coup de mou|blues / coupable / craqu* / creve* / cri* dessus|sur / crie / culpabilis* /
deborde|debordee / decompos* / decourag* / decu|decue / degoute* / demoralis* / demotiv* / depasse* /
deprim* / desespere* / devaste* / dispute* / dors|dort|mange pas|plus / doute* / effondre* / effraye* /
embrouill* / en colere / en peux|peut plus / enerv* / engueul* /
envie de pleurer|vomir|fuir|partir|rien|tout / epuis* / fatigue* / flip / flippe* / galer* / honte /
honteux|honteuse / horreur / hs / humili* / hurl* / imposteur / incompetent* / inquiet* / insomni* /
j arrete / je arrete|abandonne|lache|craque|demissionne / je me sens .. seul*|nul*|mal|perdu* /
je tiens plus / la cata / la tete sous / larmes / legitim* / les epaules / lessive* / m en sors|sort|veux /
ma faute / mal a l aise / mal au|a la|a l|dormir / mal vecu / marre / mauvaise ambiance / me sens /
me sens|sentais / moral a|dans / nerfs / noie / paniqu* / pas a l aise / pas a la hauteur / pas bien /
pas envie / pas fait|faite|faits pour / pas top / pas|plus capable / perds|perd pied|patience / peur /
peux plus / pied|pieds dans / pleur* / plus envie / pression / prise|pris la tete / ras le bol /
remis|remise en question / ricane* / ridicule / rigolent|ricanent|rient|pouffent des|quand|de|a /
sais plus|pas ou|quoi|comment / sanglot* / saoul* / sature / se moquent|moque|foutent|fichent|paient de|d /
se passe pas bien|mal /
sens mal|seul*|nul*|bete|perdu*|depasse*|inutile|ridicule|humili*|rejet*|incompetent* / sens pas|plus /
seul|seule avec|face|devant|pour|dans|contre / sous le choc / stress* / submerg* /
suis [un|completement|totalement|trop|tout|toute|peu|tres|si|vraiment] [peu]
    perdu|perdue|nul|nulle|mal|largue*|paume* / suis pas|plus sure / suis seul|seule / tellement dur /
tendu* / tensions / terroris* / tiens plus / tout arreter|plaquer|lacher|abandonner / tout seul /
toute seule / trac / trembl* / triste / trop dur* / trop lourd|gros|complique / trop pour moi / trou noir /
trouille / vais|va|suis|tres|trop mal / veux|voudrais arreter|partir|tout / vexe* / vide|videe|rince* /
vraiment pas|plus / y arrive|arriverai pas|plus|jamais
""",
)

TROUBLE = cue(
    "trouble",
    3,
    """
1|2|3|un|deux etoiles|etoile / 404 / 500 / a change la|le|de|d / a court de / a l envers / a la bourre /
a la mauvaise|fausse / a la place de / a la place du|de|des / a pas|rien|jamais|aucun* / a plat /
a quitte|lache|annule|disparu|plante|saute|rompu|casse|oublie|change|deplace / a temps ? / abandonn* /
abim* / absent|absente|absents /
ai|as|a|avons|avez|ont|est|etre|avoir [tout|encore|completement|totalement] oublie /
ai|suis|est|sont|avons|ont pas|plus|rien|jamais|aucun* / alarme / amende / angine / annonc* au dernier /
annul* /
arrive*|vient|viennent|peut|peuvent|peux|pouvons|sais|sait|ecoute*|suit|suivent pas|plus|rien|jamais /
assez de / attend|attendent a|devant|dehors|depuis|dans / au dernier|derniere moment|minute /
au lieu de|d|des|du / au mauvais / aucun vote|inscrit|retour /
aucun*|zero .. reponse*|nouvelle*|inscri*|retour* / autorisation* / avocat / batterie / bavard* / bazar /
beug* / bloqu* / bordel / bouchon* /
bouffe|avale|mange|englouti|dechire|froisse le|la|l|les|mon|ma|mes|nos / bruit / bug* / c est ferme /
carte bleue / cassent / casse|cassee|casses|cassees|brise* / cata / catastroph* / chahut* / chaos /
chargeur / claqu* / climatosceptique* / code d|de|du|la|porte / coinc* / complet|complete|complets /
complique* /
connecte*|trouve*|comprend*|comprenne*|pige|capte|ouvre*|veut|veulent pas|plus|rien|jamais|que /
convocation / coupe|coupee|coupure* / covid / crash* / crevaison / dans 5|10|15|20|30|2|3 min* /
date limite / de travers / dead / deadline / debarqu* / debite* / debord* / deboul* / debout sur / decal* /
decharge* / dechir* / decommand* / degener* / deja pris|prise|reserve*|occupe* /
depuis .. jours|semaines|mois|heure|heures / desist* / deux en meme / deux fois / digicode /
discut* entre|pendant / dissip* / dois je / dorment / double reserv* / doublon* / down / droit a l image /
du notre / echeance / egar* / ejecte* / embouteill* / emmel* / empech* / en double / en galere / en rade /
enferme* / erreur* / errone* /
est parti|partie|partis|sorti|sortie|reparti|repartie sans|en|avec|avant|au|il|fache|furieux / est vide /
est|c|etait|tout|porte*|salle|mairie|ecole|lycee|guichet|site ferme / eteint* / exig* / expire* / facture* /
faut rendre|payer|signer|envoyer|justifier / faux|fausse|fausses / ferme a|la|le|depuis /
fermee|fermees|fermes / filment|filme|enregistre*|photographi* / fourriere / foutu* / fuite /
gardien|vigile|concierge|agent .. veut|bloque|refuse|laisse|dit|absent|repond / gastro /
grand|gros embarras / gresill* / greve* / grippe / hors delai / hs / illisible* /
ils|elle|elles|il|on demande|demandent|conteste*|critique*|menace* / impaye* / impoli* / impossible* /
imprevu* / inattendu* / incomplet* / incomprehens* / incrust* / indispo*|indisponible* / ingerable* /
inond* / insolent* / insupportable* / interdi* / interphone / invalide / justificatif* / la loose /
la tuile / lache|lachee|grille|grillee|explose|saute|saute|fondu|crame|creve|rompu|rendu /
lache|lachee|lacher / le temps de|d / livre|livres|livree|livrees au|aux|a|dans /
m a plante|lache|laisse|vire|raccroche|jete|abandonne|crie / m ignore* /
mal note|lu|compris|calcule|imprime|prepare|organise / mal passe*|passee|tourne|parti / malade* /
malentendu / manquant* /
marche*|fonctionne*|demarre*|charge*|allume*|capte*|passe*|rentre*|imprime* pas|plus|rien|jamais|que /
mauvais|mauvaise|mauvaises / me moque / me retrouve /
me suis fait voler|avoir|agresser|insulter|virer|engueuler|jeter / melang* /
meme temps|moment|heure|creneau / me|nous demande|demandent|impose*|oblige*|reproche*|force* /
moitie de|des / monte*|montent sur / mort|morte|morts / mouill* / naze / negatif* / ni .. ni /
note* de frais / nul|nulle / obligatoire / occupee|occupe par /
on m|nous a|avait|annonce|dit|impose|demande / oubliee|oublies / ouvrent pas / panne / par un|une autre /
pas [de|du|d] nouvelle*|reponse*|retour*|confirm*|reseau|wifi /
pas [de|du|d] son|courant|image|internet|lumiere|chauffage|place* / pas [encore|du] recu* / pas assez /
pas clair / pas clair* / pas complet* / pas dispo /
pas d|de electricite|wifi|prise|table*|chaise*|cle*|salle|projecteur|micro|son|eau|chauffage /
pas inscrit* / pas me|nous / pas paye|rembours* / pas prevenu* /
pas pu|su|eu|ose|reussi|compris|trouve|dormi / pas quoi / pas suffi* / pas un seul|une / paum* /
payer|paie|paye / perdu|perdue|perdus|perdues / personne , /
personne .. repond*|decroche*|confirme*|inscri*|vient|venu*|sait|la|dit|parle|ecoute|repondu /
personne a|n|ici|dans|devant|pour|est|peut|veut|y / perturb* / petit souci|soucis / pipi / pirate|piratee /
plainte* / plante|plantee / plus .. version|ordre|adresse|code|heure|date / plus de|d|aucun* /
plus d|de batterie|encre|papier|piles|son|essence|reseau|courant|image|place|temps|connexion /
plus|pas de train|bus|metro|tram|transport / pneu / porte close / portes closes / pretend* /
prevenu* trop tard / pris|prise dans|par|sur / probleme* / proces /
que 2|3|4|5|6|7|8|9|10|deux|trois|quatre|cinq / raccroch* / ratage /
rate|ratee|rater|loupe|louper|manque|manquer / reclam* / refus* / rembours* / renverse*|renversee /
repond*|reponse|reconnait|entend*|voit|vois|parle*|bouge*|tient|tiens|gere*|recoi* pas|plus|rien|jamais /
reporte|reportee|reporter|reportent / reste plus|que / retard* / retrouve avec|seul*|sans / rgpd /
rien compris / rien marche|fonctionne|va|s / rupture / s en fout*|fiche*|fichent|moque* / s endor* /
s ennui* / s est|sont barre*|tire*|desist*|enfui*|trompe*|bloque*|eteint*|casse*|ouvert*|arrete* /
sans [aucun|le|la|mon|ma|mes|les|l] materiel|cartes|kit|salle|prof|co|diapo|clef|cle|cles|anim* /
sceptique* / se moque* / se passe mal / seul*|que .. inscri*|venu*|reponse* / seulement / sont vides /
soucis / sur leur|leurs tel*|portable*|ecran* / tableur / testee|teste positif|positive /
tient|tenait plus / tombe|tombee en|a|malade / toujours pas|aucun* / toujours rien|personne /
train|bus|avion|metro [est|a|sont] [ete] supprime|supprimes|annule|bloque|retarde / tremp* /
trompe|trompee|plante|plantee|goure|gouree de|d|dans|sur /
trop de|d|nombreux|court|long|lent|bruyant*|petit* / un|des|gros|petit souci /
un|petit|gros|leger hic|pepin|contretemps|imprevu|couac|blocage|malentendu|quiproquo|retard|empechement /
va mal / va|vais|vont|pourra|pourrai|pourrais|pourrons|serai|sera|arriverai|viendra|vais pas|plus|jamais /
verrouill* / veulent|veut nous|me|m|que|pas|un|une|le|la|l|des|absolument|faire /
veut|veulent !tous|toutes|refaire|revenir|encore / vide|vides ! / viendrai|viendra|viendront pas|plus /
vient|viens|venons de|d apprendre|recevoir|voir|tomber|lacher|mourir|vomir|annuler /
vient|viens|venons de|d se|me|nous|perdre|rater|casser|louper / vole|volee|voles / vrille /
y a|avait personne / ya personne / zero inscri*|vote*|reponse*|participant*
""",
)

# Words that are seldom good news: one makes the bot ask, and beside time pressing or a room it calls.
MISHAP = cue(
    "mishap",
    2,
    """
a fond la / a l eau / a la rue / accroc* / affol* / affreux|affreuse|affreuses / amend* /
anciens|ancienne bureaux|adresse / annul* / anormal* / arnaqu* / arrach* / avance de ma poche / avert* /
bancal* / barre|barree / bouscul* / brouill* / bruyant* / cacophon* / casse* / chute|chuter / clos /
convoqu* / couloir / coupable / crain* / cris / crise* / de l eau / de ma poche / deconnect* / defaill* /
defect* / degat* / degrad* / dehors / delicat* / demission* / demont* / derail* / derang* / dereg* /
derob* / desaccord* / desagreab* / desastr* / desorganis* / deteriore* / deteste* / detrui* / difficult* /
disqualifi* / douleur* / douloureu* / drole d / du bruit / dur|dure / ecart* / echec* / echou* / ecras* /
ecroul* / effac* / egare* / emmerd* / encombr* / endommag* / enferm* / engueul* / entorse / epuis* /
excite* / exclu|exclue|exclus / expuls* / fache* / faillit* / fatal* / fendu* / foir* / fuit* / fuyard /
gach* / gele|gelee|geles / grinc* / grossier* / horreur / horrible* / hostil* / ignor* / imped* /
inacceptab* / inaccessib* / incapab* / incident* / inconnu* / indisciplin* / injur* / injust* / insomni* /
insuffisan* / interromp* / interruption* / inutilis* / irrit* / lent|lente / liti* / malveill* / manqu* /
mecontent* / mefian* / melange* / mensong* / mesentente / mouill* / muet|muette / mutisme / nausee /
negatif* / negoci* / odeur / oubli* / paniqu* / pann* / partout / peni* / penurie / perd / perdre / perte* /
perturb* / pirat* / pire* / plaindre / plaint / pourri|pourrie|pourries / prive|privee de / radin /
rale|ralent / refermee|referme / rejet* / renvers* / renvoy* / reproch* / resili* / retire|retiree /
risqu* / rompu* / ruptur* / sabot* / sale|sales / secoue|secouee|secoues / silence / sinist* / sombr* /
souffr* / sous l eau / surcharg* / surexcit* / surprend* / suspend* / suspicio* / tache* / tendu* /
terrible* / tombe|tombent a / toxique / trahi* / trich* / tristesse / trou / tumult* / urgence / usurp* /
vandal* / vexe* / victime / vide|vides|videe / violen* / vire / virer / virus
""",
)

# Negations, sighs and "but still" words: too common to open a case alone.
LACK = cue(
    "lack",
    2,
    """
a 3|2|1|4|5|10 / aie / alors qu / alors que / argh / bigre / bizarr* / bof / cette nuit / chiant* /
completement / crois que je ai|suis / deborde* / degager / degage|degagez / demande* / devoir / dur /
embarrass* / embete* / emosad / emotrouble / encore / ennuy* / etrange / euh / exceptionnel* / faible /
fallait / fichu* / galere* / genant* / gene|genee|genes / grr / helas / hum / ils / inquiet* /
j ai du|peine / j hesite / je hesite / louche / louper / lourd* / m a / m impose / m ont / mal /
malheureusement / me dit|disent de|d|que|qu / merde / mince / misere / moche / ni / nous a /
nous dit|disent de|d|que|qu / nous impose / nous ont / oblige* / oh / ohlala / omg / on m /
on nous a|met|mis|impose|colle / ouille / oula / oulah / pas|plus|jamais|rien|aucun|aucune|personne|sans /
penible* / petit* souci / pff / pfff / pile / pire / plein milieu / pourtant / punaise / puree / putain /
quand meme / raah / rah / relou* / sauf que / seulement / seul|seule / trop / ugh / urgh / va falloir /
vide / wtf / y en a / zero / zut
""",
)

# Time pressing. Only strengthens what stands beside it.
PRESSURE = cue(
    "pressure",
    1,
    """
a 14h|8h|9h|10h|11h|13h|15h|16h|17h|18h / aujourdhui /
avant .. soir|midi|demain|lundi|vendredi|jeudi|mardi|mercredi|samedi|dimanche|juin / bientot / bon alors /
ce matin|midi / ce soir / cet aprem|apres / dans .. min*|h|heure|heures|jours|quart|10min|5min|20min /
deja / demain / dernier moment / derniere minute / desole* / du coup / en fait / l aprem / maintenant /
par contre / pour lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|ce / rapide / rapidement /
tout a l heure / tout de suite / vite
""",
)

# Workshop matters: a room, a kit, a class. Only strengthens what stands beside it.
ABOUT = cue(
    "about",
    1,
    """
affiche* / anim* / assurance / atelier* / beamer / benevole* / budget / bus / cable / carte* / classe* /
cle|cles|clef|clefs / client / colis / college* / compte / convention / cpe / debrief / diapo* / directeur /
directri* / ecole* / eleve* / entreprise / evenement / facture / flyer* / formation* / formulaire* / gare /
groupe* / inscri* / jeu|jeux / kit* / lien / lycee* / mairie / materiel / micro / mot de passe / ordi* /
participant* / prof* / projecteur* / public / remboursement / salle* / seance* / son / stand / train /
video / videoproj* / visio / voiture / wifi / zoom
""",
)

CUES = (DANGER, DISTRESS, TROUBLE, MISHAP, LACK, PRESSURE, ABOUT)
