<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>InspectorWidget</name>
    <message>
        <source>Copy as CSV</source>
        <translation>Copier en CSV</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Move over the map to read values.</source>
        <translation>Passez sur la carte pour lire les valeurs.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Values at the cursor</source>
        <translation>Valeurs au curseur</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>mauvais</translation>
    </message>
    <message>
        <source>below detection</source>
        <translation>sous la détection</translation>
    </message>
    <message>
        <source>below quantification</source>
        <translation>sous la quantification</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>in excess</source>
        <translation>en excès</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>interpolé</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>nominal</source>
        <translation>nominal</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>non contrôlé</translation>
    </message>
    <message>
        <source>probably bad</source>
        <translation>probablement mauvais</translation>
    </message>
    <message>
        <source>probably good</source>
        <translation>probablement bon</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>incertain</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation><numerusform>%n s</numerusform><numerusform>%n s</numerusform></translation>
    </message>
    <message>
        <source>Ask the worker to stop</source>
        <translation>Demander à l'exécutant de s'arrêter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Forget the job; its results stay</source>
        <translation>Oublier la tâche ; ses résultats restent</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Log of the selected job</source>
        <translation>Journal de la tâche choisie</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Avancement de %1</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Relancer</translation>
    </message>
    <message>
        <source>Run the job once more</source>
        <translation>Exécuter la tâche encore une fois</translation>
    </message>
    <message>
        <source>Select a job first.</source>
        <translation>Choisissez d'abord une tâche.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Show the results as layers</source>
        <translation>Montrer les résultats comme couches</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>The job has ended.</source>
        <translation>La tâche est terminée.</translation>
    </message>
    <message>
        <source>The job has not ended yet.</source>
        <translation>La tâche n'est pas encore terminée.</translation>
    </message>
    <message>
        <source>The log of the selected job appears here.</source>
        <translation>Le journal de la tâche choisie apparaît ici.</translation>
    </message>
    <message>
        <source>There is no result.</source>
        <translation>Il n'y a pas de résultat.</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>annulation</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échouée</translation>
    </message>
    <message>
        <source>no sign of life</source>
        <translation>sans signe de vie</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>%1
variable %2</source>
        <translation>%1
variable %2</translation>
    </message>
    <message>
        <source>Change a layer</source>
        <translation>Changer une couche</translation>
    </message>
    <message>
        <source>Draw earlier</source>
        <translation>Dessiner plus tôt</translation>
    </message>
    <message>
        <source>Draw later</source>
        <translation>Dessiner plus tard</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove a layer</source>
        <translation>Retirer une couche</translation>
    </message>
    <message>
        <source>Remove the layer from the project; its file stays</source>
        <translation>Retirer la couche du projet ; son fichier reste</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Rename the layer (F2)</source>
        <translation>Renommer la couche (F2)</translation>
    </message>
    <message>
        <source>Reorder layers</source>
        <translation>Réordonner les couches</translation>
    </message>
    <message>
        <source>Show or hide a group</source>
        <translation>Montrer ou cacher un groupe</translation>
    </message>
</context>
<context>
    <name>LegendWidget</name>
    <message>
        <source>%1: %2 to %3 %4</source>
        <translation>%1 : %2 à %3 %4</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>The colours of visible layers are explained here.</source>
        <translation>Les couleurs des couches visibles sont expliquées ici.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 a échoué : %2</translation>
    </message>
    <message>
        <source>%1 is done.</source>
        <translation>%1 : terminé.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>%1[*] - Phidias</source>
        <translation>%1[*] - Phidias</translation>
    </message>
    <message>
        <source>&amp;About Phidias</source>
        <translation>À &amp;propos de Phidias</translation>
    </message>
    <message>
        <source>&amp;Bathymetry and coast</source>
        <translation>&amp;Bathymétrie et côtes</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Export figure...</source>
        <translation>E&amp;xporter la figure...</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Carte</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Nouveau projet</translation>
    </message>
    <message>
        <source>&amp;Ocean</source>
        <translation>&amp;Océan</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>&amp;Ouvrir...</translation>
    </message>
    <message>
        <source>&amp;Other...</source>
        <translation>&amp;Autre...</translation>
    </message>
    <message>
        <source>&amp;Processes</source>
        <translation>&amp;Traitements</translation>
    </message>
    <message>
        <source>&amp;Projection</source>
        <translation>&amp;Projection</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Récents</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>&amp;Enregistrer le projet</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Système</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>T&amp;hème</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>'%1' is not a projection that PROJ knows.</source>
        <translation>« %1 » n'est pas une projection que PROJ connaît.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Phidias Workstation %1&lt;/b&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;&lt;p&gt;Coast lines: GSHHG. Bathymetry: ETOPO. Climatology of the tour: Levitus.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Phidias Workstation %1&lt;/b&gt;&lt;p&gt;Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure.&lt;/p&gt;&lt;p&gt;Traits de côte : GSHHG. Bathymétrie : ETOPO. Climatologie de la visite : Levitus.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>A&amp;rrangement</source>
        <translation>&amp;Disposition</translation>
    </message>
    <message>
        <source>About Phidias</source>
        <translation>À propos de Phidias</translation>
    </message>
    <message>
        <source>Add layers</source>
        <translation>Ajouter des couches</translation>
    </message>
    <message>
        <source>Antarctic (EPSG:3031)</source>
        <translation>Antarctique (EPSG:3031)</translation>
    </message>
    <message>
        <source>Any projection that PROJ knows</source>
        <translation>Toute projection que PROJ connaît</translation>
    </message>
    <message>
        <source>Arctic (EPSG:3995)</source>
        <translation>Arctique (EPSG:3995)</translation>
    </message>
    <message>
        <source>Change the projection of the map</source>
        <translation>Changer la projection de la carte</translation>
    </message>
    <message>
        <source>Close the workstation; running jobs go on</source>
        <translation>Fermer la station ; les tâches en cours continuent</translation>
    </message>
    <message>
        <source>Drop files here, or open them with Ctrl+O:
profiles, grids, swaths, rasters, features</source>
        <translation>Déposez des fichiers ici, ou ouvrez-les par Ctrl+O :
profils, grilles, fauchées, rasters, entités</translation>
    </message>
    <message>
        <source>EPSG code or PROJ string, such as EPSG:3413 or +proj=ortho +lat_0=40</source>
        <translation>Code EPSG ou chaîne PROJ, comme EPSG:3413 ou +proj=ortho +lat_0=40</translation>
    </message>
    <message>
        <source>Europe (EPSG:3035)</source>
        <translation>Europe (EPSG:3035)</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>Exporter la figure</translation>
    </message>
    <message>
        <source>Give the selected layer another name</source>
        <translation>Donner un autre nom à la couche choisie</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Layers, style, inspector, legend and jobs</source>
        <translation>Couches, style, inspecteur, légende et tâches</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Longitude and latitude (EPSG:4326)</source>
        <translation>Longitude et latitude (EPSG:4326)</translation>
    </message>
    <message>
        <source>Main tool bar</source>
        <translation>Barre d'outils</translation>
    </message>
    <message>
        <source>Mercator (EPSG:3857)</source>
        <translation>Mercator (EPSG:3857)</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Nouveau projet</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>Rien d'ouvert pour l'instant</translation>
    </message>
    <message>
        <source>OPeNDAP address, such as https://server/path/data.nc</source>
        <translation>Adresse OPeNDAP, comme https://serveur/chemin/donnees.nc</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open a&amp;ddress...</source>
        <translation>Ouvrir une a&amp;dresse...</translation>
    </message>
    <message>
        <source>Open address</source>
        <translation>Ouvrir une adresse</translation>
    </message>
    <message>
        <source>Open an OPeNDAP address</source>
        <translation>Ouvrir une adresse OPeNDAP</translation>
    </message>
    <message>
        <source>Open data files or a project</source>
        <translation>Ouvrir des données ou un projet</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Ouverture de %1</translation>
    </message>
    <message>
        <source>Phidias</source>
        <translation>Phidias</translation>
    </message>
    <message>
        <source>Phidias projects (*.phidias)</source>
        <translation>Projets Phidias (*.phidias)</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>Images (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projection</translation>
    </message>
    <message>
        <source>Re&amp;name layer</source>
        <translation>Re&amp;nommer la couche</translation>
    </message>
    <message>
        <source>Remove &amp;layer</source>
        <translation>Retirer la &amp;couche</translation>
    </message>
    <message>
        <source>Remove the selected layer from the project; its file stays</source>
        <translation>Retirer la couche choisie du projet ; son fichier reste</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Enregistrer le projet</translation>
    </message>
    <message>
        <source>Save project &amp;as...</source>
        <translation>Enregistrer le projet &amp;sous...</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Enregistrer le projet</translation>
    </message>
    <message>
        <source>Save the project under another name</source>
        <translation>Enregistrer le projet sous un autre nom</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Tout montrer</translation>
    </message>
    <message>
        <source>Show all visible layers</source>
        <translation>Montrer toutes les couches visibles</translation>
    </message>
    <message>
        <source>Show bathymetry and coast lines behind the data</source>
        <translation>Montrer bathymétrie et traits de côte derrière les données</translation>
    </message>
    <message>
        <source>Show less, larger</source>
        <translation>Montrer moins, plus grand</translation>
    </message>
    <message>
        <source>Show more, smaller</source>
        <translation>Montrer plus, plus petit</translation>
    </message>
    <message>
        <source>Show or hide the background</source>
        <translation>Montrer ou cacher le fond</translation>
    </message>
    <message>
        <source>Start an empty project</source>
        <translation>Commencer un projet vide</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>La langue change au prochain démarrage.</translation>
    </message>
    <message>
        <source>The last session did not end well. Restore its unsaved work?</source>
        <translation>La dernière session s'est mal terminée. Restaurer son travail non enregistré ?</translation>
    </message>
    <message>
        <source>The project has unsaved changes.</source>
        <translation>Le projet a des modifications non enregistrées.</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Travail non enregistré</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version et licence</translation>
    </message>
    <message>
        <source>Without the jobs</source>
        <translation>Sans les tâches</translation>
    </message>
    <message>
        <source>World (Robinson)</source>
        <translation>Monde (Robinson)</translation>
    </message>
    <message>
        <source>Write the map as a picture with title, scale and legend</source>
        <translation>Écrire la carte comme image avec titre, échelle et légende</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit : %1</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Agrandir</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Réduire</translation>
    </message>
</context>
<context>
    <name>MapWidget</name>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1° E</source>
        <translation>%1° E</translation>
    </message>
    <message>
        <source>%1° N</source>
        <translation>%1° N</translation>
    </message>
    <message>
        <source>%1° S</source>
        <translation>%1° S</translation>
    </message>
    <message>
        <source>%1° W</source>
        <translation>%1° O</translation>
    </message>
</context>
<context>
    <name>ParameterEditor</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Parcourir</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Choisir des fichiers</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>[first, second, ...]</source>
        <translation>[premier, second, ...]</translation>
    </message>
    <message>
        <source>[low, high]</source>
        <translation>[bas, haut]</translation>
    </message>
    <message>
        <source>[west, south, east, north]</source>
        <translation>[ouest, sud, est, nord]</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>au moins %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>au plus %1</translation>
    </message>
</context>
<context>
    <name>ProcessDialog</name>
    <message>
        <source>%1 *</source>
        <translation>%1 *</translation>
    </message>
    <message>
        <source>&amp;Copy as command line</source>
        <translation>&amp;Copier en ligne de commande</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>E&amp;xécuter</translation>
    </message>
    <message>
        <source>&amp;Save job file</source>
        <translation>&amp;Enregistrer le fichier de tâche</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Parcourir</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Groups of parameters</source>
        <translation>Groupes de paramètres</translation>
    </message>
    <message>
        <source>Job files (*.json)</source>
        <translation>Fichiers de tâche (*.json)</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Save job file</source>
        <translation>Enregistrer le fichier de tâche</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Écrire dans</translation>
    </message>
</context>
<context>
    <name>ProjectDocument</name>
    <message>
        <source>Restore unsaved work</source>
        <translation>Restaurer le travail non enregistré</translation>
    </message>
</context>
<context>
    <name>StylePanel</name>
    <message>
        <source>%1, reversed</source>
        <translation>%1, inversée</translation>
    </message>
    <message>
        <source>2 %</source>
        <translation>2 %</translation>
    </message>
    <message>
        <source>98 %</source>
        <translation>98 %</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Automatic range</source>
        <translation>Intervalle automatique</translation>
    </message>
    <message>
        <source>Change colours</source>
        <translation>Changer les couleurs</translation>
    </message>
    <message>
        <source>Change opacity</source>
        <translation>Changer l'opacité</translation>
    </message>
    <message>
        <source>Change point size</source>
        <translation>Changer la taille des points</translation>
    </message>
    <message>
        <source>Change the range</source>
        <translation>Changer l'intervalle</translation>
    </message>
    <message>
        <source>Choose a level</source>
        <translation>Choisir un niveau</translation>
    </message>
    <message>
        <source>Choose a time</source>
        <translation>Choisir un temps</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Depth, m</source>
        <translation>Profondeur, m</translation>
    </message>
    <message>
        <source>Greatest depth</source>
        <translation>Profondeur maximale</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Least depth</source>
        <translation>Profondeur minimale</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Lower end of the colours</source>
        <translation>Bas des couleurs</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>Point size</source>
        <translation>Taille des points</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Range by percentiles 2 and 98</source>
        <translation>Intervalle par les centiles 2 et 98</translation>
    </message>
    <message>
        <source>Select a layer to see its style.</source>
        <translation>Choisissez une couche pour voir son style.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Upper end of the colours</source>
        <translation>Haut des couleurs</translation>
    </message>
</context>
</TS>
