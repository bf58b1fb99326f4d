"""What turns a call round, in French: cancellations, offers of help, talk about the SOS itself."""

from handlers.sos.distress.phrases import calm

# Speaking of the SOS itself, or teaching others to use it.
ABOUT_SOS = calm(
    "about sos",
    2,
    """
a file|donne|donner|filer un coup de main [a] / aide precieuse /
ai|as|a|avons|ont [bien|deja] appris|explique|montre|enseigne|presente a|aux|au|les|comment ... /
allais envoyer|lancer|faire un|une sos|appel /
appris|apprendre|apprend a demander|appeler [de] [a] [l] aide /
atelier|ateliers|canal|bouton|systeme|equipe|formation|soiree sos|urgence*|secours / aux sos /
bouton|systeme|message|canal|numero|dispositif d|de alerte|urgence|detresse|secours|sos /
bouton|systeme|outil|fonction|canal|service sos|d|de [aide|urgence] ..
    marche|fonctionne|bien|top|super|genial /
canal|groupe|fil|gens|equipe|bouton d|de|du urgence|urgences|aide|sos /
comment demander|appeler [de] [a] [l] aide dans|avec|sur|via / comment ouvrir|lancer|envoyer|creer un sos /
equipe|gens|filles|gars|pole|referente|referent|bande|cellule sos|urgence /
exercice d|de evacuation|incendie|secours /
expliqu*|montr*|appris|presente .. comment .. aide|secours|sos|urgence [avec] [le] [bouton] /
explique|montre|appris a .. comment .. sos|aide / gestes qui sauvent / issue de secours /
jeu|permanence|reunion|film|groupe|page|outil|fonction sos|urgence*|secours / kit de secours /
le sos .. termine|resolu|regle|fini|passe / le sos [qui] .. sauve|sauvee|aide|aidee|depanne|depannee /
le|un|ton|mon|l|les|ce|du|notre sos .. hier|derniere|dernier|resolu*|recu|anime /
m aide|aident beaucoup|bien|enormement /
m|t|l|nous|vous avais|avait|as|a|avez|ont [bien|tellement|beaucoup] aide|aidee|aides / numeros d urgence /
ose demander / premiers secours / repond|repondent .. aux|au sos / roue de secours / sortie de secours /
sos .. sauvee|sauve|aidee|aide / sos [de|d] .. semaine|hier|derniere /
sos a assure|dechire|sauve|gere|aide /
sos fantome*|mediterranee|medecins|village*|enfants|amitie|racisme|anim* /
super|genial|geniale|top|chouette|belle|bonne|bon|beau [la|l|le|les]
    [soiree|atelier|formation|moment|jeu|film|ambiance|journee] [au|a|de|du] sos / tellement aide* /
trousse de secours
""",
)

# The trouble is over, or the message was a mistake.
CANCEL = calm(
    "cancel",
    3,
    """
a ete retrouve*|trouve|trouvee /
a fini par repondre|rappeler|arriver|venir|ouvrir|accepter|marcher|fonctionner / a l heure finalement /
a repondu|rappele finalement / a retrouve sa|son|ses|le|la|les /
a retrouve|repare|ouvert|trouve|rappele|enfin / a tort / a trouve une solution / ah non c est|etait moi /
ai [enfin|finalement|tout] retrouve*|trouve|resolu|reussi|regle|compris|debloque|eu /
ai compris !que|pourquoi / ai eu ma|la|une reponse / ai tout retrouve / ai|a|ont reussi !pas /
appuye|clique .. erreur / appuye|clique .. sans faire expres / arrange|arrangee|s arrange /
arrive|arrivee|venu|venue avec la|les|le cle|cles|kit|materiel|clef|clefs /
avais mal regarde|lu|compris|vu|note / avant meme|d /
a|ont|est|sont [ete|bien|enfin|finalement|deja|fini] [par] [ete]
    retrouve*|repare*|resolu*|regle*|retabli*|ouvrir|debloque*|arriver|repondre / bon j|je ai|m /
bon merci / c est [tout] [deja|enfin] bon !pour|ou|la|si|ca|quand|pas /
c est [tout|deja] gere|geree|arrange*|repare*|reparti|retrouve*|rentre / c est [tout|deja|enfin] regle* /
c est bon pour|de|pour moi|merci|maintenant|j / c est loin / c est oublie|oubliee|pardonne|derriere /
c est passe / c est revenu / c est|etait moi , / c etait rien / c etait une|un blague|erreur|malentendu /
ca marche maintenant|enfin|bien|super|nickel|a nouveau|finalement / ca remarche /
ca s est|est arrange|regle|calme|resolu|debloque / ca va mieux / ca va mieux|maintenant / debloque* /
debrouille sans|bien|tres|comme|finalement / debrouillee|debrouille finalement|toute /
deja fait|regle|resolu|trouve / desole* fausse / desole* pour le bruit / du coup c est bon /
embete|embetez|derange|derangez pas / en fait c est bon / enfin rappele|repondu|ouvert|recu / entre temps /
envoye|ecrit|poste|parti|appuye|clique par erreur /
erreur de destinataire|conversation|groupe|ma part|manip / est [tout|deja] gere* / est loin /
est oubliee !chez|dans|a|au / est reparti|revenu|revenue / est retrouve* / est revenu tout seul /
est revenu*|revenue / est revenu|revenue / est venu*|passe .. sauver|aider|ouvrir|depanner /
est|sommes sauve|sauvee|sauves|sauvees / est|sont [maintenant|bien] derriere nous /
est|sont arrive* a temps / est|sont finalement arrive* / etaient sur|dans|en /
etait juste|simplement debranche*|eteint*|mal / etait juste|simplement mal / etait|cetait une erreur /
eu la reponse / eu la|une|ma reponse / exagere / fausse alerte|manip / fausse joie / fausse route /
fausse|faux alarme|alerte / finalement .. peut|vient|viendra|est|sera [venir|la|presente|present] /
finalement c est bon|regle|ok|reparti|passe / finalement c|ca|on|il|elle est|a bon|ok|va|marche|regle /
finalement pas besoin|la / histoire ancienne / ils ont retrouve|trouve / inquietais a|pour /
inutile de|d|que / inutile d|de|que ... / j ai ma|la reponse / je maitrise !pas|plus|rien /
je me suis inquiete*|affole*|emballe*|trompe* pour / je plaisante / je rigole /
je suis large|tranquille|cool / je|on gere !ca|comment|pas|plus|mal|seul|seule|un|une|la|le|les /
juste debranche|debranchee|eteint|eteinte / laisse , / laisse beton / laisse c|le|la|ca|on|finalement /
laisse je ai|j / laissez , / laisse|laissez tomber !le|la|les|l|mon|ma|mes|un|une|des|tout /
le wifi|son|courant|reseau est revenu / m a depann* / m a rappele|rappelee|repondu / mais c est passe /
mal enfonce|branche|mis|visse / mal lu , /
marche|fonctionne enfin|maintenant|super|tres|nickel|parfaitement /
mauvais|mauvaise destinataire|personne|conversation|fenetre|groupe|discussion /
me rappelez|rappelle pas|plus / me|nous rappelez|rappelle|appelle|cherchez|remplace pas|plus ... /
moi qui avais|ai mal / mon cinema / mon|le|ce|ma|mes precedent* message* /
m|nous appelez|appelle|rappelez|rappelle pas|plus /
m|nous appelez|appelle|rappelez|rappelle|rappelle pas|plus ... / nickel maintenant / on a fini par /
on a pu entrer|rentrer|commencer|finir|jouer|partir|passer / on a trouve une solution /
on a trouve un|une|la|le remplacant*|salle|solution|place|benevole|anim*|cle /
on est|sommes bons|ok|tranquilles|larges / on s en sort / on se debrouille /
ont trouve|retrouve|ouvert|repare|rappele|fini|regle / oublie , / oublie ca|tout ,|! / oubliez , /
oublie|oubliez|ignore|ignorez ce que /
oublie|oubliez|ignore|ignorez|annule|annulez|supprime|efface mon|ma|mes|ce|le|cette [dernier*|precedent*]
    message*|demande|question|sos|appel / pas la peine / pas necessaire / pas pour toi|vous /
pas|plus besoin [d|de|du|que|qu] [aide|l|toi|vous] [aide|finalement] / pas|plus la peine d|de|que ... /
pas|plus necessaire d|de|que ... / pas|plus|aucun besoin d|de|que|qu ... /
peux|pouvez|peut fermer|clore|oublier|laisser|annuler [mon|ma|le|la]
    [demande|sos|message|cas|dossier|ticket|tomber] / plus aucun probleme*|souci* /
plus aucun|de souci*|probleme* / plus d actualite / plus de peur / plus de peur que de mal /
plus de peur|probleme|souci* / plus de probleme*|souci* / plus la peine / plus necessaire /
poisson d avril / pour rien !dire|faire / pour rire /
probleme* [est|a|ete|enfin] [ete] regle|resolu*|derriere|passe|corrige /
probleme|pb|souci|question|truc regle*|resolu* / quelqu un m a aide*|repondu /
qui prend mon|ma|le|la creneau|place|suite|releve|seance|groupe / refonctionne* / regle , /
regle|reglee|regles|reglees / remarche* / remis la main / rentre dans / rentre dans l ordre /
repare|reparee / resolu* / reussi a|finalement|enfin / s est arrange / s est excuse* /
s est excuse|excusee / salle|solution|cle|place a ete trouvee / sans objet / sauve la mise /
sauve la|ma|notre mise|vie|journee|seance / se sont excuses / situation est reglee / solution trouvee /
suis arrange* / suis debrouille*|debrouillee / tout baigne / tout bon / tout compte fait /
tout est [bien] rentre|bon|ok|ordre|regle|pret|gere|arrange|sous|cale /
tout est|a [bien|ete|deja|enfin] [ete] repare*|regle*|resolu*|retabli*|reparti*|fonctionne*|revenu* /
tout refonctionne|remarche|fonctionne|marche / tout roule|baigne /
tout s est [tres|super|hyper] bien|nickel / tout va bien /
trompe|trompee de destinataire|conversation|groupe / trouve ! / trouve la solution / va mieux / vais mieux /
y avait juste|simplement
""",
)

# The person offers help: "if you need somebody" is no need of theirs.
OFFER = calm(
    "offer",
    3,
    """
a disposition / a donner / a pret / a vendre / a votre|ta disposition / a vous|toi si|quand|pour /
ai un|une|deux kit|place|chambre|canape|jeu en|de|a|libre* / avec plaisir pour / avis aux /
besoin d un coup de main ? / chez moi pour|si|il|elle / compte*|compter sur moi|nous /
content*|heureu*|ravi* d|de|pour aider|remplacer|preter|donner|depanner|animer|participer|rejoindre /
dispo* pour remplacer|aider|depanner|co|donner /
dispo*|disponible tout|toute [la|le|les] [semaine|journee|week|mois|apres] / donner un coup /
en cas de [besoin|souci|pepin] /
est|sont dispo|libre|libres|disponible|disponibles tout|toute|si|pour|en|l|chez|a / heberger /
hesite|hesitez pas / j en ai|je en ai deux|un|une|plein|trois / je donne / je fais le|la /
je laisse mon|ma|le|la / je me charge d|de|du|des / je me propose /
je peux [aussi|toujours|volontiers]
    venir|tenir|assurer|couvrir|relire|imprimer|conduire|garder|partager|prendre /
je peux faire la|le|une|un|les permanence*|service|remplacement|gouter|courses|atelier*|seance*
    [lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche] /
je peux venir|faire|rendre [en]
    [samedi|dimanche|lundi|mardi|mercredi|jeudi|vendredi|renfort|un|une|service] !? / je prends le|la|en /
je propose / je ramene|ramenerai|apporte|apporterai|prends|prendrai|prete|preterai|viendrai !pas|plus /
je remplace* / je remplace|couvre qui|si|volontiers / je t aide / je te|vous couvre / je vous aide /
je|on peux|peut [vous|te|t|leur|lui] aider|preter|depanner|remplacer|apporter|donner|amener /
je|on peux|peut [vous|te|t|leur|lui] passer|accueillir|heberger|relayer|prendre|animer|covoiturer|emmener /
libre|libres dimanche|samedi|lundi|mardi|mercredi|jeudi|vendredi|demain|ce|en|tout|toute|si|s|l /
m en charge / m en occupe / m inscris /
mon|ma canape|chambre|garage|porte|salon|maison est|reste a|dispo*|ouvert*|libre|grand* / mon|notre aide /
on peut vous|te / pensez|pense a moi / peux heberger|loger|accueillir|covoiturer / peux prendre /
peux prendre trois|deux|quatre|une|des personne*|gens|monde / peux|pourrai|pourrais donner un coup /
places dans ma|la voiture|camionnette / places libres|dispo|dans / pour depanner|aider|remplacer|rendre /
pour qui veut / pour qui|ceux|celles .. coince*|besoin|veut|veulent|voudrai*|cherche*|serai*|manque* /
pour remplacer|aider|depanner n|qui|quelqu|si / pourrais aider|venir|apporter|preter / prete* mon|ma|mes /
propose mon aide / quand tu veux|voudras / quand vous voulez|voudrez / qui en veut|voudrait / qui veut /
qui veut en|du|de|le|la|les|mon|ma / renfort si / s il|si il vous|te|leur|lui|nous manque ... /
s il|si il y a|faut|manque besoin|des|du|de|quelqu|un|une ... /
si [jamais] quelqu un|une .. besoin|cherche|veut|galere|manque [d|de|du] [un|une] [kit|aide|coup|main|co] /
si besoin / si ca arrange|aide|peut|vous|t|te|depanne|interesse|tente ... /
si ca peut|vous|t|te aide*|interesse*|depanne*|arrange* /
si des gens|anim*|benevoles [en] .. galer*|besoin|coinc*|bloqu* [avec|a|par] [la|cause] [de] [la] [greve] /
si jamais !quelqu / si quelqu un a besoin ... /
si quelqu un en|cherche|veut|voudrait|manque|galere|souhaite ... / si tu veux / si un jour /
si une|un .. cherche|besoin|veut|manque ... / si vous voulez /
si vous|tu|il|on|ca|elle|ils .. besoin|manque*|cherche*|faut|veux|voulez|manqu* [d|de|du|des] [un]
    [aide|monde|bras|coup|remplacant*|main] / si y en a qui ... /
suis|serai|serais [toujours|aussi|bien|super|hyper] dispo*|partant*|preneu*|volontaire|chaud|chaude
    [pour|samedi|si] / un en veut|voudrait|cherche|voulait / une voiture et /
un|une lit|chambre|canape|place|matelas|velo|voiture|kit dispo*|libre*|chez|en|a / venir en renfort /
volontiers
""",
)

CUES = (ABOUT_SOS, CANCEL, OFFER)
