"""What asks for nothing in French: thanks, cancellations, offers, news, tales. Struck out before calls are looked for."""

from handlers.sos.distress.phrases import calm

GREETING = calm(
    "greeting",
    0,
    """
bonjour / bonsoir / coucou / salut / hello / hey / hi / yo / re / hola / bonjour a tous|toutes|vous / salut la|les [team|equipe|amis|gens] / emohappy
""",
)

# Said in passing: it calms nothing else, a call beside it still counts.
SOCIAL = calm(
    "social",
    1,
    """
merci !de|d|pour / merci .. ton|votre|l|cette|vos|tes [precieuse|super] aide|soutien|reponse|reponses|ecoute|secours|coup / merci pour hier|tout|ca|l|la|le|les|ton|ta|votre|vos|ce|cette|cet|tes|ces [atelier|message|retour|info*|accueil|aide|rappel|conseil*|covoit|derniere|soiree|orga*] [fois]
merci d|de avoir|etre|ta|ton|tout / mille mercis / un grand merci / merci beaucoup|infiniment|encore|bien / remerci* / grace a toi|vous|eux|elle|lui
ok / okay / d accord / dac / dacc / ca marche !pas|plus|comment|jamais|mal|toujours / ca roule / parfait / nickel / impec* / entendu / note|notee / je note / bien note / bien recu / recu [cinq] !aucun
compris !pas / oui / ouais / ouep / yes / yep / non / nan / si si / voila / c est note|clair|vu|parti|entendu|fait / vu / ah ok|d|bon / je savais pas / savais pas / de rien / pas de quoi / je t|vous en prie / avec plaisir
mdr / lol / ptdr / haha* / hihi / xd / jpp mdr / mort de rire / morte de rire / trop drole / test / test test / essai / top / cool / chouette
bonne|bonnes|bon|belle|joyeux|joyeuse [et] [belle|heureuse] annee|journee|soiree|nuit|vacances|chance|semaine|fete*|route|fin|rentree|continuation|reprise|appetit|dimanche|week*|weekend|courage|anniversaire|noel|retour|aprem|ete|voyage|retablissement
bises|bisous|bise / bisous .. team|equipe|tous / a plus|bientot|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|tout|toute [tout] [le] [monde] / a ce soir / a tout a l heure / a la prochaine / toute la team|equipe / a la team / a plus tard / tout le monde
felicitation* / bravo* / repose toi [bien] / prends|prenez soin|ton|votre / profite* [bien|en] / courage / on pense a / on est avec / bienvenue / chapeau / je t|vous embrasse / vive le|la|les / hate de|d|que
on s occupe de / je m occupe de|du|des / t inquiete* [pas|pour|plus] / t en fais pas / vous inquietez pas / pas|aucun|sans souci*|soucis / pas|aucun|sans [de] souci*|soucis|probleme*|pb|stress|panique|pression|quoi|mal|presse
aucune urgence / rien d urgent / c est pas urgent / pas urgent / pas grave / rien de grave / pas grand chose de grave / rien a signaler / ras / pas mal / non plus / plus tard / de plus / plus ou moins / sans doute / pourquoi pas / y a pas photo / peur de rien
pas de question* / pas d autre* question* / aucune question / plus de question* / en plus / de mieux en mieux / vivement / pas de mal / mes amities / gros bisous / plein de bisous
ok|okay pour lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|moi|nous|ca / pour moi c est bon / va pour / impeccable / excellent / excellente / bien vu / c est fait|envoye|poste|prevu|ok / ca marche pour / on fait ca / allons y / c est parti / hop / bien joue / yes / yess / trop fort / oki / okii / dac / okok / tres bien / pas de pb / volontiers / carrement / exactement / absolument / bien sur / evidemment / normal / logique / compris merci / d acc / c est gentil / trop gentil* / quel plaisir / sacre / haha / hihi
je te|vous dois un|une / joyeux|joyeuse / bonne annee / meilleurs voeux / bisou / bizz / love / coeur sur|a / full love / je confirme / ca me|te va / ca nous va / me convient / moi ca va / moi aussi / idem / pareil / et voila / c est note / bon a savoir / tant mieux / cool pour / super nouvelle|idee|merci|ca / bonne nouvelle|idee / avec joie / merci ! / merci , / merci les|la|a / allez les|l|la|om|bleus / fin prete* / chouette idee
bien joue / dodo / bonne nuit / je te|vous tiens au / au courant / ca me|nous va / merci a|au|aux ceux|celles|tous|toutes|tout|celui|celle / mardi|lundi|mercredi|jeudi|vendredi|samedi|dimanche|demain ca|c me|est va|bon|parfait|ok|nickel
""",
)

SMALLTALK = calm(
    "smalltalk",
    2,
    """
ca va [bien] [et] [toi|vous] [aujourdhui] ? / comment [ca] va|vas|allez [tu|vous|bien] !pas / comment tu vas|allez / comment vous allez / la forme / quoi de neuf / quoi de beau / tu fais quoi / vous faites quoi de
tu|t|vous es|etes|serais [un|une] [vrai|vraie] robot|bot|ia|humain|humaine|machine|programme [ou] [pas|non] / es tu un|une / un|une vrai|vraie robot|bot|machine / tu t appelles / qui es tu / t es qui / tu es qui / qui t a
il fait .. beau|froid|chaud|gris|moche|doux / un froid de / quel temps / quel beau|belle / quelle belle|equipe|journee|soiree|ambiance|energie|aventure|bonheur|joie|chance / beau temps / il pleut|neige / trop beau
tu|vous as|avez passe|vu|regarde|bien|aime|entendu|lu / passe un|une bon*|belle|super / on se voit|retrouve|capte|croise [lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|bientot|quand] ? / tu|vous viens|venez|seras|serez .. soir|fete|apero|pique|restau|samedi|mercredi|vendredi|soiree|barbecue
et toi / et vous / chez vous|toi aussi / devine* / tu connais la blague / une blague / t as vu .. match|film|meteo|photo*
tu fais quoi ce|demain|samedi|dimanche|de / vous faites quoi ce|demain|samedi|dimanche / ce week end|weekend / comment s est passe* / tu connais .. film|serie|livre|blague / tu dors bien / t as bien dormi / tu manges quoi / c est qui ton|le createur / tu parles anglais|francais / quel age as / tu sais faire / tu sers|sers a quoi / a quoi tu sers / tu es vivant*|reel* / il y a du soleil|vent|brouillard / grand soleil / fait .. degres / vu le|un|ce film|match|concert|spectacle / film|match|concert|cinema|piscine|plage|ski|barbecue|restau|apero|raclette|gateau|cookies|crepes|cafe ? / quelle chaleur|pluie|canicule
t|tu|vous as|avez vu l|le|la|les .. soir|orage|match|film|neige|lune|coucher|arc / l orage|la tempete hier|d hier
""",
)

CANCEL = calm(
    "cancel",
    3,
    """
pas|plus besoin [d|de|du|que|qu] [aide|l|toi|vous] [aide|finalement] / plus la peine / pas la peine / inutile de|d|que / pas necessaire / plus necessaire / plus d actualite / sans objet
c est [tout] [deja|enfin] bon !pour|ou|la|si|ca|quand|pas / c est [tout|deja|enfin] regle* / regle|reglee|regles|reglees / resolu* / c est [tout|deja] gere|geree|arrange*|repare*|reparti|retrouve*|rentre / est [tout|deja] gere* / arrange|arrangee|s arrange / s est arrange
tout est [bien] rentre|bon|ok|ordre|regle|pret|gere|arrange|sous|cale / tout va bien / tout s est [tres|super|hyper] bien|nickel / tout roule|baigne / ca va mieux / va mieux / vais mieux / rentre dans l ordre / tout bon / tout baigne
ai [enfin|finalement|tout] retrouve*|trouve|resolu|reussi|regle|compris|debloque|eu / ai tout retrouve / est retrouve* / fausse alerte|manip / par erreur / etait|cetait une erreur / desole* pour le bruit
mon|le|ce|ma|mes precedent* message* / oublie|oubliez|ignore|ignorez|annule|annulez|supprime|efface mon|ma|mes|ce|le|cette|ca|tout|moi [message*|demande|question|sos|dernier*|precedent*|que] / laisse|laissez tomber|beton
m|nous appelez|appelle|rappelez|rappelle pas|plus / me rappelez|rappelle pas|plus / remarche* / refonctionne* / est reparti|revenu|revenue / repare|reparee / debloque* / est|sont arrive* a temps / est|sont finalement arrive* / bien arrive*|rentre*
ca y est / est|sommes sauve|sauvee|sauves|sauvees / sauve la|ma|notre mise|vie|journee|seance / la mise / plus de peur / pour rien / c etait rien / peux|pouvez|peut fermer|clore|oublier|laisser|annuler [mon|ma|le|la] [demande|sos|message|cas|dossier|ticket|tomber] / probleme* [est|a|ete|enfin] [ete] regle|resolu*|derriere|passe|corrige / plus de probleme*|souci* / plus aucun probleme*|souci*
en fait c est bon / c est passe / ils ont retrouve|trouve / a retrouve|repare|ouvert|trouve|rappele|enfin / enfin rappele|repondu|ouvert|recu / est venu*|passe .. sauver|aider|ouvrir|depanner / j ai ma|la reponse / eu la|une|ma reponse
mauvais|mauvaise destinataire|personne|conversation|fenetre|groupe|discussion / erreur de destinataire|conversation|groupe|ma part|manip / trompe|trompee de destinataire|conversation|groupe / pas pour toi|vous / embete|embetez|derange|derangez pas / suis debrouille*|debrouillee / suis arrange* / debrouillee|debrouille finalement|toute / rentre dans / a l heure finalement / c etait une|un blague|erreur|malentendu / je plaisante / je rigole / pour rire / poisson d avril
c est bon pour|de|pour moi|merci|maintenant|j / bon merci / bon j|je ai|m / ai eu ma|la|une reponse / eu la reponse / a repondu|rappele finalement / quelqu un m a aide*|repondu / m a depann* / on a trouve une solution / a trouve une solution / solution trouvee / trouve la solution / fausse|faux alarme|alerte / du coup c est bon / plus aucun|de souci*|probleme* / desole* fausse / finalement c est bon|regle|ok|reparti|passe / est revenu*|revenue / c est revenu / nickel maintenant / ca remarche / ca marche maintenant|enfin|bien|super|nickel|a nouveau|finalement / marche|fonctionne enfin|maintenant|super|tres|nickel|parfaitement
est|sont [maintenant|bien] derriere nous / sans faire expres|expres / fausse route / mal lu , / moi qui avais|ai mal / s est excuse* / situation est reglee
""",
)

OFFER = calm(
    "offer",
    3,
    """
je|on peux|peut [vous|te|t|leur|lui] aider|preter|depanner|remplacer|apporter|donner|amener|passer|accueillir|heberger|relayer|prendre|animer|covoiturer|emmener / je peux venir|faire|rendre [en] [samedi|dimanche|lundi|mardi|mercredi|jeudi|vendredi|renfort|un|une|service] !? / pourrais aider|venir|apporter|preter
si besoin / si vous|tu|il|on|ca|elle|ils .. besoin|manque*|cherche*|faut|veux|voulez|manqu* [d|de|du|des] [un] [aide|monde|bras|coup|remplacant*|main] / si quelqu un|une .. besoin|cherche|veut|galere|manque / si des gens|anim*|benevoles [en] .. galer*|besoin|coinc*|bloqu* [avec|a|par] [la|cause] [de] [la] [greve] / en cas de [besoin|souci|pepin]
si jamais / suis|serai|serais [toujours|aussi|bien|super|hyper] dispo*|partant*|preneu*|volontaire|chaud|chaude [pour|samedi|si] / dispo* pour remplacer|aider|depanner|co|donner / pour qui veut / qui veut en|du|de|le|la|les|mon|ma / avis aux
compte*|compter sur moi|nous / je ramene|ramenerai|apporte|apporterai|prends|prendrai|prete|preterai|viendrai / je me propose / je propose / propose mon aide / mon|notre aide / je vous aide / je t aide / avec plaisir pour / donner un coup
une voiture et / places dans ma|la voiture|camionnette / volontiers / hesite|hesitez pas / venir en renfort / m inscris / je te|vous couvre / renfort si
peux|pourrai|pourrais donner un coup / si ca peut|vous|t|te aide*|interesse*|depanne*|arrange* / si vous voulez|avez / si tu veux|as / j en ai|je en ai deux|un|une|plein|trois / ai un|une|deux kit|place|chambre|canape|jeu en|de|a|libre* / a disposition / a votre|ta disposition / a pret / prete* mon|ma|mes / je laisse mon|ma|le|la / je donne / a donner / a vendre / besoin d un coup de main ? / qui veut / je prends le|la|en / m en occupe / m en charge / je gere / je fais le|la / je remplace* / on peut vous|te
heberger / peux heberger|loger|accueillir|covoiturer
""",
)

JOY = calm(
    "joy",
    1.5,
    """
adorable* / genial* / magnifique* / fier|fiere|fiers|fieres / ador* / content|contente|contents|contentes / heureu* / youpi / reussi|reussie / magique* / motiv* / rigol* / quelle|une super|belle / superbe*
super [l|la|le|les|un|une|belle|bel|bon|bonne] atelier*|journee|soiree|moment|equipe|groupe|ambiance|formation|seance|week*|accueil|boulot|travail|sympa|retour*|echange*|contente*|content*|bien|interessant*|cool
belle|beau|beaux|belles / emohappy / en or / au top / super ! / super atelier|soiree / trop bien|cool|beau|mignon*|sympa|chouette|contente*|fiere* / incroyable* / excellent* / passionn* / regal* / emu|emue / joie / plaisir
mille questions / voulu|veulent refaire / conquis* / enthousias* / sourire* / genia* / kiff* / on s est bien / bien passe* / s est [tres] bien / c etait [vraiment|trop|super|tellement] bien|top|genial|super|chouette|cool|beau|simple|parfait|fou / simple / je revis / soulag* / repartie|reparti
une pepite / note de 4|5 / applau* / remercie* / mignon* / sympa|sympas / good job / great|what a day / delicieu* / chouette* / fete* / apero / victoire / excellente
ravi|ravie|ravis|ravies / enchant* / comble* / fou rire / merveill* / formidable* / fantastique* / fabuleu* / extra / extraordinaire* / impressionn* / emouvant* / touchant* / inspirant* / epat* / bluff* / trop contente*|content|forts|forte / carton plein / un carton / cartonne* / succes / grosse ambiance / pleurer|pleure de joie|rire|bonheur / rire / rires / ri / le pied / que du bonheur / bonheur / au top / top top / parfaitement / nickel / genereu* / accueillant* / bienveill* / attentif* / curieu* / joyeu* / feliciter / felicite* / merci la vie / reconnaissant* / confiance retrouvee / tellement bien|bon|fier* / trop fiere*|fier / hourra / hip hip / yay / yeah / youhou / wouhou / ouf / en pleine forme / detendu*
ca s est .. bien|passe bien / s est .. bien passe / tout .. bien passe / s est mis en place / offert / a adore|aime / ont adore|aime|kiffe / j ai aime / bien marche|rigole|ri|avance|discute|joue|mange|dormi / super bien / que de|des bons|bonnes / meilleur*
a fond ! / etaient|etait|sont a fond / ovation* / standing / salle|salles pleine|pleines|comble / fait plaisir / plaisir / tres bien|super deroule* / deroule* / se deroule* bien / contente* d|de / quelle evolution|progression / trop contente / a ri / ont ri / tout le monde a ri|adore|aime
""",
)

# News and small facts: the person tells, and asks for nothing.
NEWS = calm(
    "news",
    0.5,
    """
ai|as|a|avons|ont [bien|deja|tout|aussi] poste*|envoye*|rempli*|fini*|imprime*|lu|transmis*|partage*|depose*|range*|rendu*|termine*|confirme*|ajoute*|explique*|raconte*|rencontre*|croise*|relu*|mis|prepare*|commande|reserve|signe*|inscrit
bien recu / ai [bien] recu le|la|les|mon|ton|ma|ta|votre|vos|tout|un|une|mes / recu le|la|les|mon|ma / est|sont [deja|bien] en ligne / est|sont [deja|bien] pret*|envoye*|valide*|confirme*|arrive*|imprime* / est|sont a jour / sur le drive / valide|validee|validees|valides
compte rendu / je serai la|a|present* / y serai / serai la / je pars|rentre|garde|transmets|prepare|mets / en conge* / jusqu au / bien rentre* / je te|vous raconte|tiens|confirme|envoie / voulais|voulait [juste|te|vous] dire|partager|raconter
participants|personnes aujourdhui|ce|hier / pour info / pour information / fyi / petite|bonne nouvelle / bonnes nouvelles / devrait arriver / passe le bonjour / je suis connecte|connectee|bien|arrive|arrivee / on s installe / tout est passe
je dis ca / petit bilan / bilan / prochaine etape / comme prevu / comme d hab* / on fait comme / mon chat / mon chien / ma soeur / mon frere / tu|vous m avais|avait|aviez demande
ai|avons la|le|les table*|flyers|nappe|kit|materiel / ai tout|toutes|tous / me conduit|depose|emmene
j ai|je ai [deja] prevenu|signe|relance|rappele|poste|range|nettoye|achete|trouve|mis|note / ai [deja|bien] prevenu / je confirme / je passe te|vous|deposer|prendre|chercher|voir|apres / je depose / je ramene / je repasse / je pars en|demain|ce / en route / je file / on est bien|arrives / installation en / en cours / on installe / a fait .. classes|ateliers|seances / ai anime|termine|boucle / premier|premiere atelier|seance fait|faite|termine* / est arrive|arrivee / bien arrive* / photos / compte*|rendu / inscrit|inscrite a|pour / je me suis|suis inscrit* / m occupe / je transmets / transmis / fait suivre / rdv|rendez vous pris|confirme|note
ma mere|maman|soeur|femme|copine|voisine trouve|adore|veut|dit|te|vous / en parlais a / en ai parle a|avec / a table / vacances / pause cafe|dejeuner / bebe / mariage / jardin / recette / chaton* / chat dort
je serai|viendrai|passerai|ferai|apporterai|amenerai|ramenerai|prendrai|repondrai|regarderai|lirai|enverrai|transmettrai|finirai !pas|en|plus
ai [bien|deja] pris|eu|obtenu la|le|ma|mon|une derniere|place|formation|billet* / je suis rentre|rentree / a la maison / bain / au lit / tarte / gateau / crepes / cookies / quiche / je m inscris / rando* / balade / tout est pret|prete / est pret|prete pour / petit mot pour / pour dire que|qu|merci|bravo / je peux heberger|recevoir|loger|conduire / l an|annee passe|passee on|nous / cette annee / d avoir rejoint / rejoint l|la|votre / ai cuisine|prepare|plante|jardine|peint|dessine|chante
""",
)

# Past or somebody else's: the trouble is told, not lived.
TALE = calm(
    "tale",
    0,
    """
semaine|annee|mois|fois derniere|dernier|passee|passe / l an dernier / l autre jour / au debut / a l epoque / il y a .. ans|mois / autrefois / avant je / en janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre je|j
je avais|etais|stressais|voulais|paniquais|croyais|pensais|tremblais|galerais|flippais|savais|trouvais|dormais|craignais|pleurais / moi aussi / on s y fait / premiere fois
depuis ca|c|tout / en fait ils|c|elle|il / puis tout / et puis / au final / finalement / en rigole / bien termine* / s est [bien] termine* / on en rit / souvenir* / tu te souviens / souviens
stressais / craignais / flippais / raconte* / anecdote* / histoire*
j ai|je ai cru / ai failli / failli / a un moment / pendant longtemps / l ete|hiver dernier / jadis / ya|y a .. ans|mois / dire que / quand je repense / avec le recul / a mes debuts / mon premier atelier / mes premiers / finalement|final , / c etait / au depart / fou rire / au final / resultat
""",
)

# The plain past: a trouble told in it is often still open, unless something glad stands beside it.
PAST = calm(
    "past",
    0,
    """
hier / avait|avaient / etait|etaient / avais / etais
""",
)

# Speaking of the SOS itself, or teaching others to use it.
ABOUT_SOS = calm(
    "about sos",
    2,
    """
atelier|ateliers|canal|bouton|systeme|equipe|formation|soiree|jeu|permanence|reunion|film|groupe|page|outil|fonction sos|urgence*|secours / le|un|ton|mon|l|les|ce|du|notre sos .. hier|derniere|dernier|resolu*|recu|anime
sos fantome*|mediterranee|medecins|village*|enfants|amitie|racisme|anim* / expliqu*|montr*|appris|presente .. comment .. aide|secours|sos|urgence [avec] [le] [bouton]
premiers secours / gestes qui sauvent / sortie de secours / issue de secours / roue de secours / numeros d urgence / kit de secours / trousse de secours / m|t|l|nous|vous avais|avait|as|a|avez|ont [bien|tellement|beaucoup] aide|aidee|aides
bouton|systeme|outil|fonction|canal|service sos|d|de [aide|urgence] .. marche|fonctionne|bien|top|super|genial / le sos .. termine|resolu|regle|fini|passe / sos [de|d] .. semaine|hier|derniere / aide precieuse / m aide|aident beaucoup|bien|enormement / tellement aide*
appris|apprendre|apprend a demander|appeler [de] [a] [l] aide / a file|donne|donner|filer un coup de main [a] / ose demander
""",
)

CUES = (ABOUT_SOS, CANCEL, OFFER, SMALLTALK, SOCIAL, JOY, NEWS, TALE, PAST, GREETING)
