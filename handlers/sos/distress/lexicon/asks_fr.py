"""What asks somebody for something, in French: rescue, contact, requests, questions."""

from handlers.sos.distress.phrases import cue

SOS = cue(
    "sos",
    4,
    """
a l aide / a toi|vous de jouer vite / aide svp / aide|aidez|aider moi|nous / alerte /
besoin d un|une|quelqu / besoin de toi|vous|soutien|renfort* / besoin d|de [l] aide /
c est la cata|catastrophe|merde|panique|galere|cohue / coup de main / coup de pouce / coup dur /
d aide svp / detresse / emosos / en panique / faites|fais quelque chose / grosse galere /
gros|grosse probleme*|souci*|galere|panique|bug / help / j ai|je ai besoin d|de quelqu / je panique /
je suis dans la merde|panade|galere / mayday / m|nous aider / on fait quoi la / panique totale /
peux|peut|pouvez tu|vous m aider / repond* moi|vite / sauve|sauvez moi|nous / secours / sos / urgence* /
urgent* / venez|viens vite / vite quelqu
""",
)

# A wish to talk to somebody, or the question whether somebody is there.
CONTACT = cue(
    "contact",
    4,
    """
allo / appelle|appelez|rappelle|rappelez|contacte|contactez|telephone moi|nous|vite / besoin d en parler /
besoin de parler|te|vous|quelqu|qu / ca sonne / contact de|du|d|des / coordonnees / es tu la|dispo /
etes vous la|dispo / je peux t|vous|te appeler|joindre|ecrire / je te|vous derange / joignable* /
me rappeler|joindre|contacter / minute*|instant pour moi|nous / m|nous appeler|rappeler|joindre|contacter /
numero de|du|d|des|telephone / on peut s appeler|parler / parler a|avec quelqu / parler a|avec toi|vous /
parler a|avec un|une vrai*|humain|personne|responsable|salarie* / personne a appeler|prevenir|joindre /
petite question / peut on s appeler|parler|voir / peut se parler|voir|telephoner /
peux te|vous demander|dire / poser une|des|ma / quelqu un .. m|me|nous appeler|rappeler / quelqu un ? /
quelqu un est la|ici|dispo|disponible|debout|reveille / quelqu un la / question* a te|vous|poser /
qui contacter|appeler|joindre|prevenir|appelle|previent / qui contacte|appelle|previens|previens je /
qui est la|dispo|disponible|joignable / qui est le|la|mon|notre / repondeur / sur qui compter /
t as .. minute*|moment|instant|seconde* / t es la|dispo / t es|tes dispo|reveille|debout|libre|joignable /
te demander|parler / telephoner / tes la|dispo / te|vous parler / te|vous poser / te|vous|de deranger /
tu|vous aurais|auriez|as|avez .. minute*|moment|instant|seconde* / tu|vous dors|dormez ? /
tu|vous es|etes la|dispo|disponible*|joignable* / tu|vous reponds|repondez|repond ? / un moment pour moi /
un truc a te|vous / une [petite] question / une vraie personne / un|vrai humain / viens|venir me|m|nous /
vous demander|parler / y a quelqu un
""",
)

REQUEST = cue(
    "request",
    3,
    """
a ma|notre place / a preter / ai besoin|envie de parler / aurais|aurait besoin / avis svp / besoin urgent /
besoin|marre de|d|que|qu / ca interesse|interesserait quelqu / cherche* un|une|des|quelqu|remplac*|urgem* /
cherchons / de trop / des solutions / dispo pour me|m|nous / dis|dites , / en manque de / en urgence /
envoie|envoyez|renvoie|renvoyez|donne|donnez|dis|dites moi|nous / en|il manque / est ce possible /
expliqu*|montre|montrez|passe|passez|file|conseill*|rassur* moi|nous / faudrait /
faudrait|fallait prevenir|quelqu|que|un|une / faut prevenir|appeler|venir|remplacer|quelqu / faut qu /
faut que / il faut que|qu / il manquait / il me|nous faut|faudrait|manque* / indiquer /
je recupere ca|mon|ma|mes|les quand|comment|ou / je veux me|m|changer|annuler|savoir|parler|comprendre /
je voudrais|aimerais|souhaite* / je|on ai|a|aurais|aurait .. besoin|manque / je|on cherche|recherche /
manque* .. carte*|jeu*|monde|personne*|anim*|benevole*|materiel|chaise* / merci d avance /
merci de m|me|nous / me|m|nous guider|orienter|dire|donner|confirmer|chercher|rejoindre|aiguiller /
me|m|nous renvoyer|envoyer|expliquer|remplacer|conseiller|depanner|preter|rassurer / me|nous faut|faudrait /
me|nous|il manque / moyen de|d|que /
m|nous debloquer|inscrire|desinscrire|valider|preter|dire|donner|expliquer|repondre|depanner /
m|nous indiquer|envoyer|aider|eclairer|orienter|ouvrir|accueillir|accompagner|conduire / obtenir /
on a besoin / on voudrait|aimerait|souhaite* / pas moyen / peut me|m|nous / peut on /
peux|pourrais|sais|aurais|connais|veux tu / possibilite de|d / possible ? / possible de|d /
pouvez|pourriez|savez|auriez|connaissez vous / preter|pretez|pretes|prete ? /
puis je annuler|changer|modifier|emprunter|utiliser|demander|amener|faire /
puis je avoir|savoir|vous|te|m|apporter|prendre|venir / quelqu un /
quelqu un prend|prendrait|vient|viendrait|reprend|reprendrait|passe /
qui .. pourrait|aurait|serait|saurait / qui aurait /
qui peut|a|sait|connait|veut|vient|remplace|s|vend|prete / qui prend|reprend|assure|tient|vient /
qui remplace / recherche* / recuperer ? / relecture / relire / remplacant* / remplacement /
repondre|repond s|moi|steuple|please|vite / s il te|vous plait / savoir ? / serait ce possible /
serait|est il possible / si quelqu un a|sait|connait|est /
si tu|vous as|avez|sais|savez|connais|connaissez / steuple / t aurais|pourrais / ton|votre|vos avis|aide /
tu|vous peux|pouvez !compter|oublier|laisser|fermer|annuler|dire|remercier|etre /
tu|vous pourrais|pourriez|aurais|auriez / un coup d oeil / un double / un exemplaire / un exemple ? /
un modele / une copie / une solution / un|d avis /
un|une|des idee*|conseil*|astuce*|suggestion*|piste*|recommandation* / volontaire* pour /
votre|ton|vos avis / voudrais|aimerais|souhaiterais|souhaite / y a moyen / y aurait
""",
)

QUESTION = cue(
    "question",
    3,
    """
a combien / a jour ? / a partir de quand / a qui|quoi / a t on|il|elle / ai mal compris /
arrive d avoir|de / avec quoi|quel*|qui / a|vers|de|dans|pour quelle|quel|quelles|quels /
c est normal que|qu|si / c est ou|quand|combien|quoi|qui|lequel|laquelle / c est par|a ou /
c est pour quand / c est quel|quelle|ou|qui|quoi|quand|combien / c est vrai que|qu / ca t arrive /
chez qui / combien de|d|on|je|ca|il|faut|coute|dure|tu|vous / comment !ca|tu|vas|allez|vous / comment ? /
comment avoir|recuperer|trouver|changer|modifier|annuler|supprimer / comment ca marche|fonctionne|se /
comment calmer|rattraper|proceder|commencer|demarrer|finir|savoir|obtenir /
comment ca|tu .. se|marche|fonctionne|presente* /
comment inscrire|je|on|ajouter|telecharger|imprimer|devenir|rejoindre /
comment reagir|repondre|faire|gerer|adapter|expliquer|animer /
comment vous|tu fais|faites|gere*|present*|expli*|anim*|demarr*|repond* / d apres vous|toi / d ou /
dans quel* / de qui|quoi ? / deja anime|fait|teste|essaye ? / depuis quand /
dois|peut|faut|doit|pourrais|pourrait|faudrait|va|aurait|vais|ai|suis je|on|il|elle / est ce que|qu /
est il|elle|ce vrai|normal|possible|obligatoire|prevu / est maintenu*|annule*|reporte* / est ou / et si /
faire comment|quoi / fais|fait|dis|dit|coupe|mets|reponds|choisis|raconte quoi /
fais|fait|faites|gere|geres|procede|reponds|repond comment / faut vraiment|absolument ? / gere ca /
hesite* / j ai pas compris / je dois / je me demande / je mets|prends|vois|dis|demande a qui /
jusqu a quand / la procedure|consigne|marche|demarche / lequel|laquelle / le|un droit de|d /
maintiens|annule|viens|pars|appelle ou pas|non / me demandais /
mets|mettre|met|invite|appelle|choisis|envoie qui|quoi|ou / mode d emploi / normal ? / on commence par|ou /
on doit / on peut .. ? / ou est|sont|se|s|puis|peut|trouver|trouve|on|je|faut|en|dois|commander / ou non ? /
ou pas ? / ou pas je|on / par ou / par quoi|qui|ou / pas sur|sure de|d|que|qu|si / pas tres clair /
peut t on|il / pour quel* / pourquoi / qu est ce / quand est|a|commence*|on|je|aura|sera|doit|dois|puis /
que faire|dire|repondre|prevoir|choisir / que je|dois|faut faire / que me conseilles|conseillez /
quel .. est|faut|age ? / quelle .. est|faut|duree ? / quelle difference|est|duree|salle|taille /
quelle heure / quelles|quels / quelle|quel|quels|quelles est|sont /
quelle|quel|quels|quelles est|sont .. ? /
quel|quelle est|age|version|jeu|salle|adresse|duree|date|format|materiel|taille /
quel|quelle tarif|prix|budget|lien|code|lot|formulaire|train|bus|quai|niveau|difference /
quel|quelle|quels|quelles est|sont la|le|les / qui doit|est|fait|gere|s|paie|paye|prend|decide|ouvre|a /
qui ferme|ouvre|reste|commence|anime|gere|apporte|amene|assure ? / quoi comme / quoi en|pour premier /
quoi faire|dire|repondre|mettre|prendre|ecrire|couper / rappelle* moi|c|deja /
remplir|mettre|ecrire|imprimer|prevoir|apporter|amener quoi|combien|quel* /
sais|sait|savoir|savait|saurais|sait pas|plus|pas
    si|ou|quand|comment|quel*|qui|quoi|que|ce|combien|a|trop|laquelle|lequel|par /
savoir si|ou|quand|comment|quel*|qui|quoi|combien|pourquoi / selon vous|toi / sont ils|elles / sont ou /
sur quel* / t en penses / toujours bon|ok|prevu|maintenu*|valable|d / tu ferais|conseilles /
tu penses que|quoi|qu /
tu|vous sais|savez|saurais|sauriez si|ou|quand|comment|quel*|qui|a|combien|quoi|pourquoi / un|de doute* /
va t il|on|elle / vers qui|quoi|ou / vous arrive / vous en pensez / vous feriez|conseillez /
vous pensez que|quoi|qu / vous|tu avez|as|auriez|aurais un|une|des|de|du|le|la|l .. ? / y a t il /
y aura t|il
""",
)

CUES = (SOS, CONTACT, REQUEST, QUESTION)
