<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AnimationDialog</name>
    <message>
        <source>&amp;Over</source>
        <translation>&amp;Selon</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Pas</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Jusqu’à</translation>
    </message>
    <message>
        <source>1 = each time or depth that the layers have, 2 = every other, and so on</source>
        <translation>1 = chaque date ou profondeur des couches, 2 = une sur deux, et ainsi de suite</translation>
    </message>
    <message>
        <source>Animated GIF</source>
        <translation>GIF animé</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>Export animation</source>
        <translation>Exporter une animation</translation>
    </message>
    <message>
        <source>Films need the program ffmpeg, which is not installed; pictures can be written.</source>
        <translation>Les films demandent le programme ffmpeg, qui n’est pas installé ; des images peuvent être écrites.</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Première image</translation>
    </message>
    <message>
        <source>Folder with PNG pictures</source>
        <translation>Dossier d’images PNG</translation>
    </message>
    <message>
        <source>Frame of the preview</source>
        <translation>Image de l’aperçu</translation>
    </message>
    <message>
        <source>Frames a secon&amp;d</source>
        <translation>&amp;Images par seconde</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Images par seconde</translation>
    </message>
    <message>
        <source>Frames over</source>
        <translation>Images selon</translation>
    </message>
    <message>
        <source>Fro&amp;m</source>
        <translation>&amp;De</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Dernière image</translation>
    </message>
    <message>
        <source>MP4 film</source>
        <translation>Film MP4</translation>
    </message>
    <message>
        <source>No visible layer has several times or depths</source>
        <translation>Aucune couche visible n’a plusieurs dates ou profondeurs</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Time or depth of the frame</source>
        <translation>Date ou profondeur de l’image</translation>
    </message>
</context>
<context>
    <name>Arrangements</name>
    <message>
        <source>&amp;Atmosphere</source>
        <translation>&amp;Atmosphère</translation>
    </message>
    <message>
        <source>&amp;Land</source>
        <translation>&amp;Terre</translation>
    </message>
    <message>
        <source>&amp;Ocean</source>
        <translation>&amp;Océan</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Save as...</source>
        <translation>&amp;Enregistrer sous...</translation>
    </message>
    <message>
        <source>A&amp;rrangement</source>
        <translation>D&amp;isposition</translation>
    </message>
    <message>
        <source>Docks as at the first start</source>
        <translation>Volets comme au premier démarrage</translation>
    </message>
    <message>
        <source>Keep the present arrangement under a name</source>
        <translation>Garder la disposition actuelle sous un nom</translation>
    </message>
    <message>
        <source>Layers, style, DIVAnd, inspector, legend; section, profile and jobs below</source>
        <translation>Couches, style, DIVAnd, inspecteur, légende ; coupe, profil et tâches en bas</translation>
    </message>
    <message>
        <source>Layers, style, inspector, legend; spectrum, time series and jobs below</source>
        <translation>Couches, style, inspecteur, légende ; spectre, série temporelle et tâches en bas</translation>
    </message>
    <message>
        <source>Layers, style, inspector, legend; time series, histogram and jobs below</source>
        <translation>Couches, style, inspecteur, légende ; série temporelle, histogramme et tâches en bas</translation>
    </message>
    <message>
        <source>Name of the arrangement</source>
        <translation>Nom de la disposition</translation>
    </message>
    <message>
        <source>Pa&amp;nels</source>
        <translation>&amp;Volets</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>&amp;Réinitialiser</translation>
    </message>
    <message>
        <source>Save arrangement</source>
        <translation>Enregistrer la disposition</translation>
    </message>
    <message>
        <source>The arrangement '%1' was made by another version of the program and cannot be shown.</source>
        <translation>La disposition « %1 » vient d’une autre version du programme et ne peut être affichée.</translation>
    </message>
    <message>
        <source>Your own arrangement</source>
        <translation>Votre disposition</translation>
    </message>
</context>
<context>
    <name>AttributeModel</name>
    <message>
        <source>Cast</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
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
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
</context>
<context>
    <name>AttributeTable</name>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 lignes sur %2</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>%1 a été écrit.</translation>
    </message>
    <message>
        <source>%1, %2 selected</source>
        <translation>%1, %2 sélectionnées</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation><numerusform>%n ligne</numerusform><numerusform>%n lignes</numerusform></translation>
    </message>
    <message>
        <source>&amp;Attributes</source>
        <translation>&amp;Attributs</translation>
    </message>
    <message>
        <source>&amp;Colour by this column</source>
        <translation>&amp;Colorer d’après cette colonne</translation>
    </message>
    <message>
        <source>&amp;Fill areas</source>
        <translation>&amp;Remplir les surfaces</translation>
    </message>
    <message>
        <source>&amp;Label with this column</source>
        <translation>&amp;Étiqueter avec cette colonne</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attributs</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all</source>
        <translation>Copier les lignes sélectionnées, ou toutes</translation>
    </message>
    <message>
        <source>Features or casts of the selected layer as a table</source>
        <translation>Entités ou profils de la couche sélectionnée sous forme de tableau</translation>
    </message>
    <message>
        <source>Filter of the rows</source>
        <translation>Filtre des lignes</translation>
    </message>
    <message>
        <source>Number of rows</source>
        <translation>Nombre de lignes</translation>
    </message>
    <message>
        <source>Only %1 rows can be copied at once; save the table as CSV instead.</source>
        <translation>Seules %1 lignes peuvent être copiées à la fois ; enregistrez plutôt le tableau en CSV.</translation>
    </message>
    <message>
        <source>Rows that hold a text, or for which a comparison is true: area &gt;= 2.5 and crop = wheat</source>
        <translation>Lignes qui contiennent un texte, ou pour lesquelles une comparaison est vraie : area &gt;= 2.5 and crop = wheat</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Enregistrer en CSV</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Enregistrer en CSV…</translation>
    </message>
    <message>
        <source>Select a layer of features or observations to see its attributes.</source>
        <translation>Sélectionnez une couche d’entités ou d’observations pour voir ses attributs.</translation>
    </message>
    <message>
        <source>Select rows, or features on the map, first.</source>
        <translation>Sélectionnez d’abord des lignes, ou des entités sur la carte.</translation>
    </message>
    <message>
        <source>Selected only</source>
        <translation>Sélection seulement</translation>
    </message>
    <message>
        <source>Text, or column &gt; value</source>
        <translation>Texte, ou colonne &gt; valeur</translation>
    </message>
    <message>
        <source>The rows are on the clipboard.</source>
        <translation>Les lignes sont dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Zoom to selected</source>
        <translation>Zoomer sur la sélection</translation>
    </message>
</context>
<context>
    <name>BasisWidget</name>
    <message>
        <source>%1 components</source>
        <translation>%1 composantes</translation>
    </message>
    <message numerus="yes">
        <source>%n spectra</source>
        <translation><numerusform>%n spectre</numerusform><numerusform>%n spectres</numerusform></translation>
    </message>
    <message>
        <source>&amp;Eigenvector</source>
        <translation>&amp;Vecteur propre</translation>
    </message>
    <message>
        <source>Basis of spectra</source>
        <translation>Base de spectres</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Composante</translation>
    </message>
    <message>
        <source>Eigenvalue</source>
        <translation>Valeur propre</translation>
    </message>
    <message>
        <source>Eigenvalues</source>
        <translation>Valeurs propres</translation>
    </message>
    <message>
        <source>Eigenvector</source>
        <translation>Vecteur propre</translation>
    </message>
    <message>
        <source>Eigenvector %1, λ = %2</source>
        <translation>Vecteur propre %1, λ = %2</translation>
    </message>
    <message>
        <source>Facts of the basis</source>
        <translation>Données de la base</translation>
    </message>
    <message>
        <source>Open a basis of ordinary spectra to see its eigenvalues and eigenvectors.</source>
        <translation>Ouvrez une base de spectres ordinaires pour voir ses valeurs et vecteurs propres.</translation>
    </message>
    <message>
        <source>The eigenvector that is shown, by falling eigenvalue</source>
        <translation>Le vecteur propre montré, par valeur propre décroissante</translation>
    </message>
    <message>
        <source>Wavelength (nm)</source>
        <translation>Longueur d’onde (nm)</translation>
    </message>
    <message>
        <source>auto %1, edge of the noise %2, variance %3, indicator %4</source>
        <translation>auto %1, limite du bruit %2, variance %3, indicateur %4</translation>
    </message>
    <message>
        <source>component %1: eigenvalue %2</source>
        <translation>composante %1 : valeur propre %2</translation>
    </message>
    <message>
        <source>edge of the noise</source>
        <translation>limite du bruit</translation>
    </message>
</context>
<context>
    <name>BundleDialog</name>
    <message>
        <source>%1 exists already. Replace it?</source>
        <translation>%1 existe déjà. Le remplacer ?</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exporter</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Remplacer</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Vers</translation>
    </message>
    <message>
        <source>A name that ends in .zip, or a folder</source>
        <translation>Un nom qui finit par .zip, ou un dossier</translation>
    </message>
    <message>
        <source>Addresses that stay on the network: %1.</source>
        <translation>Adresses qui restent sur le réseau : %1.</translation>
    </message>
    <message>
        <source>C&amp;hoose...</source>
        <translation>C&amp;hoisir...</translation>
    </message>
    <message>
        <source>Cancelled; nothing is left.</source>
        <translation>Annulé ; rien n’est resté.</translation>
    </message>
    <message>
        <source>Cancelling...</source>
        <translation>Annulation...</translation>
    </message>
    <message>
        <source>Choose where the bundle goes</source>
        <translation>Choisir où va le lot</translation>
    </message>
    <message>
        <source>Copy the project and its files</source>
        <translation>Copier le projet et ses fichiers</translation>
    </message>
    <message>
        <source>Copying...</source>
        <translation>Copie en cours...</translation>
    </message>
    <message>
        <source>Export bundle</source>
        <translation>Exporter un lot</translation>
    </message>
    <message>
        <source>Files are copied as they are: what is written in them may name folders of this computer.</source>
        <translation>Les fichiers sont copiés tels quels : leur contenu peut nommer des dossiers de cet ordinateur.</translation>
    </message>
    <message>
        <source>Files of the bundle</source>
        <translation>Fichiers du lot</translation>
    </message>
    <message>
        <source>Files: %1, %2 in all.</source>
        <translation>Fichiers : %1, %2 en tout.</translation>
    </message>
    <message>
        <source>Folder or .zip file</source>
        <translation>Dossier ou fichier .zip</translation>
    </message>
    <message>
        <source>In the bundle</source>
        <translation>Dans le lot</translation>
    </message>
    <message>
        <source>Looking at the files...</source>
        <translation>Examen des fichiers...</translation>
    </message>
    <message>
        <source>Missing, and not put in: %1.</source>
        <translation>Manquants, non joints : %1.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Say in the manifest &amp;where the files were on this computer</source>
        <translation>&amp;Indiquer dans le manifeste où étaient les fichiers sur cet ordinateur</translation>
    </message>
    <message>
        <source>Say in the manifest where the files were on this computer</source>
        <translation>Indiquer dans le manifeste où étaient les fichiers sur cet ordinateur</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>State of the export</source>
        <translation>État de l’exportation</translation>
    </message>
    <message>
        <source>Stop, and leave nothing behind</source>
        <translation>Arrêter, sans rien laisser</translation>
    </message>
    <message>
        <source>Zip files (*.zip);;Folders (*)</source>
        <translation>Fichiers zip (*.zip);;Dossiers (*)</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
</context>
<context>
    <name>ColorChoice</name>
    <message>
        <source>&amp;Choose a colour...</source>
        <translation>&amp;Choisir une couleur...</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>&amp;Rien</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command, process, layer or file</source>
        <translation>Commande, traitement, couche ou fichier</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Commandes trouvées</translation>
    </message>
    <message>
        <source>Nothing is called so</source>
        <translation>Rien ne porte ce nom</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Chercher une commande</translation>
    </message>
</context>
<context>
    <name>CommandPaletteFeature</name>
    <message>
        <source>&amp;Search commands...</source>
        <translation>&amp;Chercher une commande...</translation>
    </message>
    <message>
        <source>Find any command, process, layer or recent file by some letters of its name</source>
        <translation>Trouver toute commande, tout traitement, toute couche ou tout fichier récent par quelques lettres de son nom</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Layer of %1</source>
        <translation>Couche de %1</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>Impossible pour l’instant</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Chercher une commande</translation>
    </message>
    <message>
        <source>Search commands  %1</source>
        <translation>Chercher une commande  %1</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>Le fichier n’est plus là</translation>
    </message>
</context>
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
    <name>CursorView</name>
    <message>
        <source> km</source>
        <translation> km</translation>
    </message>
    <message>
        <source>&amp;Hold here</source>
        <translation>&amp;Garder ici</translation>
    </message>
    <message>
        <source>Keep this place while the cursor moves on</source>
        <translation>Garder ce lieu quand le curseur se déplace</translation>
    </message>
    <message>
        <source>What the plot shows</source>
        <translation>Ce que montre le graphique</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
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
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Processes</source>
        <translation>&amp;Traitements</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Récents</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>T&amp;hème</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Comme le s&amp;ystème</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>Couleurs de la fenêtre</translation>
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
        <source>Main tool bar</source>
        <translation>Barre d’outils principale</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>Rien n’a encore été ouvert</translation>
    </message>
    <message>
        <source>Phidias</source>
        <translation>Phidias</translation>
    </message>
    <message>
        <source>Pre&amp;ferences...</source>
        <translation>Pré&amp;férences...</translation>
    </message>
    <message>
        <source>Show or hide this part of the window</source>
        <translation>Afficher ou masquer cette partie de la fenêtre</translation>
    </message>
    <message>
        <source>Theme, size of text, language, memory and threads</source>
        <translation>Thème, taille du texte, langue, mémoire et fils d’exécution</translation>
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
    <name>EmptyState</name>
    <message>
        <source>Drop files here</source>
        <translation>Déposez des fichiers ici</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Visite rapide</translation>
    </message>
    <message>
        <source>Open address...</source>
        <translation>Ouvrir une adresse...</translation>
    </message>
    <message>
        <source>Open files...</source>
        <translation>Ouvrir des fichiers...</translation>
    </message>
    <message>
        <source>Profiles, grids, swaths, rasters, features, or a project: recognised by what is in them.</source>
        <translation>Profils, grilles, fauchées, rasters, objets vectoriels ou projet : reconnus à leur contenu.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Accueil</translation>
    </message>
</context>
<context>
    <name>EventModel</name>
    <message>
        <source>Area (km²)</source>
        <translation>Surface (km²)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Goes on from</source>
        <translation>Suite de</translation>
    </message>
    <message>
        <source>Highest score</source>
        <translation>Note la plus haute</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>Note moyenne</translation>
    </message>
    <message>
        <source>Orbits</source>
        <translation>Orbites</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>z of %1</source>
        <translation>z de %1</translation>
    </message>
</context>
<context>
    <name>EventTable</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation><numerusform>%n événement</numerusform><numerusform>%n événements</numerusform></translation>
    </message>
    <message>
        <source>A layer of events, as atmosphere.pca-screen writes them</source>
        <translation>Une couche d’événements, comme les écrit atmosphere.pca-screen</translation>
    </message>
    <message>
        <source>Chosen event</source>
        <translation>Événement choisi</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Layer of events</source>
        <translation>Couche d’événements</translation>
    </message>
    <message>
        <source>Open the events of a screening: the output 'events' of atmosphere.pca-screen.</source>
        <translation>Ouvrez les événements d’un tri : la sortie « events » d’atmosphere.pca-screen.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 n’a pas pu être lancé.</translation>
    </message>
    <message>
        <source>&amp;Export...</source>
        <translation>&amp;Exporter...</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>Fer&amp;mer</translation>
    </message>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>&amp;Copier la commande</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>State of the export</source>
        <translation>État de l’exportation</translation>
    </message>
    <message>
        <source>Stop the export; nothing is left of it</source>
        <translation>Arrêter l’exportation ; il n’en reste rien</translation>
    </message>
    <message>
        <source>The command is in the clipboard.</source>
        <translation>La commande est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>The command line that draws this</source>
        <translation>La ligne de commande qui dessine ceci</translation>
    </message>
    <message>
        <source>The drawing program ended with status %1.</source>
        <translation>Le programme de dessin s’est terminé avec le statut %1.</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>L’exportation a été annulée.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vue</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Écriture de %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit : %1</translation>
    </message>
</context>
<context>
    <name>FigureDialog</name>
    <message>
        <source>&amp;Save specification...</source>
        <translation>&amp;Enregistrer la spécification...</translation>
    </message>
    <message>
        <source>A file that gives this figure again: phidias-workstation --figure</source>
        <translation>Un fichier qui redonne cette figure : phidias-workstation --figure</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>Exporter une figure</translation>
    </message>
    <message>
        <source>Figure specifications (*.json)</source>
        <translation>Spécifications de figure (*.json)</translation>
    </message>
    <message>
        <source>No layer is visible</source>
        <translation>Aucune couche n’est visible</translation>
    </message>
    <message>
        <source>PDF, lines and text as vectors</source>
        <translation>PDF, traits et textes vectoriels</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>Image PNG</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>Images (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>SVG, lines and text as vectors</source>
        <translation>SVG, traits et textes vectoriels</translation>
    </message>
    <message>
        <source>Save specification</source>
        <translation>Enregistrer la spécification</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit : %1</translation>
    </message>
</context>
<context>
    <name>FigureFeature</name>
    <message>
        <source>&amp;Export figure...</source>
        <translation>&amp;Exporter une figure...</translation>
    </message>
    <message>
        <source>Export ani&amp;mation...</source>
        <translation>Exporter une ani&amp;mation...</translation>
    </message>
    <message>
        <source>Globe</source>
        <translation>Globe</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Write a view as a picture with title, scale, legend and credits</source>
        <translation>Écrire une vue comme image avec titre, échelle, légende et crédits</translation>
    </message>
    <message>
        <source>Write a view over time or depth as a film or as pictures</source>
        <translation>Écrire une vue selon le temps ou la profondeur comme film ou images</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit : %1</translation>
    </message>
</context>
<context>
    <name>FigureForm</name>
    <message>
        <source>&amp;Legend</source>
        <translation>&amp;Légende</translation>
    </message>
    <message>
        <source>&amp;Page around the data</source>
        <translation>&amp;Page autour des données</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titre</translation>
    </message>
    <message>
        <source>Bac&amp;kground</source>
        <translation>Fon&amp;d</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fond</translation>
    </message>
    <message>
        <source>Bath&amp;ymetry and coast</source>
        <translation>Bath&amp;ymétrie et côtes</translation>
    </message>
    <message>
        <source>Bathymetry and coast</source>
        <translation>Bathymétrie et côtes</translation>
    </message>
    <message>
        <source>C&amp;redits</source>
        <translation>C&amp;rédits</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Crédits</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Page around the data</source>
        <translation>Page autour des données</translation>
    </message>
    <message>
        <source>Reso&amp;lution</source>
        <translation>Rés&amp;olution</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>S&amp;ize</source>
        <translation>Ta&amp;ille</translation>
    </message>
    <message>
        <source>Show a subtitle</source>
        <translation>Afficher un sous-titre</translation>
    </message>
    <message>
        <source>Show credits</source>
        <translation>Afficher les crédits</translation>
    </message>
    <message>
        <source>Su&amp;btitle</source>
        <translation>Sous-titre (&amp;b)</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>Sous-titre</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Title, legend, graticule, frame and margins; without it the picture is exactly the extent</source>
        <translation>Titre, légende, graticule, cadre et marges ; sans elle, l’image est exactement l’étendue</translation>
    </message>
    <message>
        <source>Unit of width and height</source>
        <translation>Unité de la largeur et de la hauteur</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>With the size in pixels it gives the size on paper, and that of the text</source>
        <translation>Avec la taille en pixels, elle donne la taille sur le papier et celle du texte</translation>
    </message>
    <message>
        <source>files, sources and program</source>
        <translation>fichiers, sources et programme</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>pixels</translation>
    </message>
    <message>
        <source>pixels an inch</source>
        <translation>pixels par pouce</translation>
    </message>
    <message>
        <source>time and depth of the data</source>
        <translation>date et profondeur des données</translation>
    </message>
</context>
<context>
    <name>FigurePage</name>
    <message>
        <source>Data: %1</source>
        <translation>Données : %1</translation>
    </message>
    <message>
        <source>coast: GSHHG, relief: ETOPO</source>
        <translation>côtes : GSHHG, relief : ETOPO</translation>
    </message>
    <message>
        <source>drawn by Phidias %1</source>
        <translation>dessiné par Phidias %1</translation>
    </message>
</context>
<context>
    <name>FigurePreview</name>
    <message>
        <source>No layer is visible. Show a layer, and the figure appears here.</source>
        <translation>Aucune couche n’est visible. Affichez une couche, et la figure apparaît ici.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>The figure is being drawn...</source>
        <translation>La figure est en cours de dessin...</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>&amp;Look around</source>
        <translation>&amp;Visite rapide</translation>
    </message>
    <message>
        <source>Four notes on the parts of the window</source>
        <translation>Quatre notes sur les parties de la fenêtre</translation>
    </message>
    <message>
        <source>Salinity of the North Atlantic</source>
        <translation>Salinité de l’Atlantique Nord</translation>
    </message>
    <message>
        <source>Sample: %1</source>
        <translation>Exemple : %1</translation>
    </message>
    <message>
        <source>Stations along cruise tracks, the field that DIVAnd makes of them, its error, and the known truth</source>
        <translation>Stations le long de campagnes, le champ que DIVAnd en tire, son erreur, et la vérité connue</translation>
    </message>
    <message>
        <source>The sample could not be made: %1</source>
        <translation>L’exemple n’a pas pu être créé : %1</translation>
    </message>
    <message>
        <source>The sample is being computed: see the jobs</source>
        <translation>L’exemple est en cours de calcul : voir les tâches</translation>
    </message>
    <message>
        <source>The sample is being written into %1</source>
        <translation>L’exemple est écrit dans %1</translation>
    </message>
    <message>
        <source>the program ended with status %1</source>
        <translation>le programme s’est terminé avec le code %1</translation>
    </message>
</context>
<context>
    <name>GlobeFeature</name>
    <message numerus="yes">
        <source>%n item(s) selected</source>
        <translation><numerusform>%n élément sélectionné</numerusform><numerusform>%n éléments sélectionnés</numerusform></translation>
    </message>
    <message>
        <source>&amp;Fly to layer</source>
        <translation>&amp;Voler vers la couche</translation>
    </message>
    <message>
        <source>&amp;Globe</source>
        <translation>&amp;Globe</translation>
    </message>
    <message>
        <source>Glob&amp;e</source>
        <translation>Glob&amp;e</translation>
    </message>
    <message>
        <source>Globe</source>
        <translation>Globe</translation>
    </message>
    <message>
        <source>Globe besi&amp;de the map</source>
        <translation>Globe à côté &amp;de la carte</translation>
    </message>
    <message>
        <source>Globe: %1</source>
        <translation>Globe : %1</translation>
    </message>
    <message>
        <source>Select a layer that has a place on the Earth.</source>
        <translation>Sélectionnez une couche qui a un lieu sur la Terre.</translation>
    </message>
    <message>
        <source>Show the globe in a panel of its own, linked with the map</source>
        <translation>Montrer le globe dans un panneau à lui, lié à la carte</translation>
    </message>
    <message>
        <source>Show the globe in the middle instead of the map, and back</source>
        <translation>Montrer le globe au milieu à la place de la carte, et retour</translation>
    </message>
    <message>
        <source>Turn the globe to the selected layer</source>
        <translation>Tourner le globe vers la couche sélectionnée</translation>
    </message>
</context>
<context>
    <name>GlobePanel</name>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>&amp;Curtain</source>
        <translation>&amp;Rideau</translation>
    </message>
    <message>
        <source>&amp;Profiles</source>
        <translation>&amp;Profils</translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation>Rideau</translation>
    </message>
    <message>
        <source>Drawn by the graphics card</source>
        <translation>Dessiné par la carte graphique</translation>
    </message>
    <message>
        <source>Drawn by the processor</source>
        <translation>Dessiné par le processeur</translation>
    </message>
    <message>
        <source>Globe</source>
        <translation>Globe</translation>
    </message>
    <message>
        <source>How many times higher than they are depths and heights are drawn</source>
        <translation>De combien de fois les profondeurs et les hauteurs sont agrandies</translation>
    </message>
    <message>
        <source>Map, without OpenGL</source>
        <translation>Carte, sans OpenGL</translation>
    </message>
    <message>
        <source>OpenGL: %1</source>
        <translation>OpenGL : %1</translation>
    </message>
    <message>
        <source>OpenGL: %1. While the globe moves, pictures are smaller and many points are thinned.</source>
        <translation>OpenGL : %1. Pendant que le globe bouge, les images sont plus petites et les points nombreux sont éclaircis.</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profils</translation>
    </message>
    <message>
        <source>The profiles of visible observations stand on the globe as sticks coloured by value</source>
        <translation>Les profils des observations visibles sont dressés sur le globe en bâtons colorés par valeur</translation>
    </message>
    <message>
        <source>The section along the line stands on the globe, its deepest level on the ground</source>
        <translation>La section le long de la ligne est dressée sur le globe, son niveau le plus profond au sol</translation>
    </message>
    <message>
        <source>This display offers no OpenGL 3.2. Curtains and profiles cannot be shown.</source>
        <translation>Cet affichage n’offre pas OpenGL 3.2. Les rideaux et les profils ne peuvent pas être montrés.</translation>
    </message>
    <message>
        <source>Vertical &amp;exaggeration</source>
        <translation>&amp;Exagération verticale</translation>
    </message>
    <message>
        <source>Vertical exaggeration</source>
        <translation>Exagération verticale</translation>
    </message>
    <message>
        <source>What draws the globe</source>
        <translation>Ce qui dessine le globe</translation>
    </message>
</context>
<context>
    <name>GlobeWidget</name>
    <message>
        <source>Globe</source>
        <translation>Globe</translation>
    </message>
    <message>
        <source>No OpenGL here: the globe is shown as an orthographic map.</source>
        <translation>Pas d’OpenGL ici : le globe est montré comme une carte orthographique.</translation>
    </message>
</context>
<context>
    <name>HelpBrowser</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Find in the page</source>
        <translation>Chercher dans la page</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Open the guide</source>
        <translation>Ouvrir le guide</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>The guide is not installed beside the program. Help on processes and on the parts of the window is here all the same: press F1 in them.</source>
        <translation>Le guide n’est pas installé à côté du programme. L’aide sur les traitements et sur les parties de la fenêtre est là malgré tout : appuyez-y sur F1.</translation>
    </message>
    <message>
        <source>To the page before</source>
        <translation>À la page précédente</translation>
    </message>
</context>
<context>
    <name>HelpFeature</name>
    <message>
        <source>&amp;About Phidias</source>
        <translation>À &amp;propos de Phidias</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Guide</translation>
    </message>
    <message>
        <source>&amp;Help on what has the focus</source>
        <translation>&amp;Aide sur l’élément actif</translation>
    </message>
    <message>
        <source>&amp;What's this?</source>
        <translation>&amp;Qu’est-ce que c’est ?</translation>
    </message>
    <message>
        <source>&lt;b&gt;Phidias Workstation %1&lt;/b&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;&lt;p&gt;Coast lines: GSHHG. Bathymetry: ETOPO. Climatology of the tour: Levitus.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Phidias Workstation %1&lt;/b&gt;&lt;p&gt;Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure.&lt;/p&gt;&lt;p&gt;Traits de côte : GSHHG. Bathymétrie : ETOPO. Climatologie de la visite : Levitus.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Phidias</source>
        <translation>À propos de Phidias</translation>
    </message>
    <message>
        <source>Click on a part of the window to read what it is for</source>
        <translation>Cliquez sur une partie de la fenêtre pour lire à quoi elle sert</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Help on the dialog, field or panel in use</source>
        <translation>Aide sur le dialogue, le champ ou le volet utilisé</translation>
    </message>
    <message>
        <source>The user guide</source>
        <translation>Le guide de l’utilisateur</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version et licence</translation>
    </message>
</context>
<context>
    <name>HelpPages</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>; or </source>
        <translation> ; ou </translation>
    </message>
    <message>
        <source>A vertical section along a line, a cruise, a parallel or a meridian: gridded field and observations on one axis, above the bottom.</source>
        <translation>Une section verticale le long d’une ligne, d’une campagne, d’un parallèle ou d’un méridien : champ maillé et observations sur un même axe, au-dessus du fond.</translation>
    </message>
    <message>
        <source>An analysis of the visible observations: area, lengths and noise on the left, a preview at once, the full product by Run.</source>
        <translation>Une analyse des observations visibles : zone, longueurs et bruit à gauche, un aperçu immédiat, le produit complet par Lancer.</translation>
    </message>
    <message>
        <source>Covariance of the observations against distance, with the fitted correlation length.</source>
        <translation>Covariance des observations selon la distance, avec la longueur de corrélation ajustée.</translation>
    </message>
    <message>
        <source>Eigenvalues of the basis with the edge of the noise, and one eigenvector. A click or drag in the eigenvalues sets how many components reconstruct a spectrum.</source>
        <translation>Valeurs propres de la base avec la limite du bruit, et un vecteur propre. Un clic ou un glissé dans les valeurs propres fixe le nombre de composantes qui reconstruisent un spectre.</translation>
    </message>
    <message>
        <source>Every change of the project; a click goes back to it.</source>
        <translation>Chaque modification du projet ; un clic y revient.</translation>
    </message>
    <message>
        <source>How often scores occur in a map of scores. Moving the threshold chooses the pixels above it on the map and in all linked views.</source>
        <translation>Fréquence des notes dans une carte de notes. Déplacer le seuil choisit les pixels au-dessus, sur la carte et dans toutes les vues liées.</translation>
    </message>
    <message>
        <source>How often values occur in the selected layer; the handles set the range of its colours.</source>
        <translation>Fréquence des valeurs de la couche choisie ; les poignées fixent l’étendue de ses couleurs.</translation>
    </message>
    <message>
        <source>How the selected layer is drawn: level and time, colours, their range by percentiles, fixed or about a middle, opacity. More holds unit, colours out of range and where values are missing, blending and arrows.</source>
        <translation>Comment la couche choisie est dessinée : niveau et temps, couleurs, leur intervalle par percentiles, fixe ou centré, opacité. « Plus » contient l’unité, les couleurs hors intervalle et des valeurs manquantes, le mélange et les flèches.</translation>
    </message>
    <message>
        <source>How well observations that were left out are predicted, by correlation length and noise.</source>
        <translation>Qualité de la prévision des observations écartées, selon la longueur de corrélation et le bruit.</translation>
    </message>
    <message>
        <source>Page of the process in the guide</source>
        <translation>Page du traitement dans le guide</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Références</translation>
    </message>
    <message>
        <source>Residuals of all pixels of a scanline, or of one row of the detector along the track, from -5 to 5 standard deviations of the noise. A click goes to that pixel.</source>
        <translation>Résidus de tous les pixels d’une ligne, ou d’une rangée du détecteur le long de la trace, de −5 à 5 écarts types du bruit. Un clic mène au pixel.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>State, progress and log of every job. Jobs go on when the window is closed, and are there at the next start.</source>
        <translation>État, progression et journal de chaque tâche. Les tâches continuent quand la fenêtre est fermée et sont là au prochain démarrage.</translation>
    </message>
    <message>
        <source>Temperature against salinity with lines of equal density. What is brushed here is selected in every view.</source>
        <translation>Température selon la salinité avec les lignes d’égale densité. Ce qui est marqué ici est sélectionné dans toutes les vues.</translation>
    </message>
    <message>
        <source>The colour scales of the visible layers, with their units.</source>
        <translation>Les échelles de couleurs des couches visibles, avec leurs unités.</translation>
    </message>
    <message>
        <source>The events of a screening, one a row. A click leads to the event, chooses its pixels and shows their mean residual.</source>
        <translation>Les événements d’un tri, un par ligne. Un clic mène à l’événement, choisit ses pixels et montre leur résidu moyen.</translation>
    </message>
    <message>
        <source>The features or casts of the selected layer, one a row. A click on a heading sorts; the filter takes a text, or comparisons such as area &gt;= 2.5 and crop = wheat. Rows and map share one selection.</source>
        <translation>Les entités ou les profils de la couche sélectionnée, un par ligne. Un clic sur un en-tête trie ; le filtre accepte un texte, ou des comparaisons comme area &gt;= 2.5 and crop = wheat. Lignes et carte partagent une même sélection.</translation>
    </message>
    <message>
        <source>The guide, and help on what has the keyboard focus (F1).</source>
        <translation>Le guide, et l’aide sur l’élément actif (F1).</translation>
    </message>
    <message>
        <source>The same layers on the globe, with cursor, selection and time of the map.</source>
        <translation>Les mêmes couches sur le globe, avec le curseur, la sélection et le temps de la carte.</translation>
    </message>
    <message>
        <source>The spectrum of the pixel at the cursor with its noise, beside those of pinned places and the mean of the chosen pixels. The marker is the channel on the map: drag it.</source>
        <translation>Le spectre du pixel au curseur avec son bruit, à côté de ceux des lieux épinglés et de la moyenne des pixels choisis. Le repère est le canal de la carte : déplacez-le.</translation>
    </message>
    <message>
        <source>The spectrum of the pixel at the cursor, or the mean of the chosen pixels, with its reconstruction by a basis of ordinary spectra. Below stands what is left, in units of the noise, with the lines of gases.</source>
        <translation>Le spectre du pixel au curseur, ou la moyenne des pixels choisis, avec sa reconstruction par une base de spectres ordinaires. Dessous, ce qui reste, en unités du bruit, avec les raies des gaz.</translation>
    </message>
    <message>
        <source>Two layers against each other, with fit and statistics. What is brushed here is selected in every view.</source>
        <translation>Deux couches l’une contre l’autre, avec ajustement et statistiques. Ce qui est marqué ici est sélectionné dans toutes les vues.</translation>
    </message>
    <message>
        <source>Value, unit, quality and source of every visible layer at the cursor; the pins with their values; number, mean and spread of what is selected. Each table can be copied as CSV.</source>
        <translation>Valeur, unité, qualité et source de chaque couche visible sous le curseur ; les épingles et leurs valeurs ; nombre, moyenne et dispersion de ce qui est sélectionné. Chaque tableau se copie en CSV.</translation>
    </message>
    <message>
        <source>Values over depth at the cursor: grids and the nearest casts on one axis.</source>
        <translation>Valeurs selon la profondeur au curseur : grilles et profils les plus proches sur un même axe.</translation>
    </message>
    <message>
        <source>Values over time at the cursor and at pinned places. A click sets the time of all layers that follow it.</source>
        <translation>Valeurs au cours du temps au curseur et aux lieux épinglés. Un clic fixe le temps de toutes les couches qui le suivent.</translation>
    </message>
    <message>
        <source>What is drawn, the topmost last. A box shows or hides a layer or a group; F2 renames; every step can be undone. Reading that lasts can be cancelled in the row or with Esc; Read reads the layer later.</source>
        <translation>Ce qui est dessiné, le plus haut en dernier. Une case affiche ou masque une couche ou un groupe ; F2 renomme ; chaque étape peut être annulée. Une lecture qui dure peut être annulée dans la ligne ou par Échap ; Lire lit la couche plus tard.</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>au moins %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>au plus %1</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>par défaut %1</translation>
    </message>
    <message>
        <source>extent [west, south, east, north] in degrees</source>
        <translation>emprise [ouest, sud, est, nord] en degrés</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <source>interval [low, high]</source>
        <translation>intervalle [bas, haut]</translation>
    </message>
    <message>
        <source>list</source>
        <translation>liste</translation>
    </message>
    <message>
        <source>list of: %1</source>
        <translation>liste de : %1</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>plus de %1</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>one of</source>
        <translation>un parmi</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatoire</translation>
    </message>
    <message>
        <source>selection of years and months</source>
        <translation>choix d’années et de mois</translation>
    </message>
    <message>
        <source>several values</source>
        <translation>plusieurs valeurs</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>nombre entier</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>oui ou non</translation>
    </message>
</context>
<context>
    <name>HistogramPlot</name>
    <message>
        <source>2 %</source>
        <translation>2 %</translation>
    </message>
    <message>
        <source>98 %</source>
        <translation>98 %</translation>
    </message>
    <message>
        <source>Values per bin</source>
        <translation>Valeurs par classe</translation>
    </message>
    <message>
        <source>median</source>
        <translation>médiane</translation>
    </message>
</context>
<context>
    <name>HistogramWidget</name>
    <message>
        <source>%1 further out</source>
        <translation>%1 au-delà</translation>
    </message>
    <message>
        <source>&amp;Logarithmic counts</source>
        <translation>Effectifs &amp;logarithmiques</translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation>&amp;Valeurs</translation>
    </message>
    <message>
        <source>All values</source>
        <translation>Toutes les valeurs</translation>
    </message>
    <message>
        <source>Drag an end of the colour range (or arrow keys, with Shift the upper end); drag elsewhere to select values</source>
        <translation>Faites glisser une borne des couleurs (ou touches fléchées, avec Maj la borne supérieure) ; ailleurs, glissez pour sélectionner des valeurs</translation>
    </message>
    <message>
        <source>From (%1)</source>
        <translation>De (%1)</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>Dans la vue</translation>
    </message>
    <message>
        <source>Logarithmic counts</source>
        <translation>Effectifs logarithmiques</translation>
    </message>
    <message>
        <source>N = %1</source>
        <translation>N = %1</translation>
    </message>
    <message>
        <source>Nothing of this layer is selected.</source>
        <translation>Rien de cette couche n’est sélectionné.</translation>
    </message>
    <message>
        <source>Select a layer with values to count them and to set the range of its colours.</source>
        <translation>Choisissez une couche qui a des valeurs pour les compter et régler l’étendue de ses couleurs.</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Sélectionnées</translation>
    </message>
    <message>
        <source>The layer has no values in the view of the map.</source>
        <translation>La couche n’a pas de valeurs dans la vue de la carte.</translation>
    </message>
    <message>
        <source>The layer has no values.</source>
        <translation>La couche n’a pas de valeurs.</translation>
    </message>
    <message>
        <source>To (%1)</source>
        <translation>À (%1)</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>Values that are counted</source>
        <translation>Valeurs comptées</translation>
    </message>
    <message>
        <source>What the histogram counts</source>
        <translation>Ce que compte l’histogramme</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>moyenne %1</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>médiane %1</translation>
    </message>
</context>
<context>
    <name>HistoryFeature</name>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Historique</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>History: steps of the project</source>
        <translation>Historique : étapes du projet</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Nouveau projet</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
    <message>
        <source>Project as it was opened</source>
        <translation>Projet tel qu’il a été ouvert</translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n step(s) ahead</source>
        <translation><numerusform>Enregistré : %n étape plus loin</numerusform><numerusform>Enregistré : %n étapes plus loin</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n step(s) back</source>
        <translation><numerusform>Enregistré : %n étape plus tôt</numerusform><numerusform>Enregistré : %n étapes plus tôt</numerusform></translation>
    </message>
    <message>
        <source>Saved: this state</source>
        <translation>Enregistré : cet état</translation>
    </message>
    <message>
        <source>Show the steps of the project; a click goes to that state</source>
        <translation>Afficher les étapes du projet ; un clic mène à cet état</translation>
    </message>
    <message>
        <source>Steps appear here as you work; a click goes back to one.</source>
        <translation>Les étapes apparaissent ici au fil du travail ; un clic ramène à l’une d’elles.</translation>
    </message>
    <message>
        <source>The saved state is not among these steps.</source>
        <translation>L’état enregistré n’est pas parmi ces étapes.</translation>
    </message>
    <message>
        <source>Unsaved work restored. The project's file is unchanged until you save.</source>
        <translation>Travail non enregistré restauré. Le fichier du projet reste inchangé jusqu’à l’enregistrement.</translation>
    </message>
</context>
<context>
    <name>HovmoellerPlot</name>
    <message>
        <source>Depth (%1)</source>
        <translation>Profondeur (%1)</translation>
    </message>
    <message>
        <source>Distance along the line (km)</source>
        <translation>Distance le long de la ligne (km)</translation>
    </message>
    <message>
        <source>Height (%1)</source>
        <translation>Hauteur (%1)</translation>
    </message>
    <message>
        <source>Latitude (°N)</source>
        <translation>Latitude (°N)</translation>
    </message>
    <message>
        <source>Longitude (°E)</source>
        <translation>Longitude (°E)</translation>
    </message>
</context>
<context>
    <name>InspectorFeature</name>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspecteur</translation>
    </message>
    <message>
        <source>Cursor</source>
        <translation>Curseur</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Parts of the inspector</source>
        <translation>Parties de l’inspecteur</translation>
    </message>
    <message>
        <source>Pins</source>
        <translation>Épingles</translation>
    </message>
    <message>
        <source>Remove pin</source>
        <translation>Retirer l’épingle</translation>
    </message>
    <message>
        <source>Remove pins</source>
        <translation>Retirer des épingles</translation>
    </message>
    <message>
        <source>Rename pin</source>
        <translation>Renommer l’épingle</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Sélection</translation>
    </message>
</context>
<context>
    <name>InspectorWidget</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (flag %2)</source>
        <translation>%1 (indicateur %2)</translation>
    </message>
    <message>
        <source>%1, scanline %2, pixel %3</source>
        <translation>%1, ligne %2, pixel %3</translation>
    </message>
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
    <name>JourneyPlayer</name>
    <message>
        <source>step %1 %2: %3</source>
        <translation>étape %1 %2 : %3</translation>
    </message>
</context>
<context>
    <name>LayerItemDelegate</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquante</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>non lu</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>lecture…</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>illisible</translation>
    </message>
</context>
<context>
    <name>LayerProperties</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 to %2, %3 to %4</source>
        <translation>%1 à %2, %3 à %4</translation>
    </message>
    <message>
        <source>%1, shown in %2</source>
        <translation>%1, affichée en %2</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Axes</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Coordonnées</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Étendue</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Long name</source>
        <translation>Nom long</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Properties of %1</source>
        <translation>Propriétés de %1</translation>
    </message>
    <message>
        <source>Properties of the layer</source>
        <translation>Propriétés de la couche</translation>
    </message>
    <message>
        <source>Reading the header...</source>
        <translation>Lecture de l’en-tête...</translation>
    </message>
    <message>
        <source>Size on disk</source>
        <translation>Taille sur disque</translation>
    </message>
    <message>
        <source>Standard name</source>
        <translation>Nom standard</translation>
    </message>
    <message>
        <source>The layer comes from the network: its header is not read again for this.</source>
        <translation>La couche vient du réseau : son en-tête n’est pas relu pour cela.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Variables of the file</source>
        <translation>Variables du fichier</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
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
        <source>%1, being read</source>
        <translation>%1, en cours de lecture</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1, copie</translation>
    </message>
    <message>
        <source>%1, file missing</source>
        <translation>%1, fichier manquant</translation>
    </message>
    <message>
        <source>%1, not read</source>
        <translation>%1, non lu</translation>
    </message>
    <message>
        <source>%1, opacity %2 %</source>
        <translation>%1, opacité %2 %</translation>
    </message>
    <message>
        <source>%1, unreadable</source>
        <translation>%1, illisible</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s) have the same range now.</source>
        <translation><numerusform>%n couche a maintenant ces bornes.</numerusform><numerusform>%n couches ont maintenant les mêmes bornes.</numerusform></translation>
    </message>
    <message>
        <source>&amp;Copy style</source>
        <translation>&amp;Copier le style</translation>
    </message>
    <message>
        <source>&amp;Duplicate layer</source>
        <translation>&amp;Dupliquer la couche</translation>
    </message>
    <message>
        <source>&amp;Group layers</source>
        <translation>&amp;Grouper les couches</translation>
    </message>
    <message>
        <source>&amp;Paste style</source>
        <translation>Coller le st&amp;yle</translation>
    </message>
    <message>
        <source>&amp;Show or hide</source>
        <translation>Afficher &amp;ou masquer</translation>
    </message>
    <message>
        <source>&amp;Ungroup layers</source>
        <translation>Dégro&amp;uper les couches</translation>
    </message>
    <message>
        <source>&amp;Zoom to layer</source>
        <translation>&amp;Zoomer sur la couche</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel rea&amp;ding</source>
        <translation>&amp;Annuler la lecture</translation>
    </message>
    <message>
        <source>Cancel reading %1</source>
        <translation>Annuler la lecture de %1</translation>
    </message>
    <message>
        <source>Copy a style first</source>
        <translation>Copiez d’abord un style</translation>
    </message>
    <message>
        <source>Copy colours, range and opacity of the selected layer</source>
        <translation>Copier les couleurs, les bornes et l’opacité de la couche sélectionnée</translation>
    </message>
    <message>
        <source>Dra&amp;w later</source>
        <translation>Dessiner &amp;après</translation>
    </message>
    <message>
        <source>Draw &amp;earlier</source>
        <translation>D&amp;essiner avant</translation>
    </message>
    <message>
        <source>Duplicate layers</source>
        <translation>Dupliquer des couches</translation>
    </message>
    <message>
        <source>File, format, sizes, coordinates, memory and variables of the layer</source>
        <translation>Fichier, format, tailles, coordonnées, mémoire et variables de la couche</translation>
    </message>
    <message>
        <source>Give the copied style to the selected layers</source>
        <translation>Donner le style copié aux couches sélectionnées</translation>
    </message>
    <message>
        <source>Give the range of the selected layer to all layers of the same quantity</source>
        <translation>Donner les bornes de la couche sélectionnée à toutes les couches de la même grandeur</translation>
    </message>
    <message>
        <source>Give the selected layer or group another name (F2 in the tree)</source>
        <translation>Donner un autre nom à la couche ou au groupe sélectionné (F2 dans l’arbre)</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Group layers</source>
        <translation>Grouper des couches</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>Masquer %1</translation>
    </message>
    <message>
        <source>Hide layers</source>
        <translation>Masquer des couches</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Move a group</source>
        <translation>Déplacer un groupe</translation>
    </message>
    <message>
        <source>Move layers</source>
        <translation>Déplacer des couches</translation>
    </message>
    <message>
        <source>Move the selection down in the tree: more is drawn over it</source>
        <translation>Descendre la sélection dans l’arbre : elle est recouverte davantage</translation>
    </message>
    <message>
        <source>Move the selection up in the tree: it is drawn over more</source>
        <translation>Monter la sélection dans l’arbre : elle recouvre davantage</translation>
    </message>
    <message>
        <source>No layers yet: drop files on the map, or open them with Ctrl+O.</source>
        <translation>Pas encore de couches : déposez des fichiers sur la carte, ou ouvrez-les avec Ctrl+O.</translation>
    </message>
    <message>
        <source>No selected layer is being read</source>
        <translation>Aucune couche sélectionnée n’est en cours de lecture</translation>
    </message>
    <message>
        <source>No selected layer is shown and has been read</source>
        <translation>Aucune couche sélectionnée n’est affichée et lue</translation>
    </message>
    <message>
        <source>Paste a style</source>
        <translation>Coller un style</translation>
    </message>
    <message>
        <source>Propert&amp;ies...</source>
        <translation>Propr&amp;iétés...</translation>
    </message>
    <message>
        <source>Put the selected layers into a group of their own</source>
        <translation>Mettre les couches sélectionnées dans un groupe à elles</translation>
    </message>
    <message>
        <source>Re&amp;name layer</source>
        <translation>Re&amp;nommer la couche</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>Lire %1</translation>
    </message>
    <message>
        <source>Read &amp;again</source>
        <translation>Lire de &amp;nouveau</translation>
    </message>
    <message>
        <source>Read the selected layers from their files once more</source>
        <translation>Lire encore une fois les couches sélectionnées depuis leurs fichiers</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove &amp;layer</source>
        <translation>Supprimer &amp;la couche</translation>
    </message>
    <message>
        <source>Remove a layer</source>
        <translation>Retirer une couche</translation>
    </message>
    <message>
        <source>Remove layers</source>
        <translation>Supprimer des couches</translation>
    </message>
    <message>
        <source>Remove the selected layers from the project; their files stay</source>
        <translation>Retirer du projet les couches sélectionnées ; leurs fichiers restent</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Rename a group</source>
        <translation>Renommer un groupe</translation>
    </message>
    <message>
        <source>Rename a layer</source>
        <translation>Renommer une couche</translation>
    </message>
    <message>
        <source>Same &amp;range over layers</source>
        <translation>Mêmes &amp;bornes pour les couches</translation>
    </message>
    <message>
        <source>Same range over layers</source>
        <translation>Mêmes bornes pour les couches</translation>
    </message>
    <message>
        <source>Select a layer first</source>
        <translation>Sélectionnez d’abord une couche</translation>
    </message>
    <message>
        <source>Select layers of a group first</source>
        <translation>Sélectionnez d’abord des couches d’un groupe</translation>
    </message>
    <message>
        <source>Select one layer first</source>
        <translation>Sélectionnez d’abord une seule couche</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Afficher %1</translation>
    </message>
    <message>
        <source>Show layers</source>
        <translation>Afficher des couches</translation>
    </message>
    <message>
        <source>Show or hide layers</source>
        <translation>Afficher ou masquer des couches</translation>
    </message>
    <message>
        <source>Show the same data once more, to style it differently</source>
        <translation>Afficher les mêmes données une seconde fois, avec un autre style</translation>
    </message>
    <message>
        <source>Show the selected layers, or hide them (Space in the tree)</source>
        <translation>Afficher les couches sélectionnées, ou les masquer (Espace dans l’arbre)</translation>
    </message>
    <message>
        <source>Show the whole selected layer on the map</source>
        <translation>Montrer toute la couche sélectionnée sur la carte</translation>
    </message>
    <message>
        <source>Stop reading the selected layers; they stay in the project and can be read again (Esc in the tree)</source>
        <translation>Arrêter de lire les couches sélectionnées ; elles restent dans le projet et peuvent être lues de nouveau (Échap dans l’arborescence)</translation>
    </message>
    <message>
        <source>Style copied.</source>
        <translation>Style copié.</translation>
    </message>
    <message>
        <source>Take the selected layers out of their group</source>
        <translation>Sortir les couches sélectionnées de leur groupe</translation>
    </message>
    <message>
        <source>The clipboard holds no style that this program knows.</source>
        <translation>Le presse-papiers ne contient aucun style que ce programme connaisse.</translation>
    </message>
    <message>
        <source>The layer has not been read yet: show it first.</source>
        <translation>La couche n’a pas encore été lue : affichez-la d’abord.</translation>
    </message>
    <message>
        <source>Ungroup layers</source>
        <translation>Dégrouper des couches</translation>
    </message>
</context>
<context>
    <name>LegendPainter</name>
    <message>
        <source>%1: %2 to %3 %4</source>
        <translation>%1 : de %2 à %3 %4</translation>
    </message>
    <message>
        <source>%1: classes %2</source>
        <translation>%1 : classes %2</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>et d’autres</translation>
    </message>
    <message>
        <source>arrow of %1</source>
        <translation>flèche de %1</translation>
    </message>
    <message>
        <source>centred on %1</source>
        <translation>centré sur %1</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>logarithmique</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquante</translation>
    </message>
</context>
<context>
    <name>LegendWidget</name>
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
    <name>LocateDialog</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Choose the file...</source>
        <translation>&amp;Choisir le fichier...</translation>
    </message>
    <message>
        <source>&amp;Use found files</source>
        <translation>&amp;Utiliser les fichiers retrouvés</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>F&amp;ermer</translation>
    </message>
    <message>
        <source>DIVAnd</source>
        <translation>DIVAnd</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>Retrouvé à</translation>
    </message>
    <message>
        <source>Found: %1 of %2.</source>
        <translation>Retrouvés : %1 sur %2.</translation>
    </message>
    <message>
        <source>Leave the project as it is</source>
        <translation>Laisser le projet tel quel</translation>
    </message>
    <message>
        <source>Let the project point to what was found; can be undone</source>
        <translation>Faire pointer le projet vers ce qui a été retrouvé ; peut être annulé</translation>
    </message>
    <message>
        <source>Locate missing files</source>
        <translation>Retrouver les fichiers manquants</translation>
    </message>
    <message>
        <source>Look for all of them below a folder, by name and by the end of the path</source>
        <translation>Les chercher tous dans un dossier, par le nom et la fin du chemin</translation>
    </message>
    <message>
        <source>Missing files</source>
        <translation>Fichiers manquants</translation>
    </message>
    <message>
        <source>Not found at</source>
        <translation>Introuvable à</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>Say where the selected file is now; others that moved with it are found too</source>
        <translation>Indiquer où est maintenant le fichier choisi ; ceux qui ont bougé avec lui sont retrouvés aussi</translation>
    </message>
    <message>
        <source>Search a &amp;folder...</source>
        <translation>Chercher dans un &amp;dossier...</translation>
    </message>
    <message>
        <source>Search a folder</source>
        <translation>Chercher dans un dossier</translation>
    </message>
    <message>
        <source>Searching %1...</source>
        <translation>Recherche dans %1...</translation>
    </message>
    <message>
        <source>Stop searching; what has been found stays</source>
        <translation>Arrêter la recherche ; ce qui a été retrouvé reste</translation>
    </message>
    <message>
        <source>Their layers stay in the project. It is the same file when name and content are; the size helps to tell.</source>
        <translation>Leurs couches restent dans le projet. Un fichier est le même si son nom et son contenu le sont ; la taille aide à le reconnaître.</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisé par</translation>
    </message>
    <message>
        <source>Where is %1?</source>
        <translation>Où est %1 ?</translation>
    </message>
    <message>
        <source>not found yet</source>
        <translation>pas encore retrouvé</translation>
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
        <source>&amp;Bathymetry and coast</source>
        <translation>&amp;Bathymétrie et côtes</translation>
    </message>
    <message>
        <source>&amp;Exclude observations</source>
        <translation>&amp;Exclure des observations</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Carte</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Add layers</source>
        <translation>Ajouter des couches</translation>
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
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Making overviews of %1 in the background; until then it is drawn coarsely from far away.</source>
        <translation>Création des aperçus de %1 en arrière-plan ; en attendant, de loin, l’image reste grossière.</translation>
    </message>
    <message>
        <source>No overviews of %1 could be made: %2</source>
        <translation>Impossible de créer les aperçus de %1 : %2</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Résidu</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>Nuage</translation>
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
        <source>Spectrum</source>
        <translation>Spectre</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>The overviews of %1 are ready.</source>
        <translation>Les aperçus de %1 sont prêts.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Il n’y a rien à rétablir.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Il n’y a rien à annuler.</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>Série temporelle</translation>
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
    <name>MapDecoration</name>
    <message>
        <source>%1 at %2</source>
        <translation>%1 à %2</translation>
    </message>
</context>
<context>
    <name>MapTools</name>
    <message numerus="yes">
        <source>%n item(s) selected</source>
        <translation><numerusform>%n élément sélectionné</numerusform><numerusform>%n éléments sélectionnés</numerusform></translation>
    </message>
    <message>
        <source>&amp;Copy %1</source>
        <translation>&amp;Copier %1</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>&amp;Inspecter</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Mesurer</translation>
    </message>
    <message>
        <source>&amp;Other...</source>
        <translation>&amp;Autre...</translation>
    </message>
    <message>
        <source>&amp;Pan</source>
        <translation>&amp;Déplacer</translation>
    </message>
    <message>
        <source>&amp;Pin at the cursor</source>
        <translation>É&amp;pingle au curseur</translation>
    </message>
    <message>
        <source>&amp;Pin here</source>
        <translation>É&amp;pingle ici</translation>
    </message>
    <message>
        <source>&amp;Projection</source>
        <translation>&amp;Projection</translation>
    </message>
    <message>
        <source>&amp;Remove pin %1</source>
        <translation>&amp;Retirer l’épingle %1</translation>
    </message>
    <message>
        <source>&amp;Section from here</source>
        <translation>&amp;Section à partir d’ici</translation>
    </message>
    <message>
        <source>&amp;Time series here</source>
        <translation>Série &amp;temporelle ici</translation>
    </message>
    <message>
        <source>'%1' is not a projection that PROJ knows.</source>
        <translation>« %1 » n’est pas une projection que PROJ connaît.</translation>
    </message>
    <message>
        <source>Add pin</source>
        <translation>Ajouter une épingle</translation>
    </message>
    <message>
        <source>Any projection that PROJ knows</source>
        <translation>Toute projection que PROJ connaît</translation>
    </message>
    <message>
        <source>Change the projection of the map</source>
        <translation>Changer la projection de la carte</translation>
    </message>
    <message>
        <source>Click points: length and bearing; click the first again or press C for the area</source>
        <translation>Cliquer des points : longueur et azimut ; cliquer à nouveau le premier ou presser C pour l’aire</translation>
    </message>
    <message>
        <source>Click the points to measure; double click or Enter ends, C closes the outline, Esc leaves.</source>
        <translation>Cliquez les points à mesurer ; double-clic ou Entrée termine, C ferme le contour, Échap quitte.</translation>
    </message>
    <message>
        <source>Drag a rectangle, with Ctrl an outline; Shift adds to what is selected, Esc selects nothing</source>
        <translation>Tracer un rectangle, avec Ctrl un contour ; Maj ajoute à la sélection, Échap la vide</translation>
    </message>
    <message>
        <source>Drag a rectangle, with Ctrl an outline; Shift adds, Esc selects nothing.</source>
        <translation>Tracez un rectangle, avec Ctrl un contour ; Maj ajoute, Échap vide la sélection.</translation>
    </message>
    <message>
        <source>Drag moves the map, clicks do nothing</source>
        <translation>Glisser déplace la carte, cliquer ne fait rien</translation>
    </message>
    <message>
        <source>Draw &amp;section</source>
        <translation>Tracer une &amp;section</translation>
    </message>
    <message>
        <source>Draw a line on the map and cut a vertical section along it</source>
        <translation>Tracer une ligne sur la carte et couper une section verticale le long de celle-ci</translation>
    </message>
    <message>
        <source>EPSG code or PROJ string, such as EPSG:3413 or +proj=ortho +lat_0=40</source>
        <translation>Code EPSG ou chaîne PROJ, par exemple EPSG:3413 ou +proj=ortho +lat_0=40</translation>
    </message>
    <message>
        <source>Fly the &amp;globe here</source>
        <translation>Amener le &amp;globe ici</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Map &amp;forward</source>
        <translation>Vue sui&amp;vante</translation>
    </message>
    <message>
        <source>Map ba&amp;ck</source>
        <translation>Vue pré&amp;cédente</translation>
    </message>
    <message>
        <source>Map back (%1)</source>
        <translation>Vue précédente (%1)</translation>
    </message>
    <message>
        <source>Map forward (%1)</source>
        <translation>Vue suivante (%1)</translation>
    </message>
    <message>
        <source>Map too&amp;l</source>
        <translation>Outi&amp;l de la carte</translation>
    </message>
    <message>
        <source>Mark the place under the cursor to remember it</source>
        <translation>Marquer l’endroit sous le curseur pour le retenir</translation>
    </message>
    <message>
        <source>Move over the map first: a pin marks the place under the cursor.</source>
        <translation>Passez d’abord sur la carte : une épingle marque l’endroit sous le curseur.</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projection</translation>
    </message>
    <message>
        <source>Projection of the map: %1</source>
        <translation>Projection de la carte : %1</translation>
    </message>
    <message>
        <source>Re&amp;name pin %1...</source>
        <translation>Re&amp;nommer l’épingle %1...</translation>
    </message>
    <message>
        <source>Read values under the mouse; drag moves the map</source>
        <translation>Lire les valeurs sous la souris ; glisser déplace la carte</translation>
    </message>
    <message>
        <source>Remo&amp;ve all pins</source>
        <translation>Reti&amp;rer toutes les épingles</translation>
    </message>
    <message>
        <source>Remove all pins</source>
        <translation>Retirer toutes les épingles</translation>
    </message>
    <message>
        <source>Remove pin</source>
        <translation>Retirer l’épingle</translation>
    </message>
    <message>
        <source>Rename pin</source>
        <translation>Renommer l’épingle</translation>
    </message>
    <message>
        <source>S&amp;elect</source>
        <translation>Sél&amp;ectionner</translation>
    </message>
    <message>
        <source>Show what the map showed before</source>
        <translation>Montrer ce que la carte montrait avant</translation>
    </message>
    <message>
        <source>Take all pins off the map</source>
        <translation>Enlever toutes les épingles de la carte</translation>
    </message>
    <message>
        <source>The map has shown nothing else yet</source>
        <translation>La carte n’a encore rien montré d’autre</translation>
    </message>
    <message>
        <source>There is no later view</source>
        <translation>Il n’y a pas de vue suivante</translation>
    </message>
    <message>
        <source>Undo going back</source>
        <translation>Annuler le retour en arrière</translation>
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
    <name>MeasureLine</name>
    <message>
        <source>%1 in all; last leg %2, bearing %3°</source>
        <translation>%1 en tout ; dernier segment %2, azimut %3°</translation>
    </message>
    <message>
        <source>%1, bearing %2°</source>
        <translation>%1, azimut %2°</translation>
    </message>
    <message>
        <source>Area %1, outline %2</source>
        <translation>Aire %1, contour %2</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>Fermer cet avis</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avis</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1 E</source>
        <translation>%1 E</translation>
    </message>
    <message>
        <source>%1 N</source>
        <translation>%1 N</translation>
    </message>
    <message>
        <source>%1 S</source>
        <translation>%1 S</translation>
    </message>
    <message>
        <source>%1 W</source>
        <translation>%1 O</translation>
    </message>
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
    <message>
        <source>from %1°</source>
        <translation>de %1°</translation>
    </message>
    <message>
        <source>to %1°</source>
        <translation>vers %1°</translation>
    </message>
</context>
<context>
    <name>OpeningBar</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel opening</source>
        <translation>Annuler l’ouverture</translation>
    </message>
    <message>
        <source>Stop reading; layers that are there already stay in the project</source>
        <translation>Arrêter de lire ; les couches déjà présentes restent dans le projet</translation>
    </message>
</context>
<context>
    <name>OpeningFeature</name>
    <message numerus="yes">
        <source>Opening %1 and %n more…</source>
        <translation><numerusform>Ouverture de %1 et de %n autre…</numerusform><numerusform>Ouverture de %1 et de %n autres…</numerusform></translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>Ouverture de %1…</translation>
    </message>
    <message>
        <source>Opening was cancelled.</source>
        <translation>L’ouverture a été annulée.</translation>
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
    <name>PinTable</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>CSV...</source>
        <translation>CSV...</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Copier le tableau</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
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
        <source>Mark places with P, or from the menu of the map: their values are listed here.</source>
        <translation>Marquez des lieux avec P ou par le menu de la carte : leurs valeurs s’affichent ici.</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingle</translation>
    </message>
    <message>
        <source>Pins</source>
        <translation>Épingles</translation>
    </message>
    <message>
        <source>Pins and the values of the layers there</source>
        <translation>Épingles et valeurs des couches à ces lieux</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Show the pin in the middle of the map</source>
        <translation>Montrer l’épingle au milieu de la carte</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Take the selected pins off the map</source>
        <translation>Retirer de la carte les épingles choisies</translation>
    </message>
    <message>
        <source>Write pins</source>
        <translation>Écrire les épingles</translation>
    </message>
    <message>
        <source>Write the table to a CSV file</source>
        <translation>Écrire le tableau dans un fichier CSV</translation>
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
    <name>PreferencesDialog</name>
    <message>
        <source> GiB</source>
        <translation> Gio</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Memory for data</source>
        <translation>&amp;Mémoire pour les données</translation>
    </message>
    <message>
        <source>&amp;Restart now</source>
        <translation>&amp;Redémarrer maintenant</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>For jobs on this machine that start from now on, and for drawing</source>
        <translation>Pour les traitements lancés désormais sur cette machine, et pour le dessin</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Language and memory change at the next start. Running jobs go on meanwhile.</source>
        <translation>La langue et la mémoire changent au prochain démarrage. Les traitements en cours se poursuivent entre-temps.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Memory for data</source>
        <translation>Mémoire pour les données</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Redémarrer maintenant</translation>
    </message>
    <message>
        <source>Size of te&amp;xt</source>
        <translation>Taille du te&amp;xte</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>Fils d’e&amp;xécution</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils d’exécution</translation>
    </message>
    <message>
        <source>What layers and jobs may hold; work that needs more is refused with what would fit</source>
        <translation>Ce que les couches et les traitements peuvent occuper ; un travail qui demande davantage est refusé, avec ce qui tiendrait</translation>
    </message>
    <message>
        <source>What the next start brings</source>
        <translation>Ce qu’apportera le prochain démarrage</translation>
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
    <name>ProfilePlot</name>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
</context>
<context>
    <name>ProfileScene</name>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Potential density anomaly σ₀</source>
        <translation>Anomalie de densité potentielle σ₀</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Pression</translation>
    </message>
</context>
<context>
    <name>ProfileWidget</name>
    <message>
        <source>&amp;Density</source>
        <translation>&amp;Densité</translation>
    </message>
    <message>
        <source>&amp;Nearest casts</source>
        <translation>Profils les plus &amp;proches</translation>
    </message>
    <message>
        <source>&amp;Within</source>
        <translation>Dans un r&amp;ayon de</translation>
    </message>
    <message>
        <source>Casts up to this far from the place</source>
        <translation>Profils jusqu’à cette distance du lieu</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Courbe</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bon</translation>
    </message>
    <message>
        <source>Move over the map to see the values by depth at the cursor.</source>
        <translation>Survolez la carte pour voir les valeurs selon la profondeur au curseur.</translation>
    </message>
    <message>
        <source>Nearest casts that are shown of each layer</source>
        <translation>Nombre de profils les plus proches montrés pour chaque couche</translation>
    </message>
    <message>
        <source>Open or show a layer with depths: a grid with levels, or observations.</source>
        <translation>Ouvrez ou affichez une couche qui a des profondeurs : une grille à plusieurs niveaux, ou des observations.</translation>
    </message>
    <message>
        <source>Potential density anomaly σ₀ on the upper axis, by TEOS-10 from reference salinity (no regional anomaly)</source>
        <translation>Anomalie de densité potentielle σ₀ sur l’axe supérieur, selon TEOS-10 à partir de la salinité de référence (sans anomalie régionale)</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>Erreur relative</translation>
    </message>
    <message>
        <source>There are no values by depth here. Move to data, or count casts from farther away.</source>
        <translation>Il n’y a pas de valeurs selon la profondeur ici. Allez vers les données, ou prenez des profils plus lointains.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>not shown, of another unit or axis: %1</source>
        <translation>non montré, autre unité ou autre axe : %1</translation>
    </message>
</context>
<context>
    <name>ProjectFiles</name>
    <message>
        <source>%1 files of the project are missing.</source>
        <translation>%1 fichiers du projet sont introuvables.</translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 est enregistré.</translation>
    </message>
    <message>
        <source>%1[*] (read-only) - Phidias</source>
        <translation>%1[*] (lecture seule) - Phidias</translation>
    </message>
    <message>
        <source>%1[*] (saving) - Phidias</source>
        <translation>%1[*] (enregistrement) - Phidias</translation>
    </message>
    <message>
        <source>%1[*] - Phidias</source>
        <translation>%1[*] - Phidias</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>A&amp;bandonner</translation>
    </message>
    <message>
        <source>&amp;Locate missing files...</source>
        <translation>Retrouver les fic&amp;hiers manquants...</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Nouveau projet</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>&amp;Ouvrir...</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>&amp;Enregistrer le projet</translation>
    </message>
    <message>
        <source>A file of the project is missing.</source>
        <translation>Un fichier du projet est introuvable.</translation>
    </message>
    <message>
        <source>Bundle written: %1</source>
        <translation>Lot écrit : %1</translation>
    </message>
    <message>
        <source>Export &amp;bundle...</source>
        <translation>Exporter un &amp;lot...</translation>
    </message>
    <message>
        <source>Find data files that are no longer where the project says</source>
        <translation>Retrouver les fichiers de données qui ne sont plus là où le projet les attend</translation>
    </message>
    <message>
        <source>Locate files</source>
        <translation>Retrouver des fichiers</translation>
    </message>
    <message>
        <source>Locate...</source>
        <translation>Retrouver...</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Nouveau projet</translation>
    </message>
    <message>
        <source>No file of the project is missing.</source>
        <translation>Aucun fichier du projet ne manque.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Non enregistré : %1</translation>
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
        <source>Open again</source>
        <translation>Rouvrir</translation>
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
        <source>Phidias projects (*.phidias)</source>
        <translation>Projets Phidias (*.phidias)</translation>
    </message>
    <message>
        <source>Put the project and all its data files into one folder or .zip file, to keep or to hand on</source>
        <translation>Réunir le projet et tous ses fichiers de données dans un dossier ou un fichier .zip, à garder ou à transmettre</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Enregistrer sous...</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Enregistrer maintenant</translation>
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
        <source>Saving the project...</source>
        <translation>Enregistrement du projet...</translation>
    </message>
    <message>
        <source>Start an empty project</source>
        <translation>Commencer un projet vide</translation>
    </message>
    <message>
        <source>The project has unsaved changes. Save them before it is closed?</source>
        <translation>Le projet a des modifications non enregistrées. Les enregistrer avant de le fermer ?</translation>
    </message>
    <message>
        <source>This project is open in %1: here it can be looked at and changed, but only saved under another name.</source>
        <translation>Ce projet est ouvert dans %1 : ici il peut être consulté et modifié, mais enregistré seulement sous un autre nom.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>Work on a copy</source>
        <translation>Travailler sur une copie</translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation>Écraser</translation>
    </message>
    <message>
        <source>Your work is not secured against a crash at present: %1</source>
        <translation>Votre travail n’est pas protégé contre une panne en ce moment : %1</translation>
    </message>
    <message>
        <source>another window</source>
        <translation>une autre fenêtre</translation>
    </message>
    <message>
        <source>another window (%1 on %2)</source>
        <translation>une autre fenêtre (%1 sur %2)</translation>
    </message>
</context>
<context>
    <name>ProjectionPresets</name>
    <message>
        <source>&amp;Europe, equal area (EPSG:3035)</source>
        <translation>&amp;Europe, équivalente (EPSG:3035)</translation>
    </message>
    <message>
        <source>&amp;Mollweide, equal area, world</source>
        <translation>&amp;Mollweide, équivalente, monde</translation>
    </message>
    <message>
        <source>&amp;North pole, stereographic (EPSG:3995)</source>
        <translation>Pôle &amp;nord, stéréographique (EPSG:3995)</translation>
    </message>
    <message>
        <source>&amp;Plate carrée (EPSG:4326)</source>
        <translation>&amp;Plate carrée (EPSG:4326)</translation>
    </message>
    <message>
        <source>&amp;Robinson, world</source>
        <translation>&amp;Robinson, monde</translation>
    </message>
    <message>
        <source>&amp;South pole, stereographic (EPSG:3031)</source>
        <translation>Pôle &amp;sud, stéréographique (EPSG:3031)</translation>
    </message>
    <message>
        <source>&amp;UTM of the centre (%1)</source>
        <translation>&amp;UTM du centre (%1)</translation>
    </message>
    <message>
        <source>LAEA Europe</source>
        <translation>LAEA Europe</translation>
    </message>
    <message>
        <source>Mer&amp;cator (EPSG:3857)</source>
        <translation>Mer&amp;cator (EPSG:3857)</translation>
    </message>
    <message>
        <source>Mercator</source>
        <translation>Mercator</translation>
    </message>
    <message>
        <source>Mollweide</source>
        <translation>Mollweide</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>North pole</source>
        <translation>Pôle Nord</translation>
    </message>
    <message>
        <source>Ort&amp;hographic about the centre</source>
        <translation>Ort&amp;hographique autour du centre</translation>
    </message>
    <message>
        <source>Orthographic</source>
        <translation>Orthographique</translation>
    </message>
    <message>
        <source>Plate carrée</source>
        <translation>Plate carrée</translation>
    </message>
    <message>
        <source>Robinson</source>
        <translation>Robinson</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Sea &amp;ice north (EPSG:3413)</source>
        <translation>&amp;Glace de mer nord (EPSG:3413)</translation>
    </message>
    <message>
        <source>Sea ice north</source>
        <translation>Glace de mer nord</translation>
    </message>
    <message>
        <source>South pole</source>
        <translation>Pôle Sud</translation>
    </message>
    <message>
        <source>UTM %1%2</source>
        <translation>UTM %1%2</translation>
    </message>
</context>
<context>
    <name>ResidualFeature</name>
    <message>
        <source>%1, enriched and not saved (mean score %2, before %3)</source>
        <translation>%1, enrichie et non enregistrée (note moyenne %2, avant %3)</translation>
    </message>
    <message>
        <source>&amp;Basis of spectra</source>
        <translation>&amp;Base de spectres</translation>
    </message>
    <message>
        <source>&amp;Compare with another basis...</source>
        <translation>&amp;Comparer avec une autre base...</translation>
    </message>
    <message>
        <source>&amp;False alarm: add to the basis</source>
        <translation>&amp;Fausse alerte : ajouter à la base</translation>
    </message>
    <message>
        <source>&amp;Image of a scanline</source>
        <translation>&amp;Image d’une ligne</translation>
    </message>
    <message>
        <source>&amp;No second basis</source>
        <translation>Sa&amp;ns seconde base</translation>
    </message>
    <message>
        <source>&amp;Open basis...</source>
        <translation>&amp;Ouvrir une base...</translation>
    </message>
    <message>
        <source>&amp;Residuals</source>
        <translation>&amp;Résidus</translation>
    </message>
    <message>
        <source>&amp;Residuals at the cursor</source>
        <translation>&amp;Résidus au curseur</translation>
    </message>
    <message>
        <source>&amp;Take back what was added</source>
        <translation>Re&amp;tirer ce qui a été ajouté</translation>
    </message>
    <message>
        <source>Add the mean residual of the chosen pixels to the basis, so that such spectra are ordinary from now on</source>
        <translation>Ajouter à la base le résidu moyen des pixels choisis, pour que de tels spectres soient ordinaires désormais</translation>
    </message>
    <message>
        <source>Bases of spectra (*.nc)</source>
        <translation>Bases de spectres (*.nc)</translation>
    </message>
    <message>
        <source>Bases of spectra (*.nc);;All files (*)</source>
        <translation>Bases de spectres (*.nc);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Basis of spectra</source>
        <translation>Base de spectres</translation>
    </message>
    <message>
        <source>Choose components</source>
        <translation>Choisir les composantes</translation>
    </message>
    <message>
        <source>Choose pixels and show their mean residual first.</source>
        <translation>Choisissez d’abord des pixels et montrez leur résidu moyen.</translation>
    </message>
    <message>
        <source>Compare with another basis</source>
        <translation>Comparer avec une autre base</translation>
    </message>
    <message>
        <source>E&amp;xport spectra...</source>
        <translation>E&amp;xporter les spectres...</translation>
    </message>
    <message>
        <source>Eigenvalues and eigenvectors of the basis</source>
        <translation>Valeurs et vecteurs propres de la base</translation>
    </message>
    <message>
        <source>Export spectra</source>
        <translation>Exporter les spectres</translation>
    </message>
    <message numerus="yes">
        <source>Mean score of %n pixel(s): %1 before, %2 with the enriched basis, which is not saved yet.</source>
        <translation><numerusform>Note moyenne de %n pixel : %1 avant, %2 avec la base enrichie, qui n’est pas encore enregistrée.</numerusform><numerusform>Note moyenne de %n pixels : %1 avant, %2 avec la base enrichie, qui n’est pas encore enregistrée.</numerusform></translation>
    </message>
    <message>
        <source>No second basis</source>
        <translation>Sans seconde base</translation>
    </message>
    <message>
        <source>Nothing was added to the basis.</source>
        <translation>Rien n’a été ajouté à la base.</translation>
    </message>
    <message>
        <source>Open a basis first.</source>
        <translation>Ouvrez d’abord une base.</translation>
    </message>
    <message>
        <source>Open a basis of ordinary spectra, as atmosphere.pca-basis writes it</source>
        <translation>Ouvrir une base de spectres ordinaires, comme l’écrit atmosphere.pca-basis</translation>
    </message>
    <message>
        <source>Open basis</source>
        <translation>Ouvrir une base</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>Résidus</translation>
    </message>
    <message>
        <source>Residuals of a &amp;scanline</source>
        <translation>Résidus d’une &amp;ligne</translation>
    </message>
    <message>
        <source>Residuals of a scanline</source>
        <translation>Résidus d’une ligne</translation>
    </message>
    <message>
        <source>Residuals of all pixels of the scanline at the cursor as an image</source>
        <translation>Résidus de tous les pixels de la ligne au curseur, en image</translation>
    </message>
    <message>
        <source>Residuals of spectr&amp;a</source>
        <translation>Résidus de &amp;spectres</translation>
    </message>
    <message>
        <source>Sa&amp;ve enriched basis...</source>
        <translation>Enregistrer la base e&amp;nrichie...</translation>
    </message>
    <message>
        <source>Save enriched basis</source>
        <translation>Enregistrer la base enrichie</translation>
    </message>
    <message>
        <source>Show the residual against a second basis too</source>
        <translation>Montrer aussi le résidu par rapport à une seconde base</translation>
    </message>
    <message>
        <source>Show the residual against the first basis only</source>
        <translation>Ne montrer le résidu que par rapport à la première base</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>There is no residual to write.</source>
        <translation>Il n’y a pas de résidu à écrire.</translation>
    </message>
    <message>
        <source>There is no second basis.</source>
        <translation>Il n’y a pas de seconde base.</translation>
    </message>
    <message>
        <source>Use the basis as it is in its file again</source>
        <translation>Reprendre la base telle qu’elle est dans son fichier</translation>
    </message>
    <message>
        <source>What the spectrum of the pixel at the cursor has that ordinary spectra have not</source>
        <translation>Ce que le spectre du pixel au curseur a de plus que les spectres ordinaires</translation>
    </message>
    <message>
        <source>Write the basis with what was added to a new file and use that</source>
        <translation>Écrire la base avec ce qui a été ajouté dans un nouveau fichier et l’utiliser</translation>
    </message>
    <message>
        <source>Write the spectra, reconstructions and residuals that are shown as CSV, with units in the heading</source>
        <translation>Écrire les spectres, reconstructions et résidus montrés en CSV, avec les unités en en-tête</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit : %1</translation>
    </message>
</context>
<context>
    <name>ResidualScene</name>
    <message>
        <source>%1 components</source>
        <translation>%1 composantes</translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation><numerusform>%n écarté</numerusform><numerusform>%n écartés</numerusform></translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Résidu</translation>
    </message>
    <message>
        <source>Residual (σ)</source>
        <translation>Résidu (σ)</translation>
    </message>
    <message>
        <source>South Atlantic anomaly</source>
        <translation>anomalie de l’Atlantique sud</translation>
    </message>
    <message>
        <source>T² %1</source>
        <translation>T² %1</translation>
    </message>
    <message>
        <source>budget limited</source>
        <translation>limité par le budget</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>classe %1</translation>
    </message>
    <message>
        <source>ill-conditioned</source>
        <translation>mal conditionné</translation>
    </message>
    <message>
        <source>low signal</source>
        <translation>signal faible</translation>
    </message>
    <message>
        <source>mean score %1</source>
        <translation>note moyenne %1</translation>
    </message>
    <message>
        <source>noise 1/√%1 = %2 σ</source>
        <translation>bruit 1/√%1 = %2 σ</translation>
    </message>
    <message>
        <source>quality of the measurement</source>
        <translation>qualité de la mesure</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>reconstruction</translation>
    </message>
    <message>
        <source>saturated channels</source>
        <translation>canaux saturés</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>note %1</translation>
    </message>
    <message>
        <source>score of the mean %1</source>
        <translation>note de la moyenne %1</translation>
    </message>
    <message>
        <source>second basis: score %1</source>
        <translation>seconde base : note %1</translation>
    </message>
    <message>
        <source>sun glint</source>
        <translation>reflet du soleil</translation>
    </message>
    <message>
        <source>sun or view too low</source>
        <translation>soleil ou visée trop bas</translation>
    </message>
    <message>
        <source>too few valid channels</source>
        <translation>trop peu de canaux valides</translation>
    </message>
    <message>
        <source>z of %1</source>
        <translation>z de %1</translation>
    </message>
</context>
<context>
    <name>ResidualStudies</name>
    <message>
        <source>%1 (synthetic)</source>
        <translation>%1 (synthétique)</translation>
    </message>
    <message>
        <source>Normalised radiance</source>
        <translation>Radiance normalisée</translation>
    </message>
    <message>
        <source>Radiance</source>
        <translation>Radiance</translation>
    </message>
    <message>
        <source>Reflectance</source>
        <translation>Réflectance</translation>
    </message>
    <message>
        <source>another gas</source>
        <translation>un autre gaz</translation>
    </message>
    <message>
        <source>instrument</source>
        <translation>instrument</translation>
    </message>
    <message numerus="yes">
        <source>mean of %n pixel(s)</source>
        <translation><numerusform>moyenne de %n pixel</numerusform><numerusform>moyenne de %n pixels</numerusform></translation>
    </message>
    <message>
        <source>pinned: %1</source>
        <translation>épinglé : %1</translation>
    </message>
    <message>
        <source>scanline %1, pixel %2</source>
        <translation>ligne %1, pixel %2</translation>
    </message>
    <message>
        <source>second basis</source>
        <translation>seconde base</translation>
    </message>
    <message>
        <source>surface</source>
        <translation>surface</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
</context>
<context>
    <name>ResidualWidget</name>
    <message>
        <source>%1 to %2 nm</source>
        <translation>%1 à %2 nm</translation>
    </message>
    <message>
        <source>%1: %2, residual %3</source>
        <translation>%1 : %2, résidu %3</translation>
    </message>
    <message>
        <source>%1: missing or left out</source>
        <translation>%1 : manquant ou écarté</translation>
    </message>
    <message>
        <source>&amp;Hold here</source>
        <translation>&amp;Garder ici</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>&amp;Raies</translation>
    </message>
    <message>
        <source>&amp;Open basis...</source>
        <translation>&amp;Ouvrir une base...</translation>
    </message>
    <message>
        <source>&amp;Pin pixel</source>
        <translation>É&amp;pingler</translation>
    </message>
    <message>
        <source>A file that atmosphere.pca-basis has written</source>
        <translation>Un fichier qu’atmosphere.pca-basis a écrit</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Tous les canaux</translation>
    </message>
    <message numerus="yes">
        <source>All channels (%n left out)</source>
        <translation><numerusform>Tous les canaux (%n écarté)</numerusform><numerusform>Tous les canaux (%n écartés)</numerusform></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Choose pixels of this file on the map, in the score histogram or in the table of events: their mean residual is shown here.</source>
        <translation>Choisissez des pixels de ce fichier sur la carte, dans l’histogramme des notes ou dans le tableau des événements : leur résidu moyen est montré ici.</translation>
    </message>
    <message>
        <source>Co&amp;mponents</source>
        <translation>Co&amp;mposantes</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Composantes</translation>
    </message>
    <message>
        <source>Drag over the residual to leave channels out of the score; a click takes one out or back</source>
        <translation>Glissez sur le résidu pour écarter des canaux de la note ; un clic en écarte un ou le reprend</translation>
    </message>
    <message>
        <source>Eigenvectors that reconstruct the spectrum; changing them scores it anew</source>
        <translation>Vecteurs propres qui reconstruisent le spectre ; en changer le note de nouveau</translation>
    </message>
    <message>
        <source>Hold here</source>
        <translation>Garder ici</translation>
    </message>
    <message>
        <source>In standard deviations of the noise, or as a difference</source>
        <translation>En écarts types du bruit, ou en différence</translation>
    </message>
    <message>
        <source>Keep this pixel to compare others with it</source>
        <translation>Garder ce pixel pour lui comparer d’autres</translation>
    </message>
    <message>
        <source>Keep this pixel while the cursor moves on</source>
        <translation>Garder ce pixel quand le curseur bouge</translation>
    </message>
    <message>
        <source>Leave out &amp;channels</source>
        <translation>É&amp;carter des canaux</translation>
    </message>
    <message>
        <source>Leave out channels</source>
        <translation>Écarter des canaux</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Écartés : %1</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Raies</translation>
    </message>
    <message>
        <source>Mean of the chosen</source>
        <translation>Moyenne des choisis</translation>
    </message>
    <message>
        <source>Move over the map to see the residual of the pixel at the cursor.</source>
        <translation>Passez sur la carte pour voir le résidu du pixel au curseur.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Bruit</translation>
    </message>
    <message>
        <source>Noise of the residual (σ)</source>
        <translation>Bruit du résidu (σ)</translation>
    </message>
    <message>
        <source>Numbers of the spectrum</source>
        <translation>Nombres du spectre</translation>
    </message>
    <message>
        <source>Open a basis of ordinary spectra to see what a spectrum has that they have not.</source>
        <translation>Ouvrez une base de spectres ordinaires pour voir ce qu’un spectre a de plus.</translation>
    </message>
    <message>
        <source>Open basis</source>
        <translation>Ouvrir une base</translation>
    </message>
    <message>
        <source>Open or show a radiance of Sentinel-5P, level 1B, of the band of the basis.</source>
        <translation>Ouvrez ou montrez une radiance de Sentinel-5P, niveau 1B, de la bande de la base.</translation>
    </message>
    <message>
        <source>Pin pixel</source>
        <translation>Épingler le pixel</translation>
    </message>
    <message>
        <source>Pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Positions of the lines of gases over the residual</source>
        <translation>Positions des raies des gaz sur le résidu</translation>
    </message>
    <message>
        <source>Progress of the mean</source>
        <translation>Avancement de la moyenne</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Reconstruction</translation>
    </message>
    <message>
        <source>Residual (σ)</source>
        <translation>Résidu (σ)</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>Résidus</translation>
    </message>
    <message>
        <source>The pixel at the cursor, or the mean of all chosen pixels, whose noise falls as 1/√n</source>
        <translation>Le pixel au curseur, ou la moyenne de tous les pixels choisis, dont le bruit décroît en 1/√n</translation>
    </message>
    <message>
        <source>There is no pixel with a spectrum here. Move to the data.</source>
        <translation>Il n’y a pas de pixel avec un spectre ici. Allez sur les données.</translation>
    </message>
    <message>
        <source>This spectrum cannot be used: %1.</source>
        <translation>Ce spectre ne peut pas servir : %1.</translation>
    </message>
    <message>
        <source>Unit of the residual</source>
        <translation>Unité du résidu</translation>
    </message>
    <message>
        <source>Use all channels again</source>
        <translation>Reprendre tous les canaux</translation>
    </message>
    <message>
        <source>Wavelength (nm)</source>
        <translation>Longueur d’onde (nm)</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Ce qui est montré</translation>
    </message>
    <message>
        <source>What the plot shows</source>
        <translation>Ce que montre le graphique</translation>
    </message>
    <message>
        <source>channel %1, %2</source>
        <translation>canal %1, %2</translation>
    </message>
    <message>
        <source>in its unit</source>
        <translation>dans son unité</translation>
    </message>
    <message>
        <source>in σ</source>
        <translation>en σ</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>%1 (%2)
Last change: %3. Not saved: %n step(s).</source>
        <translation><numerusform>%1 (%2)
Dernière modification : %3. Non enregistré : %n étape.</numerusform><numerusform>%1 (%2)
Dernière modification : %3. Non enregistré : %n étapes.</numerusform></translation>
    </message>
    <message>
        <source>%1 (hidden)</source>
        <translation>%1 (masquée)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>A&amp;bandonner</translation>
    </message>
    <message>
        <source>&amp;Discard...</source>
        <translation>A&amp;bandonner...</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>&amp;Couches</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurer</translation>
    </message>
    <message>
        <source>A session did not end well. Its work is here; the project's file has not been touched.</source>
        <translation>Une session ne s’est pas bien terminée. Son travail est ici ; le fichier du projet n’a pas été touché.</translation>
    </message>
    <message>
        <source>Discard the unsaved work of %1? This cannot be undone.</source>
        <translation>Abandonner le travail non enregistré de %1 ? C’est irréversible.</translation>
    </message>
    <message>
        <source>Discard unsaved work</source>
        <translation>Abandonner le travail non enregistré</translation>
    </message>
    <message>
        <source>La&amp;ter</source>
        <translation>&amp;Plus tard</translation>
    </message>
    <message>
        <source>Last &amp;steps</source>
        <translation>Dernières é&amp;tapes</translation>
    </message>
    <message>
        <source>Last steps</source>
        <translation>Dernières étapes</translation>
    </message>
    <message>
        <source>Layers of the project</source>
        <translation>Couches du projet</translation>
    </message>
    <message>
        <source>New project, never saved</source>
        <translation>Nouveau projet, jamais enregistré</translation>
    </message>
    <message>
        <source>No layers</source>
        <translation>Aucune couche</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Steps were undone</source>
        <translation>Des étapes ont été annulées</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Travail non enregistré</translation>
    </message>
    <message>
        <source>no file yet</source>
        <translation>pas encore de fichier</translation>
    </message>
</context>
<context>
    <name>ScatterFeature</name>
    <message>
        <source>&amp;Histogram</source>
        <translation>&amp;Histogramme</translation>
    </message>
    <message>
        <source>Change the range</source>
        <translation>Changer l’étendue</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>Histogram of the selected layer and the range of its colours</source>
        <translation>Histogramme de la couche choisie et étendue de ses couleurs</translation>
    </message>
    <message>
        <source>S&amp;catter</source>
        <translation>Nu&amp;age de points</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>Nuage de points</translation>
    </message>
    <message>
        <source>Values of two layers against each other, with lines and statistics</source>
        <translation>Valeurs de deux couches l’une contre l’autre, avec droites et statistiques</translation>
    </message>
</context>
<context>
    <name>ScatterPlot</name>
    <message>
        <source>%1: y = (%2) x + (%3)</source>
        <translation>%1 : y = (%2) x + (%3)</translation>
    </message>
    <message>
        <source>- - reduced major axis</source>
        <translation>- - axe majeur réduit</translation>
    </message>
    <message>
        <source>N = %1</source>
        <translation>N = %1</translation>
    </message>
    <message>
        <source>Pairs per cell</source>
        <translation>Paires par cellule</translation>
    </message>
    <message>
        <source>RMSD %1</source>
        <translation>écart quadratique moyen %1</translation>
    </message>
    <message>
        <source>bias %1</source>
        <translation>biais %1</translation>
    </message>
    <message>
        <source>r %1</source>
        <translation>r %1</translation>
    </message>
    <message>
        <source>··· Theil–Sen</source>
        <translation>··· Theil–Sen</translation>
    </message>
    <message>
        <source>— least squares</source>
        <translation>— moindres carrés</translation>
    </message>
</context>
<context>
    <name>ScatterWidget</name>
    <message>
        <source>&amp;Line</source>
        <translation>&amp;Droite</translation>
    </message>
    <message>
        <source>&amp;Within</source>
        <translation>Dans un r&amp;ayon de</translation>
    </message>
    <message>
        <source>&amp;x</source>
        <translation>&amp;x</translation>
    </message>
    <message>
        <source>&amp;y</source>
        <translation>&amp;y</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>Toutes les droites</translation>
    </message>
    <message>
        <source>Exchange x and y</source>
        <translation>Échanger x et y</translation>
    </message>
    <message>
        <source>How far an observation may be from the place it is looked up for</source>
        <translation>Distance maximale entre une observation et le lieu où elle est cherchée</translation>
    </message>
    <message>
        <source>How the pairs were made</source>
        <translation>Façon dont les paires ont été formées</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>Layer along x</source>
        <translation>Couche en abscisse</translation>
    </message>
    <message>
        <source>Layer along y</source>
        <translation>Couche en ordonnée</translation>
    </message>
    <message>
        <source>Least squares</source>
        <translation>Moindres carrés</translation>
    </message>
    <message>
        <source>Line through the pairs</source>
        <translation>Droite à travers les paires</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>No line</source>
        <translation>Aucune droite</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paires</translation>
    </message>
    <message>
        <source>Reduced major axis</source>
        <translation>Axe majeur réduit</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>Nuage de points</translation>
    </message>
    <message>
        <source>Select with a lasso instead of a rectangle (or hold Alt)</source>
        <translation>Sélectionner au lasso plutôt qu’au rectangle (ou maintenir Alt)</translation>
    </message>
    <message>
        <source>Show two layers to compare their values: grids, swaths, rasters or observations.</source>
        <translation>Affichez deux couches pour comparer leurs valeurs : grilles, fauchées, rasters ou observations.</translation>
    </message>
    <message>
        <source>The two layers have no values at the same places.</source>
        <translation>Les deux couches n’ont pas de valeurs aux mêmes lieux.</translation>
    </message>
    <message>
        <source>Theil–Sen (robust)</source>
        <translation>Theil–Sen (robuste)</translation>
    </message>
    <message>
        <source>at the places of x</source>
        <translation>aux lieux de x</translation>
    </message>
    <message>
        <source>at the places of y</source>
        <translation>aux lieux de y</translation>
    </message>
    <message>
        <source>each %1th place</source>
        <translation>un lieu sur %1</translation>
    </message>
    <message>
        <source>item by item</source>
        <translation>élément par élément</translation>
    </message>
    <message>
        <source>x %1, y %2</source>
        <translation>x %1, y %2</translation>
    </message>
</context>
<context>
    <name>ScoreWidget</name>
    <message>
        <source>%1 of %2 pixels (%3 %)</source>
        <translation>%1 pixels sur %2 (%3 %)</translation>
    </message>
    <message>
        <source>&amp;Threshold</source>
        <translation>Se&amp;uil</translation>
    </message>
    <message>
        <source>A layer of scores, as atmosphere.pca-screen writes them</source>
        <translation>Une couche de notes, comme les écrit atmosphere.pca-screen</translation>
    </message>
    <message>
        <source>Chosen pixels</source>
        <translation>Pixels choisis</translation>
    </message>
    <message>
        <source>Counting the scores...</source>
        <translation>Décompte des notes...</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Histogram of scores</source>
        <translation>Histogramme des notes</translation>
    </message>
    <message>
        <source>Map of scores</source>
        <translation>Carte de notes</translation>
    </message>
    <message>
        <source>No pixel of this layer has a score.</source>
        <translation>Aucun pixel de cette couche n’a de note.</translation>
    </message>
    <message>
        <source>Open or show a map of scores: the output 'scores' of atmosphere.pca-screen.</source>
        <translation>Ouvrez ou montrez une carte de notes : la sortie « scores » d’atmosphere.pca-screen.</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <source>Pixels with at least this score are chosen on the map and in all linked views</source>
        <translation>Les pixels qui ont au moins cette note sont choisis sur la carte et dans toutes les vues liées</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
</context>
<context>
    <name>ScreeningFeature</name>
    <message>
        <source>&amp;Events</source>
        <translation>&amp;Événements</translation>
    </message>
    <message numerus="yes">
        <source>Event %1: %n pixel(s)</source>
        <translation><numerusform>Événement %1 : %n pixel</numerusform><numerusform>Événement %1 : %n pixels</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Event %1: %n pixel(s) within its outline</source>
        <translation><numerusform>Événement %1 : %n pixel dans son contour</numerusform><numerusform>Événement %1 : %n pixels dans son contour</numerusform></translation>
    </message>
    <message>
        <source>Event %1: double click to open its granule</source>
        <translation>Événement %1 : double-cliquez pour ouvrir son granule</translation>
    </message>
    <message>
        <source>Event %1: its pixels are in no open granule</source>
        <translation>Événement %1 : ses pixels ne sont dans aucun granule ouvert</translation>
    </message>
    <message>
        <source>Event %1: open %2 to see the residual</source>
        <translation>Événement %1 : ouvrez %2 pour voir le résidu</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Histogram of a map of scores; its threshold chooses the pixels above it</source>
        <translation>Histogramme d’une carte de notes ; son seuil choisit les pixels au-dessus</translation>
    </message>
    <message>
        <source>S&amp;core histogram</source>
        <translation>Histogramme des n&amp;otes</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Table of the events of a screening; a click leads to the event</source>
        <translation>Tableau des événements d’un tri ; un clic mène à l’événement</translation>
    </message>
</context>
<context>
    <name>SectionControls</name>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source> km</source>
        <translation> km</translation>
    </message>
    <message>
        <source>%1 of %2 layers</source>
        <translation>%1 couches sur %2</translation>
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
        <source>Across</source>
        <translation>En abscisse</translation>
    </message>
    <message>
        <source>All casts</source>
        <translation>Tous les profils</translation>
    </message>
    <message>
        <source>Along</source>
        <translation>Le long</translation>
    </message>
    <message>
        <source>At the cursor</source>
        <translation>Au curseur</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Fond</translation>
    </message>
    <message>
        <source>Casts in the order of time</source>
        <translation>Profils dans l’ordre du temps</translation>
    </message>
    <message>
        <source>Chosen layer</source>
        <translation>Couche choisie</translation>
    </message>
    <message>
        <source>Contour lines</source>
        <translation>Isolignes</translation>
    </message>
    <message>
        <source>Coordinate along the line</source>
        <translation>Coordonnée le long de la ligne</translation>
    </message>
    <message>
        <source>Cruise</source>
        <translation>D’une campagne</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>En ordonnée</translation>
    </message>
    <message>
        <source>Drag the line on the map to move it</source>
        <translation>Faites glisser la ligne sur la carte pour la déplacer</translation>
    </message>
    <message>
        <source>Drawn line</source>
        <translation>De la ligne tracée</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>Latitude of the parallel or longitude of the meridian</source>
        <translation>Latitude du parallèle ou longitude du méridien</translation>
    </message>
    <message>
        <source>Layers of observations that are drawn</source>
        <translation>Couches d’observations qui sont dessinées</translation>
    </message>
    <message>
        <source>Linear between the centres of the cells, instead of the cells of the file</source>
        <translation>Linéaire entre les centres des mailles, au lieu des mailles du fichier</translation>
    </message>
    <message>
        <source>Lines of equal value of the field</source>
        <translation>Lignes d’égale valeur du champ</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>Meridian</source>
        <translation>D’un méridien</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>Observations</translation>
    </message>
    <message>
        <source>Observations up to this far from the line</source>
        <translation>Observations jusqu’à cette distance de la ligne</translation>
    </message>
    <message>
        <source>Observations up to this many days from the time of the section</source>
        <translation>Observations jusqu’à tant de jours de la date de la section</translation>
    </message>
    <message>
        <source>Only a cruise has times along it.</source>
        <translation>Seule une campagne a des dates le long de son trajet.</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Options of the section</source>
        <translation>Options de la section</translation>
    </message>
    <message>
        <source>Parallel</source>
        <translation>D’un parallèle</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Pression</translation>
    </message>
    <message>
        <source>Pressures by TEOS-10 at the mean latitude of the line</source>
        <translation>Pressions selon TEOS-10 à la latitude moyenne de la ligne</translation>
    </message>
    <message>
        <source>Put the line through the cursor</source>
        <translation>Faire passer la ligne par le curseur</translation>
    </message>
    <message>
        <source>Smooth field</source>
        <translation>Champ lissé</translation>
    </message>
    <message>
        <source>The gridded layer that is cut: that chosen in the tree or the uppermost, a certain one, or none</source>
        <translation>La couche maillée qui est coupée : celle choisie dans l’arbre ou la plus haute, une couche donnée, ou aucune</translation>
    </message>
    <message>
        <source>The ground by a bathymetry of the project, else by that of the system, below the data; its line is above them</source>
        <translation>Le fond selon une bathymétrie du projet, sinon selon celle du système, sous les données ; sa ligne passe au-dessus</translation>
    </message>
    <message>
        <source>The levels are no depths of the sea.</source>
        <translation>Les niveaux ne sont pas des profondeurs de la mer.</translation>
    </message>
    <message>
        <source>The line does not go one way along this coordinate.</source>
        <translation>La ligne ne suit pas un seul sens de cette coordonnée.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>What the section goes along</source>
        <translation>Ce que suit la section</translation>
    </message>
    <message>
        <source>all times</source>
        <translation>toutes les dates</translation>
    </message>
    <message>
        <source>all visible layers</source>
        <translation>toutes les couches visibles</translation>
    </message>
    <message>
        <source>no layer is visible</source>
        <translation>aucune couche visible</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
</context>
<context>
    <name>SectionFeature</name>
    <message>
        <source>&amp;Section</source>
        <translation>&amp;Section</translation>
    </message>
    <message>
        <source>Change the section</source>
        <translation>Modifier la section</translation>
    </message>
    <message>
        <source>Cut a vertical section along the meridian of the cursor</source>
        <translation>Couper une section verticale le long du méridien du curseur</translation>
    </message>
    <message>
        <source>Cut a vertical section along the parallel of the cursor</source>
        <translation>Couper une section verticale le long du parallèle du curseur</translation>
    </message>
    <message>
        <source>Draw section line</source>
        <translation>Tracer la ligne de section</translation>
    </message>
    <message>
        <source>Move the section</source>
        <translation>Déplacer la section</translation>
    </message>
    <message>
        <source>Remo&amp;ve section line</source>
        <translation>Reti&amp;rer la ligne de section</translation>
    </message>
    <message>
        <source>Remove section line</source>
        <translation>Retirer la ligne de section</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Section along a &amp;meridian</source>
        <translation>Section le long d’un &amp;méridien</translation>
    </message>
    <message>
        <source>Section along a para&amp;llel</source>
        <translation>Section le long d’un para&amp;llèle</translation>
    </message>
    <message>
        <source>Take the section line off the map</source>
        <translation>Enlever la ligne de section de la carte</translation>
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
        <source>Latitude</source>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Pression</translation>
    </message>
</context>
<context>
    <name>SectionWidget</name>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2 : %3</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2 : %3</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s) of another quantity</source>
        <translation><numerusform>%n couche d’une autre grandeur</numerusform><numerusform>%n couches d’une autre grandeur</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n observation(s)</source>
        <translation><numerusform>%n observation</numerusform><numerusform>%n observations</numerusform></translation>
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
        <source>Draw a line on the map (Ctrl+L) to cut a vertical section, or choose a cruise, a parallel or a meridian above.</source>
        <translation>Tracez une ligne sur la carte (Ctrl+L) pour couper une section verticale, ou choisissez ci-dessus une campagne, un parallèle ou un méridien.</translation>
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
        <source>Open or show a gridded layer that has depths, or observations; the line is already there.</source>
        <translation>Ouvrez ou affichez une couche maillée qui a des profondeurs, ou des observations ; la ligne est déjà là.</translation>
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
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message numerus="yes">
        <source>one of %n sample(s) drawn</source>
        <translation><numerusform>une mesure sur %n dessinée</numerusform><numerusform>une mesure sur %n dessinée</numerusform></translation>
    </message>
</context>
<context>
    <name>SelectionTable</name>
    <message>
        <source>%1 of %2 selected items have a value</source>
        <translation>%1 éléments sélectionnés sur %2 ont une valeur</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) selected</source>
        <translation><numerusform>%n élément sélectionné</numerusform><numerusform>%n éléments sélectionnés</numerusform></translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Copier en CSV</translation>
    </message>
    <message>
        <source>Figures of what is selected</source>
        <translation>Chiffres de ce qui est sélectionné</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Ne rien sélectionner</translation>
    </message>
    <message>
        <source>Select on the map (S), or drag over points of a plot: their figures are shown here.</source>
        <translation>Sélectionnez sur la carte (S), ou glissez sur les points d’un graphique : leurs chiffres s’affichent ici.</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Standard deviation of the values, with n − 1</source>
        <translation>Écart type des valeurs, avec n − 1</translation>
    </message>
    <message>
        <source>Std. dev.</source>
        <translation>Éc. type</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
</context>
<context>
    <name>SeriesFeature</name>
    <message>
        <source>&amp;Profile</source>
        <translation>&amp;Profil</translation>
    </message>
    <message>
        <source>&amp;Time series</source>
        <translation>Série &amp;temporelle</translation>
    </message>
    <message>
        <source>Pro&amp;file at the cursor</source>
        <translation>Pro&amp;fil au curseur</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Set depth</source>
        <translation>Fixer la profondeur</translation>
    </message>
    <message>
        <source>Set time</source>
        <translation>Fixer le temps</translation>
    </message>
    <message>
        <source>T-S</source>
        <translation>T-S</translation>
    </message>
    <message>
        <source>T-S &amp;diagram</source>
        <translation>&amp;Diagramme T-S</translation>
    </message>
    <message>
        <source>T-S diagra&amp;m</source>
        <translation>Diagra&amp;mme T-S</translation>
    </message>
    <message>
        <source>Temperature by salinity with lines of equal density</source>
        <translation>Température selon la salinité, avec les lignes d’égale densité</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>Série temporelle</translation>
    </message>
    <message>
        <source>Time series at the c&amp;ursor</source>
        <translation>Série temporelle au c&amp;urseur</translation>
    </message>
    <message>
        <source>Values by depth at the cursor, with the nearest casts</source>
        <translation>Valeurs selon la profondeur au curseur, avec les profils les plus proches</translation>
    </message>
    <message>
        <source>Values over time at the cursor, and Hovmöller diagrams</source>
        <translation>Valeurs au cours du temps au curseur, et diagrammes de Hovmöller</translation>
    </message>
</context>
<context>
    <name>SeriesPlot</name>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
</context>
<context>
    <name>SeriesWidget</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2 : %3</translation>
    </message>
    <message>
        <source>&amp;Observations within</source>
        <translation>&amp;Observations à moins de</translation>
    </message>
    <message>
        <source>&amp;Pinned places</source>
        <translation>Lieux é&amp;pinglés</translation>
    </message>
    <message>
        <source>Coordinate (%1)</source>
        <translation>Coordonnée (%1)</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Courbe</translation>
    </message>
    <message>
        <source>Curves over time, or a Hovmöller diagram: time by another coordinate in colours</source>
        <translation>Courbes dans le temps, ou diagramme de Hovmöller : le temps et une autre coordonnée, en couleurs</translation>
    </message>
    <message>
        <source>Depth (m)</source>
        <translation>Profondeur (m)</translation>
    </message>
    <message>
        <source>Draw a line on the map (Ctrl+L); the diagram shows the values along it over time.</source>
        <translation>Tracez une ligne sur la carte (Ctrl+L) ; le diagramme montre les valeurs le long de celle-ci au cours du temps.</translation>
    </message>
    <message>
        <source>Hovmöller diagram</source>
        <translation>Diagramme de Hovmöller</translation>
    </message>
    <message>
        <source>Kind of plot</source>
        <translation>Type de graphique</translation>
    </message>
    <message>
        <source>Move over the map to see the values over time at the cursor.</source>
        <translation>Survolez la carte pour voir les valeurs au cours du temps au curseur.</translation>
    </message>
    <message>
        <source>Move over the map to see the values through the cursor over time.</source>
        <translation>Survolez la carte pour voir, au cours du temps, les valeurs qui passent par le curseur.</translation>
    </message>
    <message>
        <source>No place is pinned yet: point at one on the map and press P.</source>
        <translation>Aucun lieu n’est encore épinglé : pointez-en un sur la carte et appuyez sur P.</translation>
    </message>
    <message>
        <source>Observations up to this far from the place</source>
        <translation>Observations jusqu’à cette distance du lieu</translation>
    </message>
    <message>
        <source>Open or show a gridded layer with a time axis.</source>
        <translation>Ouvrez ou affichez une couche maillée qui a un axe du temps.</translation>
    </message>
    <message>
        <source>Open or show layers with times: a grid with a time axis, observations, or swaths of several days.</source>
        <translation>Ouvrez ou affichez des couches datées : une grille avec un axe du temps, des observations, ou des fauchées de plusieurs jours.</translation>
    </message>
    <message>
        <source>Show the places that are pinned on the map, six at most</source>
        <translation>Montrer les lieux épinglés sur la carte, six au plus</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Dispersion</translation>
    </message>
    <message>
        <source>The layer has no values here. Move to its data.</source>
        <translation>La couche n’a pas de valeurs ici. Allez vers ses données.</translation>
    </message>
    <message>
        <source>There are no values over time here. Move to data, or count observations from farther away.</source>
        <translation>Il n’y a pas de valeurs au cours du temps ici. Allez vers les données, ou prenez des observations plus lointaines.</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Temps (UTC)</translation>
    </message>
    <message>
        <source>Time along the section line</source>
        <translation>Temps le long de la ligne de coupe</translation>
    </message>
    <message>
        <source>Time by depth</source>
        <translation>Temps et profondeur</translation>
    </message>
    <message>
        <source>Time by latitude</source>
        <translation>Temps et latitude</translation>
    </message>
    <message>
        <source>Time by longitude</source>
        <translation>Temps et longitude</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>Série temporelle</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Value (%1)</source>
        <translation>Valeur (%1)</translation>
    </message>
    <message>
        <source>all years</source>
        <translation>toutes les années</translation>
    </message>
    <message numerus="yes">
        <source>every %n time(s)</source>
        <translation><numerusform>chaque date</numerusform><numerusform>une date sur %n</numerusform></translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquante</translation>
    </message>
    <message>
        <source>not shown, a third unit: %1</source>
        <translation>non montré, troisième unité : %1</translation>
    </message>
</context>
<context>
    <name>ShortTour</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Ctrl+K finds any command, process, layer or recent file by some letters of its name. F1 explains what has the focus.</source>
        <translation>Ctrl+K trouve toute commande, tout traitement, toute couche ou tout fichier récent par quelques lettres de son nom. F1 explique l’élément actif.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Drop files on the map. Drag moves it, the wheel zooms to the place under the mouse, Home shows all.</source>
        <translation>Déposez des fichiers sur la carte. Glisser la déplace, la molette zoome sur le lieu pointé, Origine montre tout.</translation>
    </message>
    <message>
        <source>Every visible layer with its unit, quality and source. The table can be copied as CSV.</source>
        <translation>Chaque couche visible avec son unité, sa qualité et sa source. Le tableau se copie en CSV.</translation>
    </message>
    <message>
        <source>Everything by name</source>
        <translation>Tout par son nom</translation>
    </message>
    <message>
        <source>Layers and their style</source>
        <translation>Les couches et leur style</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Visite rapide</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>The data have the middle</source>
        <translation>Les données occupent le centre</translation>
    </message>
    <message>
        <source>Values at the cursor</source>
        <translation>Valeurs au curseur</translation>
    </message>
    <message>
        <source>What is drawn, the topmost last, and below it how: colours, range, opacity. Every step can be undone with Ctrl+Z.</source>
        <translation>Ce qui est dessiné, la couche du haut en dernier, et dessous comment : couleurs, étendue, opacité. Chaque étape s’annule par Ctrl+Z.</translation>
    </message>
</context>
<context>
    <name>ShortcutDialog</name>
    <message>
        <source>"%1" has no shortcut.</source>
        <translation>« %1 » n’a pas de raccourci.</translation>
    </message>
    <message>
        <source>"%1" has the shortcut %2.</source>
        <translation>« %1 » a le raccourci %2.</translation>
    </message>
    <message>
        <source>%1 belongs to "%2". "Use it here" takes it from there.</source>
        <translation>%1 appartient à « %2 ». « Utiliser ici » le lui retire.</translation>
    </message>
    <message>
        <source>&amp;No shortcut</source>
        <translation>&amp;Sans raccourci</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Use it here</source>
        <translation>&amp;Utiliser ici</translation>
    </message>
    <message>
        <source>All shortcuts are as the program came.</source>
        <translation>Tous les raccourcis sont ceux d’origine.</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>F&amp;ermer</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Commands and their shortcuts</source>
        <translation>Commandes et leurs raccourcis</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Name of a command, or its keys</source>
        <translation>Nom d’une commande, ou ses touches</translation>
    </message>
    <message>
        <source>New shortcut: press the keys</source>
        <translation>Nouveau raccourci : appuyez sur les touches</translation>
    </message>
    <message>
        <source>Press the &amp;keys:</source>
        <translation>A&amp;ppuyez sur les touches :</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>&amp;Tout rétablir</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Raccourci</translation>
    </message>
</context>
<context>
    <name>ShortcutFeature</name>
    <message>
        <source>&amp;Keyboard shortcuts...</source>
        <translation>&amp;Raccourcis clavier...</translation>
    </message>
    <message>
        <source>See and change the keys of every command</source>
        <translation>Voir et changer les touches de chaque commande</translation>
    </message>
</context>
<context>
    <name>SpectrumFeature</name>
    <message>
        <source>Choose channel</source>
        <translation>Choisir le canal</translation>
    </message>
    <message>
        <source>Sp&amp;ectrum</source>
        <translation>Sp&amp;ectre</translation>
    </message>
    <message>
        <source>Sp&amp;ectrum at the cursor</source>
        <translation>Sp&amp;ectre au curseur</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>Spectre</translation>
    </message>
    <message>
        <source>Spectrum of the pixel at the cursor, compared with pinned places and the chosen pixels</source>
        <translation>Spectre du pixel au curseur, comparé aux lieux épinglés et aux pixels choisis</translation>
    </message>
</context>
<context>
    <name>SpectrumPlot</name>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Difference (σ)</source>
        <translation>Différence (σ)</translation>
    </message>
    <message>
        <source>Wavelength</source>
        <translation>Longueur d’onde</translation>
    </message>
    <message>
        <source>Wavenumber</source>
        <translation>Nombre d’onde</translation>
    </message>
</context>
<context>
    <name>SpectrumScene</name>
    <message numerus="yes">
        <source>mean of %n pixel(s)</source>
        <translation><numerusform>moyenne de %n pixel</numerusform><numerusform>moyenne de %n pixels</numerusform></translation>
    </message>
    <message>
        <source>observation %1</source>
        <translation>observation %1</translation>
    </message>
    <message>
        <source>scanline %1, pixel %2</source>
        <translation>ligne %1, pixel %2</translation>
    </message>
</context>
<context>
    <name>SpectrumWidget</name>
    <message>
        <source>%1, channel %2, %3: %4</source>
        <translation>%1, canal %2, %3 : %4</translation>
    </message>
    <message>
        <source>&amp;Channel</source>
        <translation>&amp;Canal</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>&amp;Différence</translation>
    </message>
    <message>
        <source>&amp;Hold here</source>
        <translation>&amp;Garder ici</translation>
    </message>
    <message>
        <source>&amp;Pinned places</source>
        <translation>Lieux é&amp;pinglés</translation>
    </message>
    <message>
        <source>Below the spectra their difference to the first pinned one, or without one to the mean of the chosen pixels</source>
        <translation>Sous les spectres, leur différence avec le premier épinglé ou, sans lui, avec la moyenne des pixels choisis</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Channel %1, %2</source>
        <translation>Canal %1, %2</translation>
    </message>
    <message>
        <source>Channel that the map shows</source>
        <translation>Canal que montre la carte</translation>
    </message>
    <message>
        <source>Channel that the map shows; in the plot its marker can be dragged</source>
        <translation>Canal que montre la carte ; dans le graphique, son repère se déplace à la souris</translation>
    </message>
    <message>
        <source>Compare with the places that are pinned on the map, six at most</source>
        <translation>Comparer aux lieux épinglés sur la carte, six au plus</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Courbe</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Difference (σ)</source>
        <translation>Différence (σ)</translation>
    </message>
    <message>
        <source>Keep this pixel while the cursor moves on</source>
        <translation>Garder ce pixel quand le curseur s’éloigne</translation>
    </message>
    <message>
        <source>Move over the map to see the spectrum of the pixel at the cursor.</source>
        <translation>Parcourez la carte pour voir le spectre du pixel au curseur.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Bruit</translation>
    </message>
    <message>
        <source>Open or show a file of spectra: radiances of Sentinel-5P, IASI, or pixels with a wavelength.</source>
        <translation>Ouvrez ou affichez un fichier de spectres : luminances de Sentinel-5P, IASI, ou pixels avec une longueur d’onde.</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>Spectre</translation>
    </message>
    <message>
        <source>There is no pixel with a spectrum here. Move to the data.</source>
        <translation>Aucun pixel n’a de spectre ici. Allez sur les données.</translation>
    </message>
    <message>
        <source>Unit of the spectral axis</source>
        <translation>Unité de l’axe spectral</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Wavelength (nm)</source>
        <translation>Longueur d’onde (nm)</translation>
    </message>
    <message>
        <source>Wavelength in nanometres, or wavenumber per centimetre</source>
        <translation>Longueur d’onde en nanomètres, ou nombre d’onde par centimètre</translation>
    </message>
    <message>
        <source>Wavenumber (cm⁻¹)</source>
        <translation>Nombre d’onde (cm⁻¹)</translation>
    </message>
    <message>
        <source>What the plot shows</source>
        <translation>Ce que montre le graphique</translation>
    </message>
    <message>
        <source>difference to %1</source>
        <translation>différence avec %1</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
</context>
<context>
    <name>StatusBarFeature</name>
    <message>
        <source>%1 running</source>
        <translation>%1 en cours</translation>
    </message>
    <message>
        <source>%1 running, %2 waiting</source>
        <translation>%1 en cours, %2 en attente</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Système de coordonnées</translation>
    </message>
    <message>
        <source>Coordinate system of the map</source>
        <translation>Système de coordonnées de la carte</translation>
    </message>
    <message>
        <source>Coordinate system of the map: %1</source>
        <translation>Système de coordonnées de la carte : %1</translation>
    </message>
    <message>
        <source>Coordinates of the map</source>
        <translation>Coordonnées de la carte</translation>
    </message>
    <message>
        <source>Coordinates of the map's projection at the cursor</source>
        <translation>Coordonnées au curseur dans la projection de la carte</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Latitude and longitude</source>
        <translation>Latitude et longitude</translation>
    </message>
    <message>
        <source>Latitude and longitude at the cursor</source>
        <translation>Latitude et longitude au curseur</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Memory %1 / %2</source>
        <translation>Mémoire %1 / %2</translation>
    </message>
    <message>
        <source>Memory that the program holds, and what the data may take</source>
        <translation>Mémoire occupée par le programme, et part permise aux données</translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation>Aucune tâche</translation>
    </message>
    <message>
        <source>Show the jobs</source>
        <translation>Afficher les tâches</translation>
    </message>
    <message>
        <source>Value of the selected layer</source>
        <translation>Valeur de la couche choisie</translation>
    </message>
    <message>
        <source>Value of the selected layer at the cursor</source>
        <translation>Valeur de la couche choisie au curseur</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquante</translation>
    </message>
</context>
<context>
    <name>StylePanel</name>
    <message>
        <source>%1 cannot be converted to "%2".</source>
        <translation>%1 ne peut être converti en « %2 ».</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>&amp;As the lower end</source>
        <translation>Comme la &amp;borne inférieure</translation>
    </message>
    <message>
        <source>&amp;As the upper end</source>
        <translation>Comme la &amp;borne supérieure</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>&amp;Rien</translation>
    </message>
    <message>
        <source>About a middle</source>
        <translation>Autour d’un milieu</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Au-dessus</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Flèches</translation>
    </message>
    <message>
        <source>Attribute that colours the features</source>
        <translation>Attribut qui colore les objets</translation>
    </message>
    <message>
        <source>Attribute that is written beside features</source>
        <translation>Attribut écrit à côté des objets</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>En dessous</translation>
    </message>
    <message>
        <source>By percentiles</source>
        <translation>Par percentiles</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>Centré</translation>
    </message>
    <message>
        <source>Change blending</source>
        <translation>Changer le mélange</translation>
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
        <source>Change the distance of arrows</source>
        <translation>Changer l’écart des flèches</translation>
    </message>
    <message>
        <source>Change the filling</source>
        <translation>Changer le remplissage</translation>
    </message>
    <message>
        <source>Change the range</source>
        <translation>Changer l'intervalle</translation>
    </message>
    <message>
        <source>Change the scale</source>
        <translation>Changer l’échelle</translation>
    </message>
    <message>
        <source>Change the unit</source>
        <translation>Changer l’unité</translation>
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
        <source>Choose the northward component</source>
        <translation>Choisir la composante vers le nord</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Colour above the range</source>
        <translation>Couleur au-dessus de l’intervalle</translation>
    </message>
    <message>
        <source>Colour below the range</source>
        <translation>Couleur sous l’intervalle</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Colorer par</translation>
    </message>
    <message>
        <source>Colour by an attribute</source>
        <translation>Colorer par un attribut</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Colour map reversed</source>
        <translation>Palette inversée</translation>
    </message>
    <message>
        <source>Colour of missing values</source>
        <translation>Couleur des valeurs manquantes</translation>
    </message>
    <message>
        <source>Colour of values above the range</source>
        <translation>Couleur des valeurs au-dessus de l’intervalle</translation>
    </message>
    <message>
        <source>Colour of values below the range</source>
        <translation>Couleur des valeurs sous l’intervalle</translation>
    </message>
    <message>
        <source>Colour where there is no value</source>
        <translation>Couleur là où il n’y a pas de valeur</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Colours and range as they were when the layer was opened</source>
        <translation>Couleurs et intervalle comme à l’ouverture de la couche</translation>
    </message>
    <message>
        <source>Colours darken those below instead of covering them</source>
        <translation>Les couleurs assombrissent celles du dessous au lieu de les couvrir</translation>
    </message>
    <message>
        <source>Depth, m</source>
        <translation>Profondeur, m</translation>
    </message>
    <message>
        <source>Depths that are drawn</source>
        <translation>Profondeurs dessinées</translation>
    </message>
    <message>
        <source>Distance of the arrows</source>
        <translation>Écart entre les flèches</translation>
    </message>
    <message>
        <source>Ends of the colours</source>
        <translation>Bornes des couleurs</translation>
    </message>
    <message>
        <source>Fill areas</source>
        <translation>Remplir les surfaces</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Rempli</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fixe</translation>
    </message>
    <message>
        <source>Follow the depth control</source>
        <translation>Suivre le réglage de profondeur</translation>
    </message>
    <message>
        <source>Follow the time control</source>
        <translation>Suivre le réglage de temps</translation>
    </message>
    <message>
        <source>Follows the depth control</source>
        <translation>Suit le réglage de profondeur</translation>
    </message>
    <message>
        <source>Follows the time control</source>
        <translation>Suit le réglage de temps</translation>
    </message>
    <message>
        <source>Form of the colour map</source>
        <translation>Forme de la palette</translation>
    </message>
    <message>
        <source>From low to high</source>
        <translation>Du bas vers le haut</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>De, à</translation>
    </message>
    <message>
        <source>Give the range of this layer to all layers of the same quantity</source>
        <translation>Donner les bornes de cette couche à toutes celles de la même grandeur</translation>
    </message>
    <message>
        <source>Greatest depth</source>
        <translation>Profondeur maximale</translation>
    </message>
    <message>
        <source>In a circle</source>
        <translation>En cercle</translation>
    </message>
    <message>
        <source>Label features</source>
        <translation>Étiqueter les objets</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
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
        <source>Logarithmic</source>
        <translation>Logarithmique</translation>
    </message>
    <message>
        <source>Logarithmic colours</source>
        <translation>Couleurs logarithmiques</translation>
    </message>
    <message>
        <source>Lower end of the colours</source>
        <translation>Bas des couleurs</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Milieu</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquantes</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>More of the style</source>
        <translation>Suite du style</translation>
    </message>
    <message>
        <source>Multiply with what lies below</source>
        <translation>Multiplier avec le dessous</translation>
    </message>
    <message>
        <source>Northward</source>
        <translation>Vers le nord</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Percentile at the lower end</source>
        <translation>Percentile de la borne inférieure</translation>
    </message>
    <message>
        <source>Percentile at the upper end</source>
        <translation>Percentile de la borne supérieure</translation>
    </message>
    <message>
        <source>Percentiles at the ends of the colours</source>
        <translation>Percentiles aux bornes des couleurs</translation>
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
        <source>Range of the colours</source>
        <translation>Intervalle des couleurs</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>Inversée</translation>
    </message>
    <message>
        <source>Same range over layers</source>
        <translation>Mêmes bornes pour les couches</translation>
    </message>
    <message>
        <source>Select a layer to see its style.</source>
        <translation>Choisissez une couche pour voir son style.</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Coupe</translation>
    </message>
    <message>
        <source>Speed below the arrows</source>
        <translation>Vitesse sous les flèches</translation>
    </message>
    <message>
        <source>Standard style</source>
        <translation>Style standard</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Unit in which values are shown</source>
        <translation>Unité d’affichage des valeurs</translation>
    </message>
    <message>
        <source>Upper end of the colours</source>
        <translation>Haut des couleurs</translation>
    </message>
    <message>
        <source>Value in the middle of the colours</source>
        <translation>Valeur au milieu des couleurs</translation>
    </message>
    <message>
        <source>Variable of the northward component</source>
        <translation>Variable de la composante vers le nord</translation>
    </message>
    <message>
        <source>Variable of the northward component: the layer is drawn as arrows</source>
        <translation>Variable de la composante vers le nord : la couche est dessinée en flèches</translation>
    </message>
    <message>
        <source>any</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>one colour</source>
        <translation>une couleur</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>Month of the year</source>
        <translation>Mois de l’année</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Temps (UTC)</translation>
    </message>
</context>
<context>
    <name>TimeControls</name>
    <message>
        <source>&amp;Deeper</source>
        <translation>Plus pro&amp;fond</translation>
    </message>
    <message>
        <source>&amp;Next time</source>
        <translation>Temps &amp;suivant</translation>
    </message>
    <message>
        <source>&amp;Previous time</source>
        <translation>Temps &amp;précédent</translation>
    </message>
    <message>
        <source>&amp;Shallower</source>
        <translation>&amp;Moins profond</translation>
    </message>
    <message>
        <source>All layers that follow the depth go one level down</source>
        <translation>Toutes les couches qui suivent la profondeur descendent d’un niveau</translation>
    </message>
    <message>
        <source>All layers that follow the depth go one level up</source>
        <translation>Toutes les couches qui suivent la profondeur montent d’un niveau</translation>
    </message>
    <message>
        <source>All layers that follow the time go one step back</source>
        <translation>Toutes les couches qui suivent le temps reculent d’un pas</translation>
    </message>
    <message>
        <source>All layers that follow the time go one step on</source>
        <translation>Toutes les couches qui suivent le temps avancent d’un pas</translation>
    </message>
    <message>
        <source>Choose depth</source>
        <translation>Choisir la profondeur</translation>
    </message>
    <message>
        <source>Choose time</source>
        <translation>Choisir le temps</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>Depth of all layers that follow it</source>
        <translation>Profondeur de toutes les couches qui la suivent</translation>
    </message>
    <message>
        <source>Follow time and depth</source>
        <translation>Suivre temps et profondeur</translation>
    </message>
    <message>
        <source>No depth</source>
        <translation>Aucune profondeur</translation>
    </message>
    <message>
        <source>No time</source>
        <translation>Aucun temps</translation>
    </message>
    <message>
        <source>No visible layer that follows the depth has several levels.</source>
        <translation>Aucune couche visible qui suit la profondeur n’a plusieurs niveaux.</translation>
    </message>
    <message>
        <source>No visible layer that follows the time has several times.</source>
        <translation>Aucune couche visible qui suit le temps n’a plusieurs temps.</translation>
    </message>
    <message>
        <source>This is the first.</source>
        <translation>C’est le premier.</translation>
    </message>
    <message>
        <source>This is the last.</source>
        <translation>C’est le dernier.</translation>
    </message>
    <message>
        <source>Ti&amp;me and depth</source>
        <translation>Te&amp;mps et profondeur</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Time of all layers that follow it</source>
        <translation>Temps de toutes les couches qui le suivent</translation>
    </message>
</context>
<context>
    <name>UnpackDialog</name>
    <message>
        <source>%1 holds a project with its data. It is unpacked into a new folder.</source>
        <translation>%1 contient un projet avec ses données. Il est décompressé dans un nouveau dossier.</translation>
    </message>
    <message>
        <source>&amp;Below</source>
        <translation>&amp;Dans</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>&amp;Unpack and open</source>
        <translation>Décompresser et &amp;ouvrir</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>En dessous</translation>
    </message>
    <message>
        <source>C&amp;hoose...</source>
        <translation>C&amp;hoisir...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Choisir le dossier</translation>
    </message>
    <message>
        <source>Open bundle</source>
        <translation>Ouvrir un lot</translation>
    </message>
    <message>
        <source>State of unpacking</source>
        <translation>État de la décompression</translation>
    </message>
    <message>
        <source>Unpack and open</source>
        <translation>Décompresser et ouvrir</translation>
    </message>
    <message>
        <source>Unpack below</source>
        <translation>Décompresser dans</translation>
    </message>
    <message>
        <source>Unpacking...</source>
        <translation>Décompression...</translation>
    </message>
</context>
<context>
    <name>WaterWidget</name>
    <message>
        <source>%1, %2, σ₀ %3</source>
        <translation>%1, %2, σ₀ %3</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation><numerusform>%n échantillon</numerusform><numerusform>%n échantillons</numerusform></translation>
    </message>
    <message>
        <source>&amp;Choose with</source>
        <translation>&amp;Choisir avec</translation>
    </message>
    <message>
        <source>Cast</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Conservative temperature (°C)</source>
        <translation>Température conservative (°C)</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>Depth (m)</source>
        <translation>Profondeur (m)</translation>
    </message>
    <message>
        <source>Drag over the points to choose their casts in all views; with Ctrl they are added</source>
        <translation>Faites glisser sur les points pour choisir leurs profils dans toutes les vues ; avec Ctrl, ils s’ajoutent</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Open or show observations or a grid that have temperature and salinity; grids are read at the cursor.</source>
        <translation>Ouvrez ou affichez des observations ou une grille qui ont température et salinité ; les grilles sont lues au curseur.</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <source>Reference salinity (g kg⁻¹)</source>
        <translation>Salinité de référence (g kg⁻¹)</translation>
    </message>
    <message>
        <source>Reference salinity, no regional anomaly (g kg⁻¹)</source>
        <translation>Salinité de référence, sans anomalie régionale (g kg⁻¹)</translation>
    </message>
    <message>
        <source>Samples per cell</source>
        <translation>Mesures par maille</translation>
    </message>
    <message>
        <source>Shape that chooses casts</source>
        <translation>Forme qui choisit les profils</translation>
    </message>
    <message>
        <source>T-S diagram</source>
        <translation>Diagramme T-S</translation>
    </message>
    <message>
        <source>What the plot shows</source>
        <translation>Ce que montre le graphique</translation>
    </message>
    <message>
        <source>σ₀ (kg m⁻³)</source>
        <translation>σ₀ (kg m⁻³)</translation>
    </message>
</context>
<context>
    <name>WaterfallWidget</name>
    <message>
        <source>%1 %2, %3: %4, score %5</source>
        <translation>%1 %2, %3 : %4, note %5</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>All pixels of the scanline at the cursor, or the cursor's row of the detector over 401 scanlines</source>
        <translation>Tous les pixels de la ligne au curseur, ou la rangée du détecteur au curseur sur 401 lignes</translation>
    </message>
    <message>
        <source>Along the scanline</source>
        <translation>Le long de la ligne</translation>
    </message>
    <message>
        <source>Along the track</source>
        <translation>Le long de la trace</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>Ground pixel</source>
        <translation>Pixel au sol</translation>
    </message>
    <message>
        <source>Move over the map to see the residuals of the scanline at the cursor.</source>
        <translation>Passez sur la carte pour voir les résidus de la ligne au curseur.</translation>
    </message>
    <message>
        <source>Open a basis of ordinary spectra to see the residuals of a scanline.</source>
        <translation>Ouvrez une base de spectres ordinaires pour voir les résidus d’une ligne.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Résidu</translation>
    </message>
    <message>
        <source>Residual (σ)</source>
        <translation>Résidu (σ)</translation>
    </message>
    <message>
        <source>Residuals of a scanline</source>
        <translation>Résidus d’une ligne</translation>
    </message>
    <message>
        <source>Scanline</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>The image of residuals was stopped.</source>
        <translation>L’image des résidus a été arrêtée.</translation>
    </message>
    <message>
        <source>There is no radiance of level 1B here. Move to the data.</source>
        <translation>Il n’y a pas de radiance de niveau 1B ici. Allez sur les données.</translation>
    </message>
    <message>
        <source>Wavelength (nm)</source>
        <translation>Longueur d’onde (nm)</translation>
    </message>
    <message>
        <source>What the image shows</source>
        <translation>Ce que montre l’image</translation>
    </message>
    <message>
        <source>ground pixel</source>
        <translation>pixel au sol</translation>
    </message>
    <message>
        <source>ground pixel %1</source>
        <translation>pixel au sol %1</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>scanline</source>
        <translation>ligne</translation>
    </message>
    <message>
        <source>scanline %1</source>
        <translation>ligne %1</translation>
    </message>
</context>
</TS>
