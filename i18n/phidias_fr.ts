<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>CorrelationLengthPlot</name>
    <message>
        <source>%1 observations</source>
        <translation>%1 observations</translation>
    </message>
    <message>
        <source>Correlation length</source>
        <translation>Longueur de corrélation</translation>
    </message>
    <message>
        <source>Correlation length against depth</source>
        <translation>Longueur de corrélation selon la profondeur</translation>
    </message>
    <message>
        <source>Covariance</source>
        <translation>Covariance</translation>
    </message>
    <message>
        <source>Covariance (%1)²</source>
        <translation>Covariance (%1)²</translation>
    </message>
    <message>
        <source>Covariance against distance</source>
        <translation>Covariance selon la distance</translation>
    </message>
    <message>
        <source>Depth (m)</source>
        <translation>Profondeur (m)</translation>
    </message>
    <message>
        <source>Distance (%1)</source>
        <translation>Distance (%1)</translation>
    </message>
    <message>
        <source>Fit at several depths to see how the length changes with depth.</source>
        <translation>Ajustez à plusieurs profondeurs pour voir comment la longueur change.</translation>
    </message>
    <message>
        <source>Fit the correlation length to see how the covariance of the data falls with distance.</source>
        <translation>Ajustez la longueur de corrélation pour voir comment la covariance des données décroît avec la distance.</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>Ajustée</translation>
    </message>
    <message>
        <source>Horizontal, %1</source>
        <translation>Horizontale, %1</translation>
    </message>
    <message>
        <source>L = %1</source>
        <translation>L = %1</translation>
    </message>
    <message>
        <source>Length %1</source>
        <translation>Longueur %1</translation>
    </message>
    <message>
        <source>Length (%1)</source>
        <translation>Longueur (%1)</translation>
    </message>
    <message>
        <source>Level of the fit</source>
        <translation>Niveau de l'ajustement</translation>
    </message>
    <message>
        <source>No length was fitted.</source>
        <translation>Aucune longueur n'a été ajustée.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Result of the fit</source>
        <translation>Résultat de l'ajustement</translation>
    </message>
    <message>
        <source>Smoothed</source>
        <translation>Lissée</translation>
    </message>
    <message>
        <source>The length at each depth is shown here once it is fitted.</source>
        <translation>La longueur à chaque profondeur est montrée ici une fois ajustée.</translation>
    </message>
    <message>
        <source>This level has no covariance to show: %1</source>
        <translation>Ce niveau n'a pas de covariance à montrer : %1</translation>
    </message>
    <message>
        <source>Used (1 = yes)</source>
        <translation>Utilisé (1 = oui)</translation>
    </message>
    <message>
        <source>Vertical, %1</source>
        <translation>Verticale, %1</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>all depths</source>
        <translation>toutes profondeurs</translation>
    </message>
    <message>
        <source>quality %1</source>
        <translation>qualité %1</translation>
    </message>
    <message>
        <source>signal to noise %1</source>
        <translation>signal sur bruit %1</translation>
    </message>
</context>
<context>
    <name>CrossValidationPlot</name>
    <message>
        <source>Best parameters</source>
        <translation>Meilleurs paramètres</translation>
    </message>
    <message>
        <source>Best: %1; cross-validator %2 (%3)</source>
        <translation>Meilleurs : %1 ; validation croisée %2 (%3)</translation>
    </message>
    <message>
        <source>Cross-validation</source>
        <translation>Validation croisée</translation>
    </message>
    <message>
        <source>Cross-validator</source>
        <translation>Validation croisée</translation>
    </message>
    <message>
        <source>Factor of the length</source>
        <translation>Facteur de la longueur</translation>
    </message>
    <message>
        <source>Factor of ε²</source>
        <translation>Facteur de ε²</translation>
    </message>
    <message>
        <source>L = %1</source>
        <translation>L = %1</translation>
    </message>
    <message>
        <source>Run the cross-validation to see which length and ε² predict left-out data best.</source>
        <translation>Lancez la validation croisée pour voir quels longueur et ε² prédisent le mieux les données écartées.</translation>
    </message>
    <message>
        <source>a sample of the observations without themselves</source>
        <translation>un échantillon d'observations sans elles-mêmes</translation>
    </message>
    <message>
        <source>each observation without itself</source>
        <translation>chaque observation sans elle-même</translation>
    </message>
    <message>
        <source>generalised</source>
        <translation>généralisée</translation>
    </message>
    <message>
        <source>length × %1, ε² × %2: %3</source>
        <translation>longueur × %1, ε² × %2 : %3</translation>
    </message>
    <message>
        <source>log₁₀ of the factor of the length</source>
        <translation>log₁₀ du facteur de la longueur</translation>
    </message>
    <message>
        <source>log₁₀ of the factor of ε²</source>
        <translation>log₁₀ du facteur de ε²</translation>
    </message>
    <message>
        <source>ε² = %1</source>
        <translation>ε² = %1</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
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
        <source>&amp;Layer</source>
        <translation>Cou&amp;che</translation>
    </message>
    <message>
        <source>&amp;Processes</source>
        <translation>&amp;Traitements</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>Cursor and selection of this view go with those of the others</source>
        <translation>Le curseur et la sélection de cette vue suivent ceux des autres</translation>
    </message>
    <message>
        <source>Lin&amp;ked views</source>
        <translation>Vues &amp;liées</translation>
    </message>
    <message>
        <source>Phidias</source>
        <translation>Phidias</translation>
    </message>
</context>
<context>
    <name>DivandPreview</name>
    <message>
        <source>Preview of the analysis</source>
        <translation>Aperçu de l'analyse</translation>
    </message>
</context>
<context>
    <name>DivandWorkspace</name>
    <message>
        <source> km</source>
        <translation> km</translation>
    </message>
    <message>
        <source>%1 of %2 files, %3 casts on the map</source>
        <translation>%1 fichiers sur %2, %3 profils sur la carte</translation>
    </message>
    <message>
        <source>...</source>
        <translation>...</translation>
    </message>
    <message>
        <source>1950-2020</source>
        <translation>1950-2020</translation>
    </message>
    <message>
        <source>After a run: also by residual, and by quality score where one was asked for.</source>
        <translation>Après un calcul : aussi par résidu, et par note de qualité si elle a été demandée.</translation>
    </message>
    <message>
        <source>All times</source>
        <translation>Tous les temps</translation>
    </message>
    <message>
        <source>Almost exact</source>
        <translation>Presque exacte</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>As in the project</source>
        <translation>Comme dans le projet</translation>
    </message>
    <message>
        <source>As job...</source>
        <translation>En tâche...</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fond</translation>
    </message>
    <message>
        <source>Bathymetry</source>
        <translation>Bathymétrie</translation>
    </message>
    <message>
        <source>Change the depth levels</source>
        <translation>Changer les niveaux de profondeur</translation>
    </message>
    <message>
        <source>Change the grid</source>
        <translation>Changer la grille</translation>
    </message>
    <message>
        <source>Change the length</source>
        <translation>Changer la longueur</translation>
    </message>
    <message>
        <source>Change the noise</source>
        <translation>Changer le bruit</translation>
    </message>
    <message>
        <source>Change the time slices</source>
        <translation>Changer les tranches de temps</translation>
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
        <source>Choose the background</source>
        <translation>Choisir le fond</translation>
    </message>
    <message>
        <source>Choose the bathymetry</source>
        <translation>Choisir la bathymétrie</translation>
    </message>
    <message>
        <source>Choose the error mask</source>
        <translation>Choisir le masque d'erreur</translation>
    </message>
    <message>
        <source>Choose the error method</source>
        <translation>Choisir la méthode d'erreur</translation>
    </message>
    <message>
        <source>Choose the file of the bathymetry</source>
        <translation>Choisir le fichier de la bathymétrie</translation>
    </message>
    <message>
        <source>Choose the observations</source>
        <translation>Choisir les observations</translation>
    </message>
    <message>
        <source>Choose the quality score</source>
        <translation>Choisir la note de qualité</translation>
    </message>
    <message>
        <source>Choose the variable</source>
        <translation>Choisir la variable</translation>
    </message>
    <message>
        <source>Clever poor man's</source>
        <translation>Pauvre malin</translation>
    </message>
    <message>
        <source>Clever poor man's, scaled</source>
        <translation>Pauvre malin, mis à l'échelle</translation>
    </message>
    <message>
        <source>Colour the observations</source>
        <translation>Colorer les observations</translation>
    </message>
    <message>
        <source>Coloured by</source>
        <translation>Colorées par</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparer avec</translation>
    </message>
    <message>
        <source>Compare with Levitus</source>
        <translation>Comparer avec Levitus</translation>
    </message>
    <message>
        <source>Compare with another file...</source>
        <translation>Comparer avec un autre fichier...</translation>
    </message>
    <message>
        <source>Cross-validate</source>
        <translation>Valider</translation>
    </message>
    <message>
        <source>Cross-validation: length %1 km, ε² %2</source>
        <translation>Validation croisée : longueur %1 km, ε² %2</translation>
    </message>
    <message>
        <source>DIVAnd</source>
        <translation>DIVAnd</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>Depth levels are numbers that increase, such as 0, 50, 100.</source>
        <translation>Les niveaux de profondeur sont des nombres croissants, par exemple 0, 50, 100.</translation>
    </message>
    <message>
        <source>Depth levels in metres, such as 0, 50, 100; empty = one level of all observations</source>
        <translation>Niveaux de profondeur en mètres, par exemple 0, 50, 100 ; vide = un niveau de toutes les observations</translation>
    </message>
    <message>
        <source>Depth, m</source>
        <translation>Profondeur, m</translation>
    </message>
    <message>
        <source>Depths, m</source>
        <translation>Niveaux, m</translation>
    </message>
    <message>
        <source>Diagonal approximation</source>
        <translation>Approximation diagonale</translation>
    </message>
    <message>
        <source>Difference of the field to the Levitus climatology</source>
        <translation>Différence du champ à la climatologie de Levitus</translation>
    </message>
    <message>
        <source>East, degrees</source>
        <translation>Est, degrés</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Error mask</source>
        <translation>Masque d'erreur</translation>
    </message>
    <message>
        <source>Everywhere (no mask)</source>
        <translation>Partout (sans masque)</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exacte</translation>
    </message>
    <message>
        <source>Exclude %1</source>
        <translation>Exclure %1</translation>
    </message>
    <message>
        <source>Exclude all observations whose quality score is above 9</source>
        <translation>Exclure toutes les observations dont la note de qualité dépasse 9</translation>
    </message>
    <message>
        <source>Exclude all with score above 9</source>
        <translation>Exclure les notes au-dessus de 9</translation>
    </message>
    <message>
        <source>Exclude suspect observations</source>
        <translation>Exclure les observations suspectes</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Exclues</translation>
    </message>
    <message>
        <source>Excluded observations</source>
        <translation>Observations exclues</translation>
    </message>
    <message>
        <source>Field that the sliders move</source>
        <translation>Champ que déplacent les curseurs</translation>
    </message>
    <message>
        <source>File of the bathymetry; empty = all sea</source>
        <translation>Fichier de la bathymétrie ; vide = tout en mer</translation>
    </message>
    <message>
        <source>Find length and noise by cross-validation</source>
        <translation>Trouver la longueur et le bruit par validation croisée</translation>
    </message>
    <message>
        <source>Fit correlation lengths to the observations</source>
        <translation>Ajuster les longueurs de corrélation aux observations</translation>
    </message>
    <message>
        <source>Fit lengths</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>Fitted length: %1 km</source>
        <translation>Longueur ajustée : %1 km</translation>
    </message>
    <message>
        <source>From the map view</source>
        <translation>Depuis la vue de la carte</translation>
    </message>
    <message>
        <source>From the misfit</source>
        <translation>Par l'écart</translation>
    </message>
    <message>
        <source>Horizontal correlation length, km</source>
        <translation>Longueur de corrélation horizontale, km</translation>
    </message>
    <message>
        <source>Keep the grid</source>
        <translation>Garder la grille</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longueur</translation>
    </message>
    <message>
        <source>Mean influence</source>
        <translation>Influence moyenne</translation>
    </message>
    <message>
        <source>Mean of the slice</source>
        <translation>Moyenne de la tranche</translation>
    </message>
    <message>
        <source>Mean profile</source>
        <translation>Profil moyen</translation>
    </message>
    <message>
        <source>Method of the error field</source>
        <translation>Méthode du champ d'erreur</translation>
    </message>
    <message>
        <source>Method of the quality scores</source>
        <translation>Méthode des notes de qualité</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>No result yet: the sliders choose the slice of the preview.</source>
        <translation>Pas encore de résultat : les curseurs choisissent la tranche de l'aperçu.</translation>
    </message>
    <message>
        <source>Noise to signal ratio, dimensionless</source>
        <translation>Rapport bruit sur signal, sans dimension</translation>
    </message>
    <message>
        <source>Noise ε²</source>
        <translation>Bruit ε²</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>None (zero)</source>
        <translation>Aucun (zéro)</translation>
    </message>
    <message>
        <source>North, degrees</source>
        <translation>Nord, degrés</translation>
    </message>
    <message>
        <source>Number of observations drawn</source>
        <translation>Nombre d'observations dessinées</translation>
    </message>
    <message>
        <source>Observation layers that are analysed</source>
        <translation>Couches d'observations analysées</translation>
    </message>
    <message>
        <source>Observation minus analysis; white is 0.</source>
        <translation>Observation moins analyse ; le blanc est 0.</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>Observations</translation>
    </message>
    <message>
        <source>Open files of observations first.</source>
        <translation>Ouvrez d'abord des fichiers d'observations.</translation>
    </message>
    <message>
        <source>Open files of observations: drop them on the map, or press Ctrl+O.</source>
        <translation>Ouvrez des fichiers d'observations : déposez-les sur la carte, ou pressez Ctrl+O.</translation>
    </message>
    <message>
        <source>Open the dialog of the process with these inputs</source>
        <translation>Ouvrir le dialogue du traitement avec ces entrées</translation>
    </message>
    <message>
        <source>Own influence</source>
        <translation>Influence propre</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Preview: %1 ms</source>
        <translation>Aperçu : %1 ms</translation>
    </message>
    <message>
        <source>Preview: computing</source>
        <translation>Aperçu : calcul en cours</translation>
    </message>
    <message>
        <source>Quality score</source>
        <translation>Note de qualité</translation>
    </message>
    <message>
        <source>Quantity, or name of the variable in the files</source>
        <translation>Grandeur, ou nom de la variable dans les fichiers</translation>
    </message>
    <message>
        <source>Relative error ≤ 0.3 (L1)</source>
        <translation>Erreur relative ≤ 0,3 (L1)</translation>
    </message>
    <message>
        <source>Relative error ≤ 0.5 (L2)</source>
        <translation>Erreur relative ≤ 0,5 (L2)</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Résidu</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Run the analysis on the full grid</source>
        <translation>Lancer l'analyse sur toute la grille</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Seasons</source>
        <translation>Saisons</translation>
    </message>
    <message>
        <source>Select a gridded field first.</source>
        <translation>Choisissez d'abord un champ en grille.</translation>
    </message>
    <message>
        <source>Select rows of the table first.</source>
        <translation>Choisissez d'abord des lignes du tableau.</translation>
    </message>
    <message>
        <source>Show the analysis on a coarse grid while parameters change</source>
        <translation>Montrer l'analyse sur une grille grossière pendant que les paramètres changent</translation>
    </message>
    <message>
        <source>South, degrees</source>
        <translation>Sud, degrés</translation>
    </message>
    <message>
        <source>South, north</source>
        <translation>Sud, nord</translation>
    </message>
    <message>
        <source>State of the preview</source>
        <translation>État de l'aperçu</translation>
    </message>
    <message>
        <source>Step in latitude, degrees</source>
        <translation>Pas en latitude, degrés</translation>
    </message>
    <message>
        <source>Step in longitude, degrees</source>
        <translation>Pas en longitude, degrés</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Steps of the analysis</source>
        <translation>Étapes de l'analyse</translation>
    </message>
    <message>
        <source>Take the area that the map shows</source>
        <translation>Prendre la zone que montre la carte</translation>
    </message>
    <message>
        <source>Take the grid from the map</source>
        <translation>Prendre la grille de la carte</translation>
    </message>
    <message>
        <source>The climatology is not installed (package ferret-datasets); the menu offers any other file.</source>
        <translation>La climatologie n'est pas installée (paquet ferret-datasets) ; le menu propose tout autre fichier.</translation>
    </message>
    <message>
        <source>The climatology is not installed: package ferret-datasets.</source>
        <translation>La climatologie n'est pas installée : paquet ferret-datasets.</translation>
    </message>
    <message>
        <source>The grid is not complete: give west, east, south, north and steps.</source>
        <translation>La grille n'est pas complète : donnez ouest, est, sud, nord et les pas.</translation>
    </message>
    <message>
        <source>The last result has no score above 9, or no scores.</source>
        <translation>Le dernier résultat n'a pas de note au-dessus de 9, ou pas de notes.</translation>
    </message>
    <message>
        <source>The process of this program does not offer it.</source>
        <translation>Le traitement de ce programme ne le propose pas.</translation>
    </message>
    <message>
        <source>The report holds no length that could be used.</source>
        <translation>Le rapport ne contient aucune longueur utilisable.</translation>
    </message>
    <message>
        <source>There is no observation here.</source>
        <translation>Il n'y a pas d'observation ici.</translation>
    </message>
    <message>
        <source>This program does not have the process.</source>
        <translation>Ce programme n'a pas ce traitement.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Time slices</source>
        <translation>Tranches de temps</translation>
    </message>
    <message>
        <source>To exclude observations, press E and click them on the map.</source>
        <translation>Pour exclure des observations, pressez E et cliquez-les sur la carte.</translation>
    </message>
    <message>
        <source>Unscaled</source>
        <translation>Sans échelle</translation>
    </message>
    <message>
        <source>Use %1 again</source>
        <translation>Reprendre %1</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Use excluded observations again</source>
        <translation>Reprendre des observations exclues</translation>
    </message>
    <message>
        <source>Use the fitted parameters</source>
        <translation>Prendre les paramètres ajustés</translation>
    </message>
    <message>
        <source>Use the selected observations again</source>
        <translation>Reprendre les observations choisies</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Value in the files</source>
        <translation>Valeur dans les fichiers</translation>
    </message>
    <message>
        <source>Value used</source>
        <translation>Valeur utilisée</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>West, degrees</source>
        <translation>Ouest, degrés</translation>
    </message>
    <message>
        <source>West, east</source>
        <translation>Ouest, est</translation>
    </message>
    <message>
        <source>What colours the observations</source>
        <translation>Ce qui colore les observations</translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation>Ce que disent les couleurs</translation>
    </message>
    <message>
        <source>Where the field is drawn</source>
        <translation>Où le champ est dessiné</translation>
    </message>
    <message>
        <source>White is the threshold 9; red is above it and suspect.</source>
        <translation>Le blanc est le seuil 9 ; le rouge est au-dessus et suspect.</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Années</translation>
    </message>
    <message>
        <source>Years are given as 1950-2020.</source>
        <translation>Les années se donnent comme 1950-2020.</translation>
    </message>
    <message>
        <source>Years such as 1950-2020; several periods are separated by commas</source>
        <translation>Années comme 1950-2020 ; plusieurs périodes séparées par des virgules</translation>
    </message>
    <message>
        <source>all sea</source>
        <translation>tout en mer</translation>
    </message>
    <message>
        <source>one level</source>
        <translation>un niveau</translation>
    </message>
    <message>
        <source>one level of all</source>
        <translation>un niveau de toutes</translation>
    </message>
    <message>
        <source>one time</source>
        <translation>un temps</translation>
    </message>
    <message>
        <source>slice %1 of %2</source>
        <translation>tranche %1 sur %2</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
</context>
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
        <source>%1 could not be read.</source>
        <translation>%1 n'a pas pu être lu.</translation>
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
        <source>&amp;Exclude observations</source>
        <translation>&amp;Exclure des observations</translation>
    </message>
    <message>
        <source>&amp;Export figure...</source>
        <translation>E&amp;xporter la figure...</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspecteur</translation>
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
        <source>&amp;Section</source>
        <translation>&amp;Section</translation>
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
        <source>Click observations on the map to leave them out of the analysis; again to take them back</source>
        <translation>Cliquez des observations sur la carte pour les écarter de l'analyse ; de nouveau pour les reprendre</translation>
    </message>
    <message>
        <source>Click observations to exclude them, again to take them back.</source>
        <translation>Cliquez des observations pour les exclure, de nouveau pour les reprendre.</translation>
    </message>
    <message>
        <source>Click the points of the line; double click or Enter ends it, Esc cancels.</source>
        <translation>Cliquez les points de la ligne ; double clic ou Entrée la termine, Échap annule.</translation>
    </message>
    <message>
        <source>Close the workstation; running jobs go on</source>
        <translation>Fermer la station ; les tâches en cours continuent</translation>
    </message>
    <message>
        <source>Correlation lengths</source>
        <translation>Longueurs de corrélation</translation>
    </message>
    <message>
        <source>Cross-validation</source>
        <translation>Validation croisée</translation>
    </message>
    <message>
        <source>DIVAnd</source>
        <translation>DIVAnd</translation>
    </message>
    <message>
        <source>Draw &amp;section</source>
        <translation>Tracer une &amp;coupe</translation>
    </message>
    <message>
        <source>Draw a line on the map and cut a vertical section along it</source>
        <translation>Tracer une ligne sur la carte et couper à la verticale le long de celle-ci</translation>
    </message>
    <message>
        <source>Draw section line</source>
        <translation>Tracer la ligne de coupe</translation>
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
        <source>Remo&amp;ve section line</source>
        <translation>Ôter la l&amp;igne de coupe</translation>
    </message>
    <message>
        <source>Remove &amp;layer</source>
        <translation>Retirer la &amp;couche</translation>
    </message>
    <message>
        <source>Remove section line</source>
        <translation>Ôter la ligne de coupe</translation>
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
        <source>Section</source>
        <translation>Coupe</translation>
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
        <source>Take the section line off the map</source>
        <translation>Ôter la ligne de coupe de la carte</translation>
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
    <name>PlotPanel</name>
    <message>
        <source>%1: numbers</source>
        <translation>%1 : nombres</translation>
    </message>
    <message>
        <source>&amp;Copy as CSV</source>
        <translation>&amp;Copier en CSV</translation>
    </message>
    <message>
        <source>&amp;Save picture...</source>
        <translation>&amp;Enregistrer l'image...</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>Images (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Enregistrer l'image</translation>
    </message>
    <message>
        <source>Show &amp;plot</source>
        <translation>Montrer le &amp;graphique</translation>
    </message>
    <message>
        <source>Show &amp;table</source>
        <translation>Montrer le &amp;tableau</translation>
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
    <name>SectionPlot</name>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>Distance along the line (km)</source>
        <translation>Distance le long de la ligne (km)</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Pression</translation>
    </message>
</context>
<context>
    <name>SectionWidget</name>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source> km</source>
        <translation> km</translation>
    </message>
    <message>
        <source>%1 km, %2: %3</source>
        <translation>%1 km, %2 : %3</translation>
    </message>
    <message numerus="yes">
        <source>%n observation(s)</source>
        <translation><numerusform>%n observation</numerusform><numerusform>%n observations</numerusform></translation>
    </message>
    <message>
        <source>&amp;Observations within</source>
        <translation>&amp;Observations à moins de</translation>
    </message>
    <message>
        <source>&amp;Time within</source>
        <translation>&amp;Temps à moins de</translation>
    </message>
    <message>
        <source>Depth (%1)</source>
        <translation>Profondeur (%1)</translation>
    </message>
    <message>
        <source>Distance (km)</source>
        <translation>Distance (km)</translation>
    </message>
    <message>
        <source>Draw a line on the map (Ctrl+L) to cut a vertical section through a gridded layer.</source>
        <translation>Tracez une ligne sur la carte (Ctrl+L) pour couper une couche en grille à la verticale.</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>Observations up to this far from the line</source>
        <translation>Observations jusqu'à cette distance de la ligne</translation>
    </message>
    <message>
        <source>Observations up to this many days from the time of the section</source>
        <translation>Observations jusqu'à ce nombre de jours du temps de la coupe</translation>
    </message>
    <message>
        <source>Open or show a gridded layer that has depths; the line is already drawn.</source>
        <translation>Ouvrez ou montrez une couche en grille qui a des profondeurs ; la ligne est déjà tracée.</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Coupe</translation>
    </message>
    <message>
        <source>Value (%1)</source>
        <translation>Valeur (%1)</translation>
    </message>
    <message>
        <source>What the section shows</source>
        <translation>Ce que montre la coupe</translation>
    </message>
    <message>
        <source>all times</source>
        <translation>tous les temps</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
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
