"""What calls for help in French, as plain weighted families. Words are as `normalise` leaves them: no accents, no "ne"."""

from handlers.sos.distress.phrases import cue

SOS = cue(
    "sos",
    4,
    """
sos / help / mayday / urgent* / urgence* / au secours / secours / a l aide / emosos / detresse / alerte
aide|aidez|aider moi|nous / m|nous aider / besoin d|de [l] aide / besoin de toi|vous|soutien|renfort* / coup de main / coup de pouce
je panique / en panique / panique totale / c est la cata|catastrophe|merde|panique|galere|cohue / venez|viens vite / vite quelqu
on fait quoi la / je suis dans la merde|panade|galere / d aide svp / aide svp / peux|peut|pouvez tu|vous m aider / repond* moi|vite
sauve|sauvez moi|nous / j ai|je ai besoin d|de quelqu / besoin d un|une|quelqu / grosse galere / gros|grosse probleme*|souci*|galere|panique|bug / a toi|vous de jouer vite / faites|fais quelque chose / coup dur
""",
)

CONTACT = cue(
    "contact",
    4,
    """
appelle|appelez|rappelle|rappelez|contacte|contactez|telephone moi|nous|vite / m|nous appeler|rappeler|joindre|contacter / me rappeler|joindre|contacter
quelqu un est la|ici|dispo|disponible|debout|reveille / quelqu un la / y a quelqu un / qui est la|dispo|disponible|joignable / allo
tu|vous es|etes la|dispo|disponible*|joignable* / t es la|dispo / tes la|dispo / es tu la|dispo / etes vous la|dispo
parler a|avec quelqu / parler a|avec un|une vrai*|humain|personne|responsable|salarie* / te|vous|en parler / parler a|avec toi|vous
un|vrai humain / une vraie personne / te|vous poser / poser une|des|ma / question* a te|vous|poser / une [petite] question / petite question
tu|vous aurais|auriez|as|avez .. minute*|moment|instant|seconde* / t as .. minute*|moment|instant|seconde* / un moment pour moi
minute*|instant pour moi|nous / te|vous|de deranger / je te|vous derange / on peut s appeler|parler / peut on s appeler|parler|voir
je peux t|vous|te appeler|joindre|ecrire / qui contacter|appeler|joindre|prevenir|appelle|previent / personne a appeler|prevenir|joindre
numero de|du|d|des|telephone / quelqu un .. m|me|nous appeler|rappeler / besoin de parler|te|vous|quelqu|qu / viens|venir me|m|nous
tu|vous dors|dormez ? / t es|tes dispo|reveille|debout|libre|joignable / tu|vous reponds|repondez|repond ? / peut se parler|voir|telephoner / contact de|du|d|des / coordonnees / joignable* / sur qui compter / qqn / quelqu un ? / besoin d en parler / en parler / avec qui
qui contacte|appelle|previens|previens je / qui est le|la|mon|notre / referent* / te demander|parler / vous demander|parler / un truc a te|vous / peux te|vous demander|dire / telephone / ca sonne / repondeur / telephoner
""",
)

REQUEST = cue(
    "request",
    3,
    """
peux|pourrais|sais|aurais|connais|veux tu / pouvez|pourriez|savez|auriez|connaissez vous / tu|vous pourrais|pourriez|aurais|auriez
tu|vous peux|pouvez !compter|oublier|laisser|fermer|annuler|dire|remercier|etre / t aurais|pourrais
quelqu un .. peut|pourrait|pourra|a|aurait|sait|connait|veut|voudrait|serait|dispo|peux|pourais / qui .. pourrait|aurait|serait|saurait
qui peut|a|sait|connait|veut|vient|remplace|s|vend|prete / serait|est il possible / possible de|d / moyen de|d|que / y aurait
je|on ai|a|aurais|aurait .. besoin|manque / aurais|aurait besoin / besoin|marre de|d|que|qu / il me|nous faut|faudrait|manque* / il faudrait / faut que
me|nous|il manque / il manquait / manque* .. carte*|jeu*|monde|personne*|anim*|benevole*|materiel|chaise* / en manque de
je|on cherche|recherche / cherche* un|une|des|quelqu|remplac*|urgem* / recherche un|une|des|quelqu|anim* / cherchons
envoie|envoyez|renvoie|renvoyez|donne|donnez|dis|dites|expliqu*|montre|montrez|passe|passez|file|conseill*|rassur* moi|nous
me|m|nous renvoyer|envoyer|expliquer|remplacer|conseiller|depanner|preter|rassurer|guider|orienter|dire|donner|confirmer|chercher|rejoindre|aiguiller
remplacant* / remplacement / un|une|des idee*|conseil*|astuce*|suggestion*|piste*|recommandation* / une solution / des solutions
j aimerais|voudrais / je voudrais|aimerais|souhaite* / on voudrait|aimerait|souhaite* / a preter / de trop / quelqu un / en urgence
merci de m|me|nous / merci d avance / s il te|vous plait / ca interesse|intereserait quelqu / qui aurait / possibilite de|d / relire mon|ma|mes
faut prevenir|appeler|venir|remplacer|quelqu / faudrait|fallait prevenir|quelqu|que|un|une / pas moyen / avis svp / votre|ton|vos avis
volontaire* pour / dispo pour me|m|nous / peut me|m|nous / a ma|notre place
quelqu un prend|prendrait|vient|viendrait|reprend|reprendrait|passe / qui prend|reprend|assure|tient|vient / un|d avis / ton|votre|vos avis|aide / indiquer / m|nous indiquer|envoyer|aider|eclairer|orienter|ouvrir|accueillir|accompagner|conduire|debloquer|inscrire|desinscrire|valider|preter|dire|donner|expliquer|repondre|depanner
il faut que|qu / faut qu / ai besoin|envie de parler / voudrais|aimerais|souhaiterais|souhaite / je veux me|m|changer|annuler|savoir|parler|comprendre / on a besoin / besoin urgent / en|il manque / qui aurait / recherche* / peut on / puis je / possible ? / est ce possible / serait ce possible / y a moyen / dites / dis
preter|pretez|pretes|prete ? / me|nous faut|faudrait / faudrait / obtenir / recuperer ? / savoir ? / un coup d oeil / relecture / relire / une copie / un exemplaire / un modele / un exemple ? / un double
""",
)

QUESTION = cue(
    "question",
    3,
    """
comment !ca|tu|vas|allez|vous / comment vous|tu fais|faites|gere*|present*|expli*|anim*|demarr*|repond* / comment ca marche|fonctionne|se
comment ca|tu .. se|marche|fonctionne|presente* / fais|fait|faites|gere|geres|procede|reponds|repond comment / comment ?
ou est|sont|se|s|puis|peut|trouver|trouve|on|je|faut|en|dois|commander / c est ou|quand|combien|quoi|qui|lequel|laquelle / est ou / sont ou
quand est|a|commence*|on|je|aura|sera|doit|dois|puis / c est pour quand / a|vers|de|dans|pour quelle|quel|quelles|quels / quelle heure / quelles|quels / a qui|quoi
quel|quelle est|age|version|jeu|salle|adresse|duree|date|format|materiel|taille|tarif|prix|budget|lien|code|lot|formulaire|train|bus|quai|niveau|difference
combien de|d|on|je|ca|il|faut|coute|dure|tu|vous / pourquoi / qui doit|est|fait|gere|s|paie|paye|prend|decide|ouvre|a
quoi faire|dire|repondre|mettre|prendre|ecrire|couper / que faire|dire|repondre|prevoir|choisir / qu est ce / fais|fait|dis|dit|coupe|mets|reponds|choisis|raconte quoi
dois|puis|peut|faut|doit|pourrais|pourrait|faudrait|va|aurait|vais|ai|suis je|on|il|elle / est ce que|qu / y a t il / a t on|il|elle
va t il|on|elle / peut t on|il / ou pas ? / ou non ? / maintiens|annule|viens|pars|appelle ou pas|non / le|un droit de|d / tu|vous sais|savez|saurais|sauriez si|ou|quand|comment|quel*|qui|a|combien|quoi|pourquoi
sais|sait|savoir|savait|saurais|sait pas|plus|pas si|ou|quand|comment|quel*|qui|quoi|que|ce|combien|a|trop|laquelle|lequel|par
savoir si|ou|quand|comment|quel*|qui|quoi|combien|pourquoi / je me demande / me demandais / hesite* / lequel|laquelle / rappelle* moi|c|deja
faire comment|quoi / gere ca / je dois / on doit / que je|dois|faut faire / c est normal que|qu|si / normal ?
la procedure|consigne|marche|demarche / mode d emploi / pas sur|sure de|d|que|qu|si / et si / toujours bon|ok|prevu|maintenu*|valable|d
est maintenu*|annule*|reporte* / a jour ? / c est par|a ou / jusqu a quand / depuis quand / a partir de quand / d ou
comment reagir|repondre|faire|gerer|adapter|expliquer|animer|calmer|rattraper|proceder|commencer|demarrer|finir|savoir|obtenir|avoir|recuperer|trouver|changer|modifier|annuler|supprimer|inscrire|je|on|ajouter|telecharger|imprimer|devenir|rejoindre
vers qui|quoi|ou / de qui|quoi ? / avec quoi|quel*|qui / chez qui / sur quel* / dans quel* / pour quel* / d apres vous|toi / selon vous|toi / tu penses que|quoi|qu / vous pensez que|quoi|qu / t en penses / vous en pensez / tu ferais|conseilles / vous feriez|conseillez / que me conseilles|conseillez
un|de doute* / pas tres clair / j ai pas compris / ai mal compris / quelle difference|est|duree|salle|taille / quels|quelles sont|documents / quelle .. est|faut|duree ? / quel .. est|faut|age ? / quel|quelle|quels|quelles est|sont la|le|les / deja anime|fait|teste|essaye ? / c est quel|quelle|ou|qui|quoi|quand|combien
remplir|mettre|ecrire|imprimer|prevoir|apporter|amener quoi|combien|quel* / a combien / par ou / on commence par|ou / c est vrai que|qu / est il|elle|ce vrai|normal|possible|obligatoire|prevu / sont ils|elles / faut vraiment|absolument ? / y aura t|il / on peut .. ?
par quoi|qui|ou / mets|mettre|met|invite|appelle|choisis|envoie qui|quoi|ou / ou pas je|on / qui ferme|ouvre|reste|commence|anime|gere|apporte|amene|assure ? / je mets|prends|vois|dis|demande a qui / arrive d avoir|de / vous arrive / ca t arrive / normal ? / quoi comme / quoi en|pour premier
""",
)

DANGER = cue(
    "danger",
    4,
    """
bless* / saign* / evanou* / malaise / ambulance / pompier* / samu / police / gendarme* / hopital / hosto / urgences / accident* / agress*
frapp* / se fait|fais taper|frapper|battre / bagarre* / se battent|bat|battre|tapent|frappent / couteau / harcel* / menac* / viol|violee|viole|violence*
suicid* / envie de mourir|disparaitre / en finir / me tuer / crever / disparu* / perdu un enfant|eleve|gamin* / fugue* / incendie / en feu / prend feu
odeur de|bizarre|etrange|gaz / fumee / alarme / attouchement* / deplace|deplaces|deplacee|deplacees / racist* / sexist* / homophob* / raciste
insult* / crach* / m a confie / confie un|une|que|qu|des / decede* / est mort|morte / enterrement / obseques / deuil / fausse couche / cancer
allergi* / etouff* / convulsion* / inconscient* / tombe* dans|de|sur / brul* / empoisonn* / intoxiqu* / fievre / evacu* / maltrait* / battu* / touche les
crise d|de / asthme / inhalateur / epilep* / ventoline / perdu connaissance / tombe|tombee dans les / s est ouvert|coupe|brule|casse|cogne|blesse / mal a respirer / respire plus|pas|mal / sang / gaz / explosion / electrocut* / court circuit / noy* / se tapent|tape|cognent|frappent / taper dessus / gifl* / coup de poing|pied|tete|couteau / arme
vomi* / ivre|saoul|bourre|bourree|alcool* / drogue* / inadmissible / abus* / mains baladeuses / touche|touchee par|les / gestes / propos / se scarifi* / mutil* / maltraite* / battue / fait taper / tape chez|par / etranger au / intrus / rode / vol|voles|volee / vole|pique mon|ma|mes|le|la|les|notre|nos / on m|nous a vole|pique|agresse|insulte|menace|bouscule
au bout du rouleau / plus envie de vivre / sers|sert a rien / a quoi bon / idees noires / deces / a perdu son|sa|mon / disparait / introuvable*
""",
)

DISTRESS = cue(
    "distress",
    3,
    """
peur / angoiss* / stress* / paniqu* / pleur* / larmes / sanglot* / craqu* / en peux|peut plus / peux plus / a bout / epuis* / creve|crevee / vide|videe|rince*
burn out / burnout / tout seul / toute seule / suis seul|seule / seul|seule avec|face|devant|pour|dans|contre / ca seul|seule / deborde|debordee / submerg*
suis [un|completement|totalement|trop|tout|toute|peu|tres|si|vraiment] [peu] perdu|perdue|nul|nulle|mal|largue*|paume* / me sens|sentais / je me sens .. seul*|nul*|mal|perdu* / decourag*
legitim* / imposteur / demotiv* / triste / deprim* / vais|va|suis|tres|trop mal / au plus mal / ca va pas|mal / boule au / honte / trembl* / tout arreter|plaquer|lacher|abandonner
j arrete / je arrete|abandonne|lache|craque|demissionne / dors|dort|mange pas|plus / trop dur* / c est dur|difficile|complique|chaud|tendu|lourd / tellement dur / me sens
depasse* / humili* / hurl* / cri* dessus|sur / crie / engueul* / enerv* / en colere / conflit* / dispute* / tendu* / inquiet* / inquiete*|inquietude / trac / doute*
pas a la hauteur / pas|plus capable / pas fait|faite|faits pour / galer* / la cata / moral a|dans / marre / ras le bol / saoul* / vexe* / blesse*
emosad / mal vecu / mal a l aise / pas a l aise / pas bien / pas top / vraiment pas|plus / plus envie / pas envie / je tiens plus / tiens plus
envie de pleurer|vomir|fuir|partir|rien|tout / trou noir / perds|perd pied|patience / pied|pieds dans / la tete sous / confiance / coup de mou|blues
sature / je craque* / decompos* / les epaules / sens pas|plus / y arrive|arriverai pas|plus|jamais / suis pas|plus sure / trouille / flippe* / flip / terroris* / effraye* / effondre* / devaste* / choque* / sous le choc / boulevers* / decu|decue / degoute* / demoralis* / desespere* / abattu* / fatigue* / lessive* / claque* / creve* / hs
rigolent|ricanent|rient|pouffent des|quand|de|a / ricane* / se moquent|moque|foutent|fichent|paient de|d / m en sors|sort|veux / noie / sens mal|seul*|nul*|bete|perdu*|depasse*|inutile|ridicule|humili*|rejet*|incompetent* / incompetent* / ridicule / bete / honteux|honteuse / catastrophe* / insomni* / cauchemar* / mal au|a la|a l|dormir / trop pour moi / c est trop / trop lourd|gros|complique
sais plus|pas ou|quoi|comment / la pression / pression / a fleur de peau / nerfs / tensions / embrouill* / se passe pas bien|mal / ca se passe mal / clash* / ambiance pourrie|horrible|tendue|glaciale / mauvaise ambiance / prise|pris la tete / remis|remise en question / culpabilis* / coupable / a cause de moi / ma faute / bloque
""",
)

TROUBLE = cue(
    "trouble",
    3,
    """
marche*|fonctionne*|demarre*|charge*|allume*|capte*|passe*|rentre*|imprime*|connecte*|trouve*|comprend*|comprenne*|pige|capte|ouvre*|veut|veulent pas|plus|rien|jamais|que
arrive*|vient|viennent|peut|peuvent|peux|pouvons|sais|sait|ecoute*|suit|suivent|repond*|reponse|reconnait|entend*|voit|vois|parle*|bouge*|tient|tiens|gere*|recoi* pas|plus|rien|jamais
ai|suis|est|sont|avons|ont pas|plus|rien|jamais|aucun* / a pas|rien|jamais|aucun* / va|vais|vont|pourra|pourrai|pourrais|pourrons|serai|sera|arriverai|viendra|vais pas|plus|jamais
toujours pas|aucun* / pas [encore|du] recu* / pas [de|du|d] nouvelle*|reponse*|retour*|confirm*|reseau|wifi|son|courant|image|internet|lumiere|chauffage|place*
pas inscrit* / pas prevenu* / personne .. repond*|decroche*|confirme*|inscri*|vient|venu*|sait|la|dit|parle|ecoute|repondu / aucun*|zero .. reponse*|nouvelle*|inscri*|retour*
casse|cassee|casses|cassees|brise* / en panne / panne / hs / bug* / beug* / plante|plantee / crash* / bloqu* / coinc* / fermee|fermees|fermes / ferme a|la|le|depuis
est|c|etait|tout|porte*|salle|mairie|ecole|lycee|guichet|site ferme / c est ferme / oublie / oubliee|oublies / perdu|perdue|perdus|perdues / egar* / paum* / vole|volee|voles / dechir* / abim* / mouill* / tremp*
annul* / annonc* au dernier / decommand* / decal* / retard* / rate|ratee|rater|loupe|louper|manque|manquer / malade* / covid / gastro / grippe / angine / absent|absente|absents
lache|lachee|lacher / desist* / abandonn* / greve* / inond* / fuite / erreur* / 404 / 500 / invalide / expire* / refus* / interdi* / impossible* / incomprehens*
complique* / probleme* / un|des|gros|petit souci / soucis / cata / catastroph* / bordel / chaos / vrille / degener* / foutu* / naze / mort|morte|morts / dead / down / eteint* / ejecte*
faux|fausse|fausses / errone* / illisible* / mauvais|mauvaise|mauvaises / complet|complete|complets / deja pris|prise|reserve*|occupe* / double reserv* / occupee|occupe par / par un|une autre
au lieu de|d|des|du / a la place de / seulement / que 2|3|4|5|6|7|8|9|10|deux|trois|quatre|cinq / trop de|d|nombreux|court|long|lent|bruyant*|petit* / pas assez / pas suffi* / assez de / reste plus|que
bouchon* / embouteill* / crevaison / pneu / fourriere / rien compris / negatif* / nul|nulle / ratage / reclam* / exig* / me|nous demande|demandent|impose*|oblige*|reproche*|force*
veut|veulent !tous|toutes|refaire|revenir|encore / ils|elle|elles|il|on demande|demandent|conteste*|critique*|menace* / plainte* / rembours* / facture* / amende / payer|paie|paye / rupture
convocation / perturb* / ingerable* / insupportable* / bruit / chahut* / bazar / dissip* / monte*|montent sur / se moque* / me moque / m ignore* / insolent* / impoli*
coupe|coupee|coupure* / pas pu|su|eu|ose|reussi|compris|trouve|dormi / m a plante|lache|laisse|vire|raccroche|jete|abandonne|crie / raccroch* / plantee
a quitte|lache|annule|disparu|plante|saute|rompu|casse|oublie|change|deplace / a change la|le|de|d / sans [aucun|le|la|mon|ma|mes|les|l] materiel|cartes|kit|salle|prof|co|diapo|clef|cle|cles|anim*
dois je / me retrouve / retrouve avec|seul*|sans / pas me|nous / tombe|tombee en|a|malade / dans 5|10|15|20|30|2|3 min* / testee|teste positif|positive / deux en meme
grand|gros embarras / pas clair / pas clair* / a l envers / de travers / mal passe*|passee|tourne|parti / se passe mal / va mal / imprevu* / empech* / indispo*|indisponible*
pas dispo / plus de|d|aucun* / plus .. version|ordre|adresse|code|heure|date / a court de / tient|tenait plus / manquant* / incomplet* / pas complet* / cassent / ca coince
on m|nous a|avait|annonce|dit|impose|demande / m|nous a|ont colle|refile|mis|laisse|plante|lache|pris|coupe|vire|sorti|oublie|ignore|change|supprime|repondu|annonce|fait faux / est parti|partie|partis|sorti|sortie|reparti|repartie sans|en|avec|avant|au|il|fache|furieux / s est|sont barre*|tire*|desist*|enfui*|trompe*|bloque*|eteint*|casse*|ouvert*|arrete*
claqu* / debarqu* / debout sur / deboul* / incrust* / filment|filme|enregistre*|photographi* / pretend* / empech* / sceptique* / climatosceptique* / s en fout*|fiche*|fichent|moque* / s ennui* / s endor* / dorment / bavard* / discut* entre|pendant / sur leur|leurs tel*|portable*|ecran* / veulent|veut nous|me|m|que|pas|un|une|le|la|l|des|absolument|faire
melang* / emmel* / mauvaise liste|adresse|salle|date|version|heure|gare|ecole|taille / mauvais lien|jour|fichier|kit|horaire|numero|endroit|cote|train / trompe|trompee|plante|plantee|goure|gouree de|d|dans|sur / erreur de|d|sur / doublon* / en double / deux fois / vide|vides ! / est vide / sont vides / tableur / a plat / decharge* / dechargee
lache|lachee|grille|grillee|explose|saute|saute|fondu|crame|creve|rompu|rendu / rendu l ame / a rendu / plus d|de batterie|encre|papier|piles|son|essence|reseau|courant|image|place|temps|connexion / coupe le|l|la|au|en|electricite|courant / pas d|de electricite|wifi|prise|table*|chaise*|cle*|salle|projecteur|micro|son|eau|chauffage
un|petit|gros|leger hic|pepin|contretemps|imprevu|couac|blocage|malentendu|quiproquo|retard|empechement / petit souci|soucis / malentendu / mal note|lu|compris|calcule|imprime|prepare|organise / debord* / inattendu* / mauvaise surprise / pas prevenu* / prevenu* trop tard / au dernier|derniere moment|minute / a la bourre / en retard / a temps ? / le temps de|d
faut rendre|payer|signer|envoyer|justifier / justificatif* / impaye* / note* de frais / subvention refus* / refusee|refuse / pas paye|rembours* / debite* / carte bleue / proces / avocat / plainte / rgpd / droit a l image / autorisation* / decharge / obligatoire / hors delai / deadline / date limite / echeance
zero inscri*|vote*|reponse*|participant* / pas un seul|une / aucun vote|inscrit|retour / moitie de|des / seul*|que .. inscri*|venu*|reponse* / vient|viens|venons de|d se|me|nous|perdre|rater|casser|louper|apprendre|recevoir|voir|tomber|lacher|mourir|vomir|annuler / depuis .. jours|semaines|mois|heure|heures / pris|prise dans|par|sur / en rade / en galere / la tuile / la loose
personne a|n|ici|dans|devant|pour|est|peut|veut|y / toujours rien|personne / y a|avait personne / ya personne / personne , / ni .. ni / porte close / portes closes / reste bloque* / verrouill* / interphone / code d|de|du|la|porte / digicode / alarme / gardien|vigile|concierge|agent .. veut|bloque|refuse|laisse|dit|absent|repond
reporte|reportee|reporter|reportent / hs
""",
)

LACK = cue(
    "lack",
    2,
    """
pas|plus|jamais|rien|aucun|aucune|personne|sans / ni / deborde* / galere* / dur / emotrouble / du mal / mal / seul|seule / petit* souci
demande* / exceptionnel* / j hesite / je hesite / bizarre / etrange / louche / gene|genee|genes / genant* / embete* / embarrass* / pire / moche
argh / aie / zut / mince / merde / putain / oh non / oula / oulah / ouille / pff / pfff / grr / misere / malheureusement / helas / bof / oh la la / ohlala / punaise / puree / bigre / rah / raah / m a / m ont / nous a / nous ont / emotrouble / bizarr* / quand meme / alors que / alors qu / sauf que / pourtant / zero / vide / crois que je ai|suis / j ai du|peine
trop / seulement / encore / ils / y en a / ugh / urgh / omg / wtf / fichu* / relou* / chiant* / penible* / lourd* / ennuy* / inquiet* / faible / louper / mal
oh / euh / hum / zut / on nous a|met|mis|impose|colle / on m / m impose / nous impose / devoir / vais devoir / va falloir / oblige* / fallait / completement / pile / plein milieu / cette nuit
""",
)

# Words that are seldom good news: alone they make the bot ask, with a plain statement around them they call.
MISHAP = cue(
    "mishap",
    2,
    """
accroc* / affol* / amend* / annul* / anormal* / arnaqu* / arrach* / avert* / bancal* / barre|barree / bouscul* / brouill* / bruyant* / cacophon* / casse* / chute|chuter / clos / convoqu* / crain* / cris / crise*
defaill* / defect* / deconnect* / degat* / degrad* / delicat* / demission* / demont* / derail* / derang* / dereg* / derob* / desaccord* / desagreab* / desastr* / desorganis* / detrui* / deteste* / deteriore* / difficult* / disqualifi* / douleur* / douloureu* / dur|dure / ecart* / echec* / echou* / ecras* / ecroul*
effac* / efface / egare* / emmerd* / encombr* / endommag* / enferm* / engueul* / entorse / epuis* / excite* / exclu|exclue|exclus / expuls* / fache* / faillit* / fatal* / fendu* / foir* / fuit* / fuite* / fuyard / gach* / gele|gelee|geles / grinc* / grossier* / horreur / horrible* / hostil* / ignor* / imped* / inacceptab* / inaccessib*
incapab* / incident* / inconnu* / indisciplin* / injust* / injur* / insomni* / insuffisan* / interromp* / interruption* / inutilis* / irrit* / lent|lente / liti* / malveill* / manqu* / mecontent* / mefian* / melange* / mensong* / mesentente / mouill* / muet|muette / mutisme / negatif* / negoci* / oubli*
paniqu* / pann* / partout / peni* / penurie / perd / perdre / perte* / perturb* / pire* / plaint / plaindre / pourri|pourrie|pourries / prive|privee de / rale|ralent / radin / rejet* / renvers* / renvoy* / reproch* / resili* / retire|retiree / risqu* / rompu* / ruptur* / sabot* / sale|sales / secoue|secouee|secoues / silence / sinist* / sombr* / souffr* / surcharg*
surexcit* / surprend* / suspend* / suspicio* / tache* / tendu* / terrible* / toxique / trahi* / trich* / tristesse / trou / tumult* / urgence / usurp* / vandal* / vexe* / vide|vides|videe / victime / violen* / virus / virer / vire / pirat* / tombe|tombent a / a l eau / de l eau / refermee|referme / a la rue / couloir / sous l eau / dehors / coupable / du bruit / a fond la
""",
)

PRESSURE = cue(
    "pressure",
    1,
    """
demain / ce soir / ce matin|midi / tout a l heure / tout de suite / maintenant / deja / dans .. min*|h|heure|heures|jours|quart|10min|5min|20min / avant .. soir|midi|demain|lundi|vendredi|jeudi|mardi|mercredi|samedi|dimanche|juin
cet aprem|apres / l aprem / apres demain / pour lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|ce / aujourdhui / au plus vite / vite / rapidement / rapide / bientot
derniere minute / dernier moment / a 14h|8h|9h|10h|11h|13h|15h|16h|17h|18h / desole* / par contre / du coup / bon alors / en fait / deja la
""",
)

ABOUT = cue(
    "about",
    1,
    """
atelier* / seance* / anim* / kit* / carte* / jeu|jeux / salle* / projecteur* / beamer / videoproj* / diapo* / micro / son / video / cable / ordi* / wifi / zoom / visio / lien / formulaire*
eleve* / prof* / ecole* / college* / lycee* / classe* / participant* / public / groupe* / formation* / mairie / entreprise / client / directri* / directeur / cpe / inscri* / materiel / debrief
facture / budget / remboursement / assurance / convention / affiche* / flyer* / stand / evenement / benevole* / mot de passe / compte / train / voiture / bus / gare / cle|cles|clef|clefs / colis
""",
)

CUES = (SOS, CONTACT, REQUEST, QUESTION, DANGER, DISTRESS, TROUBLE, LACK, MISHAP, PRESSURE, ABOUT)
