"""What asks for nothing in French: thanks, cancellations, offers, news, tales. Struck out before calls are looked for."""

from handlers.sos.distress.phrases import cue

GREETING = cue("greeting", 0, """
bonjour / bonsoir / coucou / salut / hello / hey / hi / yo / re / hola / bonjour a tous|toutes|vous / salut la|les [team|equipe|amis|gens] / emohappy
""")

# Said in passing: it calms nothing else, a call beside it still counts.
SOCIAL = cue("social", 1, """
merci !de|d|pour / merci .. ton|votre|l|cette aide|soutien|reponse|ecoute|secours|coup / merci pour hier|tout|ca|l|la|le|les|ton|ta|votre|vos|ce|cette|cet|tes|ces [atelier|message|retour|info*|accueil|aide|rappel|conseil*|covoit|derniere|soiree|orga*] [fois]
merci d|de avoir|etre|ta|ton|tout / mille mercis / un grand merci / merci beaucoup|infiniment|encore|bien / remerci* / grace a toi|vous|eux|elle|lui
ok / okay / d accord / dac / dacc / ca marche !pas|plus|comment|jamais|mal|toujours / ca roule / parfait / nickel / impec* / entendu / note|notee / je note / bien note / bien recu / recu [cinq] !aucun
compris !pas / oui / ouais / ouep / yes / yep / non / nan / si si / voila / c est note|clair|vu|parti|entendu|fait / vu / ah ok|d|bon / je savais pas / savais pas / de rien / pas de quoi / je t|vous en prie / avec plaisir
mdr / lol / ptdr / haha* / hihi / xd / jpp mdr / mort de rire / morte de rire / trop drole / test / test test / essai / top / cool / chouette
bonne|bonnes|bon|belle|joyeux|joyeuse [et] [belle|heureuse] annee|journee|soiree|nuit|vacances|chance|semaine|fete*|route|fin|rentree|continuation|reprise|appetit|dimanche|week*|weekend|courage|anniversaire|noel|retour|aprem|ete|voyage|retablissement
bises|bisous|bise / bisous .. team|equipe|tous / a plus|bientot|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|tout|toute|la prochaine|ce soir [tout] [le] [monde] / a la prochaine / a plus tard / tout le monde
felicitation* / bravo* / repose toi [bien] / prends|prenez soin|ton|votre / profite* [bien|en] / courage / on pense a / on est avec / bienvenue / chapeau / je t|vous embrasse / vive le|la|les / hate de|d|que
on s occupe de / je m occupe de|du|des / t inquiete* [pas|pour|plus] / t en fais pas / vous inquietez pas / pas|aucun|sans souci*|soucis / pas|aucun|sans [de] souci*|soucis|probleme*|pb|stress|panique|pression|quoi|mal|presse
aucune urgence / rien d urgent / c est pas urgent / pas urgent / pas grave / rien de grave / pas grand chose de grave / rien a signaler / ras / pas mal / non plus / plus tard / de plus / plus ou moins / sans doute / pourquoi pas / y a pas photo / peur de rien
pas de question* / pas d [autre*] question* / aucune question / plus de question* / en plus / de mieux en mieux / vivement / pas de mal / de la bonne / au plus haut / jamais vu ca d aussi / mes amities / gros bisous / plein de bisous / jamais 2 sans
""")

SMALLTALK = cue("smalltalk", 2, """
ca va [bien] [et] [toi|vous] [aujourdhui] ? / comment [ca] va|vas|allez [tu|vous|bien] !pas / comment tu vas|allez / comment vous allez / la forme / quoi de neuf / quoi de beau / tu fais quoi / vous faites quoi de
tu|t es|serais [un|une] [vrai|vraie] robot|bot|ia|humain|humaine|machine|programme / es tu un|une / un|une vrai|vraie robot|bot|machine / tu t appelles / qui es tu / t es qui / tu es qui / qui t a
il fait .. beau|froid|chaud|gris|moche|doux / un froid de / quel temps / quel beau|belle / quelle belle|equipe|journee|soiree|ambiance|energie|aventure|bonheur|joie|chance / beau temps / il pleut|neige / trop beau
tu|vous as|avez passe|vu|regarde|bien|aime|entendu|lu / passe un|une bon*|belle|super / on se voit|retrouve|capte|croise / tu|vous viens|venez|seras|serez .. soir|fete|apero|pique|restau|samedi|mercredi|vendredi|soiree|barbecue
et toi / et vous / chez vous|toi aussi / devine* / tu connais la blague / une blague / t as vu .. match|film|meteo|photo*
""")

CANCEL = cue("cancel", 3, """
pas|plus besoin [d|de|du|que|qu] [aide|l|toi|vous] [aide|finalement] / plus la peine / pas la peine / inutile de|d|que / pas necessaire / plus necessaire / plus d actualite / sans objet
c est [tout] [deja|enfin] bon !pour|ou|la|si|ca|quand|pas / c est [tout|deja|enfin] regle* / regle|reglee|regles|reglees / resolu* / c est [tout|deja] gere|geree|arrange*|repare*|reparti|retrouve|rentre / est [tout|deja] gere* / arrange|arrangee|s arrange / s est arrange
tout est [bien] rentre|bon|ok|ordre|regle|pret|gere|arrange|sous|cale / tout va bien / tout s est [tres|super|hyper] bien|nickel / tout roule|baigne / ca va mieux / va mieux / vais mieux / rentre dans l ordre / tout bon / tout baigne
ai [enfin|finalement|tout] retrouve*|trouve|resolu|reussi|regle|compris|debloque|eu / retrouve* / finalement ca|c|j|je|il|elle|ils|le|la|on|tout|personne|les / fausse alerte|manip / par erreur / etait|cetait une erreur / desole* pour le bruit
mon|le|ce|ma|mes precedent* message* / oublie|oubliez|ignore|ignorez|annule|annulez|supprime|efface mon|ma|mes|ce|le|cette|ca|tout|moi [message*|demande|question|sos|dernier*|precedent*|que] / laisse|laissez tomber|beton
m|nous appelez|appelle|rappelez|rappelle|rappelle pas|plus / me rappelez|rappelle pas|plus / remarche* / refonctionne* / est reparti|revenu|revenue / repare|reparee / debloque* / est|sont arrive* [a|avec] [temps|finalement] / bien arrive*|rentre*
ca y est / y est ca / sauve*|sauvee* / sauve la mise|mise|vie / plus de peur / pour rien / c etait rien / derriere nous / peux|pouvez|peut fermer|clore|oublier|laisser|annuler / probleme* [est|a|ete|enfin] [ete] regle|resolu*|derriere|passe|corrige / plus de|aucun probleme|souci
en fait c est bon / c est passe / ils ont retrouve|trouve / a retrouve|repare|ouvert|trouve|rappele|enfin / enfin rappele|repondu|ouvert|recu / est venu*|passe .. sauver|aider|ouvrir|depanner / j ai ma|la reponse / eu la|une|ma reponse
""")

OFFER = cue("offer", 3, """
je|on peux|peut !te|vous|pas|t|plus|etre|me|parler|avoir|m / je|on peux|peut [vous|te|t|leur|lui] aider|preter|depanner|remplacer|apporter|donner|amener|passer|accueillir|heberger|relayer / pourrais aider|venir|apporter|preter
si besoin / si vous|tu|il|on|ca|elle|ils .. besoin|manque*|cherche*|faut|veux|voulez|manqu* [d|de|du] [aide|monde|bras|coup|remplacant*] / si quelqu un|une .. besoin|cherche|veut|galere|manque / si des gens|anim*|benevoles [en] .. galer*|besoin|coinc*|bloqu* / en cas de [besoin|souci|pepin]
si d autres / si jamais / si certain* / je suis|serai|serais [toujours|aussi|bien] [dispo*|la|partant*|preneu*|volontaire|chaud*|ok] [pour|samedi|si] / suis dispo|partant*|chaud*|volontaire / dispo pour remplacer|aider|depanner|co|donner / qui veut / pour qui veut / avis aux
compte*|compter sur moi|nous / je viens|viendrai|passe|passerai|ramene|ramenerai|apporte|apporterai|prends|prendrai|prete|m / je me propose / je propose / propose mon aide / mon|notre aide / je vous aide / je t aide / avec plaisir pour / donner un coup
besoin d aide ? je / places dans ma|la voiture / 2|3|4|quatre|trois|deux|une place|places|chambre*|canape / volontiers / hesite* pas / je suis la / en renfort / m inscris / je m y / je te|vous couvre / renfort si
""")

JOY = cue("joy", 1.5, """
adorable* / genial* / magnifique* / fier|fiere|fiers|fieres / ador* / content|contente|contents|contentes / heureu* / youpi / reussi|reussie / magique* / motiv* / rigol* / quelle|une super|belle / superbe*
super [l|la|le|les|un|une|belle|bel|bon|bonne] atelier*|journee|soiree|moment|equipe|groupe|ambiance|formation|seance|week*|accueil|boulot|travail|sympa|retour*|echange*|contente*|content*|bien|interessant*|cool
belle|beau|beaux|belles / emohappy / emohappy emohappy / en or / a fond / top !depart / trop bien|cool|beau|mignon*|sympa|chouette|contente*|fiere* / incroyable* / excellent* / passionn* / regal* / emu|emue / joie / plaisir
mille questions / refaire / conquis* / enthousias* / sourire* / genia* / kiff* / on s est bien / bien passe* / s est [tres] bien / c etait [vraiment|trop|super|tellement] bien|top|genial|super|chouette|cool|beau|simple|parfait|fou / simple / je revis / soulag* / repartie|reparti
une pepite / note de 4|5 / applau* / remercie* / les enfants|eleves etaient / mignon* / sympa|sympas / good job / great|what a day / delicieu* / chouette* / fete* / apero / victoire / excellente
""")

# News and small facts: the person tells, and asks for nothing.
NEWS = cue("news", 1.5, """
ai|as|a|avons|ont [bien|deja|tout|aussi] poste*|envoye*|rempli*|fini*|imprime*|lu|transmis*|partage*|depose*|range*|rendu*|termine*|confirme*|ajoute*|explique*|raconte*|rencontre*|croise*|relu*|mis|prepare*|commande|reserve|signe*|inscrit
bien recu / ai [bien] recu le|la|les|mon|ton|ma|ta|votre|vos|tout|un|une|mes / recu le|la|les|mon|ma / est|sont [deja|bien] en ligne|sur|pret*|dispo*|envoye*|valide*|passe*|confirme*|a jour|arrive*|imprime* / en ligne / sur le drive / valide|validee|validees|valides
compte rendu / je serai|y|jy la / je serai / y serai / serai la / je pars|rentre|garde|transmets|finis|prepare|fais|mets|suis en / en conge* / jusqu au / bien rentre* / je te|vous raconte|tiens|confirme|envoie|passe|ai / voulais|voulait [juste|te|vous] dire|partager|raconter
participants|personnes aujourdhui|ce|hier / pour info / pour information / fyi / petite|bonne nouvelle / nouvelles* bonnes / devait|devrait arriver / passe le bonjour / je suis connecte|connectee|arrive*|bien|la|a / on s installe / on arrive / tout est passe / a repris / est passe a|au
je dis ca / petit bilan / bilan / prochaine etape / comme prevu / comme d hab* / on fait comme / 24|20|22|18|15|25|30 personnes ? / devoile* / mon chat / mon chien / ma soeur / mon frere / s inscri* / je reste / on reste / c est passe a|au / tu|vous m avais|avait|aviez demande
ai|avons|a la|le|les table*|flyers|nappe|kit|materiel / ai tout|toutes|tous / tout ce qu / il|elle me conduit|depose|emmene / en va / je serais la / relance* / dans la boite
""")

# Past or somebody else's: the trouble is told, not lived.
TALE = cue("tale", 0, """
hier !et|je|j / semaine|annee|mois|fois derniere|dernier|passee|passe / l an dernier / l autre jour / au|a debut|epoque|l epoque / il y a .. ans|mois / autrefois / avant je / en janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre je|j
j|je avais|etais|stressais|voulais|paniquais|croyais|pensais|tremblais|galerais|flippais|savais|trouvais|dormais|craignais|pleurais / moi aussi / avait|avaient / etait|etaient / avais / etais / on s y fait / a l epoque / quand j|je etais / premiere fois
maintenant je|j|c / depuis je|j / depuis ca|c|tout / en fait ils|c|elle|il / puis tout / et puis / mais finalement / au final / finalement / en rigole / bien termine* / s est [bien] termine* / passe* ! / on en rit / souvenir* / tu te souviens / souviens
stressais / craignais / flippais / voulait / pensait / disait / raconte* / anecdote* / histoire*
""")

# Speaking of the SOS itself, or teaching others to use it.
ABOUT_SOS = cue("about sos", 2, """
atelier|ateliers|canal|bouton|systeme|equipe|formation|soiree|jeu|numero|permanence|reunion|film|groupe|page|outil|fonction sos|urgence*|secours / le|un|ton|mon|l|les|ce|du|notre sos .. hier|derniere|dernier|s|est|a|passe*|de|d|resolu*|recu|anime
sos fantome*|mediterranee|medecins|village*|enfants|amitie|racisme|anim* / appeler|demander|crier a|de|d|au|le [l] aide|secours|sos avec|par|via|sur|sans / expliqu*|montr*|appris|presente .. comment .. aide|secours|sos|urgence [avec] [le] [bouton]
premiers secours / gestes qui sauvent / sortie de secours / issue de secours / roue de secours / numeros d urgence / kit de secours / trousse de secours / m|t|l|nous|vous avais|avait|as|a|avez|ont [bien|tellement|beaucoup] aide|aidee|aides
""")

CUES = (ABOUT_SOS, CANCEL, OFFER, SMALLTALK, SOCIAL, JOY, NEWS, TALE, GREETING)
