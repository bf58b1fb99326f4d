"""What asks for nothing, in French: thanks, greetings, small talk, gladness, news, tales of the past."""

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

JOY = calm(
    "joy",
    0.5,
    """
4|5|49|48|47 etoiles / a adore|aime / a assure|dechire|cartonne / a fond ! / a ri / a souhait /
accueillant* / ador* / adorable* / alleluia / ambiance de|d / amour|amours / andouille / apero / applau* /
applaudi* / artiste / assure samedi|hier|comme|grave / attentif* / au top / aux anges /
belle|beau|beaux|belles / bien fou / bien marche|rigole|ri|avance|discute|joue|mange|dormi / bien passe* /
bien servi / bienveill* / bluff* / bonheur / bonne ambiance|humeur|surprise|idee / bravos /
c etait [vraiment|trop|super|tellement] bien|top|genial|super|chouette|cool|beau|simple|parfait|fou /
ca devient facile|simple|fluide / ca s est .. bien|passe bien / cadeau* / canon / carton plein / cartonne* /
certifie|certifiee / chanceux|chanceuse / chic / chouette* / comble* / confiance retrouvee / conquis* /
contente* d|de / contente|content que|d|de|du / content|contente|contents|contentes / craquant* /
creves|creve|fatigues|claques|epuises mais / culte / curieu* / d emotion /
de fini|finir mon|ma|notre|le|la / delicieu* / delicieux / deroule* / des amours / detendu* / dingue /
dingue|dingues ! / diplome|diplomee|diplomes / dit merci / dormi comme / drole|droles !d|de / emohappy /
emouvant* / emu|emue / en forme / en or / en pleine forme / enchant* / energie / enfants sont fous /
enthousias* / epat* / etaient|etait|sont a fond / etait dingue|canon|ouf|top|fou|magique|super|genial /
etoiles donnees|sur / excellent* / excellente / extra / extraordinaire* / fabuleu* / fait plaisir /
fantastique* / felicite* / feliciter / fete* / fier|fiere|fiers|fieres / formidable* / fou de joie /
fou rire / gagne|gagnee|gagnes ! / genereu* / genia* / genial* / good job / gouter / great|what a day /
grosse ambiance / hero|heros|heroine* / heureu* / hilarant* / hip hip / hourra / impressionn* /
incroyable* / inspirant* / j ai aime / je revis / joie / joyeu* / kiff* / la belle / larmes aux yeux /
le pied / les retours sont / magique* / magnifique* / magnifiques / marrant* / meilleur* / merci la vie /
merveill* / merveilleu* / miam / mignon* / mille questions / mims / motiv* / motive* / mythique* / nickel /
note de 4|5 / offert / on a gagne|reussi|adore|aime|ri / on s est bien / ont adore|aime|kiffe / ont ri /
ouf / ovation* / parfaitement / passe|passee comme une|sur / passe|passes creme / passionn* /
pige tout|vite|direct / plaisir / pleins|plein|pleine d|de energie|joie|sourires|envie|idees /
pleurer|pleure de joie|rire|bonheur / pleure|crie|hurle d|de joie|emotion|bonheur /
pleure|pleurer|crie|crient|hurle|larmes|saute d|de joie|emotion|bonheur|rire|fierte / plus a l aise /
plus facile / pouffe|rigolo* /
prof|prefet|maire|directrice|directeur|client|proviseur ravi|ravie|content|contente|conquis* /
public en|genial|super|adorable / que ca ait|a servi|plu|aide / que de|des bons|bonnes / que du bonheur /
quelle energie|joie|ambiance|aventure|chance / quelle evolution|progression / quelle|une super|belle /
ravi|ravie|ravis|ravies / reconnaissant* / regal* / regales / remercie* / remise|remis sur pied /
repartie|reparti / reussite* / reussi|reussie / ri / rigol* / rigolade* / rire / rires /
s est .. bien passe / s est [tres] bien / s est bien|tres bien passe|passee|passes|passees /
s est mis en place / salle comble / salle|salles pleine|pleines|comble /
sauve mon|ma|notre|la|l|tout [atelier|journee|vie|mise] / savoure* / se deroule* bien / simple / soulag* /
soulagement / sourire* / splendide* / standing / sublime* / succes / super ! /
super [l|la|le|les|un|une|belle|bel|bon|bonne]
    accueil|boulot|travail|sympa|retour*|echange*|contente*|content*|bien|interessant*|cool /
super [l|la|le|les|un|une|belle|bel|bon|bonne]
    atelier*|journee|soiree|moment|equipe|groupe|ambiance|formation|seance|week* / super atelier|soiree /
super bien / super type|public|gens / superbe* / sur un nuage / surprise ! / sympa|sympas /
tellement bien|bon|fier* / top top / touchant* / tout .. bien passe / tout de suite pige|compris|adore /
tout le monde a ri|adore|aime / tres bien|super deroule* /
trop bien|cool|beau|mignon*|sympa|chouette|contente*|fiere* / trop contente /
trop contente*|content|forts|forte / trop fiere*|fier / trop mims|mignon*|choux|chou /
tu|vous as|avez [tout] sauve / un carton / une pepite / victoire / vive / voulu|veulent refaire / wouhou /
yay / yeah / youhou / youpi /
zero|aucun|aucune|sans|pas [un|une|de|le|la] [seul|seule|moindre]
    cris|larme*|retard*|fausse|galere*|dispute|casse|couac* /
zero|aucun|aucune|sans|pas [un|une|de|le|la] [seul|seule|moindre]
    dispute*|accroc*|bagarre*|drame*|bug*|panne*|incident*|cri
""",
)

# Small facts: the person tells, and asks for nothing.
NEWS = calm(
    "news",
    0.5,
    """
1|2|3|4|5|10|20|30|40 ateliers / a apporte|ramene|prete|fabrique|cuisine|offert / a eu lieu /
a fait .. classes|ateliers|seances / a la maison / a table /
ai [bien] recu le|la|les|mon|ton|ma|ta|votre|vos|tout|un|une|mes /
ai [bien|deja] pris|eu|obtenu la|le|ma|mon|une derniere|place|formation|billet* / ai [deja|bien] prevenu /
ai anime|termine|boucle / ai cuisine|prepare|plante|jardine|peint|dessine|chante /
ai ma|mon|la|le place|billet|attestation|diplome|badge|permis|inscription / ai tout|toutes|tous /
ai|as|a|avons|ont [bien|deja|tout|aussi] confirme*|ajoute*|explique*|raconte*|rencontre*|croise* /
ai|as|a|avons|ont [bien|deja|tout|aussi]
    poste*|envoye*|rempli*|fini*|imprime*|lu|transmis*|partage*|depose*|range*|rendu*|termine* /
ai|as|a|avons|ont [bien|deja|tout|aussi] relu*|mis|prepare*|commande|reserve|signe*|inscrit /
ai|avons la|le|les table*|flyers|nappe|kit|materiel / arrive , /
atelier|seance|journee|stand|evenement termine*|fini|finie|boucle / au lit /
avance|prete|file|donne|offert le|la|les|des|un|une feutres|kit|cable|cle|salle|coup / bac / bain / balade /
bebe / bien arrive* / bien recu / bien rentre* / bilan / bonnes nouvelles / brevet / cette annee /
chat dort / chaton* /
colis|paquet|kit|courrier|dossier|mail|formulaire|carton est|sont [bien]
    parti|partie|partis|envoye|poste|arrive|recu|livre|depose|rendu / comme d hab* /
comme d hab|habitude|prevu|convenu|toujours / comme prevu / compte rendu / compte*|rendu /
confie|passe|laisse|transmis|delegue mes|mon|ma|les seances|ateliers|dossiers|groupe|cles|clefs a /
cookies / crepes / cuisine pour / d avoir rejoint /
depose|colle|distribue|accroche les|des affiches|flyers|tracts / devrait arriver /
document|documents|convention|contrat signe* / du bien / elle|il gere / elle|il sait tout /
en ai parle a|avec / en conge* / en conges|vacances / en cours / en parlais a / en route /
est arrive|arrivee / est au courant / est pret|prete pour / est|sont [deja|bien] en ligne /
est|sont [deja|bien] pret*|envoye*|valide*|confirme*|arrive*|imprime* / est|sont a jour / fait suivre /
flyers|affiches|cartes|badges|tracts est|sont imprime*|pret*|la|arrive* / fyi / gateau /
inscriptions ouvertes / inscrit|inscrite a|pour / installation en /
j ai|je ai [deja] prevenu|signe|relance|rappele|poste|range|nettoye|achete|trouve|mis|note / jardin /
je confirme / je demenage / je depose / je dis ca / je file / je forme / je laisse les|la|le|mon|ma /
je lirai|verrai|regarderai|passerai|ferai / je m inscris / je me marie / je me suis|suis inscrit* /
je pars en|demain|ce / je pars|rentre|garde|transmets|prepare|mets / je participe pas cette /
je passe te|vous|deposer|prendre|chercher|voir|apres / je pense a vous|toi|nous /
je peux heberger|recevoir|loger|conduire /
je prendrai|repondrai|regarderai|lirai|enverrai|transmettrai|finirai !pas|en|plus / je ramene /
je relis|file|rentre|mange|range|nettoie|cuisine|bouquine|jardine|m y mets|lis et|le|la|les|ton|ta|puis /
je repasse / je serai la|a|present* /
je serai|viendrai|passerai|ferai|apporterai|amenerai|ramenerai !pas|en|plus /
je suis connecte|connectee|bien|arrive|arrivee /
je suis en vacances|conge|conges|repos|formation|route|week / je suis rentre|rentree /
je te|vous raconte|tiens|confirme|envoie /
je te|vous redis|renvoie|ecris|montre|amene|apporte|ramene|fais signe|ca /
je te|vous redis|renvoie|rappelle ce|demain|plus|des|quand / je transmets / jusqu au /
kit|colis|materiel|paquet arrive|recu|livre|rendu , / l an|annee passe|passee on|nous /
le guide|doc|site repond / les photos sont|de /
lu la|le|les|ton|ta|votre fiche|guide|doc|message|mail|notice|compte / lu le|la|les|ton|ta /
m a|ont offert|aide|accueilli|remercie|gate|felicite / m occupe / ma mere va|est mieux|bien|rentree /
ma mere|maman|soeur|femme|copine|voisine trouve|adore|veut|dit|te|vous / ma soeur / mariage /
materiel|kit|carton|tout est range|rangee|ranges / me conduit|depose|emmene /
me voila !seul|seule|coince*|perdu*|bloque* / mes heures / mon chat / mon chien / mon frere /
note|notes de frais envoye* / on a fini plus|tot|a / on est bien|arrives / on fait comme / on installe /
on s installe / ordre du jour / parle|parler|discuter|papoter avec /
participants|personnes aujourdhui|ce|hier / passe le bonjour / pause cafe|dejeuner /
pendant mes conges|vacances / pensees pour vous / permis / petit bilan / petit mot pour /
petite|bonne nouvelle / petit|petite point|mot|retour|resume|compte|info|nouvelle pour|sur|rapide /
pour dire que|qu|merci|bravo / pour info / pour information / pour le dossier|compte|journal|fichier /
premier|premiere atelier|seance fait|faite|termine* / prend|prennent la suite|releve /
prend|reprend mon creneau / prochaine etape / qui anime demain|samedi|jeudi|lundi / quiche / rando* /
rdv|rendez vous pris|confirme|note / recette / recu le|la|les|mon|ma / rejoint l|la|votre /
repas|diner|dejeuner|gouter|banquet / reunion|seance|rdv .. c est note / rien a ajouter|signaler /
se porte bien / seance|atelier|presence|participation enregistree|enregistre|saisi*|note*|confirme* /
serai la / signe|signee et renvoye* / sur le drive / tarte / tout cale / tout est cale|pret|fait|ok /
tout est passe / tout est pret|prete / transmis / tu|vous m avais|avait|aviez demande / va bien / va mieux /
vacances / valide|validee|validees|valides /
viens de deposer|valider|finir|terminer|rentrer|remplir|envoyer|poster /
viens de finir|terminer|boucler|rentrer|valider|recevoir|poser /
viens de imprimer|lire|voir|ranger|commander|signer|reserver|acheter / vont bien /
voulais|voulait [juste|te|vous] dire|partager|raconter / y serai
""",
)

# Told, not lived: long ago, the first time, "remember when".
TALE = calm(
    "tale",
    0,
    """
a deux doigts / a l epoque / a la fois ou / a mes debuts / a un moment / ai failli /
allais envoyer|appeler|demander|ecrire / anecdote* /
annee|fois|saison|ete|hiver|printemps|automne derniere|dernier|passee|passe / au camp / au debut /
au depart / au final / au tout debut / aujourdhui je|j|on / autrefois / avais zappe|oublie|perdu|rate /
avant je / avec le recul / bien termine* / c etait / ca devient / craignais / depuis ca|c|tout /
depuis j|je|ca|lors / dire que / en fait ils|c|elle|il /
en janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre je|j / en rigole /
et puis / failli / faisais un|du sang|souci / figure|figurez toi|vous / flippais / fou rire / histoire* /
histoire|anecdote marrante|drole|rigolote / il y a .. ans|mois /
il y a deux|trois|quatre|cinq|dix ans|mois / il y a un an|mois / j ai|je ai cru / j allais|allait / jadis /
je avais|etais|stressais|voulais|paniquais|croyais|pensais /
je tremblais|galerais|flippais|savais|trouvais|dormais|craignais|pleurais / je voulais vous|te dire /
l an dernier / l autre fois / l autre jour / l ete|hiver dernier / la premiere fois / les premieres fois /
m inquietais / me faisais / mes debuts / mes premiers / mes|nos debuts / moi aussi / mon premier atelier /
octobre|novembre|decembre|janvier|fevrier|mars est loin / on en rit / on rigole|rit / on s etait /
on s y fait / pendant longtemps / petite histoire / premiere fois / puis tout / quand je repense /
quand j|je ai commence|debute / quand j|je avais|etais / raconte* / repartie|reparti / repense / resultat /
rigole encore / s est [bien] termine* / souvenir* / souviens / stressais / tu te souviens /
tu te|vous rappelles|rappelez|souviens|souvenez / ya|y a .. ans|mois
""",
)

# The plain past: a trouble told in it is often still open, unless something glad stands beside it.
PAST = calm(
    "past",
    0,
    """
avais / avait|avaient / etais / etait|etaient / hier / semaine|mois|nuit derniere|dernier|passee|passe
""",
)

# A greeting alone may precede a call, so it calms nothing.
GREETING = calm(
    "greeting",
    0,
    """
bonjour / bonjour a tous|toutes|vous / bonsoir / coucou / emohappy / hello / hey / hi / hola / re / salut /
salut la|les [team|equipe|amis|gens] / yo
""",
)

CUES = (SMALLTALK, SOCIAL, JOY, NEWS, TALE, PAST, GREETING)
