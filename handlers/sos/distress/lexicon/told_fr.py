"""What is told and asks for nothing, in French: gladness, news, tales of the past."""

from handlers.sos.distress.phrases import calm

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
note|notes de frais envoye* / on a fini plus|tot|a / on est bien arrives / on fait comme / on installe /
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

CUES = (JOY, NEWS, TALE, PAST)
