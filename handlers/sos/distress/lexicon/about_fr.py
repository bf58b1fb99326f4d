"""What is asked of Mijote itself, in French: who it is and what it does, and what it keeps of a person."""

from handlers.sos.distress.phrases import cue

SELF = cue(
    "self",
    1,
    """
[c] [est] [quoi|quelles|quels] [sont] [les|tes|vos] commandes|fonctionnalites|fonctions|options
    [disponibles|possibles] [je|on|que] [je|on] [peux|peut] [utiliser|taper] [ici] /
[il] y a un|une|quelqu [vrai|vraie] humain|personne|un derriere [toi|ca|ce] [bot|compte] /
[la|une] liste des|de|tes commandes / [qu] est ce tu|vous sais|peux faire / a qui ai je l honneur /
a quoi ca sert mijote|ce [bot|chat] / a quoi sers|sert|servez tu|vous|mijote|ce [bot|robot|chat] /
a quoi tu|vous|mijote sers|sert|servez [ici] / a|avec qui [est] [ce] [que] je parle|cause|discute [la] /
a|avec qui [suis] [je] [ai] parle [je] / c est qui [ca|toi|vous|ce] [bot|robot|compte|mijote|truc] /
c est qui ton|ta|tes createur*|chef|parents|papa|maman|patron /
c est quoi [exactement] ton|ta|tes|votre|vos
    nom|prenom|role|but|mission|job|travail|boulot|metier|utilite|truc|fonction|fonctions|principe|fonctionnalites /
c est quoi [ici|ca|cela|ceci] / c est quoi ce|le bot|robot|compte|chat|chatbot|truc|machin [la|ici] /
c est quoi le|l but|principe|concept|idee|interet de mijote|ce [bot|chat] / c est quoi mijote|toi /
c est un|une [vrai|vraie] humain|robot|personne|bot|machine|ia qui me|m|nous repond|parle|lit|ecrit /
ca sert a quoi mijote|ce|ton [bot|chat|robot|truc|compte] /
ca|tu|vous|mijote marche|marches|fonctionne|fonctionnes|fonctionnez comment [ici|toi|vous|mijote|ton|votre|ce]
    [truc|bot|robot|chat|chatbot|machin] /
ce que tu|vous peux|pouvez|sais|savez|fais|faites [faire] [pour] [moi|nous] /
comment ca|cela|tu|vous|mijote marche|marches|marchez|fonctionne|fonctionnes|fonctionnez
    [ici|toi|vous|mijote|ton|votre|ce] [truc|bot|robot|chat|chatbot|machin|compte] /
comment fonctionnes|marches|fonctionnez|marchez|fonctionne|marche tu|vous|mijote /
comment fonctionne|marche ce|le bot|robot|chat|chatbot|truc|mijote /
comment on|je [fait|fais] [pour] t|te|vous utilise|utiliser|sert|parle|parler|sers [de] [toi|vous] /
comment peux|pouvez|pourrais|pourriez tu|vous m|nous aider|etre [utile] / comment se servir de toi|vous|mijote /
comment t appelles [tu] / comment tu t|te appelles|appelle|apel* /
comment tu|vous peux|pouvez|pourrais|pourriez m|nous aider|etre [utile] / comment t|te|vous utiliser|parler /
comment utiliser mijote|ce [bot|chat|truc|robot] / comment vous [vous] appelez [vous] /
comprends tu ce que j|je ecris|dis / d ou tu viens|sors / d ou viens tu /
en|a quoi peux|pouvez|pourrais|pourriez tu|vous m|me|nous aider|etre|servir [utile] /
en|a quoi tu|vous peux|pouvez|pourrais|pourriez m|me|nous aider|etre|servir [utile] /
es|etes|serais tu|vous [vraiment|bien|juste] [un|une] [vrai|vraie|simple]
    robot|bot|chatbot|ia|humain|humaine|machine|programme|personne|reel|reelle|vivant|vivante|etre [humain] [ou]
    [pas|bien|un|une] [vrai|vraie] [robot|bot|humain|humaine|machine|ia|personne] /
explique|dis moi ce que t|tu|vous es|etes / je parle|cause|discute [la] a|avec qui [la] /
je parle|discute|cause [la|bien|vraiment] a|avec un|une|quelqu [vrai|vraie]
    robot|bot|chatbot|ia|humain|humaine|machine|programme|personne|un [humaine|de] [reel|vrai] [ou]
    [a|pas|bien|un|une|avec] [a|un|une] [vrai|vraie] [robot|bot|humain|humaine|machine|ia|personne] /
je peux te poser quelles questions / je|on peux|peut te|t|vous demander|dire|ecrire|poser quoi [ici] /
mijote c est quoi|qui / parles|parlez tu|vous anglais|francais|espagnol|arabe|allemand|italien|portugais /
parle|parlez moi de toi|vous / peux|pouvez|pourrais|pourriez tu|vous te|vous presenter /
pourquoi [on] [t|te] [appelle] mijote / pourquoi ce nom / pourquoi tu t appelles [mijote] /
pourquoi tu|t|vous es|etes la|ici / presente|presentez toi|vous / qu es tu / qu est ce [que] [c] [est] mijote /
qu est ce que|qu je|on peux|peut [te|t|vous] demander|dire|faire ici /
qu est ce que|qu je|on peux|peut te|t|vous demander|dire|ecrire [ici] /
qu est ce que|qu tu|vous fais|faites [ici|toi|vous] /
qu est ce que|qu tu|vous peux|pouvez|sais|savez|pourrais [me|m] faire|proposer|apporter [pour] [moi|nous] /
que fais|faites tu|vous [ici|dans] [la] [vie] / quel age as tu / quel age tu|t as /
quelles questions [est] [ce] [que] je peux te|vous poser /
quelles|quelle langues|langue [est] [ce] [que] [tu|vous] parles|parlez|comprends [tu|vous] /
quel|quelle|quels|quelles est|sont|s ton|ta|tes|votre|vos
    nom|prenom|role|but|mission|job|travail|metier|utilite|fonction|fonctions|fonctionnalites|pouvoirs|capacites /
que|quoi peux|pouvez|sais|savez|pourrais tu|vous [faire] [pour] [moi|nous] /
que|quoi puis|peut je|on te|t|vous demander|dire|ecrire|poser [comme] [questions] /
qui [c] est [ce] [bot|robot|compte|mijote|truc] / qui [est] ce / qui a cree mijote|ce [bot] /
qui est derriere toi|ce|cet|mijote|tout [bot|compte|robot|ca|truc|outil] /
qui est ton|ta createur|creatrice|chef|patron / qui es|etes tu|vous /
qui se cache derriere toi|ce|mijote [bot|compte] / qui tu|t|vous es|est|etes /
qui t|vous|te a [donc] cree*|fait|faite|fabrique|programme|code|concu|developpe|invente|construit /
quoi tu sais|peux faire / tes qui [toi] / tu sais faire des choses / tu t appelles|appelle|apel* comment /
tu viens|sors d ou / tu|t as quel age /
tu|t un|1|une bot|robot|ia|humain|machine [ou] [un|1|une] [bot|robot|humain|humaine|machine|ia|vrai] [humain] /
tu|t|vous es|est|etes [vraiment|juste|bien|toi] un|une [vrai|vraie] personne|quelqu|reelle|reel [un|reelle|humaine]
    [ou] [pas|un|une] [vrai] [robot|bot|machine|ia] / tu|t|vous es|est|etes quoi [toi|vous] /
tu|t|vous es|est|etes|serais qui [toi|vous] / tu|t|vous es|etes la pour quoi|qui /
tu|t|vous es|etes reel|reelle|vrai|vraie|vivant|vivante [ou] [pas] / tu|t|vous qui [toi|vous] /
tu|t|vous|c es|est|etes|serais [vraiment|juste|bien|toi|en|fait|pas|peut|etre|donc] [un|une] [vrai|vraie|simple]
    robot|bot|chatbot|ia|humain|humaine|machine|programme|algorithme|ordinateur|automate|etre|intelligence
    [humain|artificielle] [qui] [me|m|nous] [repond|parle|ecrit|lit] [ou] [pas|bien|non|quoi|un|une] [vrai|vraie]
    [robot|bot|humain|humaine|machine|ia|personne|etre] [humain] /
tu|t|vous|mijote sers|sert|servez a quoi [toi|vous|ici|mijote] /
tu|vous as|avez quoi comme|des commandes|fonctions|fonctionnalites / tu|vous as|avez un nom|prenom /
tu|vous comprends|comprenez [bien] [tout] ce que j|je ecris|dis|raconte /
tu|vous fais|faites quoi [ici|toi|vous|dans] [la] [vie] /
tu|vous parles|parlez|comprends|comprenez|connais [quelles|quelle|quoi|aussi|bien|que|le|l|d]
    langue|langues|anglais|francais|espagnol|arabe|allemand|italien|portugais|comme [langue|langues] /
tu|vous peux|pouvez m|nous aider a|en|sur|avec|pour quoi / tu|vous peux|pouvez|pourrais|pourriez te|vous presenter /
tu|vous peux|pouvez|sais|savez|pourrais [me] faire|proposer|apporter quoi [toi|vous|ici] [pour] [moi|nous] /
tu|vous reponds|repondez a quoi / t|tu es nouveau|nouvelle toi|ici / vous vous appelez comment
""",
)

DATA = cue(
    "data",
    1,
    """
[est] [ce] [que] l|les|tout|d equipe|monde|gens|autres [peut|va|peuvent] lit|lire|voit|voir mes|nos|ce|tout
    messages|conversations|que|echanges [j|je] [te|t|ecris|dis] [ecris|dis] [ici] / [la|ta|ma] vie privee /
[les|des|mes|mon|ma|toutes|tout|l|la|le|copie|ensemble] [de] [mes|les|des] infos|informations|donnees|donnee
    [personnelles|perso] [que] [tu|vous|qui] [as|avez|gardes|detiens|detenez|possedez|conservez|me|m]
    [concernent|concernant] sur|de|a|me|m [propos|mon] [de] moi|sujet|compte|concernant /
[mes] donnees personnelles|perso /
[nos|mes|les|cette|notre|ces|cet] conversations|conversation|echanges|echange|messages|discussions|discussion
    sont|est|restent [elles|ils|elle] [bien|vraiment]
    confidentiel*|prive*|anonyme*|enregistre*|stocke*|conserve*|gardes|gardees|lus|lues /
[ta|votre|la] politique de confidentialite /
[tout] ce que|qu tu|vous as|avez appris|retenu|garde|note|stocke|enregistre|conserve sur|de|a [propos] [de] moi /
[tout] ce que|qu tu|vous retiens|stockes|enregistres|detiens|retenez|stockez|detenez|enregistrez sur|de|a
    [propos|mon] [de] moi|sujet|compte /
[tout] ce que|qu tu|vous|on|mijote sais|savez|sait|connais|as|avez|a|gardes|gardez|garde|conserves|conservez|
    [garde|retenu|note|enregistre|comme|stocke] [infos|informations|donnees] sur|de|a [propos|mon] [de]
    moi|sujet|compte / acces|acceder a|toutes [toutes] mes donnees|infos|informations [personnelles|perso] /
ca reste entre nous / cnil /
combien de temps [est] [ce] [que] tu|vous gardes|gardez|conserves|conservez|stockes [mes|nos|tout|ce]
    [messages|donnees|infos|ca|que] [j] [ecris] / confidentialite / confidentiel [ou] [pas] /
conformement|conforme|conformes|vertu|nom au|du|a|en [le|l] rgpd|gdpr|cnil /
c|ca est|reste [bien|vraiment] [entre] confidentiel|anonyme|prive|secret|nous [ici|ce|ton] [truc|chat] /
demande d acces [a] [mes] [donnees] / donnees supprimees|effacees / droit a l|d oubli /
droit d|de|a [l] acces|oubli|rectification|effacement|opposition|portabilite /
efface|supprime moi [de] [ta|tes|ton] [base|memoire|donnees|systeme] /
est ce que c|ca [est|reste] [bien|vraiment] confidentiel|anonyme|prive|secret [ici] /
exercer [mon|mes] droit|droits [d|de|a] [l] [acces|oubli|rectification|effacement|opposition] / gdpr / mes donnees /
mes donnees|infos|informations|messages [personnelles|perso] [elles|ils] vont|sont|finissent [elles|ils]
    [stockees|gardees|conservees|hebergees|stockes|enregistres|partagees|vendues|lus] [ou] / mes droits rgpd|cnil /
m|me effacer|supprimer de ta|tes|la|ton|votre base|memoire|donnees|systeme /
ou vont|sont|finissent|passent [stockees|gardees|conservees|hebergees] mes donnees|infos|informations|messages /
oublie|oubliez moi [stp|completement] / protection des|de [mes] donnees /
qu est ce que|qu [est] [ce] tu|vous|on
    sais|savez|sait|gardes|gardez|garde|conserves|retiens|stockes|as|avez|connais|detiens [garde|retenu|note|comme]
    [infos|informations|donnees] sur|de|a [propos|mon] [de] moi|sujet|compte /
qu est ce tu|vous sais|gardes|as sur|de moi /
quelles|quelle|quels|les [sont] [les] infos|informations|donnees|info|renseignements [que] [est] [ce]
    [que|as|avez|gardes] [tu|vous] [as|avez|gardes|conserves|sais|savez|detiens|detenez|possedes|stockes] [tu|vous]
    [conservees|gardees|stockees] sur|de|a [propos|mon] [de] moi|sujet|compte /
que|qu fais|faites|est|deviennent [ce] [que] [tu|vous] [fais|faites] [de|avec] mes|nos
    donnees|infos|informations|messages /
que|quoi sais|savez|gardes|gardez|conserves|conservez|retiens|connais|stockes tu|vous sur|de|a [propos] [de] moi /
qui [est] [ce] [qui] [d] [autre] [peut|va|pourra|a] lit|lire|voit|voir|lis|lu|acces|verra|lira|vois [a]
    mes|nos|ce|tout messages|conversations|echanges|discussions|que|ce|infos|donnees [que|j|je|qu] [j|je|on|te|t]
    [te|t|ecris|dis|ecrit|dit] [ecris|dis|ecrit|raconte|dit] [ici|la|dit] /
qui lit|lis|voit|vois|verra|lira ca|ici|ce [chat|canal|message] / quoi tu|vous sais|gardes sur|de moi / rgpd /
supprim*|effac*|detrui*|enlev*|retir*|vire|virer|nettoi*|purge*|suppression|effacement|oublie|oubliez [de]
    [toutes|tous|tout|l|la] [ensemble|totalite] [de] mes|mon|ma [propres] donnees|donnee|infos|informations|messages
    [personnelles|perso|personnelle] [chez] [toi|vous] /
supprim*|effac*|detrui*|enlev*|retir*|vire|virer|nettoi*|purge*|suppression|effacement|oublie|oubliez [de]
    [toutes|tous|tout|l|la|toute] [ensemble|totalite] [de] mes|mon|ma|nos
    donnees|donnee|infos|informations|messages|historique|compte|conversation|conversations|traces|profil|echanges
    [personnelles|perso|personnelle] [chez|avec] [toi|vous] /
supprim*|effac*|oublie|oubliez|detrui* [tout|toutes|les] [ce] [que|infos|donnees] tu|vous|sur|j|je|qu
    [as|avez|sais|savez|gardes|ai|t|te|moi] [sur|de|a|dit|ecrit|raconte|ai|sais|dis|moi] [moi|dit|propos] [de] [moi]
    / te|t|tu souviens|rappelles tu|te de moi /
tu|vous as|avez|gardes|conserves quelles|des|mes infos|informations|donnees [sur|de] [moi] /
tu|vous enregistres|enregistrez|gardes|gardez|conserves|conservez|stockes|stockez mes|nos|ce|tout|les
    messages|conversations|echanges|discussions|que|ce|infos|donnees [que|j|je|qu] [on|j|je] [te|t|se]
    [ecris|dis|ecrit|raconte|dit] [ici|combien|longtemps|pendant] [de|combien] [de] [temps] /
tu|vous m|me|nous espionnes|espionnez|surveilles|surveillez|fliques|traques /
tu|vous peux|pouvez m|me oublier|effacer|supprimer /
tu|vous respectes|respectez|es|etes|appliques [conforme|conformes] [le|la|au|a] rgpd|gdpr|cnil|vie [privee] /
tu|vous sais|savez [des|plein] [de|choses|trucs] sur|de moi /
tu|vous te|vous|me|m souviens|rappelles|souvenez|rappelez|reconnais|connais [de] [moi] /
tu|vous|on fais|faites|fait|font quoi de|avec mes|ces|nos donnees|infos|informations|messages|conversations /
tu|vous|on sais|savez|sait|gardes|gardez|garde|conserves|retiens|stockes|as|avez|connais|enregistres|detiens quoi
    [comme] [infos|informations|donnees|info] sur|de|a [propos|mon] [de] moi|sujet|compte /
tu|vous|on|mijote
    enregistres|enregistrez|enregistre|gardes|gardez|garde|conserves|conservez|conserve|stockes|stockez
    mes|nos|ce|tout|les|ca messages|conversations|echanges|discussions|que|ce|infos|donnees [que|j|je|qu] [on|j|je]
    [te|t|se] [ecris|dis|ecrit|raconte|dit] [ici|combien|longtemps|pendant] [de|combien] [de] [temps] /
une|la copie [de|des] [toutes] [mes|les] donnees|infos|informations [personnelles|perso] /
voir|recuperer|telecharger|exporter|consulter|obtenir|recevoir|recupere|corriger|rectifier|modifier
    [toutes|la|une|l|copie|ensemble] [copie|ensemble] [de|des] mes donnees|infos|informations|historique
    [personnelles|perso]
""",
)

# What is said around such a question and changes nothing.
AROUND = cue(
    "around",
    0,
    """
[j|je] [ai] [juste] une|petite|1 [petite] question / ah / alors / au fait / au juste / avant [tout|de] [commencer] /
bon / bot / c est quoi / ca / comment [faire] / comment faire|on|je [fait|fais] pour / connaitre / curieux|curieuse /
d abord / deja / depuis le debut / desole* / dis|dites [moi] / donc / du coup / emohappy / en fait / en gros /
en vrai / est ce que|qu / et / euh / exactement / excuse|excusez moi / explique|expliquez|raconte|racontez moi /
haha* / hein / hello / heu / ici / infos / je exerce|souhaite|demande / je me demande|demandais [si|juste] /
je suis nouveau|nouvelle|nvelle [ici|dans|sur] [l|le|la] [asso|association|equipe|groupe] / je veux /
je veux|voudrais|aimerais|souhaite|souhaiterais|demande [bien|juste|que]
    [savoir|comprendre|connaitre|obtenir|avoir|recevoir] [tu|vous] [un|une|la|l|le] /
je viens d|de arriver|rejoindre [ici|dans|sur] [l|le|la] [asso|association|equipe|groupe] / juste / la / lol /
m expliquer / madame / maintenant / mdr / merci [de] / mijote / moi / monsieur / mon|a [mon] sujet / oh / on /
ou pas / ou quoi / par curiosite / pardon /
peux|pouvez|pourrais|pourriez|veux tu|vous [me|m] [dire|expliquer|raconter] / pour / ptdr / que / question /
que|qu [vous|tu] [detenez|detiens|avez|as] / robot / s il te|vous plait / savoir / sinon / stp / svp / tiens / toi /
tout / tout de suite / toutes / tu|vous peux|pouvez|pourrais|pourriez|veux [me|m] [dire|expliquer|raconter] / un peu /
vous / vraiment
""",
)
