<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>ids</name>
    <message>
        <source>atmosphere.enrichment.nothing</source>
        <extracomment>The mean residual lies within the basis already: nothing would be added</extracomment>
        <translation>Le résidu moyen est déjà dans la base : rien ne serait ajouté</translation>
    </message>
    <message>
        <source>atmosphere.enrichment.perRow</source>
        <extracomment>A basis for each row cannot be enriched</extracomment>
        <translation>Une base par rangée ne peut pas être enrichie</translation>
    </message>
    <message>
        <source>atmosphere.enrichment.shape</source>
        <extracomment>{components} components and a direction of {channels} channels do not fit a basis of {expected} channels</extracomment>
        <translation>{components} composantes et une direction de {channels} canaux ne vont pas à une base de {expected} canaux</translation>
    </message>
    <message>
        <source>atmosphere.orbit.view</source>
        <extracomment>An orbit with a field of view of {asked} degrees does not see the Earth with every pixel; less than {most} degrees does</extracomment>
        <translation>Une orbite avec un champ de vue de {asked} degrés ne voit pas la Terre avec chaque pixel ; avec moins de {most} degrés, si</translation>
    </message>
    <message>
        <source>atmosphere.pca.basisNeedsIrradiance</source>
        <extracomment>The basis was made with an irradiance; {path} cannot be screened without one (parameter 'irradiance')</extracomment>
        <translation>La base a été faite avec une irradiance ; {path} ne peut être examiné sans elle (paramètre « irradiance »)</translation>
    </message>
    <message>
        <source>atmosphere.pca.basisPerRow</source>
        <extracomment>A basis for each row cannot fill missing channels of a second pass</extracomment>
        <translation>Une base par rangée ne peut pas combler les canaux manquants d’un second passage</translation>
    </message>
    <message>
        <source>atmosphere.pca.basisTwice</source>
        <extracomment>A basis is given and asked for; give either the input or the output 'basis'</extracomment>
        <translation>Une base est donnée et demandée ; donnez soit l’entrée, soit la sortie « basis »</translation>
    </message>
    <message>
        <source>atmosphere.pca.channels</source>
        <extracomment>Spectra of {channels} channels cannot be analysed; 1 to {most} can</extracomment>
        <translation>Des spectres de {channels} canaux ne peuvent pas être analysés ; de 1 à {most}, oui</translation>
    </message>
    <message>
        <source>atmosphere.pca.components</source>
        <extracomment>{components} components were asked for; 1 to {most} can be given</extracomment>
        <translation>{components} composantes ont été demandées ; de 1 à {most} sont possibles</translation>
    </message>
    <message>
        <source>atmosphere.pca.crossSections</source>
        <extracomment>{path}, line {line}: not a table of cross-sections: {what}</extracomment>
        <translation>{path}, ligne {line} : ce n’est pas une table de sections efficaces : {what}</translation>
    </message>
    <message>
        <source>atmosphere.pca.damagedAccumulator</source>
        <extracomment>{path}: the accumulator is not whole</extracomment>
        <translation>{path} : l’accumulateur n’est pas entier</translation>
    </message>
    <message>
        <source>atmosphere.pca.damagedBasis</source>
        <extracomment>{path}: the basis is not whole: {what}</extracomment>
        <translation>{path} : la base n’est pas entière : {what}</translation>
    </message>
    <message>
        <source>atmosphere.pca.damagedSelection</source>
        <extracomment>{path}: the selection is not whole: {what}</extracomment>
        <translation>{path} : la sélection n’est pas entière : {what}</translation>
    </message>
    <message>
        <source>atmosphere.pca.damagedStrata</source>
        <extracomment>{path}: these are not whole counts of strata</extracomment>
        <translation>{path} : ce ne sont pas des comptes de strates entiers</translation>
    </message>
    <message>
        <source>atmosphere.pca.emptyRows</source>
        <extracomment>These rows (counted from 0) have no spectra in the reference and get no scores: {rows}</extracomment>
        <translation>Ces lignes (comptées depuis 0) n’ont pas de spectres dans la référence et ne reçoivent pas de scores : {rows}</translation>
    </message>
    <message>
        <source>atmosphere.pca.emptyWindow</source>
        <extracomment>The window '{name}' {given} holds no channel of the basis</extracomment>
        <translation>La fenêtre « {name} » {given} ne contient aucun canal de la base</translation>
    </message>
    <message>
        <source>atmosphere.pca.graphOnly</source>
        <extracomment>The screening was not cut into tasks</extracomment>
        <translation>L’examen n’a pas été découpé en tâches</translation>
    </message>
    <message>
        <source>atmosphere.pca.needsBasis</source>
        <extracomment>'{name}' needs a basis</extracomment>
        <translation>« {name} » demande une base</translation>
    </message>
    <message>
        <source>atmosphere.pca.needsIrradiance</source>
        <extracomment>The space 'reflectance' needs an irradiance</extracomment>
        <translation>L’espace « reflectance » demande un éclairement solaire</translation>
    </message>
    <message>
        <source>atmosphere.pca.noCommonGrid</source>
        <extracomment>The rows of the granule have no common range of wavelengths</extracomment>
        <translation>Les rangées du granule n’ont pas d’intervalle de longueurs d’onde commun</translation>
    </message>
    <message>
        <source>atmosphere.pca.noGranule</source>
        <extracomment>None of the {count} granules can be used. The first: {first}</extracomment>
        <translation>Aucun granule ne peut être lu ({count} échecs)</translation>
    </message>
    <message>
        <source>atmosphere.pca.noNoise</source>
        <extracomment>No spectrum has a noise in channel {channel} (counted from 0)</extracomment>
        <translation>Aucun spectre n’a de bruit dans le canal {channel} (compté depuis 0)</translation>
    </message>
    <message>
        <source>atmosphere.pca.nodes</source>
        <extracomment>A spline needs at least 3 rising nodes; there are {count}</extracomment>
        <translation>Une spline demande au moins 3 nœuds croissants ; il y en a {count}</translation>
    </message>
    <message>
        <source>atmosphere.pca.noneUsed</source>
        <extracomment>No spectrum was accepted: {counts}</extracomment>
        <translation>Aucun spectre n’a été accepté : {counts}</translation>
    </message>
    <message>
        <source>atmosphere.pca.notABasis</source>
        <extracomment>{path}: this is not a basis of pca-basis</extracomment>
        <translation>{path} : ce n’est pas une base de pca-basis</translation>
    </message>
    <message>
        <source>atmosphere.pca.notASelection</source>
        <extracomment>{path}: this is not a selection of pca-screen</extracomment>
        <translation>{path} : ce n’est pas une sélection de pca-screen</translation>
    </message>
    <message>
        <source>atmosphere.pca.notAnAccumulator</source>
        <extracomment>{path}: this is not an accumulator of pca-accumulate</extracomment>
        <translation>{path} : ce n’est pas un accumulateur de pca-accumulate</translation>
    </message>
    <message>
        <source>atmosphere.pca.notFinite</source>
        <extracomment>The covariance of the spectra is not finite</extracomment>
        <translation>La covariance des spectres n’est pas finie</translation>
    </message>
    <message>
        <source>atmosphere.pca.otherBand</source>
        <extracomment>{path}: the granule holds {found}, the basis was made for {expected}</extracomment>
        <translation>{path} : le granule contient {found}, la base a été faite pour {expected}</translation>
    </message>
    <message>
        <source>atmosphere.pca.otherChannelCount</source>
        <extracomment>{path}: the granule has {found} channels, the basis {expected}</extracomment>
        <translation>{path} : le granule a {found} canaux, la base {expected}</translation>
    </message>
    <message>
        <source>atmosphere.pca.otherChannels</source>
        <extracomment>The spectra have {found} channels, expected {expected}</extracomment>
        <translation>Les spectres ont {found} canaux au lieu de {expected}</translation>
    </message>
    <message>
        <source>atmosphere.pca.otherPreparation</source>
        <extracomment>{name}: the accumulator was made in another way ({what})</extracomment>
        <translation>{name} : l’accumulateur a été fait autrement ({what})</translation>
    </message>
    <message>
        <source>atmosphere.pca.otherRows</source>
        <extracomment>{path}: the granule has {found} ground pixels, expected {expected}</extracomment>
        <translation>{path} : le granule a {found} pixels par ligne, attendus : {expected}</translation>
    </message>
    <message>
        <source>atmosphere.pca.otherSelection</source>
        <extracomment>{path}: the selection was made with another basis or other gases than the first</extracomment>
        <translation>{path} : la sélection a été faite avec une autre base ou d’autres gaz que la première</translation>
    </message>
    <message>
        <source>atmosphere.pca.otherWavelengths</source>
        <extracomment>{path}: a channel lies at {found} nm, in the basis at {expected} nm</extracomment>
        <translation>{path} : un canal se trouve à {found} nm, dans la base à {expected} nm</translation>
    </message>
    <message>
        <source>atmosphere.pca.preparation</source>
        <extracomment>Spectra of {channels} channels and {rows} rows do not fit the grid or the irradiance</extracomment>
        <translation>Des spectres de {channels} canaux et {rows} rangées ne s’accordent pas avec la grille ou l’éclairement</translation>
    </message>
    <message>
        <source>atmosphere.pca.settings</source>
        <extracomment>The stored pre-processing is not whole: {found}</extracomment>
        <translation>Le prétraitement enregistré n’est pas entier : {found}</translation>
    </message>
    <message>
        <source>atmosphere.pca.shape</source>
        <extracomment>An array of spectra has {found} values, expected {expected}</extracomment>
        <translation>Un tableau de spectres a {found} valeurs au lieu de {expected}</translation>
    </message>
    <message>
        <source>atmosphere.pca.standIns</source>
        <extracomment>The lines of {names} are synthetic stand-ins and do not fit measured spectra; give a table of cross-sections</extracomment>
        <translation>Les raies de {names} sont des substituts synthétiques et ne conviennent pas aux spectres mesurés ; donnez une table de sections efficaces</translation>
    </message>
    <message>
        <source>atmosphere.pca.tooFewSpectra</source>
        <extracomment>{count} spectra are too few for a basis; at least 2 are needed</extracomment>
        <translation>{count} spectres ne suffisent pas pour une base ; il en faut au moins 2</translation>
    </message>
    <message>
        <source>atmosphere.pca.unknownGas</source>
        <extracomment>Nothing is known of the absorption of '{name}'</extracomment>
        <translation>On ne sait rien de l’absorption de « {name} »</translation>
    </message>
    <message>
        <source>atmosphere.pca.window</source>
        <extracomment>The window '{name}' must be a list of intervals [low, high] in nm, not {given}</extracomment>
        <translation>La fenêtre « {name} » doit être une liste d’intervalles [bas, haut] en nm, et non {given}</translation>
    </message>
    <message>
        <source>atmosphere.residual.noIrradiance</source>
        <extracomment>{path}: the basis was made of reflectances, and no irradiance of this band is found</extracomment>
        <translation>{path} : la base a été faite de réflectances, et aucune irradiance de cette bande n’est trouvée</translation>
    </message>
    <message>
        <source>atmosphere.residual.otherShape</source>
        <extracomment>{path}: the granule has {channels} channels and {rows} rows, the basis was made of {expected} channels</extracomment>
        <translation>{path} : le granule a {channels} canaux et {rows} rangées, la base a été faite de {expected} canaux</translation>
    </message>
    <message>
        <source>atmosphere.sample.band</source>
        <extracomment>There are sample spectra of the bands 7 and 8, not of band {band}</extracomment>
        <translation>Il y a des spectres d’exemple des bandes 7 et 8, pas de la bande {band}</translation>
    </message>
    <message>
        <source>atmosphere.sample.options</source>
        <extracomment>A sample of spectra has 1 to 14 granules of 16 to 4172 scanlines, bands 7, 8 or both, and strengths that are not negative</extracomment>
        <translation>Un exemple de spectres a de 1 à 14 granules de 16 à 4172 lignes, les bandes 7, 8 ou les deux, et des intensités non négatives</translation>
    </message>
    <message>
        <source>cli.jobs.noId</source>
        <extracomment>jobs {action}: the id of a job is missing; `phidias jobs list` shows them</extracomment>
        <translation>jobs {action} : l'identifiant de la tâche manque ; « phidias jobs list » les montre</translation>
    </message>
    <message>
        <source>cli.sample.setting</source>
        <extracomment>The sample has no setting '{setting}'; there are granules, scanlines, bands, seed, plumeStrength, unknownStrength, strayStrength, for the s5p-l1b samples</extracomment>
        <translation>L’exemple n’a pas de réglage « {setting} » ; il y a granules, scanlines, bands, seed, plumeStrength, unknownStrength, strayStrength, pour les exemples s5p-l1b</translation>
    </message>
    <message>
        <source>cli.sample.unknown</source>
        <extracomment>There is no sample '{name}'; there are: ocean-twin, s5p-l2-orbit, s5p-l2-day, s5p-l1b, s5p-l1b-orbit</extracomment>
        <translation>Il n'y a pas d'échantillon « {name} » ; il y a : ocean-twin, s5p-l2-orbit, s5p-l2-day</translation>
    </message>
    <message>
        <source>cli.setting.malformed</source>
        <extracomment>{option} {given}: expected NAME=VALUE</extracomment>
        <translation>{option} {given} : NOM=VALEUR est attendu</translation>
    </message>
    <message>
        <source>core.cancelled</source>
        <extracomment>Cancelled</extracomment>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>core.child.notStarted</source>
        <extracomment>{program} cannot be started: {reason}</extracomment>
        <translation>{program} ne peut être lancé : {reason}</translation>
    </message>
    <message>
        <source>core.defect</source>
        <extracomment>Internal error: {what}</extracomment>
        <translation>Erreur interne : {what}</translation>
    </message>
    <message>
        <source>core.file.isFolder</source>
        <extracomment>{path}: this is a folder, expected a file</extracomment>
        <translation>{path} : c'est un dossier, un fichier est attendu</translation>
    </message>
    <message>
        <source>core.file.missing</source>
        <extracomment>{path}: there is no such file</extracomment>
        <translation>{path} : ce fichier n'existe pas</translation>
    </message>
    <message>
        <source>core.file.unreadable</source>
        <extracomment>{path}: cannot be read: {reason}</extracomment>
        <translation>{path} : lecture impossible : {reason}</translation>
    </message>
    <message>
        <source>core.file.writeFailed</source>
        <extracomment>{path}: cannot be written: {reason}</extracomment>
        <translation>{path} : écriture impossible : {reason}</translation>
    </message>
    <message>
        <source>core.memory.budgetExceeded</source>
        <extracomment>{what} needs {needed}; the memory limit is {budget}, so about {percent} % of it would fit</extracomment>
        <translation>{what} demande {needed} ; la limite de mémoire est {budget}, environ {percent} % y tiendraient</translation>
    </message>
    <message>
        <source>core.memory.notASize</source>
        <extracomment>'{text}' is not a memory size; expected a positive number with K, M, G or T, such as 500M or 4G</extracomment>
        <translation>« {text} » n'est pas une taille de mémoire ; attendu : un nombre positif avec K, M, G ou T, comme 500M ou 4G</translation>
    </message>
    <message>
        <source>core.outOfMemory</source>
        <extracomment>Not enough memory: {what}</extracomment>
        <translation>Mémoire insuffisante : {what}</translation>
    </message>
    <message>
        <source>core.spline.points</source>
        <extracomment>A spline needs at least two finite points at rising places; there are {points}</extracomment>
        <translation>Une spline demande au moins deux points finis à des abscisses croissantes ; il y en a {points}</translation>
    </message>
    <message>
        <source>core.sqlite.failed</source>
        <extracomment>{path}: the database cannot be used: {reason}</extracomment>
        <translation>{path} : la base de données est inutilisable : {reason}</translation>
    </message>
    <message>
        <source>data.grid.noPlane</source>
        <extracomment>{path}: variable '{variable}' has no horizontal plane; expected an x and a y axis</extracomment>
        <translation>{path} : la variable « {variable} » n'a pas de plan horizontal ; un axe x et un axe y sont attendus</translation>
    </message>
    <message>
        <source>figure.animation.ending</source>
        <extracomment>{path}: an animation is written as .mp4, .gif, or as PNG pictures into a folder (a name without an ending)</extracomment>
        <translation>{path} : une animation s’écrit en .mp4, en .gif, ou comme images PNG dans un dossier (un nom sans extension)</translation>
    </message>
    <message>
        <source>figure.animation.ffmpegFailed</source>
        <extracomment>{path}: ffmpeg ended with status {status}: {said}</extracomment>
        <translation>{path} : ffmpeg s’est terminé avec le statut {status} : {said}</translation>
    </message>
    <message>
        <source>figure.animation.missing</source>
        <extracomment>the specification has no member 'animate'</extracomment>
        <translation>la spécification n’a pas de membre « animate »</translation>
    </message>
    <message>
        <source>figure.animation.noFfmpeg</source>
        <extracomment>{path}: the program ffmpeg, which makes films and animated pictures, is not installed</extracomment>
        <translation>{path} : le programme ffmpeg, qui fait les films et les images animées, n’est pas installé</translation>
    </message>
    <message>
        <source>figure.animation.noSteps</source>
        <extracomment>no layer of the animation has a value of {over} in the range</extracomment>
        <translation>aucune couche de l’animation n’a de valeur de {over} dans l’intervalle</translation>
    </message>
    <message>
        <source>figure.ending</source>
        <extracomment>{path}: a figure is written as .png, .svg or .pdf</extracomment>
        <translation>{path} : une figure s'écrit en .png, .svg ou .pdf</translation>
    </message>
    <message>
        <source>figure.member</source>
        <extracomment>{path}: member '{member}' is unknown or has a wrong value; allowed: {allowed}</extracomment>
        <translation>{path} : le membre « {member} » est inconnu ou a une valeur incorrecte ; permis : {allowed}</translation>
    </message>
    <message>
        <source>figure.noOut</source>
        <extracomment>--figure: where the picture goes is missing; add --out FILE.png</extracomment>
        <translation>--figure : il manque où écrire l'image ; ajoutez --out FICHIER.png</translation>
    </message>
    <message>
        <source>figure.residual.noBasis</source>
        <extracomment>A figure of a residual needs a basis</extracomment>
        <translation>Une figure de résidu a besoin d’une base</translation>
    </message>
    <message>
        <source>figure.scatter.layers</source>
        <extracomment>A scatter figure needs two different layers</extracomment>
        <translation>Une figure de nuage demande deux couches différentes</translation>
    </message>
    <message>
        <source>figure.scatter.nothing</source>
        <extracomment>The two layers have no values at the same places</extracomment>
        <translation>Les deux couches n’ont pas de valeurs aux mêmes lieux</translation>
    </message>
    <message>
        <source>figure.series.noPlace</source>
        <extracomment>A figure of a time series needs a place in degrees</extracomment>
        <translation>Une figure de série temporelle demande un lieu en degrés</translation>
    </message>
    <message>
        <source>figure.series.nothing</source>
        <extracomment>No layer of the figure has values over time at {longitude}, {latitude}</extracomment>
        <translation>Aucune couche de la figure n’a de valeurs au cours du temps à {longitude}, {latitude}</translation>
    </message>
    <message>
        <source>figure.spectrum.noPlace</source>
        <extracomment>A figure of a spectrum needs a place or a pixel</extracomment>
        <translation>Une figure de spectre demande un lieu ou un pixel</translation>
    </message>
    <message>
        <source>figure.spectrum.noSpectra</source>
        <extracomment>{path}: the pixels of this file carry no spectrum</extracomment>
        <translation>{path} : les pixels de ce fichier ne portent pas de spectre</translation>
    </message>
    <message>
        <source>figure.spectrum.nothing</source>
        <extracomment>There is no pixel with a spectrum at longitude {longitude}, latitude {latitude}</extracomment>
        <translation>Il n’y a pas de pixel avec un spectre à la longitude {longitude}, latitude {latitude}</translation>
    </message>
    <message>
        <source>figure.view</source>
        <extracomment>figures of the view '{view}' are not drawn here; there are map, globe, section, timeseries, spectrum and scatter</extracomment>
        <translation>les figures de la vue « {view} » ne sont pas dessinées ici ; il y a map, section et timeseries</translation>
    </message>
    <message>
        <source>geo.projection.unknown</source>
        <extracomment>'{text}' is not a projection that PROJ knows</extracomment>
        <translation>« {text} » n'est pas une projection que PROJ connaît</translation>
    </message>
    <message>
        <source>globe.noOpenGl</source>
        <extracomment>The globe needs OpenGL 3.2, which this display does not offer</extracomment>
        <translation>Le globe a besoin d’OpenGL 3.2, que cet affichage n’offre pas</translation>
    </message>
    <message>
        <source>hint.atmosphere.enrichment.nothing</source>
        <extracomment>Choose pixels whose mean residual stands out of the noise.</extracomment>
        <translation>Choisissez des pixels dont le résidu moyen sort du bruit.</translation>
    </message>
    <message>
        <source>hint.atmosphere.pca.crossSections</source>
        <extracomment>A table of cross-sections is a CSV file: a line of names (wavelength_nm, then the gases), then rising wavelengths in nm and cm2 per molecule.</extracomment>
        <translation>Une table de sections efficaces est un fichier CSV : une ligne de noms (wavelength_nm, puis les gaz), puis des longueurs d’onde croissantes en nm et des cm2 par molécule.</translation>
    </message>
    <message>
        <source>hint.atmosphere.pca.noneUsed</source>
        <extracomment>With 'missing' gappy and no basis, spectra with any missing channel are left out: give 'missing': 'interpolate' for a first pass.</extracomment>
        <translation>Avec « missing » gappy et sans base, les spectres auxquels manque un canal sont écartés : donnez « missing »: « interpolate » pour un premier passage.</translation>
    </message>
    <message>
        <source>hint.atmosphere.pca.otherPreparation</source>
        <extracomment>Accumulate all granules with the same parameters; give 'gridFrom' so that all use one grid.</extracomment>
        <translation>Accumulez tous les granules avec les mêmes paramètres ; donnez « gridFrom » pour que tous aient la même grille.</translation>
    </message>
    <message>
        <source>hint.atmosphere.residual.noIrradiance</source>
        <extracomment>Put the irradiance (L1B_IR_SIR) into the folder of the granule or of the basis.</extracomment>
        <translation>Mettez l’irradiance (L1B_IR_SIR) dans le dossier du granule ou de la base.</translation>
    </message>
    <message>
        <source>hint.atmosphere.residual.otherShape</source>
        <extracomment>Open the basis of this band, made of granules with the same detector.</extracomment>
        <translation>Ouvrez la base de cette bande, faite de granules du même détecteur.</translation>
    </message>
    <message>
        <source>hint.core.file.checkFolder</source>
        <extracomment>Check that the folder exists and that you may write there.</extracomment>
        <translation>Vérifiez que le dossier existe et que vous pouvez y écrire.</translation>
    </message>
    <message>
        <source>hint.core.file.checkName</source>
        <extracomment>Check the name; relative paths on the command line are relative to the current folder, in a job file to the job file.</extracomment>
        <translation>Vérifiez le nom ; les chemins relatifs partent du dossier courant sur la ligne de commande, du fichier de tâche dans celui-ci.</translation>
    </message>
    <message>
        <source>hint.core.file.diskFull</source>
        <extracomment>Free some space on that disk or write elsewhere; nothing was left under the final name.</extracomment>
        <translation>Libérez de la place sur ce disque ou écrivez ailleurs ; rien n'est resté sous le nom final.</translation>
    </message>
    <message>
        <source>hint.core.file.giveFiles</source>
        <extracomment>Give the files inside it.</extracomment>
        <translation>Donnez les fichiers qu'il contient.</translation>
    </message>
    <message>
        <source>hint.core.file.permission</source>
        <extracomment>Check the permissions of the file and of the folders above it.</extracomment>
        <translation>Vérifiez les droits du fichier et des dossiers au-dessus.</translation>
    </message>
    <message>
        <source>hint.core.memory.cut</source>
        <extracomment>Choose a smaller area, fewer levels or times, or every second value; or raise --memory-limit.</extracomment>
        <translation>Choisissez une zone plus petite, moins de niveaux ou de temps, ou une valeur sur deux ; ou augmentez --memory-limit.</translation>
    </message>
    <message>
        <source>hint.figure.animation.missing</source>
        <extracomment>Add "animate": {"over": "time"}.</extracomment>
        <translation>Ajoutez "animate": {"over": "time"}.</translation>
    </message>
    <message>
        <source>hint.figure.animation.noFfmpeg</source>
        <extracomment>Install the package ffmpeg, or write the frames as PNG pictures into a folder (--out FOLDER).</extracomment>
        <translation>Installez le paquet ffmpeg, ou écrivez les images PNG dans un dossier (--out DOSSIER).</translation>
    </message>
    <message>
        <source>hint.figure.animation.noSteps</source>
        <extracomment>Animate layers with a {over} axis, and check 'from' and 'to'.</extracomment>
        <translation>Animez des couches qui ont un axe {over}, et vérifiez « from » et « to ».</translation>
    </message>
    <message>
        <source>hint.figure.residual.noBasis</source>
        <extracomment>Add "basis": the file that atmosphere.pca-basis has written.</extracomment>
        <translation>Ajoutez "basis" : le fichier qu’atmosphere.pca-basis a écrit.</translation>
    </message>
    <message>
        <source>hint.figure.scatter.layers</source>
        <extracomment>Set "x" and "y" to the indices of two layers, such as "x": 0, "y": 1.</extracomment>
        <translation>Donnez à "x" et "y" les indices de deux couches, par exemple "x": 0, "y": 1.</translation>
    </message>
    <message>
        <source>hint.figure.scatter.nothing</source>
        <extracomment>Choose layers of the same area, time and depth.</extracomment>
        <translation>Choisissez des couches de même zone, de même date et de même profondeur.</translation>
    </message>
    <message>
        <source>hint.figure.series.noPlace</source>
        <extracomment>Give "at": [longitude, latitude].</extracomment>
        <translation>Donnez "at": [longitude, latitude].</translation>
    </message>
    <message>
        <source>hint.figure.series.nothing</source>
        <extracomment>Give a layer with a time axis and a place inside it: "at": [longitude, latitude].</extracomment>
        <translation>Donnez une couche qui a un axe du temps et un lieu situé dedans : "at": [longitude, latitude].</translation>
    </message>
    <message>
        <source>hint.figure.spectrum.noPlace</source>
        <extracomment>Add "at": [longitude, latitude] in degrees, or "at": {"scanline": n, "groundPixel": n}.</extracomment>
        <translation>Ajoutez "at": [longitude, latitude] en degrés, ou "at": {"scanline": n, "groundPixel": n}.</translation>
    </message>
    <message>
        <source>hint.figure.spectrum.noSpectra</source>
        <extracomment>Name a file of spectra, such as a radiance of Sentinel-5P or IASI, as a layer of the figure.</extracomment>
        <translation>Nommez un fichier de spectres, tel qu’une luminance de Sentinel-5P ou IASI, comme couche de la figure.</translation>
    </message>
    <message>
        <source>hint.figure.spectrum.nothing</source>
        <extracomment>Choose a place inside the data, or a pixel by scanline and groundPixel.</extracomment>
        <translation>Choisissez un lieu dans les données, ou un pixel par scanline et groundPixel.</translation>
    </message>
    <message>
        <source>hint.geo.projection</source>
        <extracomment>Give an EPSG code such as EPSG:3035 or a PROJ string such as +proj=robin.</extracomment>
        <translation>Donnez un code EPSG comme EPSG:3035 ou une chaîne PROJ comme +proj=robin.</translation>
    </message>
    <message>
        <source>hint.globe.noOpenGl</source>
        <extracomment>Start the program on a desktop, or with xvfb-run and Mesa's software renderer; figures of the map need no OpenGL.</extracomment>
        <translation>Lancez le programme sur un bureau, ou avec xvfb-run et le rendu logiciel de Mesa ; les figures de la carte n’ont pas besoin d’OpenGL.</translation>
    </message>
    <message>
        <source>hint.io.chunk.damaged</source>
        <extracomment>The file is cut off or was changed on its way: get it again.</extracomment>
        <translation>Le fichier est tronqué ou a été altéré en chemin : procurez-vous-le de nouveau.</translation>
    </message>
    <message>
        <source>hint.io.csv.columns</source>
        <extracomment>Name them: columns={"longitude": "NAME", "latitude": "NAME", "time": "NAME", "value": "NAME"}.</extracomment>
        <translation>Nommez-les : columns={"longitude": "NOM", "latitude": "NOM", "time": "NOM", "value": "NOM"}.</translation>
    </message>
    <message>
        <source>hint.io.granule.noRadiance</source>
        <extracomment>Give level-1B radiance granules (S5P_..._L1B_RA_BD7_... and the like).</extracomment>
        <translation>Donnez des granules de luminance de niveau 1B (S5P_..._L1B_RA_BD7_... et semblables).</translation>
    </message>
    <message>
        <source>hint.io.irradiance.band</source>
        <extracomment>Give the irradiance of the same detector: L1B_IR_SIR for bands 7 and 8, L1B_IR_UVN for the others.</extracomment>
        <translation>Donnez l’éclairement du même détecteur : L1B_IR_SIR pour les bandes 7 et 8, L1B_IR_UVN pour les autres.</translation>
    </message>
    <message>
        <source>hint.io.irradiance.noPlaces</source>
        <extracomment>Open a radiance file; the irradiance goes with it where a reflectance is computed.</extracomment>
        <translation>Ouvrez un fichier de luminances ; l’éclairement l’accompagne là où une réflectance est calculée.</translation>
    </message>
    <message>
        <source>hint.io.netcdf.damaged</source>
        <extracomment>The file is damaged or was not copied completely; fetch it again.</extracomment>
        <translation>Le fichier est endommagé ou n'a pas été copié en entier ; récupérez-le de nouveau.</translation>
    </message>
    <message>
        <source>hint.io.netcdf.remote</source>
        <extracomment>Check the address (it is that of the data set, without .html, .dds or .das at the end) and the network, then try again.</extracomment>
        <translation>Vérifiez l'adresse (celle du jeu de données, sans .html, .dds ou .das à la fin) et le réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>hint.io.odv.labels</source>
        <extracomment>An ODV spreadsheet begins with the columns Cruise, Station, Type, yyyy-mm-ddThh:mm:ss.sss, Longitude [degrees_east], Latitude [degrees_north], Bot. Depth [m].</extracomment>
        <translation>Une feuille ODV commence par les colonnes Cruise, Station, Type, yyyy-mm-ddThh:mm:ss.sss, Longitude [degrees_east], Latitude [degrees_north], Bot. Depth [m].</translation>
    </message>
    <message>
        <source>hint.io.open.formats</source>
        <extracomment>Readable are netCDF and HDF5 (CF grids, Sentinel-5P, HARP, Argo, Copernicus, SeaDataNet, WOD), ODV and CSV text, GRIB, GeoTIFF, GeoPackage, Shapefile and GeoJSON.</extracomment>
        <translation>Sont lisibles : netCDF et HDF5 (grilles CF, Sentinel-5P, HARP, Argo, Copernicus, SeaDataNet, WOD), textes ODV et CSV, GeoTIFF, GeoPackage, Shapefile et GeoJSON.</translation>
    </message>
    <message>
        <source>hint.io.spectra.axisUnit</source>
        <extracomment>Give the spectral axis a unit such as nm, um or cm-1.</extracomment>
        <translation>Donnez à l’axe spectral une unité telle que nm, um ou cm-1.</translation>
    </message>
    <message>
        <source>hint.jobs.graph.otherFolder</source>
        <extracomment>Name an empty folder, or one that does not exist yet, with --work-folder.</extracomment>
        <translation>Nommez avec --work-folder un dossier vide, ou qui n'existe pas encore.</translation>
    </message>
    <message>
        <source>hint.jobs.graph.runAgain</source>
        <extracomment>Run it again: tasks that are done are kept.</extracomment>
        <translation>Relancez : les tâches terminées sont gardées.</translation>
    </message>
    <message>
        <source>hint.jobs.output.makeFolder</source>
        <extracomment>Make the folder first, or write elsewhere.</extracomment>
        <translation>Créez d'abord le dossier, ou écrivez ailleurs.</translation>
    </message>
    <message>
        <source>hint.jobs.output.replace</source>
        <extracomment>Give another path with --out NAME=PATH, or --replace to write over it.</extracomment>
        <translation>Donnez un autre chemin avec --out NOM=CHEMIN, ou --replace pour écraser.</translation>
    </message>
    <message>
        <source>hint.jobs.workerDied</source>
        <extracomment>Nothing half-written was left. Retry the job; when it happens again, give it less at a time.</extracomment>
        <translation>Rien d'inachevé n'est resté. Relancez la tâche ; si cela se reproduit, donnez-lui moins à la fois.</translation>
    </message>
    <message>
        <source>hint.ocean.divand.excludeEntry</source>
        <extracomment>Give one of id, longitude, latitude, depthM, time (ISO 8601).</extracomment>
        <translation>Donnez l'un de id, longitude, latitude, depthM, time (ISO 8601).</translation>
    </message>
    <message>
        <source>hint.ocean.divand.minimumNotTransformable</source>
        <extracomment>A logarithm stays above 0 by itself: leave inequality out, or give a larger minimum.</extracomment>
        <translation>Un logarithme reste de lui-même au-dessus de 0 : laissez inequality, ou donnez un minimum plus grand.</translation>
    </message>
    <message>
        <source>hint.ocean.divand.noConvergence</source>
        <extracomment>Use solver=direct, or a larger tolerance.</extracomment>
        <translation>Prenez solver=direct, ou une tolérance plus grande.</translation>
    </message>
    <message>
        <source>hint.ocean.divand.noCurrents</source>
        <extracomment>Check area and variables of the file, or leave advection out.</extracomment>
        <translation>Vérifiez la zone et les variables du fichier, ou n'indiquez pas d'advection.</translation>
    </message>
    <message>
        <source>hint.ocean.divand.noSea</source>
        <extracomment>Check the bathymetry, its sign (bathymetryPositive) and maskLevel.</extracomment>
        <translation>Vérifiez la bathymétrie, son signe (bathymetryPositive) et maskLevel.</translation>
    </message>
    <message>
        <source>hint.ocean.divand.notPositiveDefinite</source>
        <extracomment>Lengths far above the size of the domain or a very small epsilon2 do this; change one of them.</extracomment>
        <translation>Des longueurs bien plus grandes que le domaine ou un epsilon2 minuscule en sont la cause ; changez l'un des deux.</translation>
    </message>
    <message>
        <source>hint.ocean.divand.onePoint</source>
        <extracomment>Give a range of longitudes or latitudes, or depth levels with correlationLengthM above 0.</extracomment>
        <translation>Donnez une étendue de longitudes ou de latitudes, ou des niveaux de profondeur avec correlationLengthM au-dessus de 0.</translation>
    </message>
    <message>
        <source>hint.ocean.divand.seaArea</source>
        <extracomment>Codes look like 3_1 (Mediterranean Sea) or 1_5 (North Sea and others).</extracomment>
        <translation>Les codes ressemblent à 3_1 (mer Méditerranée) ou 1_5 (mer du Nord et autres).</translation>
    </message>
    <message>
        <source>hint.ocean.divand.velocity</source>
        <extracomment>Fill the velocity field at all sea cells; 0 where nothing flows.</extracomment>
        <translation>Remplissez le champ de vitesse à toutes les cellules de mer ; 0 là où rien ne coule.</translation>
    </message>
    <message>
        <source>hint.ocean.engine.approximateError</source>
        <extracomment>The clever poor man's error (cpme) needs no factor, about {fits}; or choose a coarser grid, or raise --memory-limit.</extracomment>
        <translation>L'erreur du pauvre malin (cpme) n'a pas besoin de factorisation, environ {fits} ; ou choisissez une grille plus grossière, ou augmentez --memory-limit.</translation>
    </message>
    <message>
        <source>hint.ocean.engine.iterative</source>
        <extracomment>The iterative solver needs about {fits}; or choose a coarser grid, or raise --memory-limit.</extracomment>
        <translation>Le solveur itératif demande environ {fits} ; ou choisissez une grille plus grossière, ou augmentez --memory-limit.</translation>
    </message>
    <message>
        <source>hint.ocean.fit.none</source>
        <extracomment>State the length as a number, widen the area, or raise lengthFit.searchDepthM.</extracomment>
        <translation>Donnez la longueur comme un nombre, élargissez la zone, ou augmentez lengthFit.searchDepthM.</translation>
    </message>
    <message>
        <source>hint.ocean.grid.moreThanAround</source>
        <extracomment>A global grid ends one step before it begins again, such as [-180, 179, 1].</extracomment>
        <translation>Une grille globale finit un pas avant de recommencer, comme [-180, 179, 1].</translation>
    </message>
    <message>
        <source>hint.ocean.mask.sign</source>
        <extracomment>Give bathymetryPositive = up (heights) or down (depths).</extracomment>
        <translation>Donnez bathymetryPositive = up (altitudes) ou down (profondeurs).</translation>
    </message>
    <message>
        <source>hint.ocean.observations.empty</source>
        <extracomment>Check the area, depths, times and quality flags.</extracomment>
        <translation>Vérifiez la zone, les profondeurs, les temps et les drapeaux de qualité.</translation>
    </message>
    <message>
        <source>hint.ocean.observations.unit</source>
        <extracomment>Leave the file out, or correct its unit.</extracomment>
        <translation>Laissez ce fichier de côté, ou corrigez son unité.</translation>
    </message>
    <message>
        <source>hint.ocean.observations.variables</source>
        <extracomment>Give one of these names as variable, or for this file alone in variables: {"FILE": "NAME"}.</extracomment>
        <translation>Donnez un de ces noms comme variable, ou pour ce seul fichier dans variables : {"FICHIER": "NOM"}.</translation>
    </message>
    <message>
        <source>hint.ocean.sample.noClimatology</source>
        <extracomment>Install Debian's package ferret-datasets, or set PHIDIAS_REFERENCE_DATA to the folder that holds it.</extracomment>
        <translation>Installez le paquet Debian ferret-datasets, ou donnez dans PHIDIAS_REFERENCE_DATA le dossier qui la contient.</translation>
    </message>
    <message>
        <source>hint.plume.sources</source>
        <extracomment>A list of sources is a CSV file with the header id,name,latitude,longitude (degrees) and one line a source; each id once.</extracomment>
        <translation>Une liste de sources est un fichier CSV avec l’en-tête id,name,latitude,longitude (degrés) et une ligne par source ; chaque identifiant une seule fois.</translation>
    </message>
    <message>
        <source>hint.process.input.describe</source>
        <extracomment>`phidias describe PROCESS` lists all parameters with their ranges and defaults.</extracomment>
        <translation>« phidias describe TRAITEMENT » donne tous les paramètres, leurs intervalles et valeurs par défaut.</translation>
    </message>
    <message>
        <source>hint.process.job.example</source>
        <extracomment>`phidias describe PROCESS` shows an example of a job file.</extracomment>
        <translation>« phidias describe TRAITEMENT » montre un exemple de fichier de tâche.</translation>
    </message>
    <message>
        <source>hint.process.list</source>
        <extracomment>`phidias list` names them all.</extracomment>
        <translation>« phidias list » les nomme tous.</translation>
    </message>
    <message>
        <source>hint.process.output.give</source>
        <extracomment>Add --out NAME=PATH, or "outputs": {"NAME": {"href": PATH}} in the job file.</extracomment>
        <translation>Ajoutez --out NOM=CHEMIN, ou "outputs": {"NOM": {"href": CHEMIN}} dans le fichier de tâche.</translation>
    </message>
    <message>
        <source>hint.process.version</source>
        <extracomment>Leave the version out, or run the job with the program that wrote it.</extracomment>
        <translation>Omettez la version, ou exécutez la tâche avec le programme qui l'a écrite.</translation>
    </message>
    <message>
        <source>hint.project.bundle.changes</source>
        <extracomment>Wait until the job that writes it has ended.</extracomment>
        <translation>Attendez la fin du traitement qui l’écrit.</translation>
    </message>
    <message>
        <source>hint.project.bundle.damaged</source>
        <extracomment>Fetch it again, or ask who made it.</extracomment>
        <translation>Récupérez-le à nouveau, ou demandez à qui l’a fait.</translation>
    </message>
    <message>
        <source>hint.project.bundle.exists</source>
        <extracomment>Choose another name, or an empty folder.</extracomment>
        <translation>Choisissez un autre nom, ou un dossier vide.</translation>
    </message>
    <message>
        <source>hint.project.changedOutside</source>
        <extracomment>Save under another name to keep both, or write over it.</extracomment>
        <translation>Enregistrez sous un autre nom pour garder les deux, ou écrasez-le.</translation>
    </message>
    <message>
        <source>hint.project.locked</source>
        <extracomment>Save under another name, or close it there first.</extracomment>
        <translation>Enregistrez sous un autre nom, ou fermez-le d’abord là-bas.</translation>
    </message>
    <message>
        <source>hint.project.newer</source>
        <extracomment>It may come from a newer version of this program.</extracomment>
        <translation>Il vient peut-être d'une version plus récente de ce programme.</translation>
    </message>
    <message>
        <source>hint.reportDefect</source>
        <extracomment>Please report this with the log; the input files are unchanged.</extracomment>
        <translation>Merci de le signaler avec le journal ; les fichiers d'entrée sont intacts.</translation>
    </message>
    <message>
        <source>hint.scene.hovmoeller.noAxis</source>
        <extracomment>Choose another axis for the diagram, or a variable that has this one.</extracomment>
        <translation>Choisissez un autre axe pour le diagramme, ou une variable qui a celui-ci.</translation>
    </message>
    <message>
        <source>hint.scene.profile.noLevels</source>
        <extracomment>Choose a variable with depths, heights or pressures.</extracomment>
        <translation>Choisissez une variable qui a des profondeurs, des hauteurs ou des pressions.</translation>
    </message>
    <message>
        <source>hint.scene.section.cruiseShort</source>
        <extracomment>Choose another cruise, or show the layers that hold its casts.</extracomment>
        <translation>Choisissez une autre campagne, ou affichez les couches qui contiennent ses profils.</translation>
    </message>
    <message>
        <source>hint.scene.section.line</source>
        <extracomment>Draw the line again, or correct its points; a point between helps where two are far apart.</extracomment>
        <translation>Tracez de nouveau la ligne, ou corrigez ses points ; un point intermédiaire aide là où deux sont éloignés.</translation>
    </message>
    <message>
        <source>hint.scene.section.noLevels</source>
        <extracomment>Choose a layer with depths or heights.</extracomment>
        <translation>Choisissez une couche avec des profondeurs ou des hauteurs.</translation>
    </message>
    <message>
        <source>hint.scene.series.noTime</source>
        <extracomment>Choose a variable with a time axis; its units must read like 'days since 1950-01-01'.</extracomment>
        <translation>Choisissez une variable qui a un axe du temps ; ses unités doivent se lire comme 'days since 1950-01-01'.</translation>
    </message>
    <message>
        <source>io.chunk.damaged</source>
        <extracomment>{path}: variable '{variable}' is damaged in chunk {chunk} (counted from 0)</extracomment>
        <translation>{path} : la variable « {variable} » est endommagée dans le bloc {chunk} (compté depuis 0)</translation>
    </message>
    <message>
        <source>io.chunk.request</source>
        <extracomment>{path}: a part of '{variable}' was asked for that it does not have</extracomment>
        <translation>{path} : une partie de « {variable} » a été demandée qui n’existe pas</translation>
    </message>
    <message>
        <source>io.csv.noColumn</source>
        <extracomment>{path}: there is no column '{column}'</extracomment>
        <translation>{path} : il n'y a pas de colonne « {column} »</translation>
    </message>
    <message>
        <source>io.csv.noPosition</source>
        <extracomment>{path}: no columns of longitude and latitude were found</extracomment>
        <translation>{path} : pas de colonnes de longitude et de latitude</translation>
    </message>
    <message>
        <source>io.features.ending</source>
        <extracomment>{path}: features are written as .geojson or .gpkg</extracomment>
        <translation>{path} : des entités s'écrivent en .geojson ou .gpkg</translation>
    </message>
    <message>
        <source>io.gdal.damaged</source>
        <extracomment>{path}: damaged file: {reason}</extracomment>
        <translation>{path} : fichier endommagé : {reason}</translation>
    </message>
    <message>
        <source>io.gdal.moreLayers</source>
        <extracomment>the file has {count} layers; the first, '{layer}', was read</extracomment>
        <translation>le fichier a {count} couches ; la première, « {layer} », a été lue</translation>
    </message>
    <message>
        <source>io.gdal.notGeoreferenced</source>
        <extracomment>the image is not georeferenced</extracomment>
        <translation>l'image n'est pas géoréférencée</translation>
    </message>
    <message>
        <source>io.granule.band</source>
        <extracomment>{path}: there is no band '{band}'; the file has {known}</extracomment>
        <translation>{path} : il n’y a pas de bande « {band} » ; le fichier a {known}</translation>
    </message>
    <message>
        <source>io.granule.dimensions</source>
        <extracomment>{path}: variable '{variable}' has {found} dimensions, expected 4 (time = 1, scanline, ground_pixel, spectral_channel)</extracomment>
        <translation>{path} : la variable « {variable} » a {found} dimensions au lieu de 4 (time = 1, scanline, ground_pixel, spectral_channel)</translation>
    </message>
    <message>
        <source>io.granule.noGroup</source>
        <extracomment>{path}: the group '{group}' is missing</extracomment>
        <translation>{path} : le groupe « {group} » manque</translation>
    </message>
    <message>
        <source>io.granule.noRadiance</source>
        <extracomment>{path}: there is no radiance of Sentinel-5P in it (no group BANDn_RADIANCE)</extracomment>
        <translation>{path} : il n’y a pas de luminance de Sentinel-5P (aucun groupe BANDn_RADIANCE)</translation>
    </message>
    <message>
        <source>io.granule.noSpectra</source>
        <extracomment>{path}: the group '{group}' has neither 'radiance' nor 'radiance_int16'</extracomment>
        <translation>{path} : le groupe « {group} » n’a ni « radiance » ni « radiance_int16 »</translation>
    </message>
    <message>
        <source>io.granule.shape</source>
        <extracomment>{path}: variable '{variable}' is {found}, expected {expected}</extracomment>
        <translation>{path} : la variable « {variable} » est {found} au lieu de {expected}</translation>
    </message>
    <message>
        <source>io.grid.axisTooLong</source>
        <extracomment>axis '{axis}' has {count} coordinates, too many for the memory limit; they were not read</extracomment>
        <translation>l'axe « {axis} » a {count} coordonnées, trop pour la limite de mémoire ; elles n'ont pas été lues</translation>
    </message>
    <message>
        <source>io.grid.boundsShape</source>
        <extracomment>bounds '{bounds}' of axis '{axis}' do not fit it and were ignored</extracomment>
        <translation>les bornes « {bounds} » de l'axe « {axis} » ne conviennent pas et ont été ignorées</translation>
    </message>
    <message>
        <source>io.grid.coordinateMissing</source>
        <extracomment>axis '{axis}' has coordinates without a value</extracomment>
        <translation>l'axe « {axis} » a des coordonnées sans valeur</translation>
    </message>
    <message>
        <source>io.grid.crsUnknown</source>
        <extracomment>the horizontal coordinates are not longitude and latitude and no usable grid mapping tells what they are</extracomment>
        <translation>les coordonnées horizontales ne sont pas longitude et latitude et aucune projection utilisable n'est donnée</translation>
    </message>
    <message>
        <source>io.grid.curvilinear</source>
        <extracomment>coordinates '{variable}' depend on both indices (curvilinear grid); the axes count cells instead</extracomment>
        <translation>les coordonnées « {variable} » dépendent des deux indices (grille curviligne) ; les axes comptent les mailles</translation>
    </message>
    <message>
        <source>io.grid.gmtSize</source>
        <extracomment>{path}: old GMT grid says {x} x {y} cells, but z holds {found} values</extracomment>
        <translation>{path} : l'ancienne grille GMT annonce {x} x {y} mailles, mais z a {found} valeurs</translation>
    </message>
    <message>
        <source>io.grid.noPlane</source>
        <extracomment>no variable has both a longitude (x) and a latitude (y) axis</extracomment>
        <translation>aucune variable n'a à la fois un axe de longitude (x) et de latitude (y)</translation>
    </message>
    <message>
        <source>io.grid.noVariable</source>
        <extracomment>{path}: the file holds no numeric data variable that a grid could be made of</extracomment>
        <translation>{path} : le fichier n'a pas de variable numérique dont on puisse faire une grille</translation>
    </message>
    <message>
        <source>io.grid.notMonotonic</source>
        <extracomment>the coordinates of axis '{axis}' neither rise nor fall all the way</extracomment>
        <translation>les coordonnées de l'axe « {axis} » ne sont ni croissantes ni décroissantes</translation>
    </message>
    <message>
        <source>io.grid.timeNotDecoded</source>
        <extracomment>time axis '{axis}' was kept as numbers: unit '{unit}', calendar '{calendar}' cannot be decoded</extracomment>
        <translation>l'axe de temps « {axis} » reste en nombres : l'unité « {unit} », le calendrier « {calendar} » ne se décodent pas</translation>
    </message>
    <message>
        <source>io.grid.typesSkipped</source>
        <extracomment>{count} variables of compound or other special type were left out</extracomment>
        <translation>{count} variables de type composé ou spécial ont été laissées de côté</translation>
    </message>
    <message>
        <source>io.inspect.remoteTooLarge</source>
        <extracomment>variable '{variable}' of the server is too large to be read for statistics</extracomment>
        <translation>la variable « {variable} » du serveur est trop grande pour être lue pour des statistiques</translation>
    </message>
    <message>
        <source>io.irradiance.band</source>
        <extracomment>{path}: there is no irradiance of {band}</extracomment>
        <translation>{path} : il n’y a pas d’éclairement de {band}</translation>
    </message>
    <message>
        <source>io.irradiance.noPlaces</source>
        <extracomment>{path}: this is an irradiance of the Sun, which has no places to show on a map</extracomment>
        <translation>{path} : c’est un éclairement du Soleil, qui n’a pas de lieux à montrer sur une carte</translation>
    </message>
    <message>
        <source>io.irradiance.pixel</source>
        <extracomment>The irradiance has no row {pixel}; it has {pixels}</extracomment>
        <translation>L’éclairement n’a pas de ligne {pixel} ; il en a {pixels}</translation>
    </message>
    <message>
        <source>io.irradiance.reflectance</source>
        <extracomment>{radiances} radiances, {irradiances} irradiances and a distance of {distance} AU make no reflectance</extracomment>
        <translation>{radiances} luminances, {irradiances} éclairements et une distance de {distance} UA ne font pas une réflectance</translation>
    </message>
    <message>
        <source>io.irradiance.rows</source>
        <extracomment>{path}: the irradiance has {rows} rows, the radiance {expected}</extracomment>
        <translation>{path} : l’éclairement a {rows} lignes, la luminance {expected}</translation>
    </message>
    <message>
        <source>io.netcdf.damaged</source>
        <extracomment>{path}: damaged netCDF file: {reason}</extracomment>
        <translation>{path} : fichier netCDF endommagé : {reason}</translation>
    </message>
    <message>
        <source>io.netcdf.damagedVariable</source>
        <extracomment>{path}: variable '{variable}' cannot be read at {position}: {reason}</extracomment>
        <translation>{path} : la variable « {variable} » est illisible en {position} : {reason}</translation>
    </message>
    <message>
        <source>io.netcdf.hdf5Truncated</source>
        <extracomment>{path}: the file ends after {found} bytes, its header says {expected} bytes</extracomment>
        <translation>{path} : le fichier finit après {found} octets, son en-tête en annonce {expected}</translation>
    </message>
    <message>
        <source>io.netcdf.headerBroken</source>
        <extracomment>{path}: the netCDF header is damaged before byte {position} ({what})</extracomment>
        <translation>{path} : l'en-tête netCDF est endommagé avant l'octet {position} ({what})</translation>
    </message>
    <message>
        <source>io.netcdf.headerTruncated</source>
        <extracomment>{path}: the file ends after {found} bytes, inside its header</extracomment>
        <translation>{path} : le fichier finit après {found} octets, dans son en-tête</translation>
    </message>
    <message>
        <source>io.netcdf.notNetcdf</source>
        <extracomment>{path}: this is not a netCDF file</extracomment>
        <translation>{path} : ce n'est pas un fichier netCDF</translation>
    </message>
    <message>
        <source>io.netcdf.remoteFailed</source>
        <extracomment>{path}: the server's data cannot be read: {reason}</extracomment>
        <translation>{path} : les données du serveur sont illisibles : {reason}</translation>
    </message>
    <message>
        <source>io.netcdf.truncated</source>
        <extracomment>{path}: the file ends after {found} bytes; variable '{variable}' begins at byte {begin} and needs the file to have at least {expected} bytes</extracomment>
        <translation>{path} : le fichier finit après {found} octets ; la variable « {variable} » commence à l'octet {begin} et demande au moins {expected} octets</translation>
    </message>
    <message>
        <source>io.netcdf.variableMissing</source>
        <extracomment>{path}: variable '{variable}' is missing</extracomment>
        <translation>{path} : la variable « {variable} » manque</translation>
    </message>
    <message>
        <source>io.observations.count</source>
        <extracomment>{path}: '{variable}' holds {found} values, expected {expected} to go with the others</extracomment>
        <translation>{path} : « {variable} » a {found} valeurs, il en faut {expected} pour aller avec les autres</translation>
    </message>
    <message>
        <source>io.observations.noPosition</source>
        <extracomment>{count} of {of} casts have no good position; their values cannot be placed</extracomment>
        <translation>{count} profils sur {of} n'ont pas de bonne position ; leurs valeurs ne peuvent pas être placées</translation>
    </message>
    <message>
        <source>io.odv.cellCount</source>
        <extracomment>{path}: line {line} has {found} cells, expected {expected} as in the label line</extracomment>
        <translation>{path} : la ligne {line} a {found} cellules, attendu {expected} comme dans la ligne de titres</translation>
    </message>
    <message>
        <source>io.odv.decimalComma</source>
        <extracomment>numbers with a decimal comma were read as if they had a point</extracomment>
        <translation>des nombres à virgule décimale ont été lus comme s'ils avaient un point</translation>
    </message>
    <message>
        <source>io.odv.labelMissing</source>
        <extracomment>{path}: the column '{label}' is missing</extracomment>
        <translation>{path} : la colonne « {label} » manque</translation>
    </message>
    <message>
        <source>io.odv.noLabels</source>
        <extracomment>{path}: the file holds comments alone; expected a line of column labels</extracomment>
        <translation>{path} : le fichier n'a que des commentaires ; une ligne de titres de colonnes est attendue</translation>
    </message>
    <message>
        <source>io.odv.position</source>
        <extracomment>{path}: line {line}: '{found}' is not a longitude</extracomment>
        <translation>{path} : ligne {line} : « {found} » n'est pas une longitude</translation>
    </message>
    <message>
        <source>io.odv.unknownScheme</source>
        <extracomment>the quality flags of '{scheme}' are not known; 1 and 2 count as good</extracomment>
        <translation>les indicateurs de qualité de « {scheme} » ne sont pas connus ; 1 et 2 comptent comme bons</translation>
    </message>
    <message>
        <source>io.open.empty</source>
        <extracomment>{path}: the file is empty</extracomment>
        <translation>{path} : le fichier est vide</translation>
    </message>
    <message>
        <source>io.open.unknownFormat</source>
        <extracomment>{path}: no reader knows this format</extracomment>
        <translation>{path} : aucun lecteur ne connaît ce format</translation>
    </message>
    <message>
        <source>io.raster.size</source>
        <extracomment>{path}: a band does not have the size of the raster</extracomment>
        <translation>{path} : une bande n'a pas la taille du raster</translation>
    </message>
    <message>
        <source>io.spectra.axisUnit</source>
        <extracomment>{path}: '{variable}' has the unit '{unit}', which is neither a wavelength nor a wavenumber</extracomment>
        <translation>{path} : « {variable} » a l’unité « {unit} », qui n’est ni une longueur d’onde ni un nombre d’onde</translation>
    </message>
    <message>
        <source>io.spectra.noPlaces</source>
        <extracomment>{path}: the radiance has no latitude and longitude of its pixels</extracomment>
        <translation>{path} : la luminance n’a ni latitude ni longitude de ses pixels</translation>
    </message>
    <message>
        <source>io.spectra.noRadiance</source>
        <extracomment>{path}: group '{group}' holds neither 'radiance' nor 'radiance_int16'</extracomment>
        <translation>{path} : le groupe « {group} » ne contient ni « radiance » ni « radiance_int16 »</translation>
    </message>
    <message>
        <source>io.spectra.otherBand</source>
        <extracomment>Group {band} is not shown: the file is read as {shown}</extracomment>
        <translation>Le groupe {band} n’est pas montré : le fichier est lu comme {shown}</translation>
    </message>
    <message>
        <source>io.spectra.pixel</source>
        <extracomment>{path}: there is no pixel {scanline}, {groundPixel}; the file has {scanlines} scanlines of {groundPixels} pixels</extracomment>
        <translation>{path} : il n’y a pas de pixel {scanline}, {groundPixel} ; le fichier a {scanlines} lignes de {groundPixels} pixels</translation>
    </message>
    <message>
        <source>io.spectra.shape</source>
        <extracomment>{path}: variable '{variable}' has the dimensions {found}; expected {expected}</extracomment>
        <translation>{path} : la variable « {variable} » a les dimensions {found} ; attendu {expected}</translation>
    </message>
    <message>
        <source>io.swath.headerOnly</source>
        <extracomment>the product holds its header alone; group PRODUCT has no variables</extracomment>
        <translation>le produit n'a que son en-tête ; le groupe PRODUCT n'a pas de variables</translation>
    </message>
    <message>
        <source>io.swath.layer</source>
        <extracomment>{path}: layer {layer} of variable '{variable}' does not exist; it has {layers} layers, counted from 0</extracomment>
        <translation>{path} : la couche {layer} de la variable « {variable} » n'existe pas ; elle en a {layers}, comptées à partir de 0</translation>
    </message>
    <message>
        <source>io.swath.shape</source>
        <extracomment>{path}: variable '{variable}' has the dimensions ({found}), expected {scanlines} scanlines x {groundPixels} ground pixels</extracomment>
        <translation>{path} : la variable « {variable} » a les dimensions ({found}), attendu {scanlines} lignes x {groundPixels} pixels au sol</translation>
    </message>
    <message>
        <source>io.swath.timeValues</source>
        <extracomment>time_values '{text}' is not a time (YYYY-MM-DD hh:mm:ss); scanlines have no time</extracomment>
        <translation>time_values « {text} » n'est pas un temps (AAAA-MM-JJ hh:mm:ss) ; les lignes n'ont pas de temps</translation>
    </message>
    <message>
        <source>io.wod.rowSizes</source>
        <extracomment>{path}: the row sizes of '{variable}' add up to {rows}, but it holds {found} values</extracomment>
        <translation>{path} : les tailles de « {variable} » font {rows}, mais elle a {found} valeurs</translation>
    </message>
    <message>
        <source>jobs.graph.folderInUse</source>
        <extracomment>{folder} holds a folder 'work' or 'tasks' that is not from a run of Phidias</extracomment>
        <translation>{folder} contient un dossier « work » ou « tasks » qui ne vient pas d'un calcul de Phidias</translation>
    </message>
    <message>
        <source>jobs.graph.taskDied</source>
        <extracomment>The worker of task {id} ended with status {status} before it could say why; its files are in {folder}</extracomment>
        <translation>L'exécutant de la tâche {id} s'est terminé avec l'état {status} sans dire pourquoi ; ses fichiers sont dans {folder}</translation>
    </message>
    <message>
        <source>jobs.notEnded</source>
        <extracomment>The job {id} has not ended yet</extracomment>
        <translation>La tâche {id} n'est pas encore terminée</translation>
    </message>
    <message>
        <source>jobs.output.exists</source>
        <extracomment>Output '{name}': {path} exists already</extracomment>
        <translation>Sortie « {name} » : {path} existe déjà</translation>
    </message>
    <message>
        <source>jobs.output.isInput</source>
        <extracomment>Output '{name}': {path} is an input of this run</extracomment>
        <translation>Sortie « {name} » : {path} est une entrée de ce calcul</translation>
    </message>
    <message>
        <source>jobs.output.noFolder</source>
        <extracomment>Output '{name}': the folder {folder} does not exist</extracomment>
        <translation>Sortie « {name} » : le dossier {folder} n'existe pas</translation>
    </message>
    <message>
        <source>jobs.output.notAllowed</source>
        <extracomment>Output '{name}': you may not write into {folder}</extracomment>
        <translation>Sortie « {name} » : vous ne pouvez pas écrire dans {folder}</translation>
    </message>
    <message>
        <source>jobs.output.notWritten</source>
        <extracomment>{process} has ended without writing the output '{name}'</extracomment>
        <translation>{process} s'est terminé sans écrire la sortie « {name} »</translation>
    </message>
    <message>
        <source>jobs.output.twice</source>
        <extracomment>Output '{name}': {path} is also the path of another output</extracomment>
        <translation>Sortie « {name} » : {path} est aussi le chemin d'une autre sortie</translation>
    </message>
    <message>
        <source>jobs.unknown</source>
        <extracomment>There is no job '{id}'</extracomment>
        <translation>Il n'y a pas de tâche « {id} »</translation>
    </message>
    <message>
        <source>jobs.watch.notAFolder</source>
        <extracomment>{path}: this is not a folder that can be read</extracomment>
        <translation>{path} : ce n’est pas un dossier lisible</translation>
    </message>
    <message>
        <source>jobs.watch.twice</source>
        <extracomment>{folder} is being watched for {job} already</extracomment>
        <translation>{folder} est déjà surveillé pour {job}</translation>
    </message>
    <message>
        <source>jobs.workerDied</source>
        <extracomment>The worker ended without a result (killed, or out of memory). {said}</extracomment>
        <translation>L'exécutant s'est terminé sans résultat (tué, ou mémoire insuffisante). {said}</translation>
    </message>
    <message>
        <source>journey.check</source>
        <extracomment>{what}: found {found}</extracomment>
        <translation>{what} : trouvé {found}</translation>
    </message>
    <message>
        <source>journey.noAction</source>
        <extracomment>There is no action '{name}', or it cannot be had now</extracomment>
        <translation>L’action « {name} » n’existe pas ou n’est pas possible pour l’instant</translation>
    </message>
    <message>
        <source>journey.noChoice</source>
        <extracomment>There is no such choice in '{name}'</extracomment>
        <translation>Ce choix n’existe pas dans « {name} »</translation>
    </message>
    <message>
        <source>journey.noMethod</source>
        <extracomment>The widget '{name}' has no method '{method}'</extracomment>
        <translation>Le composant « {name} » n’a pas de méthode « {method} »</translation>
    </message>
    <message>
        <source>journey.noPicture</source>
        <extracomment>The picture {path} could not be written</extracomment>
        <translation>L’image {path} n’a pas pu être écrite</translation>
    </message>
    <message>
        <source>journey.noWidget</source>
        <extracomment>There is no visible widget '{name}'</extracomment>
        <translation>Il n’y a pas d’élément visible « {name} »</translation>
    </message>
    <message>
        <source>journey.timeout</source>
        <extracomment>Waited too long for {what}</extracomment>
        <translation>Attente trop longue de {what}</translation>
    </message>
    <message>
        <source>journey.unknownStep</source>
        <extracomment>A step of the journey is unknown: {step}</extracomment>
        <translation>Une étape du parcours est inconnue : {step}</translation>
    </message>
    <message>
        <source>ocean.case.constraintIndex</source>
        <extracomment>{path}: variable '{variable}' holds {found}; expected 0 to below {limit}</extracomment>
        <translation>{path} : la variable « {variable} » contient {found} ; de 0 à moins de {limit} est attendu</translation>
    </message>
    <message>
        <source>ocean.case.dimensions</source>
        <extracomment>{path}: the mask has {found} dimensions, expected 1 to 4, none of length 0</extracomment>
        <translation>{path} : le masque a {found} dimensions, attendu 1 à 4, aucune de longueur 0</translation>
    </message>
    <message>
        <source>ocean.case.qcMethod</source>
        <extracomment>qcMethod: 2 is not a method; allowed: 0, 1, 3, 4, 5</extracomment>
        <translation>qcMethod : 2 n'est pas une méthode ; permis : 0, 1, 3, 4, 5</translation>
    </message>
    <message>
        <source>ocean.case.size</source>
        <extracomment>{path}: variable '{variable}' has {found} values, expected {expected}</extracomment>
        <translation>{path} : la variable « {variable} » a {found} valeurs, attendu {expected}</translation>
    </message>
    <message>
        <source>ocean.case.toAverage</source>
        <extracomment>{path}: the attribute param_toaverage must name some, but not all, dimensions</extracomment>
        <translation>{path} : l'attribut param_toaverage doit nommer certaines dimensions, mais pas toutes</translation>
    </message>
    <message>
        <source>ocean.difference.notAGrid</source>
        <extracomment>{path}: this is not a gridded field</extracomment>
        <translation>{path} : ce n'est pas un champ sur grille</translation>
    </message>
    <message>
        <source>ocean.difference.time</source>
        <extracomment>{path}: there is no time slice {asked}; there are {there}, counted from 0</extracomment>
        <translation>{path} : il n'y a pas de tranche de temps {asked} ; il y en a {there}, comptées à partir de 0</translation>
    </message>
    <message>
        <source>ocean.difference.unit</source>
        <extracomment>The unit '{second}' of the second field cannot be converted to '{first}' of the first</extracomment>
        <translation>L'unité « {second} » du second champ ne se convertit pas en « {first} » du premier</translation>
    </message>
    <message>
        <source>ocean.divand.constraint</source>
        <extracomment>The constraint '{name}' is not consistent: its shapes, a value that is no number, or an error variance not above 0</extracomment>
        <translation>La contrainte « {name} » n'est pas cohérente : ses dimensions, une valeur qui n'est pas un nombre, ou une variance d'erreur qui n'est pas au-dessus de 0</translation>
    </message>
    <message>
        <source>ocean.divand.covarianceNotPositive</source>
        <extracomment>The error covariance of the observations is not positive definite</extracomment>
        <translation>La covariance d'erreur des observations n'est pas définie positive</translation>
    </message>
    <message>
        <source>ocean.divand.cvFullCovariance</source>
        <extracomment>cross-validation needs independent errors of the observations, not a full covariance</extracomment>
        <translation>la validation croisée demande des erreurs indépendantes des observations, pas une covariance complète</translation>
    </message>
    <message>
        <source>ocean.divand.cvNothing</source>
        <extracomment>cross-validation: no observation lies on the sea of the grid</extracomment>
        <translation>validation croisée : aucune observation n'est sur la mer de la grille</translation>
    </message>
    <message>
        <source>ocean.divand.epsilonNotPositive</source>
        <extracomment>epsilon2 of observation {index} is {given}; expected a number above 0</extracomment>
        <translation>epsilon2 de l'observation {index} vaut {given} ; un nombre supérieur à 0 est attendu</translation>
    </message>
    <message>
        <source>ocean.divand.errorNeedsDirect</source>
        <extracomment>solver: the exact error and diag(HK) need the direct solver</extracomment>
        <translation>solver : l'erreur exacte et diag(HK) demandent le solveur direct</translation>
    </message>
    <message>
        <source>ocean.divand.excludeEntry</source>
        <extracomment>exclude: {given} names no observation</extracomment>
        <translation>exclude : {given} ne désigne aucune observation</translation>
    </message>
    <message>
        <source>ocean.divand.fitNeedsLevels</source>
        <extracomment>{name}: a fit needs two depth levels or more</extracomment>
        <translation>{name} : un ajustement demande deux niveaux de profondeur ou plus</translation>
    </message>
    <message>
        <source>ocean.divand.fullCovarianceOutside</source>
        <extracomment>With a full error covariance every observation must lie in the sea of the grid and have a value</extracomment>
        <translation>Avec une covariance d'erreur complète, chaque observation doit être en mer dans la grille et avoir une valeur</translation>
    </message>
    <message>
        <source>ocean.divand.gridShape</source>
        <extracomment>The problem is not consistent: {what}</extracomment>
        <translation>Le problème est incohérent : {what}</translation>
    </message>
    <message>
        <source>ocean.divand.heatmapNothing</source>
        <extracomment>density: no observation with a weight above 0 lies on the sea of the grid</extracomment>
        <translation>densité : aucune observation de poids supérieur à 0 n'est sur la mer de la grille</translation>
    </message>
    <message>
        <source>ocean.divand.inequalityNeedsDirect</source>
        <extracomment>a minimum as a constraint needs the direct solver</extracomment>
        <translation>un minimum comme contrainte demande le solveur direct</translation>
    </message>
    <message>
        <source>ocean.divand.inequalityNeedsMinimum</source>
        <extracomment>{name}: needs a minimum, and a background that is mean or none</extracomment>
        <translation>{name} : demande un minimum, et un fond qui soit mean ou none</translation>
    </message>
    <message>
        <source>ocean.divand.iterativeNeedsBinomial</source>
        <extracomment>solver: the iterative solver needs a binomial alpha, lengths above 0 in every dimension, and no extra penalties</extracomment>
        <translation>solver : le solveur itératif demande un alpha binomial, des longueurs positives dans chaque dimension, et aucune autre pénalité</translation>
    </message>
    <message>
        <source>ocean.divand.lengthLevels</source>
        <extracomment>{name}: {found} values for {levels} depth levels</extracomment>
        <translation>{name} : {found} valeurs pour {levels} niveaux</translation>
    </message>
    <message>
        <source>ocean.divand.lengthMissing</source>
        <extracomment>correlationLengthKm: variable '{variable}' of {path} has no value above 0 in the grid</extracomment>
        <translation>correlationLengthKm : la variable « {variable} » de {path} n'a aucune valeur positive dans la grille</translation>
    </message>
    <message>
        <source>ocean.divand.minimumAboveMaximum</source>
        <extracomment>minimum: above maximum</extracomment>
        <translation>minimum : supérieur au maximum</translation>
    </message>
    <message>
        <source>ocean.divand.minimumNotTransformable</source>
        <extracomment>minimum: {given} has no value under the transform, so the analysis cannot be kept above it</extracomment>
        <translation>minimum : {given} n'a pas de valeur par la transformation, l'analyse ne peut donc rester au-dessus</translation>
    </message>
    <message>
        <source>ocean.divand.noConvergence</source>
        <extracomment>No convergence in {iterations} iterations; the relative error is still {bound}</extracomment>
        <translation>Pas de convergence en {iterations} itérations ; l'erreur relative est encore {bound}</translation>
    </message>
    <message>
        <source>ocean.divand.noCurrents</source>
        <extracomment>{path}: no current at the sea points of the grid</extracomment>
        <translation>{path} : aucun courant aux points de mer de la grille</translation>
    </message>
    <message>
        <source>ocean.divand.noSea</source>
        <extracomment>The grid holds no sea point</extracomment>
        <translation>La grille n'a aucun point en mer</translation>
    </message>
    <message>
        <source>ocean.divand.notPositiveDefinite</source>
        <extracomment>The system of equations is not positive definite</extracomment>
        <translation>Le système d'équations n'est pas défini positif</translation>
    </message>
    <message>
        <source>ocean.divand.onePoint</source>
        <extracomment>the grid has a single horizontal node and no vertical length: there is nothing to interpolate</extracomment>
        <translation>la grille a un seul nœud horizontal et pas de longueur verticale : il n'y a rien à interpoler</translation>
    </message>
    <message>
        <source>ocean.divand.seaArea</source>
        <extracomment>seaAreas: '{given}' is no code of the SeaVoX gazetteer (C19)</extracomment>
        <translation>seaAreas : « {given} » n'est pas un code du répertoire SeaVoX (C19)</translation>
    </message>
    <message>
        <source>ocean.divand.topographyNeedsBathymetry</source>
        <extracomment>{name}: needs a bathymetry</extracomment>
        <translation>{name} : demande une bathymétrie</translation>
    </message>
    <message>
        <source>ocean.divand.velocity</source>
        <extracomment>Component {component} of the velocity is missing or not finite at the sea cell ({place}), counted from 1</extracomment>
        <translation>La composante {component} de la vitesse manque ou n'est pas finie à la cellule de mer ({place}), comptée à partir de 1</translation>
    </message>
    <message>
        <source>ocean.engine.factorTooLarge</source>
        <extracomment>{what} needs a factor of about {needed} ({unknowns} unknowns in {dimensions}-D); the memory limit is {budget}</extracomment>
        <translation>{what} demande un facteur d'environ {needed} ({unknowns} inconnues en {dimensions}-D) ; la limite de mémoire est {budget}</translation>
    </message>
    <message>
        <source>ocean.field.notAGrid</source>
        <extracomment>{path}: not a gridded file</extracomment>
        <translation>{path} : ce n'est pas un fichier en grille</translation>
    </message>
    <message>
        <source>ocean.field.unit</source>
        <extracomment>{path}: variable '{variable}' is in '{unit}', which does not convert to '{wanted}'</extracomment>
        <translation>{path} : la variable « {variable} » est en « {unit} », qui ne se convertit pas en « {wanted} »</translation>
    </message>
    <message>
        <source>ocean.field.variable</source>
        <extracomment>{path}: no gridded variable '{asked}'; there are: {there}</extracomment>
        <translation>{path} : pas de variable en grille « {asked} » ; il y a : {there}</translation>
    </message>
    <message>
        <source>ocean.field.vertical</source>
        <extracomment>{path}: the vertical axis is in '{unit}', which is no length</extracomment>
        <translation>{path} : l'axe vertical est en « {unit} », qui n'est pas une longueur</translation>
    </message>
    <message>
        <source>ocean.fit.bounds</source>
        <extracomment>{low} must be below {high}</extracomment>
        <translation>{low} doit être au-dessous de {high}</translation>
    </message>
    <message>
        <source>ocean.fit.none</source>
        <extracomment>{name}: no level has enough observations to fit a length</extracomment>
        <translation>{name} : aucun niveau n'a assez d'observations pour ajuster une longueur</translation>
    </message>
    <message>
        <source>ocean.grid.moreThanAround</source>
        <extracomment>grid.longitude: {given} goes more than once around the globe</extracomment>
        <translation>grid.longitude : {given} fait plus d'un tour du globe</translation>
    </message>
    <message>
        <source>ocean.grid.notCyclic</source>
        <extracomment>cyclicLongitude: the longitudes {given} do not close around the globe</extracomment>
        <translation>cyclicLongitude : les longitudes {given} ne se referment pas autour du globe</translation>
    </message>
    <message>
        <source>ocean.grid.range</source>
        <extracomment>{name}: {given} is not an interval; expected [low, high, step] with at least one step, or low = high and the width of the band</extracomment>
        <translation>{name} : {given} n'est pas un intervalle ; attendu [bas, haut, pas] avec au moins un pas, ou bas = haut et la largeur de la bande</translation>
    </message>
    <message>
        <source>ocean.grid.tooMany</source>
        <extracomment>{name}: {given} makes more than a million nodes</extracomment>
        <translation>{name} : {given} fait plus d'un million de nœuds</translation>
    </message>
    <message>
        <source>ocean.mask.notAGrid</source>
        <extracomment>{path}: this is not a gridded bathymetry</extracomment>
        <translation>{path} : ce n'est pas une bathymétrie sur grille</translation>
    </message>
    <message>
        <source>ocean.mask.sign</source>
        <extracomment>{path}: variable '{variable}' does not say whether it holds heights or depths</extracomment>
        <translation>{path} : la variable « {variable} » ne dit pas si elle donne des altitudes ou des profondeurs</translation>
    </message>
    <message>
        <source>ocean.observations.ambiguous</source>
        <extracomment>{path}: '{asked}' may mean several variables: {there}</extracomment>
        <translation>{path} : « {asked} » peut désigner plusieurs variables : {there}</translation>
    </message>
    <message>
        <source>ocean.observations.empty</source>
        <extracomment>No observation is left after selecting ({counts})</extracomment>
        <translation>Il ne reste aucune observation après sélection ({counts})</translation>
    </message>
    <message>
        <source>ocean.observations.noVariable</source>
        <extracomment>{path}: there is no variable '{asked}'; the file holds: {there}</extracomment>
        <translation>{path} : il n'y a pas de variable « {asked} » ; le fichier contient : {there}</translation>
    </message>
    <message>
        <source>ocean.observations.notObservations</source>
        <extracomment>{path}: this file holds no in-situ observations</extracomment>
        <translation>{path} : ce fichier n'a pas d'observations in situ</translation>
    </message>
    <message>
        <source>ocean.observations.unit</source>
        <extracomment>{path}: the unit '{unit}' of '{variable}' cannot be converted to '{first}', the unit of {firstPath}</extracomment>
        <translation>{path} : l'unité « {unit} » de « {variable} » ne se convertit pas en « {first} », l'unité de {firstPath}</translation>
    </message>
    <message>
        <source>ocean.sample.noClimatology</source>
        <extracomment>The Levitus climatology (levitus_climatology.cdf) was not found</extracomment>
        <translation>La climatologie de Levitus (levitus_climatology.cdf) n'a pas été trouvée</translation>
    </message>
    <message>
        <source>ocean.transform.memberMissing</source>
        <extracomment>{name}: a transform of the kind '{kind}' needs it</extracomment>
        <translation>{name} : une transformation du genre « {kind} » en a besoin</translation>
    </message>
    <message>
        <source>ocean.transform.range</source>
        <extracomment>transform: the minimum {minimum} is not below the maximum {maximum}</extracomment>
        <translation>transform : le minimum {minimum} n'est pas au-dessous du maximum {maximum}</translation>
    </message>
    <message>
        <source>ocean.transform.threshold</source>
        <extracomment>transform.threshold is {given}; threshold plus epsilon must be above 0</extracomment>
        <translation>transform.threshold vaut {given} ; threshold plus epsilon doit être au-dessus de 0</translation>
    </message>
    <message>
        <source>ocean.tuning.noSuchPiece</source>
        <extracomment>{name} is {given}; the largest is {largest}</extracomment>
        <translation>{name} vaut {given} ; le plus grand est {largest}</translation>
    </message>
    <message>
        <source>plume.growAboveSeed</source>
        <extracomment>A seed of {seed} cannot grow over pixels above {grow}: 'growZ' must not be greater than 'seedZ'</extracomment>
        <translation>Un germe de {seed} ne peut pas s’étendre sur des pixels au-dessus de {grow} : « growZ » ne doit pas dépasser « seedZ »</translation>
    </message>
    <message>
        <source>plume.noGas</source>
        <extracomment>{path}: no column of {gas} is in the file</extracomment>
        <translation>{path} : aucune colonne de {gas} dans le fichier</translation>
    </message>
    <message>
        <source>plume.noGranule</source>
        <extracomment>None of the {count} granules can be read</extracomment>
        <translation>Aucun des {count} granules n’est lisible</translation>
    </message>
    <message>
        <source>plume.noWind</source>
        <extracomment>{path}: the product holds no wind and none was given: no emissions, and no source is traced through the wind</extracomment>
        <translation>{path} : le produit ne contient pas de vent et aucun n’a été donné : pas d’émissions, et aucune source n’est remontée le long du vent</translation>
    </message>
    <message>
        <source>plume.notASwath</source>
        <extracomment>{path}: this is neither a level-2 swath, nor a HARP list, nor a patch</extracomment>
        <translation>{path} : ce n’est ni une fauchée de niveau 2, ni une liste HARP, ni une vignette</translation>
    </message>
    <message>
        <source>plume.otherGas</source>
        <extracomment>{path}: the file holds {found}, the first one {expected}</extracomment>
        <translation>{path} : le fichier contient {found}, le premier {expected}</translation>
    </message>
    <message>
        <source>plume.period</source>
        <extracomment>'{given}' is not a time such as 2021-03-01 or 2021-03-01T12:00:00Z</extracomment>
        <translation>« {given} » n’est pas une date comme 2021-03-01 ou 2021-03-01T12:00:00Z</translation>
    </message>
    <message>
        <source>plume.severalGases</source>
        <extracomment>{path}: the file holds {gases}; name one with 'gas'</extracomment>
        <translation>{path} : le fichier contient {gases} ; désignez-en un avec « gas »</translation>
    </message>
    <message>
        <source>plume.sources</source>
        <extracomment>{path}, line {line}: not a list of sources: {what}</extracomment>
        <translation>{path}, ligne {line} : ce n’est pas une liste de sources : {what}</translation>
    </message>
    <message>
        <source>plume.unknownVariable</source>
        <extracomment>{path}: there is no variable '{name}'</extracomment>
        <translation>{path} : il n’y a pas de variable « {name} »</translation>
    </message>
    <message>
        <source>plume.variableNeedsGas</source>
        <extracomment>A variable needs the gas to be named: give 'gas' as well</extracomment>
        <translation>Une variable demande que le gaz soit nommé : donnez aussi « gas »</translation>
    </message>
    <message>
        <source>plume.wind.level</source>
        <extracomment>{path}: the level of {given} hPa lies outside the winds, which reach from {least} to {most} hPa</extracomment>
        <translation>{path} : le niveau de {given} hPa est hors des vents, qui vont de {least} à {most} hPa</translation>
    </message>
    <message>
        <source>plume.wind.noGrid</source>
        <extracomment>{path}: the winds do not lie on a grid of longitudes and latitudes</extracomment>
        <translation>{path} : les vents ne sont pas sur une grille de longitudes et de latitudes</translation>
    </message>
    <message>
        <source>plume.wind.noWind</source>
        <extracomment>{path}: there are no eastward and northward winds in the file</extracomment>
        <translation>{path} : il n’y a pas de vents vers l’est et vers le nord dans le fichier</translation>
    </message>
    <message>
        <source>process.graph.circle</source>
        <extracomment>These tasks wait for each other in a circle: {ids}</extracomment>
        <translation>Ces tâches s'attendent en cercle : {ids}</translation>
    </message>
    <message>
        <source>process.graph.malformed</source>
        <extracomment>The task graph cannot be read: {reason}</extracomment>
        <translation>Le graphe de tâches est illisible : {reason}</translation>
    </message>
    <message>
        <source>process.graph.twice</source>
        <extracomment>Two tasks have the id '{id}'</extracomment>
        <translation>Deux tâches ont l'identifiant « {id} »</translation>
    </message>
    <message>
        <source>process.graph.unknownTask</source>
        <extracomment>The task '{id}' waits for '{after}', which is not in the graph</extracomment>
        <translation>La tâche « {id} » attend « {after} », qui n'est pas dans le graphe</translation>
    </message>
    <message>
        <source>process.input.missing</source>
        <extracomment>{process}: the parameter '{name}' ({title}) is required</extracomment>
        <translation>{process} : le paramètre « {name} » ({title}) est obligatoire</translation>
    </message>
    <message>
        <source>process.input.unknown</source>
        <extracomment>{process}: there is no parameter '{name}'; there are: {allowed}</extracomment>
        <translation>{process} : il n'y a pas de paramètre « {name} » ; il y a : {allowed}</translation>
    </message>
    <message>
        <source>process.input.unknownNear</source>
        <extracomment>{process}: there is no parameter '{name}'; did you mean '{nearest}'? There are: {allowed}</extracomment>
        <translation>{process} : il n'y a pas de paramètre « {name} » ; vouliez-vous dire « {nearest} » ? Il y a : {allowed}</translation>
    </message>
    <message>
        <source>process.job.noProcess</source>
        <extracomment>{path}: the member 'process' is missing</extracomment>
        <translation>{path} : le membre « process » manque</translation>
    </message>
    <message>
        <source>process.job.notAnObject</source>
        <extracomment>{path}: expected a job file, one JSON object</extracomment>
        <translation>{path} : un fichier de tâche est attendu, un objet JSON</translation>
    </message>
    <message>
        <source>process.job.notJson</source>
        <extracomment>{path}: line {line}, column {column}: this is not JSON</extracomment>
        <translation>{path} : ligne {line}, colonne {column} : ce n'est pas du JSON</translation>
    </message>
    <message>
        <source>process.job.unknownMember</source>
        <extracomment>{path}: the member '{member}' is unknown or of the wrong type; allowed: {allowed}</extracomment>
        <translation>{path} : le membre « {member} » est inconnu ou de type incorrect ; permis : {allowed}</translation>
    </message>
    <message>
        <source>process.output.missing</source>
        <extracomment>{process}: the output '{name}' ({title}) must be named</extracomment>
        <translation>{process} : la sortie « {name} » ({title}) doit être nommée</translation>
    </message>
    <message>
        <source>process.output.unknown</source>
        <extracomment>{process}: there is no output '{name}'; there are: {allowed}</extracomment>
        <translation>{process} : il n'y a pas de sortie « {name} » ; il y a : {allowed}</translation>
    </message>
    <message>
        <source>process.unknown</source>
        <extracomment>There is no process '{id}'</extracomment>
        <translation>Il n'y a pas de traitement « {id} »</translation>
    </message>
    <message>
        <source>process.unknownNear</source>
        <extracomment>There is no process '{id}'; did you mean '{nearest}'?</extracomment>
        <translation>Il n'y a pas de traitement « {id} » ; vouliez-vous dire « {nearest} » ?</translation>
    </message>
    <message>
        <source>process.value.above</source>
        <extracomment>{name}: {given} is too large; allowed: at most {maximum} {unit}</extracomment>
        <translation>{name} : {given} est trop grand ; permis : au plus {maximum} {unit}</translation>
    </message>
    <message>
        <source>process.value.below</source>
        <extracomment>{name}: {given} is too small; allowed: at least {minimum} {unit}</extracomment>
        <translation>{name} : {given} est trop petit ; permis : au moins {minimum} {unit}</translation>
    </message>
    <message>
        <source>process.value.extentEmpty</source>
        <extracomment>{name}: {given} is empty; expected south &lt; north and west different from east (west &gt; east crosses the antimeridian)</extracomment>
        <translation>{name} : {given} est vide ; attendu sud &lt; nord et ouest différent d'est (ouest &gt; est passe l'antiméridien)</translation>
    </message>
    <message>
        <source>process.value.intervalReversed</source>
        <extracomment>{name}: {given} is reversed; expected [low, high] with low &lt;= high</extracomment>
        <translation>{name} : {given} est inversé ; attendu [bas, haut] avec bas &lt;= haut</translation>
    </message>
    <message>
        <source>process.value.listLength</source>
        <extracomment>{name}: {given} has the wrong number of entries; allowed: {least} to {most}</extracomment>
        <translation>{name} : {given} a un nombre d'éléments incorrect ; permis : {least} à {most}</translation>
    </message>
    <message>
        <source>process.value.memberMissing</source>
        <extracomment>{name}: required, not given in {given}</extracomment>
        <translation>{name} : obligatoire, absent de {given}</translation>
    </message>
    <message>
        <source>process.value.noFile</source>
        <extracomment>{name}: at least one file is needed</extracomment>
        <translation>{name} : il faut au moins un fichier</translation>
    </message>
    <message>
        <source>process.value.noForm</source>
        <extracomment>{name}: {given} has none of the forms allowed: {allowed}</extracomment>
        <translation>{name} : {given} n'a aucune des formes permises : {allowed}</translation>
    </message>
    <message>
        <source>process.value.notABoolean</source>
        <extracomment>{name}: {given} is not true or false</extracomment>
        <translation>{name} : {given} n'est ni vrai ni faux</translation>
    </message>
    <message>
        <source>process.value.notAChoice</source>
        <extracomment>{name}: {given} is not one of: {allowed}</extracomment>
        <translation>{name} : {given} ne fait pas partie de : {allowed}</translation>
    </message>
    <message>
        <source>process.value.notAFile</source>
        <extracomment>{name}: {given} is not a file; expected a path or {"href": PATH}</extracomment>
        <translation>{name} : {given} n'est pas un fichier ; attendu un chemin ou {"href": CHEMIN}</translation>
    </message>
    <message>
        <source>process.value.notAList</source>
        <extracomment>{name}: {given} is not a list</extracomment>
        <translation>{name} : {given} n'est pas une liste</translation>
    </message>
    <message>
        <source>process.value.notANumber</source>
        <extracomment>{name}: {given} is not a number</extracomment>
        <translation>{name} : {given} n'est pas un nombre</translation>
    </message>
    <message>
        <source>process.value.notAText</source>
        <extracomment>{name}: {given} is not a text</extracomment>
        <translation>{name} : {given} n'est pas un texte</translation>
    </message>
    <message>
        <source>process.value.notATime</source>
        <extracomment>{name}: {given} is not a time; expected yyyy-mm-dd or yyyy-mm-ddThh:mm:ss</extracomment>
        <translation>{name} : {given} n'est pas un temps ; attendu aaaa-mm-jj ou aaaa-mm-jjThh:mm:ss</translation>
    </message>
    <message>
        <source>process.value.notATimeSelection</source>
        <extracomment>{name}: {given} is not a time selection; expected {"years": [[a, b], ...], "months": [[1, 2, 3], ...]} or {"centres": ["2010-01-15", ...], "windowDays": 30}</extracomment>
        <translation>{name} : {given} n'est pas un choix de temps ; attendu {"years": [[a, b], ...], "months": [[1, 2, 3], ...]} ou {"centres": ["2010-01-15", ...], "windowDays": 30}</translation>
    </message>
    <message>
        <source>process.value.notAnExtent</source>
        <extracomment>{name}: {given} is not an extent [west, south, east, north] in degrees</extracomment>
        <translation>{name} : {given} n'est pas une emprise [ouest, sud, est, nord] en degrés</translation>
    </message>
    <message>
        <source>process.value.notAnInterval</source>
        <extracomment>{name}: {given} is not an interval [low, high]</extracomment>
        <translation>{name} : {given} n'est pas un intervalle [bas, haut]</translation>
    </message>
    <message>
        <source>process.value.notAnObject</source>
        <extracomment>{name}: {given} is not an object</extracomment>
        <translation>{name} : {given} n'est pas un objet</translation>
    </message>
    <message>
        <source>process.value.notFinite</source>
        <extracomment>{name}: {given} is not a finite number</extracomment>
        <translation>{name} : {given} n'est pas un nombre fini</translation>
    </message>
    <message>
        <source>process.value.notGreater</source>
        <extracomment>{name}: {given} is too small; allowed: more than {minimum} {unit}</extracomment>
        <translation>{name} : {given} est trop petit ; permis : plus de {minimum} {unit}</translation>
    </message>
    <message>
        <source>process.value.notIncreasing</source>
        <extracomment>{name}: {given} must increase from entry to entry</extracomment>
        <translation>{name} : {given} doit croître d'un élément à l'autre</translation>
    </message>
    <message>
        <source>process.value.notMonths</source>
        <extracomment>{name}: {given}; expected a list of lists of months 1 to 12 such as [[1, 2, 3], [4, 5, 6]]</extracomment>
        <translation>{name} : {given} ; attendu une liste de listes de mois 1 à 12 comme [[1, 2, 3], [4, 5, 6]]</translation>
    </message>
    <message>
        <source>process.value.notWhole</source>
        <extracomment>{name}: {given} is not a whole number</extracomment>
        <translation>{name} : {given} n'est pas un nombre entier</translation>
    </message>
    <message>
        <source>process.value.notYears</source>
        <extracomment>{name}: {given}; expected a list of year ranges such as [[1990, 1999], [2000, 2009]]</extracomment>
        <translation>{name} : {given} ; attendu une liste d'intervalles d'années comme [[1990, 1999], [2000, 2009]]</translation>
    </message>
    <message>
        <source>process.value.outside</source>
        <extracomment>{name}: {given} is out of range; allowed: {minimum} to {maximum} {unit}</extracomment>
        <translation>{name} : {given} est hors limites ; permis : {minimum} à {maximum} {unit}</translation>
    </message>
    <message>
        <source>process.value.outsideHalfOpen</source>
        <extracomment>{name}: {given} is out of range; allowed: more than {minimum}, up to {maximum} {unit}</extracomment>
        <translation>{name} : {given} est hors limites ; permis : plus de {minimum}, jusqu'à {maximum} {unit}</translation>
    </message>
    <message>
        <source>process.value.unknownMember</source>
        <extracomment>{name}: unknown; allowed: {allowed}</extracomment>
        <translation>{name} : inconnu ; permis : {allowed}</translation>
    </message>
    <message>
        <source>process.version.unknown</source>
        <extracomment>{process}: version {given} is not known, this program has version {current}</extracomment>
        <translation>{process} : la version {given} est inconnue, ce programme a la version {current}</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/band/help</source>
        <extracomment>auto: the only band of the first granule.</extracomment>
        <translation>auto : la seule bande du premier granule.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/band/title</source>
        <extracomment>Band</extracomment>
        <translation>Bande</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/basis/help</source>
        <extracomment>Fills missing channels, and keeps events out with scoreMaximum.</extracomment>
        <translation>Comble les canaux manquants et, avec scoreMaximum, écarte les événements.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/basis/title</source>
        <extracomment>Basis of a first pass</extracomment>
        <translation>Base d’un premier passage</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/channelQualityMask/help</source>
        <extracomment>A channel with any of these bits is missing: 1 missing, 2 bad pixel, 4 processing error, 16 saturated, 32 transient, 64 noisy (RTS).</extracomment>
        <translation>Un canal qui porte un de ces bits manque : 1 absent, 2 pixel défectueux, 4 erreur de traitement, 16 saturé, 32 transitoire, 64 bruyant (RTS).</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/channelQualityMask/title</source>
        <extracomment>Channel quality bits</extracomment>
        <translation>Bits de qualité des canaux</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/granules/help</source>
        <extracomment>Level-1B radiance of one band.</extracomment>
        <translation>Luminance de niveau 1B d’une bande.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/granules/title</source>
        <extracomment>Granules</extracomment>
        <translation>Granules</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/grid/help</source>
        <extracomment>resample: cubic spline to a common grid; perRow: a mean and basis for each row; index: the channel number is taken as common.</extracomment>
        <translation>resample : spline cubique vers une grille commune ; perRow : une moyenne et une base par rangée ; index : le numéro du canal est commun.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/grid/title</source>
        <extracomment>Grid</extracomment>
        <translation>Grille</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/gridFrom/help</source>
        <extracomment>Accumulator or basis whose grid is used; absent: the first granule's.</extracomment>
        <translation>Accumulateur ou base dont la grille est prise ; absent : celle du premier granule.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/gridFrom/title</source>
        <extracomment>Grid of</extracomment>
        <translation>Grille de</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/groundPixelQualityMask/help</source>
        <extracomment>A spectrum with any of these bits is rejected: 1 solar eclipse, 2 sun glint, 4 descending, 8 night, 16 boundary, 32 geolocation error.</extracomment>
        <translation>Un spectre qui porte un de ces bits est rejeté : 1 éclipse solaire, 2 reflet du soleil, 4 descendant, 8 nuit, 16 frontière, 32 erreur de géolocalisation.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/groundPixelQualityMask/title</source>
        <extracomment>Ground pixel bits</extracomment>
        <translation>Bits des pixels au sol</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/irradiance/help</source>
        <extracomment>Level-1B irradiance; needed for reflectance, used by log when given.</extracomment>
        <translation>Éclairement solaire de niveau 1B ; nécessaire à reflectance, utilisé par log s’il est donné.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/irradiance/title</source>
        <extracomment>Irradiance</extracomment>
        <translation>Éclairement solaire</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/mayBeEmpty/help</source>
        <extracomment>Write an empty accumulator instead of failing when no spectrum is accepted; for tasks of many.</extracomment>
        <translation>Écrire un accumulateur vide au lieu d’échouer quand aucun spectre n’est accepté ; pour les tâches parmi d’autres.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/mayBeEmpty/title</source>
        <extracomment>May be empty</extracomment>
        <translation>Peut être vide</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/missing/help</source>
        <extracomment>Of accepted spectra: gappy: filled by the basis (dropped without one); drop: the spectrum is left out; interpolate: linear between the neighbours.</extracomment>
        <translation>Des spectres acceptés : gappy : comblés par la base (écartés sans elle) ; drop : le spectre est écarté ; interpolate : linéaire entre les voisins.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/missing/title</source>
        <extracomment>Missing channels</extracomment>
        <translation>Canaux manquants</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/missingMaximumFraction/help</source>
        <extracomment>A spectrum with a larger share of missing channels does not enter the statistics.</extracomment>
        <translation>Un spectre auquel manque une plus grande part des canaux n’entre pas dans les statistiques.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/missingMaximumFraction/title</source>
        <extracomment>Largest missing share</extracomment>
        <translation>Plus grande part manquante</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/output/accumulator/title</source>
        <extracomment>Accumulator</extracomment>
        <translation>Accumulateur</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/sampleMaximum/help</source>
        <extracomment>Of a stratified reference.</extracomment>
        <translation>D’une référence stratifiée.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/sampleMaximum/title</source>
        <extracomment>Most spectra</extracomment>
        <translation>Nombre maximal de spectres</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/sampling/help</source>
        <extracomment>stratified: latitudes, sun, rows and months evenly; all: every accepted spectrum.</extracomment>
        <translation>stratified : latitudes, soleil, rangées et mois à parts égales ; all : chaque spectre accepté.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/sampling/title</source>
        <extracomment>Sampling</extracomment>
        <translation>Échantillonnage</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/scoreMaximum/help</source>
        <extracomment>Spectra above it against the basis do not enter; auto: median + 5 x 1.4826 x MAD of the reference, and the same of ln T2, so that no component rests on a few events.</extracomment>
        <translation>Les spectres dont le score est supérieur n’entrent pas ; auto : médiane + 5 × 1,4826 × MAD de la référence.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/scoreMaximum/title</source>
        <extracomment>Largest score</extracomment>
        <translation>Plus grand score</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/seed/help</source>
        <extracomment>Of the choice of the spectra.</extracomment>
        <translation>Du choix des spectres.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/seed/title</source>
        <extracomment>Seed</extracomment>
        <translation>Graine</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/snrMinimum/help</source>
        <extracomment>Median of the 10 % brightest valid channels; 0 switches the test off.</extracomment>
        <translation>Médiane des 10 % de canaux valides les plus brillants ; 0 supprime le test.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/snrMinimum/title</source>
        <extracomment>Least signal to noise</extracomment>
        <translation>Plus petit rapport signal sur bruit</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/space/help</source>
        <extracomment>log: logarithm of the radiance, or of the reflectance when there is an irradiance; normalised: radiance over the mean of its 10 % brightest channels.</extracomment>
        <translation>log : logarithme de la luminance, ou de la réflectance avec un éclairement ; normalised : luminance sur la moyenne de ses 10 % de canaux les plus brillants.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/space/title</source>
        <extracomment>Space</extracomment>
        <translation>Espace</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/strata/help</source>
        <extracomment>Of pca-screening.count, over all granules of a reference that is made in several tasks. Absent: the granules given here are the whole reference.</extracomment>
        <translation>De pca-screening.count, sur tous les granules d’une référence faite en plusieurs tâches. Absent : les granules donnés ici sont toute la référence.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/strata/title</source>
        <extracomment>Counts of the strata</extracomment>
        <translation>Comptes des strates</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/summary</source>
        <extracomment>Mean, covariance and noise of the accepted spectra of Sentinel-5P level-1B granules, in a file that can be merged with others: one orbit is one task, and the result does not depend on how the granules were split.</extracomment>
        <translation>Moyenne, covariance et bruit des spectres acceptés de granules Sentinel-5P de niveau 1B, dans un fichier qui se fusionne avec d’autres : une orbite est une tâche, et le résultat ne dépend pas du découpage.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/sunZenithMaximum/help</source>
        <extracomment>Spectra with a greater one are rejected.</extracomment>
        <translation>Les spectres dont l’angle est plus grand sont rejetés.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/sunZenithMaximum/title</source>
        <extracomment>Largest solar zenith angle</extracomment>
        <translation>Plus grand angle zénithal solaire</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/title</source>
        <extracomment>Statistics of ordinary spectra</extracomment>
        <translation>Statistiques des spectres ordinaires</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/validFractionMinimum/help</source>
        <extracomment>A spectrum with a smaller share of valid channels is rejected.</extracomment>
        <translation>Un spectre dont la part de canaux valides est plus petite est rejeté.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/validFractionMinimum/title</source>
        <extracomment>Least valid share</extracomment>
        <translation>Plus petite part valide</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/viewZenithMaximum/help</source>
        <extracomment>Spectra with a greater one are rejected.</extracomment>
        <translation>Les spectres dont l’angle est plus grand sont rejetés.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-accumulate/viewZenithMaximum/title</source>
        <extracomment>Largest viewing zenith angle</extracomment>
        <translation>Plus grand angle zénithal de visée</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/accumulators/help</source>
        <extracomment>Of pca-accumulate, one or more, of one band and one pre-processing.</extracomment>
        <translation>De pca-accumulate, un ou plusieurs, d’une même bande et d’un même prétraitement.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/accumulators/title</source>
        <extracomment>Accumulators</extracomment>
        <translation>Accumulateurs</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/components/help</source>
        <extracomment>auto: the smallest number from 10 to 60 for which ordinary spectra score 1 (median at most 1.02); noiseEdge: eigenvalues above the Marchenko-Pastur edge; variance: 99.99 % of it; indicator: least of Malinowski's function.</extracomment>
        <translation>auto : le plus petit nombre de 10 à 60 pour lequel les spectres ordinaires ont un score de 1 (médiane d’au plus 1,02) ; noiseEdge : valeurs propres au-dessus du bord de Marchenko-Pastur ; variance : 99,99 % ; indicator : minimum de la fonction de Malinowski.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/components/title</source>
        <extracomment>Components</extracomment>
        <translation>Composantes</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/crossSections/help</source>
        <extracomment>CSV table: first column the wavelength in nm, then one column a gas in cm2 per molecule.</extracomment>
        <translation>Table CSV : première colonne la longueur d’onde en nm, puis une colonne par gaz en cm2 par molécule.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/crossSections/title</source>
        <extracomment>Cross-sections</extracomment>
        <translation>Sections efficaces</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/gases/help</source>
        <extracomment>For the matched filters. auto: CO, the gases of the table, and for granules of phidias sample also CH4, H2O and HDO. The lines of CO follow from its rotational constants; those of CH4, H2O and HDO are synthetic stand-ins that fit the sample only: give a table for measured spectra.</extracomment>
        <translation>Pour les filtres adaptés. auto : CO, les gaz de la table et, pour les granules de phidias sample, aussi CH4, H2O et HDO. Les raies de CO découlent de ses constantes de rotation ; celles de CH4, H2O et HDO sont des substituts synthétiques qui ne conviennent qu’à l’échantillon : donnez une table pour des spectres mesurés.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/gases/title</source>
        <extracomment>Gases</extracomment>
        <translation>Gaz</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/output/basis/title</source>
        <extracomment>Basis</extracomment>
        <translation>Base</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/output/report/title</source>
        <extracomment>Report</extracomment>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/summary</source>
        <extracomment>Merges accumulators and computes the eigenvectors of the noise-normalised covariance: the space of what is ordinary. Four rules for the number of components are computed and stored.</extracomment>
        <translation>Fusionne les accumulateurs et calcule les vecteurs propres de la covariance normalisée par le bruit : l’espace de l’ordinaire. Quatre règles pour le nombre de composantes sont calculées et enregistrées.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/title</source>
        <extracomment>Basis of ordinary spectra</extracomment>
        <translation>Base des spectres ordinaires</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/windows/help</source>
        <extracomment>Named lists of wavelength intervals in nm; each gets a score of its own. Absent: those of the band.</extracomment>
        <translation>Listes nommées d’intervalles de longueurs d’onde en nm ; chacune a son score. Absent : celles de la bande.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-basis/windows/title</source>
        <extracomment>Windows</extracomment>
        <translation>Fenêtres</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/basis/help</source>
        <extracomment>Of pca-basis.</extracomment>
        <translation>De pca-basis.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/basis/title</source>
        <extracomment>Basis</extracomment>
        <translation>Base</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/components/help</source>
        <extracomment>Absent: those of the basis.</extracomment>
        <translation>Absent : celles de la base.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/components/title</source>
        <extracomment>Components</extracomment>
        <translation>Composantes</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/confirmation/help</source>
        <extracomment>Select only where 2 of the 8 neighbours are 0.6 of the way from the ordinary score to their threshold.</extracomment>
        <translation>Ne retenir que là où 2 des 8 voisins sont à 0,6 du chemin entre le score ordinaire et leur seuil.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/confirmation/title</source>
        <extracomment>Confirmation by neighbours</extracomment>
        <translation>Confirmation par les voisins</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/filterTolerance/help</source>
        <extracomment>Also where the filter of a gas lies further above its median than this, in 1.4826 x MAD of ordinary spectra and in its own noise: it sees a plume of a gas that ordinary spectra vary by and that the basis therefore reconstructs. 0 = scores alone select.</extracomment>
        <translation>Aussi là où le filtre d’un gaz dépasse sa médiane de plus que cela, en 1,4826 x MAD des spectres ordinaires et en son propre bruit : il voit le panache d’un gaz par lequel les spectres ordinaires varient et que la base reconstruit donc. 0 = seuls les scores retiennent.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/filterTolerance/title</source>
        <extracomment>Tolerance of the gases</extracomment>
        <translation>Tolérance des gaz</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/granules/help</source>
        <extracomment>Level-1B radiance of the band of the basis.</extracomment>
        <translation>Radiance de niveau 1B de la bande de la base.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/granules/title</source>
        <extracomment>Granules</extracomment>
        <translation>Granules</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/irradiance/help</source>
        <extracomment>Level-1B irradiance; needed when the basis was made with one.</extracomment>
        <translation>Irradiance de niveau 1B ; nécessaire quand la base a été faite avec une irradiance.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/irradiance/title</source>
        <extracomment>Irradiance</extracomment>
        <translation>Éclairement solaire</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/mayBeEmpty/help</source>
        <extracomment>Write an empty selection instead of failing when no granule can be screened; for tasks of many.</extracomment>
        <translation>Écrire une sélection vide au lieu d’échouer quand aucun granule ne peut être examiné ; pour les tâches parmi d’autres.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/mayBeEmpty/title</source>
        <extracomment>May be empty</extracomment>
        <translation>Peut être vide</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/output/events/title</source>
        <extracomment>Events</extracomment>
        <translation>Événements</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/output/report/title</source>
        <extracomment>Report</extracomment>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/output/scores/title</source>
        <extracomment>Maps of the scores</extracomment>
        <translation>Cartes des scores</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/output/selection/title</source>
        <extracomment>Selected spectra</extracomment>
        <translation>Spectres retenus</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/quantile/help</source>
        <extracomment>Of the ordinary scores, instead of the tolerance.</extracomment>
        <translation>Des scores ordinaires, au lieu de la tolérance.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/quantile/title</source>
        <extracomment>Quantile</extracomment>
        <translation>Quantile</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/selectedFractionMaximum/help</source>
        <extracomment>Of all pixels of a granule; of more the most excessive are kept.</extracomment>
        <translation>De tous les pixels d’un granule ; s’il y en a plus, les plus excessifs sont gardés.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/selectedFractionMaximum/title</source>
        <extracomment>Largest selected share</extracomment>
        <translation>Plus grande part retenue</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/summary</source>
        <extracomment>Scores every spectrum of Sentinel-5P level-1B granules against a basis of ordinary spectra, selects those that it cannot reconstruct within their noise, names their residual, and joins neighbouring pixels to events.</extracomment>
        <translation>Donne un score à chaque spectre de granules de niveau 1B de Sentinel-5P par rapport à une base de spectres ordinaires, retient ceux qu’elle ne peut reconstruire à leur bruit près, nomme leur résidu et réunit les pixels voisins en événements.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/title</source>
        <extracomment>Screening of spectra</extracomment>
        <translation>Examen de spectres</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/tolerance/help</source>
        <extracomment>Threshold of a score: median + tolerance x 1.4826 x MAD of the logarithm of ordinary scores, by window and stratum (dark or bright, height of the sun).</extracomment>
        <translation>Seuil d’un score : médiane + tolérance x 1,4826 x MAD du logarithme des scores ordinaires, par fenêtre et par strate (sombre ou clair, hauteur du soleil).</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screen/tolerance/title</source>
        <extracomment>Tolerance</extracomment>
        <translation>Tolérance</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/band/help</source>
        <extracomment>auto: the only band of the first granule.</extracomment>
        <translation>auto : la seule bande du premier granule.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/band/title</source>
        <extracomment>Band</extracomment>
        <translation>Bande</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/basis/help</source>
        <extracomment>A ready one: the granules are only screened. Absent: it is made of these granules.</extracomment>
        <translation>Une base toute faite : les granules sont seulement examinés. Absent : elle est faite de ces granules.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/basis/title</source>
        <extracomment>Basis</extracomment>
        <translation>Base</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/channelQualityMask/help</source>
        <extracomment>A channel with any of these bits is missing: 1 missing, 2 bad pixel, 4 processing error, 16 saturated, 32 transient, 64 noisy (RTS).</extracomment>
        <translation>Un canal qui porte un de ces bits manque : 1 absent, 2 pixel défectueux, 4 erreur de traitement, 16 saturé, 32 transitoire, 64 bruyant (RTS).</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/channelQualityMask/title</source>
        <extracomment>Channel quality bits</extracomment>
        <translation>Bits de qualité des canaux</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/components/help</source>
        <extracomment>auto: the smallest number from 10 to 60 for which ordinary spectra score 1 (median at most 1.02); noiseEdge: eigenvalues above the Marchenko-Pastur edge; variance: 99.99 % of it; indicator: least of Malinowski's function.</extracomment>
        <translation>auto : le plus petit nombre de 10 à 60 pour lequel les spectres ordinaires ont un score de 1 (médiane d’au plus 1,02) ; noiseEdge : valeurs propres au-dessus du bord de Marchenko-Pastur ; variance : 99,99 % ; indicator : minimum de la fonction de Malinowski.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/components/title</source>
        <extracomment>Components</extracomment>
        <translation>Composantes</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/confirmation/help</source>
        <extracomment>Select only where 2 of the 8 neighbours are 0.6 of the way from the ordinary score to their threshold.</extracomment>
        <translation>Ne retenir que là où 2 des 8 voisins sont à 0,6 du chemin entre le score ordinaire et leur seuil.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/confirmation/title</source>
        <extracomment>Confirmation by neighbours</extracomment>
        <translation>Confirmation par les voisins</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/crossSections/help</source>
        <extracomment>CSV table: first column the wavelength in nm, then one column a gas in cm2 per molecule.</extracomment>
        <translation>Table CSV : première colonne la longueur d’onde en nm, puis une colonne par gaz en cm2 par molécule.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/crossSections/title</source>
        <extracomment>Cross-sections</extracomment>
        <translation>Sections efficaces</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/filterTolerance/help</source>
        <extracomment>Also where the filter of a gas lies further above its median than this, in 1.4826 x MAD of ordinary spectra and in its own noise: it sees a plume of a gas that ordinary spectra vary by and that the basis therefore reconstructs. 0 = scores alone select.</extracomment>
        <translation>Aussi là où le filtre d’un gaz dépasse sa médiane de plus que cela, en 1,4826 x MAD des spectres ordinaires et en son propre bruit : il voit le panache d’un gaz par lequel les spectres ordinaires varient et que la base reconstruit donc. 0 = seuls les scores retiennent.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/filterTolerance/title</source>
        <extracomment>Tolerance of the gases</extracomment>
        <translation>Tolérance des gaz</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/gases/help</source>
        <extracomment>For the matched filters. auto: CO, the gases of the table, and for granules of phidias sample also CH4, H2O and HDO. The lines of CO follow from its rotational constants; those of CH4, H2O and HDO are synthetic stand-ins that fit the sample only: give a table for measured spectra.</extracomment>
        <translation>Pour les filtres adaptés. auto : CO, les gaz de la table et, pour les granules de phidias sample, aussi CH4, H2O et HDO. Les raies de CO découlent de ses constantes de rotation ; celles de CH4, H2O et HDO sont des substituts synthétiques qui ne conviennent qu’à l’échantillon : donnez une table pour des spectres mesurés.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/gases/title</source>
        <extracomment>Gases</extracomment>
        <translation>Gaz</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/granules/help</source>
        <extracomment>Level-1B radiance of one band.</extracomment>
        <translation>Luminance de niveau 1B d’une bande.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/granules/title</source>
        <extracomment>Granules</extracomment>
        <translation>Granules</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/grid/help</source>
        <extracomment>resample: cubic spline to a common grid; perRow: a mean and basis for each row; index: the channel number is taken as common.</extracomment>
        <translation>resample : spline cubique vers une grille commune ; perRow : une moyenne et une base par rangée ; index : le numéro du canal est commun.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/grid/title</source>
        <extracomment>Grid</extracomment>
        <translation>Grille</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/groundPixelQualityMask/help</source>
        <extracomment>A spectrum with any of these bits is rejected: 1 solar eclipse, 2 sun glint, 4 descending, 8 night, 16 boundary, 32 geolocation error.</extracomment>
        <translation>Un spectre qui porte un de ces bits est rejeté : 1 éclipse solaire, 2 reflet du soleil, 4 descendant, 8 nuit, 16 frontière, 32 erreur de géolocalisation.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/groundPixelQualityMask/title</source>
        <extracomment>Ground pixel bits</extracomment>
        <translation>Bits des pixels au sol</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/irradiance/help</source>
        <extracomment>Level-1B irradiance; needed for reflectance, used by log when given.</extracomment>
        <translation>Éclairement solaire de niveau 1B ; nécessaire à reflectance, utilisé par log s’il est donné.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/irradiance/title</source>
        <extracomment>Irradiance</extracomment>
        <translation>Éclairement solaire</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/missingMaximumFraction/help</source>
        <extracomment>A spectrum with a larger share of missing channels does not enter the statistics.</extracomment>
        <translation>Un spectre auquel manque une plus grande part des canaux n’entre pas dans les statistiques.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/missingMaximumFraction/title</source>
        <extracomment>Largest missing share</extracomment>
        <translation>Plus grande part manquante</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/output/basis/title</source>
        <extracomment>Basis</extracomment>
        <translation>Base</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/output/events/title</source>
        <extracomment>Events</extracomment>
        <translation>Événements</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/output/report/title</source>
        <extracomment>Report</extracomment>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/output/selection/title</source>
        <extracomment>Selected spectra</extracomment>
        <translation>Spectres retenus</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/quantile/help</source>
        <extracomment>Of the ordinary scores, instead of the tolerance.</extracomment>
        <translation>Des scores ordinaires, au lieu de la tolérance.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/quantile/title</source>
        <extracomment>Quantile</extracomment>
        <translation>Quantile</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/sampleMaximum/help</source>
        <extracomment>Of a stratified reference.</extracomment>
        <translation>D’une référence stratifiée.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/sampleMaximum/title</source>
        <extracomment>Most spectra</extracomment>
        <translation>Nombre maximal de spectres</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/sampling/help</source>
        <extracomment>stratified: latitudes, sun, rows and months evenly; all: every accepted spectrum.</extracomment>
        <translation>stratified : latitudes, soleil, rangées et mois à parts égales ; all : chaque spectre accepté.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/sampling/title</source>
        <extracomment>Sampling</extracomment>
        <translation>Échantillonnage</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/scoreMaximum/help</source>
        <extracomment>Spectra above it against the basis do not enter; auto: median + 5 x 1.4826 x MAD of the reference, and the same of ln T2, so that no component rests on a few events.</extracomment>
        <translation>Les spectres au-dessus n’entrent pas dans la référence ; auto : médiane + 5 × 1,4826 × MAD de la référence, et de même pour ln T2, afin qu’aucune composante ne repose sur quelques événements.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/scoreMaximum/title</source>
        <extracomment>Largest score</extracomment>
        <translation>Plus grand score</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/seed/help</source>
        <extracomment>Of the choice of the spectra.</extracomment>
        <translation>Du choix des spectres.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/seed/title</source>
        <extracomment>Seed</extracomment>
        <translation>Graine</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/selectedFractionMaximum/help</source>
        <extracomment>Of all pixels of a granule; of more the most excessive are kept.</extracomment>
        <translation>De tous les pixels d’un granule ; s’il y en a plus, les plus excessifs sont gardés.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/selectedFractionMaximum/title</source>
        <extracomment>Largest selected share</extracomment>
        <translation>Plus grande part retenue</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/snrMinimum/help</source>
        <extracomment>Median of the 10 % brightest valid channels; 0 switches the test off.</extracomment>
        <translation>Médiane des 10 % de canaux valides les plus brillants ; 0 supprime le test.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/snrMinimum/title</source>
        <extracomment>Least signal to noise</extracomment>
        <translation>Plus petit rapport signal sur bruit</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/space/help</source>
        <extracomment>log: logarithm of the radiance, or of the reflectance when there is an irradiance; normalised: radiance over the mean of its 10 % brightest channels.</extracomment>
        <translation>log : logarithme de la luminance, ou de la réflectance avec un éclairement ; normalised : luminance sur la moyenne de ses 10 % de canaux les plus brillants.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/space/title</source>
        <extracomment>Space</extracomment>
        <translation>Espace</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/summary</source>
        <extracomment>From Sentinel-5P level-1B granules to the spectra out of the ordinary, their names and events: reference, basis, a second reference without what the first basis could not reconstruct, basis, screening. One task a granule, on this machine or a cluster.</extracomment>
        <translation>Des granules de niveau 1B de Sentinel-5P aux spectres hors de l’ordinaire, à leurs noms et à leurs événements : référence, base, seconde référence sans ce que la première base n’a pu reconstruire, base, examen. Une tâche par granule, sur cette machine ou sur un cluster.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/sunZenithMaximum/help</source>
        <extracomment>Spectra with a greater one are rejected.</extracomment>
        <translation>Les spectres dont l’angle est plus grand sont rejetés.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/sunZenithMaximum/title</source>
        <extracomment>Largest solar zenith angle</extracomment>
        <translation>Plus grand angle zénithal solaire</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/title</source>
        <extracomment>Screening of spectra, whole chain</extracomment>
        <translation>Examen de spectres, chaîne entière</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/tolerance/help</source>
        <extracomment>Threshold of a score: median + tolerance x 1.4826 x MAD of the logarithm of ordinary scores, by window and stratum (dark or bright, height of the sun).</extracomment>
        <translation>Seuil d’un score : médiane + tolérance x 1,4826 x MAD du logarithme des scores ordinaires, par fenêtre et par strate (sombre ou clair, hauteur du soleil).</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/tolerance/title</source>
        <extracomment>Tolerance</extracomment>
        <translation>Tolérance</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/validFractionMinimum/help</source>
        <extracomment>A spectrum with a smaller share of valid channels is rejected.</extracomment>
        <translation>Un spectre dont la part de canaux valides est plus petite est rejeté.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/validFractionMinimum/title</source>
        <extracomment>Least valid share</extracomment>
        <translation>Plus petite part valide</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/viewZenithMaximum/help</source>
        <extracomment>Spectra with a greater one are rejected.</extracomment>
        <translation>Les spectres dont l’angle est plus grand sont rejetés.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/viewZenithMaximum/title</source>
        <extracomment>Largest viewing zenith angle</extracomment>
        <translation>Plus grand angle zénithal de visée</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/windows/help</source>
        <extracomment>Named lists of wavelength intervals in nm; each gets a score of its own. Absent: those of the band.</extracomment>
        <translation>Listes nommées d’intervalles de longueurs d’onde en nm ; chacune a son score. Absent : celles de la bande.</translation>
    </message>
    <message>
        <source>process/atmosphere.pca-screening/windows/title</source>
        <extracomment>Windows</extracomment>
        <translation>Fenêtres</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/gas/help</source>
        <extracomment>auto: the only one in the files.</extracomment>
        <translation>auto : le seul présent dans les fichiers.</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/gas/title</source>
        <extracomment>Gas</extracomment>
        <translation>Gaz</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/granules/help</source>
        <extracomment>Level-2 swaths, HARP lists or patches; several days are joined.</extracomment>
        <translation>Fauchées de niveau 2, listes HARP ou vignettes ; plusieurs jours sont réunis.</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/granules/title</source>
        <extracomment>Granules</extracomment>
        <translation>Granules</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/growZ/help</source>
        <extracomment>A seed grows over touching pixels above it.</extracomment>
        <translation>Un germe s’étend sur les pixels voisins au-dessus de cette valeur.</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/growZ/title</source>
        <extracomment>Significance of growth</extracomment>
        <translation>Signification d’extension</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/minimumPixels/help</source>
        <extracomment>Of a plume; a single pixel is one when its significance is above 8.</extracomment>
        <translation>D’un panache ; un seul pixel en est un quand sa signification dépasse 8.</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/minimumPixels/title</source>
        <extracomment>Least pixels</extracomment>
        <translation>Nombre minimal de pixels</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/output/flagged/title</source>
        <extracomment>Products with plumes</extracomment>
        <translation>Produits avec panaches</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/output/report/title</source>
        <extracomment>Report</extracomment>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/output/sources/title</source>
        <extracomment>Sources</extracomment>
        <translation>Sources</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/output/table/title</source>
        <extracomment>Sources day by day</extracomment>
        <translation>Sources jour par jour</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/period/help</source>
        <extracomment>First and last time (ISO 8601); pixels outside are left out.</extracomment>
        <translation>Premier et dernier instant (ISO 8601) ; les pixels hors de la période sont laissés de côté.</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/period/title</source>
        <extracomment>Period</extracomment>
        <translation>Période</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/qaMinimum/help</source>
        <extracomment>Pixels at or below are missing. Absent: what the product recommends (NO2 0.75, else 0.5).</extracomment>
        <translation>Les pixels à cette valeur ou au-dessous manquent. Absente : ce que le produit recommande (NO2 0,75, sinon 0,5).</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/qaMinimum/title</source>
        <extracomment>Least quality</extracomment>
        <translation>Qualité minimale</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/region/help</source>
        <extracomment>West, south, east, north in degrees; west &gt; east crosses 180 degrees.</extracomment>
        <translation>Ouest, sud, est, nord en degrés ; ouest &gt; est traverse 180 degrés.</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/region/title</source>
        <extracomment>Region</extracomment>
        <translation>Région</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/seedZ/help</source>
        <extracomment>Absent: 4, for SO2 and NO2 5.</extracomment>
        <translation>Absente : 4, pour SO2 et NO2 5.</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/seedZ/title</source>
        <extracomment>Significance of a seed</extracomment>
        <translation>Signification d’un germe</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/sources/help</source>
        <extracomment>CSV with a header id,name,latitude,longitude; further columns: heightM, diameterKm, emissionKgS.</extracomment>
        <translation>CSV avec l’en-tête id,name,latitude,longitude ; autres colonnes : heightM, diameterKm, emissionKgS.</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/sources/title</source>
        <extracomment>Known sources</extracomment>
        <translation>Sources connues</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/summary</source>
        <extracomment>Finds plumes in level-2 maps of a gas, the sources they come from, the share of each source in each pixel, and the emission of the sources, day by day and over all days.</extracomment>
        <translation>Trouve les panaches dans les cartes de niveau 2 d’un gaz, les sources dont ils viennent, la part de chaque source dans chaque pixel et l’émission des sources, jour par jour et sur tous les jours.</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/title</source>
        <extracomment>Plumes and sources</extracomment>
        <translation>Panaches et sources</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/variable/help</source>
        <extracomment>Instead of the usual one of the gas; needs the gas to be named.</extracomment>
        <translation>À la place de celle qui est habituelle pour le gaz ; le gaz doit être nommé.</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/variable/title</source>
        <extracomment>Variable</extracomment>
        <translation>Variable</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/wind/help</source>
        <extracomment>CF netCDF or GRIB with eastward_wind and northward_wind. Absent: the 10-m wind of the product.</extracomment>
        <translation>netCDF CF ou GRIB avec eastward_wind et northward_wind. Absent : le vent à 10 m du produit.</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/wind/title</source>
        <extracomment>Wind</extracomment>
        <translation>Vent</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/windLevelHpa/help</source>
        <extracomment>Of winds with levels of pressure, linear in its logarithm. Absent: mean from the surface to 850 hPa.</extracomment>
        <translation>Pour des vents sur niveaux de pression, linéaire en son logarithme. Absent : moyenne de la surface à 850 hPa.</translation>
    </message>
    <message>
        <source>process/atmosphere.plumes/windLevelHpa/title</source>
        <extracomment>Level of the wind</extracomment>
        <translation>Niveau du vent</translation>
    </message>
    <message>
        <source>process/group/Advanced</source>
        <extracomment>Advanced</extracomment>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>process/group/Analysis</source>
        <extracomment>Analysis</extracomment>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>process/group/Basis</source>
        <extracomment>Basis</extracomment>
        <translation>Base</translation>
    </message>
    <message>
        <source>process/group/Cross-validation</source>
        <extracomment>Cross-validation</extracomment>
        <translation>Validation croisée</translation>
    </message>
    <message>
        <source>process/group/Data</source>
        <extracomment>Data</extracomment>
        <translation>Données</translation>
    </message>
    <message>
        <source>process/group/Detection</source>
        <extracomment>Detection</extracomment>
        <translation>Détection</translation>
    </message>
    <message>
        <source>process/group/Fit</source>
        <extracomment>Fit</extracomment>
        <translation>Ajustement</translation>
    </message>
    <message>
        <source>process/group/Gases</source>
        <extracomment>Gases</extracomment>
        <translation>Gaz</translation>
    </message>
    <message>
        <source>process/group/Grid</source>
        <extracomment>Grid</extracomment>
        <translation>Grille</translation>
    </message>
    <message>
        <source>process/group/Method</source>
        <extracomment>Method</extracomment>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>process/group/Observations</source>
        <extracomment>Observations</extracomment>
        <translation>Observations</translation>
    </message>
    <message>
        <source>process/group/Product</source>
        <extracomment>Product</extracomment>
        <translation>Produit</translation>
    </message>
    <message>
        <source>process/group/Quality</source>
        <extracomment>Quality</extracomment>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>process/group/Reference</source>
        <extracomment>Reference</extracomment>
        <translation>Référence</translation>
    </message>
    <message>
        <source>process/group/Scores</source>
        <extracomment>Scores</extracomment>
        <translation>Notes</translation>
    </message>
    <message>
        <source>process/group/Selection</source>
        <extracomment>Selection</extracomment>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>process/group/Sources</source>
        <extracomment>Sources</extracomment>
        <translation>Sources</translation>
    </message>
    <message>
        <source>process/group/Spectra</source>
        <extracomment>Spectra</extracomment>
        <translation>Spectres</translation>
    </message>
    <message>
        <source>process/group/Tasks</source>
        <extracomment>Tasks</extracomment>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/area/help</source>
        <extracomment>West, south, east, north in degrees; west &gt; east crosses the antimeridian.</extracomment>
        <translation>Ouest, sud, est, nord en degrés ; ouest &gt; est traverse l'antiméridien.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/area/title</source>
        <extracomment>Area</extracomment>
        <translation>Zone</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/columns/help</source>
        <extracomment>Names of the columns: longitude, latitude, depth or pressure, time, value, flag.</extracomment>
        <translation>Noms des colonnes : longitude, latitude, depth ou pressure, time, value, flag.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/columns/title</source>
        <extracomment>Columns of CSV files</extracomment>
        <translation>Colonnes des fichiers CSV</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/depthRange/help</source>
        <extracomment>Observations between these depths; absent: by the levels of the grid.</extracomment>
        <translation>Observations entre ces profondeurs ; sans elles, d'après les niveaux de la grille.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/depthRange/title</source>
        <extracomment>Depth range</extracomment>
        <translation>Intervalle de profondeur</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/depths/help</source>
        <extracomment>Metres below the surface, increasing; absent: all observations as one level.</extracomment>
        <translation>Mètres sous la surface, croissants ; sans eux, toutes les observations forment un niveau.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/depths/title</source>
        <extracomment>Depth levels</extracomment>
        <translation>Niveaux de profondeur</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/exclude/help</source>
        <extracomment>A list; an observation is left out when all given members agree: longitude and latitude within 1e-5 degree, depth within 0.01 m, time within 1 s.</extracomment>
        <translation>Une liste ; une observation est écartée quand tous les membres donnés concordent : longitude et latitude à 1e-5 degré près, profondeur à 0,01 m, temps à 1 s.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/exclude/title</source>
        <extracomment>Observations left out</extracomment>
        <translation>Observations écartées</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/maximumKm/title</source>
        <extracomment>Greatest horizontal length</extracomment>
        <translation>Plus grande longueur horizontale</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/maximumM/title</source>
        <extracomment>Greatest vertical length</extracomment>
        <translation>Plus grande longueur verticale</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/minimumKm/title</source>
        <extracomment>Least horizontal length</extracomment>
        <translation>Plus petite longueur horizontale</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/minimumM/title</source>
        <extracomment>Least vertical length</extracomment>
        <translation>Plus petite longueur verticale</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/observations/help</source>
        <extracomment>Files of in-situ observations: ODV, Argo, Copernicus, SeaDataNet, World Ocean Database, CSV.</extracomment>
        <translation>Fichiers d'observations in situ : ODV, Argo, Copernicus, SeaDataNet, World Ocean Database, CSV.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/observations/title</source>
        <extracomment>Observations</extracomment>
        <translation>Observations</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/output/report/title</source>
        <extracomment>Lengths, quality, covariances and fitted curves</extracomment>
        <translation>Longueurs, qualité, covariances et courbes ajustées</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/qualityFlags/help</source>
        <extracomment>Flags to keep, in the SeaDataNet scheme: 1 good, 2 probably good. Files without flags are kept.</extracomment>
        <translation>Drapeaux à garder, selon SeaDataNet : 1 bon, 2 probablement bon. Les fichiers sans drapeaux sont gardés.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/qualityFlags/title</source>
        <extracomment>Quality flags</extracomment>
        <translation>Drapeaux de qualité</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/samples/help</source>
        <extracomment>With more than this, as many random pairs as so many observations have.</extracomment>
        <translation>Au-delà, autant de paires aléatoires qu'en ont autant d'observations.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/samples/title</source>
        <extracomment>Sampled observations</extracomment>
        <translation>Observations échantillonnées</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/searchDepthM/help</source>
        <extracomment>Horizontal: observations this near to a level belong to it.</extracomment>
        <translation>Horizontal : les observations aussi proches d'un niveau lui appartiennent.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/searchDepthM/title</source>
        <extracomment>Depth about a level</extracomment>
        <translation>Profondeur autour d'un niveau</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/searchDistanceM/help</source>
        <extracomment>Vertical: observations this near to each other belong to one profile.</extracomment>
        <translation>Vertical : les observations aussi proches les unes des autres appartiennent à un même profil.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/searchDistanceM/title</source>
        <extracomment>Distance within a profile</extracomment>
        <translation>Distance à l'intérieur d'un profil</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/seed/help</source>
        <extracomment>Of the random pairs: the same seed gives the same lengths.</extracomment>
        <translation>Des paires aléatoires : la même graine donne les mêmes longueurs.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/seed/title</source>
        <extracomment>Seed</extracomment>
        <translation>Graine</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/smoothingDepthM/help</source>
        <extracomment>Scale over which the lengths are smoothed; 0 = not.</extracomment>
        <translation>Échelle sur laquelle les longueurs sont lissées ; 0 = sans.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/smoothingDepthM/title</source>
        <extracomment>Smoothing along depth</extracomment>
        <translation>Lissage selon la profondeur</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/smoothingLevels/help</source>
        <extracomment>Second smoothing, in levels; 0 = not.</extracomment>
        <translation>Second lissage, en niveaux ; 0 = sans.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/smoothingLevels/title</source>
        <extracomment>Smoothing over levels</extracomment>
        <translation>Lissage sur les niveaux</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/summary</source>
        <extracomment>Fits the covariance function of the analysis to the covariances of pairs of observations, level by level, and smooths the lengths along depth.</extracomment>
        <translation>Ajuste la fonction de covariance de l'analyse aux covariances de paires d'observations, niveau par niveau, et lisse les longueurs selon la profondeur.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/title</source>
        <extracomment>Correlation lengths of observations</extracomment>
        <translation>Longueurs de corrélation des observations</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/transform.epsilon/title</source>
        <extracomment>Added before the logarithm</extracomment>
        <translation>Ajouté avant le logarithme</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/transform.kind/title</source>
        <extracomment>Kind</extracomment>
        <translation>Genre</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/transform.maximum/title</source>
        <extracomment>Greatest value</extracomment>
        <translation>Plus grande valeur</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/transform.minimum/title</source>
        <extracomment>Least value</extracomment>
        <translation>Plus petite valeur</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/transform.threshold/title</source>
        <extracomment>Linear from here on</extracomment>
        <translation>Linéaire à partir d'ici</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/transform/help</source>
        <extracomment>The analysis is made on transformed values and transformed back: log, loglin (linear above `threshold`; `epsilon` is added before the logarithm), logit between `minimum` and `maximum`. The relative error is that of the transformed field.</extracomment>
        <translation>L'analyse se fait sur des valeurs transformées, puis transformées en retour : log, loglin (linéaire au-dessus de `threshold` ; `epsilon` est ajouté avant le logarithme), logit entre `minimum` et `maximum`. L'erreur relative est celle du champ transformé.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/transform/title</source>
        <extracomment>Transform</extracomment>
        <translation>Transformation</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/variable/help</source>
        <extracomment>A quantity (practical salinity), CF standard name, vocabulary code, or the name in the files.</extracomment>
        <translation>Une grandeur (practical salinity), un nom standard CF, un code de vocabulaire, ou le nom dans les fichiers.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/variable/title</source>
        <extracomment>Variable</extracomment>
        <translation>Variable</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/variables/help</source>
        <extracomment>Exceptions: file name pattern and the name of the variable there.</extracomment>
        <translation>Exceptions : motif de nom de fichier et nom de la variable dans ce fichier.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/variables/title</source>
        <extracomment>Variable by file</extracomment>
        <translation>Variable par fichier</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/verticalSearchDepthM/help</source>
        <extracomment>One observation of each pair is this near to the level.</extracomment>
        <translation>Une observation de chaque paire est aussi proche du niveau.</translation>
    </message>
    <message>
        <source>process/ocean.correlation-length/verticalSearchDepthM/title</source>
        <extracomment>Depth about a level, vertical fit</extracomment>
        <translation>Profondeur autour d'un niveau, ajustement vertical</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/advection.strength/title</source>
        <extracomment>Strength</extracomment>
        <translation>Force</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/advection.u/help</source>
        <extracomment>Variable in that file.</extracomment>
        <translation>Variable de ce fichier.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/advection.u/title</source>
        <extracomment>Eastward velocity</extracomment>
        <translation>Vitesse vers l'est</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/advection.v/help</source>
        <extracomment>Variable in that file.</extracomment>
        <translation>Variable de ce fichier.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/advection.v/title</source>
        <extracomment>Northward velocity</extracomment>
        <translation>Vitesse vers le nord</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/advection/help</source>
        <extracomment>Gridded currents along which the field varies little: variables u and v, of the nearest time. At strength 1 a current of root mean square speed costs as much as a correlation length allows.</extracomment>
        <translation>Courants en grille le long desquels le champ varie peu : variables u et v, du temps le plus proche. À la force 1, un courant de vitesse quadratique moyenne coûte autant que le permet une longueur de corrélation.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/advection/title</source>
        <extracomment>Advection</extracomment>
        <translation>Advection</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/alpha/help</source>
        <extracomment>Absent: binomial, which every fast way needs.</extracomment>
        <translation>Absent : binomial, ce que demandent toutes les voies rapides.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/alpha/title</source>
        <extracomment>Norm coefficients</extracomment>
        <translation>Coefficients de la norme</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/background.variable/help</source>
        <extracomment>Name in that file.</extracomment>
        <translation>Nom dans ce fichier.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/background.variable/title</source>
        <extracomment>Variable</extracomment>
        <translation>Variable</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/background/help</source>
        <extracomment>mean = mean of the observations of a slice, profile = their mean profile with depth, none = 0, or a gridded field (of the nearest time, or the month of a climatology).</extracomment>
        <translation>mean = moyenne des observations d'une tranche, profile = leur profil moyen selon la profondeur, none = 0, ou un champ en grille (du temps le plus proche, ou du mois d'une climatologie).</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/background/title</source>
        <extracomment>Background</extracomment>
        <translation>Ébauche</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/backgroundFilter/help</source>
        <extracomment>Passes of a filter over three levels.</extracomment>
        <translation>Passages d'un filtre sur trois niveaux.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/backgroundFilter/title</source>
        <extracomment>Smoothing of the profile</extracomment>
        <translation>Lissage du profil</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/backgroundLengthFactor/help</source>
        <extracomment>Vertical correlation length of the mean profile, in those of the analysis.</extracomment>
        <translation>Longueur de corrélation verticale du profil moyen, rapportée à celles de l'analyse.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/backgroundLengthFactor/title</source>
        <extracomment>Length of the profile</extracomment>
        <translation>Longueur du profil</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/bathymetry/help</source>
        <extracomment>Gridded depth or height of the sea floor; absent: all sea.</extracomment>
        <translation>Profondeur ou altitude du fond sur une grille ; sans elle tout est en mer.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/bathymetry/title</source>
        <extracomment>Bathymetry</extracomment>
        <translation>Bathymétrie</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/bathymetryPositive/help</source>
        <extracomment>up = heights, down = depths, auto = told by the file.</extracomment>
        <translation>up = altitudes, down = profondeurs, auto = d'après le fichier.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/bathymetryPositive/title</source>
        <extracomment>Sign of the bathymetry</extracomment>
        <translation>Signe de la bathymétrie</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/columns/help</source>
        <extracomment>Names of the columns: longitude, latitude, depth or pressure, time, value, flag.</extracomment>
        <translation>Noms des colonnes : longitude, latitude, depth ou pressure, time, value, flag.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/columns/title</source>
        <extracomment>Columns of CSV files</extracomment>
        <translation>Colonnes des fichiers CSV</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/correlationLengthKm.variable/help</source>
        <extracomment>Name in that file.</extracomment>
        <translation>Nom dans ce fichier.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/correlationLengthKm.variable/title</source>
        <extracomment>Variable</extracomment>
        <translation>Variable</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/correlationLengthKm/help</source>
        <extracomment>Horizontal: one number, [x, y], one a depth level (three levels or more), a gridded field in km, or fit = fitted to the covariance of the observations at each level.</extracomment>
        <translation>Horizontale : un nombre, [x, y], une par niveau de profondeur (trois niveaux ou plus), un champ en grille en km, ou fit = ajustée à la covariance des observations de chaque niveau.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/correlationLengthKm/title</source>
        <extracomment>Correlation length</extracomment>
        <translation>Longueur de corrélation</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/correlationLengthM/help</source>
        <extracomment>One number or one a depth level; 0 = levels are analysed apart; fit = fitted.</extracomment>
        <translation>Un nombre ou un par niveau de profondeur ; 0 = les niveaux sont analysés séparément ; fit = ajustée.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/correlationLengthM/title</source>
        <extracomment>Vertical correlation length</extracomment>
        <translation>Longueur de corrélation verticale</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/crossValidation.epsilons/title</source>
        <extracomment>Epsilons</extracomment>
        <translation>Epsilons</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/crossValidation.lengths/title</source>
        <extracomment>Lengths</extracomment>
        <translation>Longueurs</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/crossValidation.method/title</source>
        <extracomment>Method</extracomment>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/crossValidation/help</source>
        <extracomment>For epsilon2 = fit: method, and how many factors each side of the length (0.1 to 10) and of epsilon2 (0.03 to 32).</extracomment>
        <translation>Pour epsilon2 = fit : méthode, et nombre de facteurs de chaque côté de la longueur (0,1 à 10) et de epsilon2 (0,03 à 32).</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/crossValidation/title</source>
        <extracomment>Cross-validation</extracomment>
        <translation>Validation croisée</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/cvEpsilons/help</source>
        <extracomment>2 n + 1 factors of epsilon2 from 0.03 to 32.</extracomment>
        <translation>2 n + 1 facteurs de epsilon2, de 0,03 à 32.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/cvEpsilons/title</source>
        <extracomment>Epsilons</extracomment>
        <translation>Epsilons</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/cvLengths/help</source>
        <extracomment>2 n + 1 factors of the length from 0.1 to 10.</extracomment>
        <translation>2 n + 1 facteurs de la longueur, de 0,1 à 10.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/cvLengths/title</source>
        <extracomment>Lengths</extracomment>
        <translation>Longueurs</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/cvMethod/help</source>
        <extracomment>full = each observation without itself, sampled = 75 of them, gcv = by the mean influence, auto = by their number.</extracomment>
        <translation>full = chaque observation sans elle-même, sampled = 75 d'entre elles, gcv = par l'influence moyenne, auto = selon leur nombre.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/cvMethod/title</source>
        <extracomment>Method</extracomment>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/cyclicLongitude/help</source>
        <extracomment>Whether the grid closes around the globe; auto = by its longitudes.</extracomment>
        <translation>La grille fait-elle le tour du globe ; auto = d'après ses longitudes.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/cyclicLongitude/title</source>
        <extracomment>Cyclic longitude</extracomment>
        <translation>Longitude cyclique</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/depthRange/help</source>
        <extracomment>Observations between these depths; absent: by the levels of the grid.</extracomment>
        <translation>Observations entre ces profondeurs ; sans elles, d'après les niveaux de la grille.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/depthRange/title</source>
        <extracomment>Depth range</extracomment>
        <translation>Intervalle de profondeur</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/duplicates.hours/title</source>
        <extracomment>Time</extracomment>
        <translation>Temps</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/duplicates.keep/title</source>
        <extracomment>Which is kept</extracomment>
        <translation>Laquelle est gardée</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/duplicates.km/title</source>
        <extracomment>Distance</extracomment>
        <translation>Distance</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/duplicates.m/title</source>
        <extracomment>Depth</extracomment>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/duplicates.value/title</source>
        <extracomment>Value</extracomment>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/duplicates/help</source>
        <extracomment>none, or the differences within which two observations are the same one: distance, depth, time, value. keep: the first or the last, in the order of the files.</extracomment>
        <translation>none, ou les écarts en deçà desquels deux observations n'en font qu'une : distance, profondeur, temps, valeur. keep : la première ou la dernière, dans l'ordre des fichiers.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/duplicates/title</source>
        <extracomment>Duplicates</extracomment>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/edgeStretching/help</source>
        <extracomment>alphabc: 1 moves the outer grid lines out, so that edges act like open sea; 0 = off.</extracomment>
        <translation>alphabc : 1 écarte les lignes extérieures pour que les bords agissent comme la mer ouverte ; 0 = sans.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/edgeStretching/title</source>
        <extracomment>Edge stretching</extracomment>
        <translation>Étirement des bords</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/epsilon2/help</source>
        <extracomment>Error variance of an observation relative to the variance of the field; fit = by cross-validation, desroziers = by the statistics of the residuals, analysis by analysis.</extracomment>
        <translation>Variance d'erreur d'une observation, rapportée à la variance du champ ; fit = par validation croisée, desroziers = par la statistique des résidus, analyse par analyse.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/epsilon2/title</source>
        <extracomment>Noise to signal</extracomment>
        <translation>Rapport bruit sur signal</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/error/help</source>
        <extracomment>cpme = clever poor man's error, scaled-cpme = the same with its level from the error covariance, almost-exact, diagonal = close to the exact one, exact = diagonal of the error covariance, auto = chosen by size and density, and said why.</extracomment>
        <translation>cpme = erreur du pauvre malin, scaled-cpme = la même avec son niveau tiré de la covariance d'erreur, almost-exact, diagonal = proches de l'exacte, exact = diagonale de la covariance d'erreur, auto = choisie selon la taille et la densité, en disant pourquoi.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/error/title</source>
        <extracomment>Error field</extracomment>
        <translation>Champ d'erreur</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/errorThresholds.L1/title</source>
        <extracomment>First threshold</extracomment>
        <translation>Premier seuil</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/errorThresholds.L2/title</source>
        <extracomment>Second threshold</extracomment>
        <translation>Second seuil</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/errorThresholds/help</source>
        <extracomment>Two more fields, masked where the relative error is above.</extracomment>
        <translation>Deux champs de plus, masqués là où l'erreur relative dépasse le seuil.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/errorThresholds/title</source>
        <extracomment>Error thresholds</extracomment>
        <translation>Seuils d'erreur</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/exclude/help</source>
        <extracomment>A list; an observation is left out when all given members agree: longitude and latitude within 1e-5 degree, depth within 0.01 m, time within 1 s.</extracomment>
        <translation>Une liste ; une observation est écartée quand tous les membres donnés concordent : longitude et latitude à 1e-5 degré près, profondeur à 0,01 m, temps à 1 s.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/exclude/title</source>
        <extracomment>Observations left out</extracomment>
        <translation>Observations écartées</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/grid.depth/help</source>
        <extracomment>Metres below the surface, increasing; absent: all observations as one level.</extracomment>
        <translation>Mètres sous la surface, croissants ; sans eux, toutes les observations forment un niveau.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/grid.depth/title</source>
        <extracomment>Depth levels</extracomment>
        <translation>Niveaux de profondeur</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/grid.latitude/help</source>
        <extracomment>South, north, step in degrees; south = north: one parallel, step is the width of its band.</extracomment>
        <translation>Sud, nord, pas en degrés ; sud = nord : un seul parallèle, le pas est la largeur de sa bande.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/grid.latitude/title</source>
        <extracomment>Latitude</extracomment>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/grid.longitude/help</source>
        <extracomment>West, east, step in degrees; west &gt; east crosses the antimeridian; west = east: one meridian, step is the width of its band.</extracomment>
        <translation>Ouest, est, pas en degrés ; ouest &gt; est passe l'antiméridien ; ouest = est : un seul méridien, le pas est la largeur de sa bande.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/grid.longitude/title</source>
        <extracomment>Longitude</extracomment>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/grid.time/help</source>
        <extracomment>Years and months, or centres with a window; absent: one slice of all observations.</extracomment>
        <translation>Années et mois, ou centres avec une fenêtre ; sans eux, une tranche de toutes les observations.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/grid.time/title</source>
        <extracomment>Time slices</extracomment>
        <translation>Tranches de temps</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/grid/help</source>
        <extracomment>Nodes of the product.</extracomment>
        <translation>Nœuds du produit.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/grid/title</source>
        <extracomment>Grid</extracomment>
        <translation>Grille</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/inequality/help</source>
        <extracomment>The minimum enters the analysis, which then stays above it, instead of cutting the result.</extracomment>
        <translation>Le minimum entre dans l'analyse, qui reste alors au-dessus, au lieu de couper le résultat.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/inequality/title</source>
        <extracomment>Minimum as a constraint</extracomment>
        <translation>Minimum comme contrainte</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/laplacianCoefficients/help</source>
        <extracomment>One for longitude, latitude, depth; 1 = as it is.</extracomment>
        <translation>Un pour longitude, latitude, profondeur ; 1 = tel quel.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/laplacianCoefficients/title</source>
        <extracomment>Laplacian by dimension</extracomment>
        <translation>Laplacien par dimension</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/lengthFit.maximumKm/title</source>
        <extracomment>Greatest horizontal length</extracomment>
        <translation>Plus grande longueur horizontale</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/lengthFit.maximumM/title</source>
        <extracomment>Greatest vertical length</extracomment>
        <translation>Plus grande longueur verticale</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/lengthFit.minimumKm/title</source>
        <extracomment>Least horizontal length</extracomment>
        <translation>Plus petite longueur horizontale</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/lengthFit.minimumM/title</source>
        <extracomment>Least vertical length</extracomment>
        <translation>Plus petite longueur verticale</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/lengthFit.searchDepthM/title</source>
        <extracomment>Depth about a level</extracomment>
        <translation>Profondeur autour d'un niveau</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/lengthFit/help</source>
        <extracomment>Search depth about a level and bounds of the fitted lengths.</extracomment>
        <translation>Profondeur de recherche autour d'un niveau et bornes des longueurs ajustées.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/lengthFit/title</source>
        <extracomment>Fit of the lengths</extracomment>
        <translation>Ajustement des longueurs</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/lengthOverTopography/help</source>
        <extracomment>Horizontal lengths are multiplied by 1 / (1 + L |grad h| / h), h the depth of the bottom and L this length; 0 = off.</extracomment>
        <translation>Les longueurs horizontales sont multipliées par 1 / (1 + L |grad h| / h), h étant la profondeur du fond et L cette longueur ; 0 = sans.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/lengthOverTopography/title</source>
        <extracomment>Shorter over steep topography</extracomment>
        <translation>Plus courtes sur les pentes du fond</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/level/help</source>
        <extracomment>Counted from 0, where levels are apart; absent: that with the most observations.</extracomment>
        <translation>Compté à partir de 0, quand les niveaux sont séparés ; absent : celui qui a le plus d'observations.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/level/title</source>
        <extracomment>Depth level</extracomment>
        <translation>Niveau de profondeur</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/mask.variable/help</source>
        <extracomment>Name in that file.</extracomment>
        <translation>Nom dans ce fichier.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/mask.variable/title</source>
        <extracomment>Variable</extracomment>
        <translation>Variable</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/mask/help</source>
        <extracomment>Gridded field, sea where it is above one half; also by depth. Beside a bathymetry both must say sea.</extracomment>
        <translation>Champ en grille, mer là où il dépasse un demi ; aussi par profondeur. Avec une bathymétrie, les deux doivent dire mer.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/mask/title</source>
        <extracomment>Mask</extracomment>
        <translation>Masque</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/maskLevel/help</source>
        <extracomment>Sea where the bottom is deeper than a level plus this.</extracomment>
        <translation>Mer là où le fond est plus profond que le niveau plus cette valeur.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/maskLevel/title</source>
        <extracomment>Mask level</extracomment>
        <translation>Niveau du masque</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/maximum/help</source>
        <extracomment>Results above are set to this.</extracomment>
        <translation>Les résultats au-dessus prennent cette valeur.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/maximum/title</source>
        <extracomment>Maximum</extracomment>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/minimum/help</source>
        <extracomment>Results below are set to this.</extracomment>
        <translation>Les résultats au-dessous prennent cette valeur.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/minimum/title</source>
        <extracomment>Minimum</extracomment>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/observations/help</source>
        <extracomment>Files of in-situ observations: ODV, Argo, Copernicus, SeaDataNet, World Ocean Database, CSV.</extracomment>
        <translation>Fichiers d'observations in situ : ODV, Argo, Copernicus, SeaDataNet, World Ocean Database, CSV.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/observations/title</source>
        <extracomment>Observations</extracomment>
        <translation>Observations</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/output/surface/title</source>
        <extracomment>Points, interpolated surface and best pair</extracomment>
        <translation>Points, surface interpolée et meilleur couple</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/qc/help</source>
        <extracomment>Score of each observation, above 9 is suspect: 1 by its own influence, 3 by the mean influence, 4 by the error of prediction, 5 from the misfit, 0 = 1 or 3 by number.</extracomment>
        <translation>Note de chaque observation, suspecte au-dessus de 9 : 1 par sa propre influence, 3 par l'influence moyenne, 4 par l'erreur de prédiction, 5 par l'écart, 0 = 1 ou 3 selon le nombre.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/qc/title</source>
        <extracomment>Quality scores</extracomment>
        <translation>Notes de qualité</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/qualityFlags/help</source>
        <extracomment>Flags to keep, in the SeaDataNet scheme: 1 good, 2 probably good. Files without flags are kept.</extracomment>
        <translation>Drapeaux à garder, selon SeaDataNet : 1 bon, 2 probablement bon. Les fichiers sans drapeaux sont gardés.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/qualityFlags/title</source>
        <extracomment>Quality flags</extracomment>
        <translation>Drapeaux de qualité</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/secondDerivativePenalty/help</source>
        <extracomment>One for longitude, latitude, depth; such as [0, 0, 1e-8].</extracomment>
        <translation>Une pour longitude, latitude, profondeur ; par exemple [0, 0, 1e-8].</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/secondDerivativePenalty/title</source>
        <extracomment>Penalty on second derivatives</extracomment>
        <translation>Pénalité des dérivées secondes</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/slice/help</source>
        <extracomment>Counted from 0; absent: that with the most observations.</extracomment>
        <translation>Comptée à partir de 0 ; absente : celle qui a le plus d'observations.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/slice/title</source>
        <extracomment>Time slice</extracomment>
        <translation>Tranche de temps</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/solver/help</source>
        <extracomment>auto chooses by size, memory and what is asked, and says why.</extracomment>
        <translation>auto choisit selon la taille, la mémoire et ce qui est demandé, et dit pourquoi.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/solver/title</source>
        <extracomment>Solver</extracomment>
        <translation>Solveur</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/summary</source>
        <extracomment>Predicts observations from the others by the analysis that ocean.divand would make, for factors of the correlation length and of the noise to signal, and finds the best pair on the surface of the prediction error.</extracomment>
        <translation>Prédit les observations à partir des autres par l'analyse que ferait ocean.divand, pour des facteurs de la longueur de corrélation et du rapport bruit sur signal, et trouve le meilleur couple sur la surface de l'erreur de prédiction.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/superObservations/help</source>
        <extracomment>Observations of a slice are averaged in equal boxes, at most about this many; 0 = none are averaged.</extracomment>
        <translation>Les observations d'une tranche sont moyennées dans des boîtes égales, à peu près ce nombre au plus ; 0 = aucune moyenne.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/superObservations/title</source>
        <extracomment>Super-observations</extracomment>
        <translation>Super-observations</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/title</source>
        <extracomment>Cross-validation of correlation length and noise</extracomment>
        <translation>Validation croisée de la longueur de corrélation et du bruit</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/tolerance/help</source>
        <extracomment>Iterative solver: bound of the relative error in the energy norm.</extracomment>
        <translation>Solveur itératif : borne de l'erreur relative en norme d'énergie.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/tolerance/title</source>
        <extracomment>Tolerance</extracomment>
        <translation>Tolérance</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/transform.epsilon/title</source>
        <extracomment>Added before the logarithm</extracomment>
        <translation>Ajouté avant le logarithme</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/transform.kind/title</source>
        <extracomment>Kind</extracomment>
        <translation>Genre</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/transform.maximum/title</source>
        <extracomment>Greatest value</extracomment>
        <translation>Plus grande valeur</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/transform.minimum/title</source>
        <extracomment>Least value</extracomment>
        <translation>Plus petite valeur</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/transform.threshold/title</source>
        <extracomment>Linear from here on</extracomment>
        <translation>Linéaire à partir d'ici</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/transform/help</source>
        <extracomment>The analysis is made on transformed values and transformed back: log, loglin (linear above `threshold`; `epsilon` is added before the logarithm), logit between `minimum` and `maximum`. The relative error is that of the transformed field.</extracomment>
        <translation>L'analyse se fait sur des valeurs transformées, puis transformées en retour : log, loglin (linéaire au-dessus de `threshold` ; `epsilon` est ajouté avant le logarithme), logit entre `minimum` et `maximum`. L'erreur relative est celle du champ transformé.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/transform/title</source>
        <extracomment>Transform</extracomment>
        <translation>Transformation</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/variable/help</source>
        <extracomment>A quantity (practical salinity), CF standard name, vocabulary code, or the name in the files.</extracomment>
        <translation>Une grandeur (practical salinity), un nom standard CF, un code de vocabulaire, ou le nom dans les fichiers.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/variable/title</source>
        <extracomment>Variable</extracomment>
        <translation>Variable</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/variables/help</source>
        <extracomment>Exceptions: file name pattern and the name of the variable there.</extracomment>
        <translation>Exceptions : motif de nom de fichier et nom de la variable dans ce fichier.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/variables/title</source>
        <extracomment>Variable by file</extracomment>
        <translation>Variable par fichier</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/weights.days/title</source>
        <extracomment>Time</extracomment>
        <translation>Temps</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/weights.lengthKm/title</source>
        <extracomment>Distance</extracomment>
        <translation>Distance</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/weights.lengthM/title</source>
        <extracomment>Depth</extracomment>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/weights/help</source>
        <extracomment>density = observations that are close together share their weight: epsilon2 grows with the number of neighbours. Lengths absent: a tenth of the correlation lengths.</extracomment>
        <translation>density = les observations proches se partagent leur poids : epsilon2 croît avec le nombre de voisines. Longueurs absentes : un dixième des longueurs de corrélation.</translation>
    </message>
    <message>
        <source>process/ocean.cross-validation/weights/title</source>
        <extracomment>Weights</extracomment>
        <translation>Poids</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/case/help</source>
        <extracomment>netCDF file with mask, pm1.., xi1.., len1.., obs_x1.., obs_f and obs_epsilon2 or obs_R.</extracomment>
        <translation>Fichier netCDF avec mask, pm1.., xi1.., len1.., obs_x1.., obs_f et obs_epsilon2 ou obs_R.</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/case/title</source>
        <extracomment>Case file</extracomment>
        <translation>Fichier de cas</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/coastEpsilon2/help</source>
        <extracomment>Error variance of the differences along coasts, for a stream function; 0 = no such constraint.</extracomment>
        <translation>Variance d'erreur des différences le long des côtes, pour une fonction de courant ; 0 = pas de telle contrainte.</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/coastEpsilon2/title</source>
        <extracomment>Constant along coasts</extracomment>
        <translation>Constant le long des côtes</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/cvEpsilons/help</source>
        <extracomment>Task cv: 2 n + 1 factors of epsilon2 from 0.03 to 32.</extracomment>
        <translation>Tâche cv : 2 n + 1 facteurs d'epsilon2 de 0,03 à 32.</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/cvEpsilons/title</source>
        <extracomment>Epsilons</extracomment>
        <translation>Epsilons</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/cvLengths/help</source>
        <extracomment>Task cv: 2 n + 1 factors of the length from 0.1 to 10.</extracomment>
        <translation>Tâche cv : 2 n + 1 facteurs de la longueur de 0,1 à 10.</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/cvLengths/title</source>
        <extracomment>Lengths</extracomment>
        <translation>Longueurs</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/cvMethod/help</source>
        <extracomment>Task cv: full, sampled, generalised, or by the number of observations.</extracomment>
        <translation>Tâche cv : complète, par échantillon, généralisée, ou selon le nombre d'observations.</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/cvMethod/title</source>
        <extracomment>Cross-validation</extracomment>
        <translation>Validation croisée</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/error/help</source>
        <extracomment>exact = diagonal of the error covariance, cpme = clever poor man's error, all = both, or one of the ways between them.</extracomment>
        <translation>exact = diagonale de la covariance d'erreur, cpme = erreur du pauvre malin, all = les deux, ou l'une des voies intermédiaires.</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/error/title</source>
        <extracomment>Error field</extracomment>
        <translation>Champ d'erreur</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/filterBackground/help</source>
        <extracomment>Task averaged-background: passes of the box filter.</extracomment>
        <translation>Tâche averaged-background : passages du filtre à boîte.</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/filterBackground/title</source>
        <extracomment>Filter passes</extracomment>
        <translation>Passages du filtre</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/fractionEpsilon2/help</source>
        <extracomment>Error variance of the sum over the last dimension, which should be 0; 0 = no such constraint.</extracomment>
        <translation>Variance d'erreur de la somme sur la dernière dimension, qui devrait être nulle ; 0 = pas de telle contrainte.</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/fractionEpsilon2/title</source>
        <extracomment>Fractions</extracomment>
        <translation>Fractions</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/output/solution/title</source>
        <extracomment>Solution</extracomment>
        <translation>Solution</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/qcMethod/help</source>
        <extracomment>Task qc: 1 by the influence of each observation, 3 by their mean, 4 unscaled, 5 from the misfit, 0 = 1 or 3 by number.</extracomment>
        <translation>Tâche qc : 1 par l'influence de chaque observation, 3 par leur moyenne, 4 sans échelle, 5 par l'écart, 0 = 1 ou 3 selon le nombre.</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/qcMethod/title</source>
        <extracomment>Quality score</extracomment>
        <translation>Indice de qualité</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/solver/help</source>
        <extracomment>auto chooses by size.</extracomment>
        <translation>auto choisit d'après la taille.</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/solver/title</source>
        <extracomment>Solver</extracomment>
        <translation>Solveur</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/summary</source>
        <extracomment>Runs the n-dimensional variational analysis on a problem given as arrays (mask, metric, lengths, observations), without units or transforms, so that its numbers can be compared with those of other programs.</extracomment>
        <translation>Exécute l'analyse variationnelle à n dimensions sur un problème donné par des tableaux (masque, métrique, longueurs, observations), sans unités ni transformations, pour comparer ses nombres à ceux d'autres programmes.</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/task/help</source>
        <extracomment>What is computed and written.</extracomment>
        <translation>Ce qui est calculé et écrit.</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/task/title</source>
        <extracomment>Task</extracomment>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/title</source>
        <extracomment>DIVAnd kernel on a case file</extracomment>
        <translation>Noyau DIVAnd sur un fichier de cas</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/tolerance/help</source>
        <extracomment>Iterative solver: bound of the relative error in the energy norm.</extracomment>
        <translation>Solveur itératif : borne de l'erreur relative en norme d'énergie.</translation>
    </message>
    <message>
        <source>process/ocean.divand-raw/tolerance/title</source>
        <extracomment>Tolerance</extracomment>
        <translation>Tolérance</translation>
    </message>
    <message>
        <source>process/ocean.divand/acknowledgement/help</source>
        <extracomment>Whom to thank.</extracomment>
        <translation>Qui remercier.</translation>
    </message>
    <message>
        <source>process/ocean.divand/acknowledgement/title</source>
        <extracomment>Acknowledgement</extracomment>
        <translation>Remerciements</translation>
    </message>
    <message>
        <source>process/ocean.divand/advection.strength/title</source>
        <extracomment>Strength</extracomment>
        <translation>Force</translation>
    </message>
    <message>
        <source>process/ocean.divand/advection.u/help</source>
        <extracomment>Variable in that file.</extracomment>
        <translation>Variable de ce fichier.</translation>
    </message>
    <message>
        <source>process/ocean.divand/advection.u/title</source>
        <extracomment>Eastward velocity</extracomment>
        <translation>Vitesse vers l'est</translation>
    </message>
    <message>
        <source>process/ocean.divand/advection.v/help</source>
        <extracomment>Variable in that file.</extracomment>
        <translation>Variable de ce fichier.</translation>
    </message>
    <message>
        <source>process/ocean.divand/advection.v/title</source>
        <extracomment>Northward velocity</extracomment>
        <translation>Vitesse vers le nord</translation>
    </message>
    <message>
        <source>process/ocean.divand/advection/help</source>
        <extracomment>Gridded currents along which the field varies little: variables u and v, of the nearest time. At strength 1 a current of root mean square speed costs as much as a correlation length allows.</extracomment>
        <translation>Courants en grille le long desquels le champ varie peu : variables u et v, du temps le plus proche. À la force 1, un courant de vitesse quadratique moyenne coûte autant que le permet une longueur de corrélation.</translation>
    </message>
    <message>
        <source>process/ocean.divand/advection/title</source>
        <extracomment>Advection</extracomment>
        <translation>Advection</translation>
    </message>
    <message>
        <source>process/ocean.divand/alpha/help</source>
        <extracomment>Absent: binomial, which every fast way needs.</extracomment>
        <translation>Absent : binomial, ce que demandent toutes les voies rapides.</translation>
    </message>
    <message>
        <source>process/ocean.divand/alpha/title</source>
        <extracomment>Norm coefficients</extracomment>
        <translation>Coefficients de la norme</translation>
    </message>
    <message>
        <source>process/ocean.divand/authorEmail/help</source>
        <extracomment>E-mail of the author.</extracomment>
        <translation>Adresse électronique de l'auteur.</translation>
    </message>
    <message>
        <source>process/ocean.divand/authorEmail/title</source>
        <extracomment>Author's address</extracomment>
        <translation>Adresse de l'auteur</translation>
    </message>
    <message>
        <source>process/ocean.divand/background.variable/help</source>
        <extracomment>Name in that file.</extracomment>
        <translation>Nom dans ce fichier.</translation>
    </message>
    <message>
        <source>process/ocean.divand/background.variable/title</source>
        <extracomment>Variable</extracomment>
        <translation>Variable</translation>
    </message>
    <message>
        <source>process/ocean.divand/background/help</source>
        <extracomment>mean = mean of the observations of a slice, profile = their mean profile with depth, none = 0, or a gridded field (of the nearest time, or the month of a climatology).</extracomment>
        <translation>mean = moyenne des observations d'une tranche, profile = leur profil moyen selon la profondeur, none = 0, ou un champ en grille (du temps le plus proche, ou du mois d'une climatologie).</translation>
    </message>
    <message>
        <source>process/ocean.divand/background/title</source>
        <extracomment>Background</extracomment>
        <translation>Ébauche</translation>
    </message>
    <message>
        <source>process/ocean.divand/backgroundFilter/help</source>
        <extracomment>Passes of a filter over three levels.</extracomment>
        <translation>Passages d'un filtre sur trois niveaux.</translation>
    </message>
    <message>
        <source>process/ocean.divand/backgroundFilter/title</source>
        <extracomment>Smoothing of the profile</extracomment>
        <translation>Lissage du profil</translation>
    </message>
    <message>
        <source>process/ocean.divand/backgroundLengthFactor/help</source>
        <extracomment>Vertical correlation length of the mean profile, in those of the analysis.</extracomment>
        <translation>Longueur de corrélation verticale du profil moyen, rapportée à celles de l'analyse.</translation>
    </message>
    <message>
        <source>process/ocean.divand/backgroundLengthFactor/title</source>
        <extracomment>Length of the profile</extracomment>
        <translation>Longueur du profil</translation>
    </message>
    <message>
        <source>process/ocean.divand/bathymetry/help</source>
        <extracomment>Gridded depth or height of the sea floor; absent: all sea.</extracomment>
        <translation>Profondeur ou altitude du fond sur une grille ; sans elle tout est en mer.</translation>
    </message>
    <message>
        <source>process/ocean.divand/bathymetry/title</source>
        <extracomment>Bathymetry</extracomment>
        <translation>Bathymétrie</translation>
    </message>
    <message>
        <source>process/ocean.divand/bathymetryPositive/help</source>
        <extracomment>up = heights, down = depths, auto = told by the file.</extracomment>
        <translation>up = altitudes, down = profondeurs, auto = d'après le fichier.</translation>
    </message>
    <message>
        <source>process/ocean.divand/bathymetryPositive/title</source>
        <extracomment>Sign of the bathymetry</extracomment>
        <translation>Signe de la bathymétrie</translation>
    </message>
    <message>
        <source>process/ocean.divand/columns/help</source>
        <extracomment>Names of the columns: longitude, latitude, depth or pressure, time, value, flag.</extracomment>
        <translation>Noms des colonnes : longitude, latitude, depth ou pressure, time, value, flag.</translation>
    </message>
    <message>
        <source>process/ocean.divand/columns/title</source>
        <extracomment>Columns of CSV files</extracomment>
        <translation>Colonnes des fichiers CSV</translation>
    </message>
    <message>
        <source>process/ocean.divand/comment/help</source>
        <extracomment>Written into the product.</extracomment>
        <translation>Inscrit dans le produit.</translation>
    </message>
    <message>
        <source>process/ocean.divand/comment/title</source>
        <extracomment>Comment</extracomment>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>process/ocean.divand/correlationLengthKm.variable/help</source>
        <extracomment>Name in that file.</extracomment>
        <translation>Nom dans ce fichier.</translation>
    </message>
    <message>
        <source>process/ocean.divand/correlationLengthKm.variable/title</source>
        <extracomment>Variable</extracomment>
        <translation>Variable</translation>
    </message>
    <message>
        <source>process/ocean.divand/correlationLengthKm/help</source>
        <extracomment>Horizontal: one number, [x, y], one a depth level (three levels or more), a gridded field in km, or fit = fitted to the covariance of the observations at each level.</extracomment>
        <translation>Horizontale : un nombre, [x, y], une par niveau de profondeur (trois niveaux ou plus), un champ en grille en km, ou fit = ajustée à la covariance des observations de chaque niveau.</translation>
    </message>
    <message>
        <source>process/ocean.divand/correlationLengthKm/title</source>
        <extracomment>Correlation length</extracomment>
        <translation>Longueur de corrélation</translation>
    </message>
    <message>
        <source>process/ocean.divand/correlationLengthM/help</source>
        <extracomment>One number or one a depth level; 0 = levels are analysed apart; fit = fitted.</extracomment>
        <translation>Un nombre ou un par niveau de profondeur ; 0 = les niveaux sont analysés séparément ; fit = ajustée.</translation>
    </message>
    <message>
        <source>process/ocean.divand/correlationLengthM/title</source>
        <extracomment>Vertical correlation length</extracomment>
        <translation>Longueur de corrélation verticale</translation>
    </message>
    <message>
        <source>process/ocean.divand/crossValidation.epsilons/title</source>
        <extracomment>Epsilons</extracomment>
        <translation>Epsilons</translation>
    </message>
    <message>
        <source>process/ocean.divand/crossValidation.lengths/title</source>
        <extracomment>Lengths</extracomment>
        <translation>Longueurs</translation>
    </message>
    <message>
        <source>process/ocean.divand/crossValidation.method/title</source>
        <extracomment>Method</extracomment>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>process/ocean.divand/crossValidation/help</source>
        <extracomment>For epsilon2 = fit: method, and how many factors each side of the length (0.1 to 10) and of epsilon2 (0.03 to 32).</extracomment>
        <translation>Pour epsilon2 = fit : méthode, et nombre de facteurs de chaque côté de la longueur (0,1 à 10) et de epsilon2 (0,03 à 32).</translation>
    </message>
    <message>
        <source>process/ocean.divand/crossValidation/title</source>
        <extracomment>Cross-validation</extracomment>
        <translation>Validation croisée</translation>
    </message>
    <message>
        <source>process/ocean.divand/cyclicLongitude/help</source>
        <extracomment>Whether the grid closes around the globe; auto = by its longitudes.</extracomment>
        <translation>La grille fait-elle le tour du globe ; auto = d'après ses longitudes.</translation>
    </message>
    <message>
        <source>process/ocean.divand/cyclicLongitude/title</source>
        <extracomment>Cyclic longitude</extracomment>
        <translation>Longitude cyclique</translation>
    </message>
    <message>
        <source>process/ocean.divand/depthRange/help</source>
        <extracomment>Observations between these depths; absent: by the levels of the grid.</extracomment>
        <translation>Observations entre ces profondeurs ; sans elles, d'après les niveaux de la grille.</translation>
    </message>
    <message>
        <source>process/ocean.divand/depthRange/title</source>
        <extracomment>Depth range</extracomment>
        <translation>Intervalle de profondeur</translation>
    </message>
    <message>
        <source>process/ocean.divand/documentation/help</source>
        <extracomment>Address of the documentation.</extracomment>
        <translation>Adresse de la documentation.</translation>
    </message>
    <message>
        <source>process/ocean.divand/documentation/title</source>
        <extracomment>Documentation</extracomment>
        <translation>Documentation</translation>
    </message>
    <message>
        <source>process/ocean.divand/doi/help</source>
        <extracomment>Digital object identifier of the product.</extracomment>
        <translation>Identifiant numérique d'objet du produit.</translation>
    </message>
    <message>
        <source>process/ocean.divand/doi/title</source>
        <extracomment>DOI</extracomment>
        <translation>DOI</translation>
    </message>
    <message>
        <source>process/ocean.divand/duplicates.hours/title</source>
        <extracomment>Time</extracomment>
        <translation>Temps</translation>
    </message>
    <message>
        <source>process/ocean.divand/duplicates.keep/title</source>
        <extracomment>Which is kept</extracomment>
        <translation>Laquelle est gardée</translation>
    </message>
    <message>
        <source>process/ocean.divand/duplicates.km/title</source>
        <extracomment>Distance</extracomment>
        <translation>Distance</translation>
    </message>
    <message>
        <source>process/ocean.divand/duplicates.m/title</source>
        <extracomment>Depth</extracomment>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>process/ocean.divand/duplicates.value/title</source>
        <extracomment>Value</extracomment>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>process/ocean.divand/duplicates/help</source>
        <extracomment>none, or the differences within which two observations are the same one: distance, depth, time, value. keep: the first or the last, in the order of the files.</extracomment>
        <translation>none, ou les écarts en deçà desquels deux observations n'en font qu'une : distance, profondeur, temps, valeur. keep : la première ou la dernière, dans l'ordre des fichiers.</translation>
    </message>
    <message>
        <source>process/ocean.divand/duplicates/title</source>
        <extracomment>Duplicates</extracomment>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>process/ocean.divand/edgeStretching/help</source>
        <extracomment>alphabc: 1 moves the outer grid lines out, so that edges act like open sea; 0 = off.</extracomment>
        <translation>alphabc : 1 écarte les lignes extérieures pour que les bords agissent comme la mer ouverte ; 0 = sans.</translation>
    </message>
    <message>
        <source>process/ocean.divand/edgeStretching/title</source>
        <extracomment>Edge stretching</extracomment>
        <translation>Étirement des bords</translation>
    </message>
    <message>
        <source>process/ocean.divand/epsilon2/help</source>
        <extracomment>Error variance of an observation relative to the variance of the field; fit = by cross-validation, desroziers = by the statistics of the residuals, analysis by analysis.</extracomment>
        <translation>Variance d'erreur d'une observation, rapportée à la variance du champ ; fit = par validation croisée, desroziers = par la statistique des résidus, analyse par analyse.</translation>
    </message>
    <message>
        <source>process/ocean.divand/epsilon2/title</source>
        <extracomment>Noise to signal</extracomment>
        <translation>Rapport bruit sur signal</translation>
    </message>
    <message>
        <source>process/ocean.divand/error/help</source>
        <extracomment>cpme = clever poor man's error, scaled-cpme = the same with its level from the error covariance, almost-exact, diagonal = close to the exact one, exact = diagonal of the error covariance, auto = chosen by size and density, and said why.</extracomment>
        <translation>cpme = erreur du pauvre malin, scaled-cpme = la même avec son niveau tiré de la covariance d'erreur, almost-exact, diagonal = proches de l'exacte, exact = diagonale de la covariance d'erreur, auto = choisie selon la taille et la densité, en disant pourquoi.</translation>
    </message>
    <message>
        <source>process/ocean.divand/error/title</source>
        <extracomment>Error field</extracomment>
        <translation>Champ d'erreur</translation>
    </message>
    <message>
        <source>process/ocean.divand/errorThresholds.L1/title</source>
        <extracomment>First threshold</extracomment>
        <translation>Premier seuil</translation>
    </message>
    <message>
        <source>process/ocean.divand/errorThresholds.L2/title</source>
        <extracomment>Second threshold</extracomment>
        <translation>Second seuil</translation>
    </message>
    <message>
        <source>process/ocean.divand/errorThresholds/help</source>
        <extracomment>Two more fields, masked where the relative error is above.</extracomment>
        <translation>Deux champs de plus, masqués là où l'erreur relative dépasse le seuil.</translation>
    </message>
    <message>
        <source>process/ocean.divand/errorThresholds/title</source>
        <extracomment>Error thresholds</extracomment>
        <translation>Seuils d'erreur</translation>
    </message>
    <message>
        <source>process/ocean.divand/exclude/help</source>
        <extracomment>A list; an observation is left out when all given members agree: longitude and latitude within 1e-5 degree, depth within 0.01 m, time within 1 s.</extracomment>
        <translation>Une liste ; une observation est écartée quand tous les membres donnés concordent : longitude et latitude à 1e-5 degré près, profondeur à 0,01 m, temps à 1 s.</translation>
    </message>
    <message>
        <source>process/ocean.divand/exclude/title</source>
        <extracomment>Observations left out</extracomment>
        <translation>Observations écartées</translation>
    </message>
    <message>
        <source>process/ocean.divand/grid.depth/help</source>
        <extracomment>Metres below the surface, increasing; absent: all observations as one level.</extracomment>
        <translation>Mètres sous la surface, croissants ; sans eux, toutes les observations forment un niveau.</translation>
    </message>
    <message>
        <source>process/ocean.divand/grid.depth/title</source>
        <extracomment>Depth levels</extracomment>
        <translation>Niveaux de profondeur</translation>
    </message>
    <message>
        <source>process/ocean.divand/grid.latitude/help</source>
        <extracomment>South, north, step in degrees; south = north: one parallel, step is the width of its band.</extracomment>
        <translation>Sud, nord, pas en degrés ; sud = nord : un seul parallèle, le pas est la largeur de sa bande.</translation>
    </message>
    <message>
        <source>process/ocean.divand/grid.latitude/title</source>
        <extracomment>Latitude</extracomment>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>process/ocean.divand/grid.longitude/help</source>
        <extracomment>West, east, step in degrees; west &gt; east crosses the antimeridian; west = east: one meridian, step is the width of its band.</extracomment>
        <translation>Ouest, est, pas en degrés ; ouest &gt; est passe l'antiméridien ; ouest = est : un seul méridien, le pas est la largeur de sa bande.</translation>
    </message>
    <message>
        <source>process/ocean.divand/grid.longitude/title</source>
        <extracomment>Longitude</extracomment>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>process/ocean.divand/grid.time/help</source>
        <extracomment>Years and months, or centres with a window; absent: one slice of all observations.</extracomment>
        <translation>Années et mois, ou centres avec une fenêtre ; sans eux, une tranche de toutes les observations.</translation>
    </message>
    <message>
        <source>process/ocean.divand/grid.time/title</source>
        <extracomment>Time slices</extracomment>
        <translation>Tranches de temps</translation>
    </message>
    <message>
        <source>process/ocean.divand/grid/help</source>
        <extracomment>Nodes of the product.</extracomment>
        <translation>Nœuds du produit.</translation>
    </message>
    <message>
        <source>process/ocean.divand/grid/title</source>
        <extracomment>Grid</extracomment>
        <translation>Grille</translation>
    </message>
    <message>
        <source>process/ocean.divand/inequality/help</source>
        <extracomment>The minimum enters the analysis, which then stays above it, instead of cutting the result.</extracomment>
        <translation>Le minimum entre dans l'analyse, qui reste alors au-dessus, au lieu de couper le résultat.</translation>
    </message>
    <message>
        <source>process/ocean.divand/inequality/title</source>
        <extracomment>Minimum as a constraint</extracomment>
        <translation>Minimum comme contrainte</translation>
    </message>
    <message>
        <source>process/ocean.divand/institution/help</source>
        <extracomment>Who made the product.</extracomment>
        <translation>Auteur du produit.</translation>
    </message>
    <message>
        <source>process/ocean.divand/institution/title</source>
        <extracomment>Institution</extracomment>
        <translation>Institution</translation>
    </message>
    <message>
        <source>process/ocean.divand/institutionCode/help</source>
        <extracomment>Number in the European Directory of Marine Organisations (EDMO).</extracomment>
        <translation>Numéro dans l'annuaire européen des organismes marins (EDMO).</translation>
    </message>
    <message>
        <source>process/ocean.divand/institutionCode/title</source>
        <extracomment>Institution code</extracomment>
        <translation>Code de l'institution</translation>
    </message>
    <message>
        <source>process/ocean.divand/laplacianCoefficients/help</source>
        <extracomment>One for longitude, latitude, depth; 1 = as it is.</extracomment>
        <translation>Un pour longitude, latitude, profondeur ; 1 = tel quel.</translation>
    </message>
    <message>
        <source>process/ocean.divand/laplacianCoefficients/title</source>
        <extracomment>Laplacian by dimension</extracomment>
        <translation>Laplacien par dimension</translation>
    </message>
    <message>
        <source>process/ocean.divand/lengthFit.maximumKm/title</source>
        <extracomment>Greatest horizontal length</extracomment>
        <translation>Plus grande longueur horizontale</translation>
    </message>
    <message>
        <source>process/ocean.divand/lengthFit.maximumM/title</source>
        <extracomment>Greatest vertical length</extracomment>
        <translation>Plus grande longueur verticale</translation>
    </message>
    <message>
        <source>process/ocean.divand/lengthFit.minimumKm/title</source>
        <extracomment>Least horizontal length</extracomment>
        <translation>Plus petite longueur horizontale</translation>
    </message>
    <message>
        <source>process/ocean.divand/lengthFit.minimumM/title</source>
        <extracomment>Least vertical length</extracomment>
        <translation>Plus petite longueur verticale</translation>
    </message>
    <message>
        <source>process/ocean.divand/lengthFit.searchDepthM/title</source>
        <extracomment>Depth about a level</extracomment>
        <translation>Profondeur autour d'un niveau</translation>
    </message>
    <message>
        <source>process/ocean.divand/lengthFit/help</source>
        <extracomment>Search depth about a level and bounds of the fitted lengths.</extracomment>
        <translation>Profondeur de recherche autour d'un niveau et bornes des longueurs ajustées.</translation>
    </message>
    <message>
        <source>process/ocean.divand/lengthFit/title</source>
        <extracomment>Fit of the lengths</extracomment>
        <translation>Ajustement des longueurs</translation>
    </message>
    <message>
        <source>process/ocean.divand/lengthOverTopography/help</source>
        <extracomment>Horizontal lengths are multiplied by 1 / (1 + L |grad h| / h), h the depth of the bottom and L this length; 0 = off.</extracomment>
        <translation>Les longueurs horizontales sont multipliées par 1 / (1 + L |grad h| / h), h étant la profondeur du fond et L cette longueur ; 0 = sans.</translation>
    </message>
    <message>
        <source>process/ocean.divand/lengthOverTopography/title</source>
        <extracomment>Shorter over steep topography</extracomment>
        <translation>Plus courtes sur les pentes du fond</translation>
    </message>
    <message>
        <source>process/ocean.divand/mask.variable/help</source>
        <extracomment>Name in that file.</extracomment>
        <translation>Nom dans ce fichier.</translation>
    </message>
    <message>
        <source>process/ocean.divand/mask.variable/title</source>
        <extracomment>Variable</extracomment>
        <translation>Variable</translation>
    </message>
    <message>
        <source>process/ocean.divand/mask/help</source>
        <extracomment>Gridded field, sea where it is above one half; also by depth. Beside a bathymetry both must say sea.</extracomment>
        <translation>Champ en grille, mer là où il dépasse un demi ; aussi par profondeur. Avec une bathymétrie, les deux doivent dire mer.</translation>
    </message>
    <message>
        <source>process/ocean.divand/mask/title</source>
        <extracomment>Mask</extracomment>
        <translation>Masque</translation>
    </message>
    <message>
        <source>process/ocean.divand/maskLevel/help</source>
        <extracomment>Sea where the bottom is deeper than a level plus this.</extracomment>
        <translation>Mer là où le fond est plus profond que le niveau plus cette valeur.</translation>
    </message>
    <message>
        <source>process/ocean.divand/maskLevel/title</source>
        <extracomment>Mask level</extracomment>
        <translation>Niveau du masque</translation>
    </message>
    <message>
        <source>process/ocean.divand/maximum/help</source>
        <extracomment>Results above are set to this.</extracomment>
        <translation>Les résultats au-dessus prennent cette valeur.</translation>
    </message>
    <message>
        <source>process/ocean.divand/maximum/title</source>
        <extracomment>Maximum</extracomment>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>process/ocean.divand/minimum/help</source>
        <extracomment>Results below are set to this.</extracomment>
        <translation>Les résultats au-dessous prennent cette valeur.</translation>
    </message>
    <message>
        <source>process/ocean.divand/minimum/title</source>
        <extracomment>Minimum</extracomment>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>process/ocean.divand/observations/help</source>
        <extracomment>Files of in-situ observations: ODV, Argo, Copernicus, SeaDataNet, World Ocean Database, CSV.</extracomment>
        <translation>Fichiers d'observations in situ : ODV, Argo, Copernicus, SeaDataNet, World Ocean Database, CSV.</translation>
    </message>
    <message>
        <source>process/ocean.divand/observations/title</source>
        <extracomment>Observations</extracomment>
        <translation>Observations</translation>
    </message>
    <message>
        <source>process/ocean.divand/output/analysis/title</source>
        <extracomment>Analysis: field, relative error, observations used</extracomment>
        <translation>Analyse : champ, erreur relative, observations utilisées</translation>
    </message>
    <message>
        <source>process/ocean.divand/output/qc/title</source>
        <extracomment>Observations used: residuals and quality scores</extracomment>
        <translation>Observations utilisées : résidus et notes de qualité</translation>
    </message>
    <message>
        <source>process/ocean.divand/output/report/title</source>
        <extracomment>Report: counts, lengths, settings, solver and bounds</extracomment>
        <translation>Rapport : nombres, longueurs, réglages, solveur et bornes</translation>
    </message>
    <message>
        <source>process/ocean.divand/productVersion/help</source>
        <extracomment>Version of the product.</extracomment>
        <translation>Version du produit.</translation>
    </message>
    <message>
        <source>process/ocean.divand/productVersion/title</source>
        <extracomment>Version</extracomment>
        <translation>Version</translation>
    </message>
    <message>
        <source>process/ocean.divand/project/help</source>
        <extracomment>Project that the product belongs to.</extracomment>
        <translation>Projet auquel appartient le produit.</translation>
    </message>
    <message>
        <source>process/ocean.divand/project/title</source>
        <extracomment>Project</extracomment>
        <translation>Projet</translation>
    </message>
    <message>
        <source>process/ocean.divand/qc/help</source>
        <extracomment>Score of each observation, above 9 is suspect: 1 by its own influence, 3 by the mean influence, 4 by the error of prediction, 5 from the misfit, 0 = 1 or 3 by number.</extracomment>
        <translation>Note de chaque observation, suspecte au-dessus de 9 : 1 par sa propre influence, 3 par l'influence moyenne, 4 par l'erreur de prédiction, 5 par l'écart, 0 = 1 ou 3 selon le nombre.</translation>
    </message>
    <message>
        <source>process/ocean.divand/qc/title</source>
        <extracomment>Quality scores</extracomment>
        <translation>Notes de qualité</translation>
    </message>
    <message>
        <source>process/ocean.divand/qualityFlags/help</source>
        <extracomment>Flags to keep, in the SeaDataNet scheme: 1 good, 2 probably good. Files without flags are kept.</extracomment>
        <translation>Drapeaux à garder, selon SeaDataNet : 1 bon, 2 probablement bon. Les fichiers sans drapeaux sont gardés.</translation>
    </message>
    <message>
        <source>process/ocean.divand/qualityFlags/title</source>
        <extracomment>Quality flags</extracomment>
        <translation>Drapeaux de qualité</translation>
    </message>
    <message>
        <source>process/ocean.divand/seaAreas/help</source>
        <extracomment>Codes of the SeaVoX gazetteer (C19), such as 3_1 for the Mediterranean.</extracomment>
        <translation>Codes du répertoire SeaVoX (C19), par exemple 3_1 pour la Méditerranée.</translation>
    </message>
    <message>
        <source>process/ocean.divand/seaAreas/title</source>
        <extracomment>Sea areas</extracomment>
        <translation>Zones maritimes</translation>
    </message>
    <message>
        <source>process/ocean.divand/secondDerivativePenalty/help</source>
        <extracomment>One for longitude, latitude, depth; such as [0, 0, 1e-8].</extracomment>
        <translation>Une pour longitude, latitude, profondeur ; par exemple [0, 0, 1e-8].</translation>
    </message>
    <message>
        <source>process/ocean.divand/secondDerivativePenalty/title</source>
        <extracomment>Penalty on second derivatives</extracomment>
        <translation>Pénalité des dérivées secondes</translation>
    </message>
    <message>
        <source>process/ocean.divand/solver/help</source>
        <extracomment>auto chooses by size, memory and what is asked, and says why.</extracomment>
        <translation>auto choisit selon la taille, la mémoire et ce qui est demandé, et dit pourquoi.</translation>
    </message>
    <message>
        <source>process/ocean.divand/solver/title</source>
        <extracomment>Solver</extracomment>
        <translation>Solveur</translation>
    </message>
    <message>
        <source>process/ocean.divand/summary</source>
        <extracomment>Grids in-situ observations by the data-interpolating variational analysis in n dimensions (DIVAnd): a smooth field that respects coasts and bathymetry, with its relative error and the residuals at the observations.</extracomment>
        <translation>Met des observations in situ sur une grille par l'analyse variationnelle à n dimensions (DIVAnd) : un champ lisse qui respecte côtes et bathymétrie, avec son erreur relative et les résidus aux observations.</translation>
    </message>
    <message>
        <source>process/ocean.divand/superObservations/help</source>
        <extracomment>Observations of a slice are averaged in equal boxes, at most about this many; 0 = none are averaged.</extracomment>
        <translation>Les observations d'une tranche sont moyennées dans des boîtes égales, à peu près ce nombre au plus ; 0 = aucune moyenne.</translation>
    </message>
    <message>
        <source>process/ocean.divand/superObservations/title</source>
        <extracomment>Super-observations</extracomment>
        <translation>Super-observations</translation>
    </message>
    <message>
        <source>process/ocean.divand/title</source>
        <extracomment>DIVAnd gridding of observations</extracomment>
        <translation>Mise en grille DIVAnd d'observations</translation>
    </message>
    <message>
        <source>process/ocean.divand/title/help</source>
        <extracomment>Title of the product.</extracomment>
        <translation>Titre du produit.</translation>
    </message>
    <message>
        <source>process/ocean.divand/title/title</source>
        <extracomment>Title</extracomment>
        <translation>Titre</translation>
    </message>
    <message>
        <source>process/ocean.divand/tolerance/help</source>
        <extracomment>Iterative solver: bound of the relative error in the energy norm.</extracomment>
        <translation>Solveur itératif : borne de l'erreur relative en norme d'énergie.</translation>
    </message>
    <message>
        <source>process/ocean.divand/tolerance/title</source>
        <extracomment>Tolerance</extracomment>
        <translation>Tolérance</translation>
    </message>
    <message>
        <source>process/ocean.divand/transform.epsilon/title</source>
        <extracomment>Added before the logarithm</extracomment>
        <translation>Ajouté avant le logarithme</translation>
    </message>
    <message>
        <source>process/ocean.divand/transform.kind/title</source>
        <extracomment>Kind</extracomment>
        <translation>Genre</translation>
    </message>
    <message>
        <source>process/ocean.divand/transform.maximum/title</source>
        <extracomment>Greatest value</extracomment>
        <translation>Plus grande valeur</translation>
    </message>
    <message>
        <source>process/ocean.divand/transform.minimum/title</source>
        <extracomment>Least value</extracomment>
        <translation>Plus petite valeur</translation>
    </message>
    <message>
        <source>process/ocean.divand/transform.threshold/title</source>
        <extracomment>Linear from here on</extracomment>
        <translation>Linéaire à partir d'ici</translation>
    </message>
    <message>
        <source>process/ocean.divand/transform/help</source>
        <extracomment>The analysis is made on transformed values and transformed back: log, loglin (linear above `threshold`; `epsilon` is added before the logarithm), logit between `minimum` and `maximum`. The relative error is that of the transformed field.</extracomment>
        <translation>L'analyse se fait sur des valeurs transformées, puis transformées en retour : log, loglin (linéaire au-dessus de `threshold` ; `epsilon` est ajouté avant le logarithme), logit entre `minimum` et `maximum`. L'erreur relative est celle du champ transformé.</translation>
    </message>
    <message>
        <source>process/ocean.divand/transform/title</source>
        <extracomment>Transform</extracomment>
        <translation>Transformation</translation>
    </message>
    <message>
        <source>process/ocean.divand/variable/help</source>
        <extracomment>A quantity (practical salinity), CF standard name, vocabulary code, or the name in the files.</extracomment>
        <translation>Une grandeur (practical salinity), un nom standard CF, un code de vocabulaire, ou le nom dans les fichiers.</translation>
    </message>
    <message>
        <source>process/ocean.divand/variable/title</source>
        <extracomment>Variable</extracomment>
        <translation>Variable</translation>
    </message>
    <message>
        <source>process/ocean.divand/variables/help</source>
        <extracomment>Exceptions: file name pattern and the name of the variable there.</extracomment>
        <translation>Exceptions : motif de nom de fichier et nom de la variable dans ce fichier.</translation>
    </message>
    <message>
        <source>process/ocean.divand/variables/title</source>
        <extracomment>Variable by file</extracomment>
        <translation>Variable par fichier</translation>
    </message>
    <message>
        <source>process/ocean.divand/weights.days/title</source>
        <extracomment>Time</extracomment>
        <translation>Temps</translation>
    </message>
    <message>
        <source>process/ocean.divand/weights.lengthKm/title</source>
        <extracomment>Distance</extracomment>
        <translation>Distance</translation>
    </message>
    <message>
        <source>process/ocean.divand/weights.lengthM/title</source>
        <extracomment>Depth</extracomment>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>process/ocean.divand/weights/help</source>
        <extracomment>density = observations that are close together share their weight: epsilon2 grows with the number of neighbours. Lengths absent: a tenth of the correlation lengths.</extracomment>
        <translation>density = les observations proches se partagent leur poids : epsilon2 croît avec le nombre de voisines. Longueurs absentes : un dixième des longueurs de corrélation.</translation>
    </message>
    <message>
        <source>process/ocean.divand/weights/title</source>
        <extracomment>Weights</extracomment>
        <translation>Poids</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/first/help</source>
        <extracomment>CF grid.</extracomment>
        <translation>Grille CF.</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/first/title</source>
        <extracomment>First field</extracomment>
        <translation>Premier champ</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/firstTime/help</source>
        <extracomment>Index of the time slice, from 0.</extracomment>
        <translation>Indice de la tranche de temps, à partir de 0.</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/firstTime/title</source>
        <extracomment>First time</extracomment>
        <translation>Premier temps</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/firstVariable/help</source>
        <extracomment>Name in the file; absent: its first variable.</extracomment>
        <translation>Nom dans le fichier ; sans lui, sa première variable.</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/firstVariable/title</source>
        <extracomment>First variable</extracomment>
        <translation>Première variable</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/output/difference/title</source>
        <extracomment>Difference</extracomment>
        <translation>Différence</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/output/statistics/title</source>
        <extracomment>Statistics by level</extracomment>
        <translation>Statistiques par niveau</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/second/help</source>
        <extracomment>CF grid.</extracomment>
        <translation>Grille CF.</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/second/title</source>
        <extracomment>Second field</extracomment>
        <translation>Second champ</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/secondTime/help</source>
        <extracomment>Index of the time slice, from 0.</extracomment>
        <translation>Indice de la tranche de temps, à partir de 0.</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/secondTime/title</source>
        <extracomment>Second time</extracomment>
        <translation>Second temps</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/secondVariable/help</source>
        <extracomment>Name in the file; absent: its first variable.</extracomment>
        <translation>Nom dans le fichier ; sans lui, sa première variable.</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/secondVariable/title</source>
        <extracomment>Second variable</extracomment>
        <translation>Seconde variable</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/summary</source>
        <extracomment>First minus second field on the grid of the first: the second is interpolated linearly in longitude, latitude and depth, and converted to the unit of the first. Mean difference, root mean square and extremes are given by level, weighted by the area of the cells.</extracomment>
        <translation>Premier champ moins second sur la grille du premier : le second est interpolé linéairement en longitude, latitude et profondeur, et converti dans l'unité du premier. Écart moyen, écart quadratique moyen et extrêmes par niveau, pondérés par l'aire des mailles.</translation>
    </message>
    <message>
        <source>process/ocean.grid-difference/title</source>
        <extracomment>Difference of two gridded fields</extracomment>
        <translation>Différence de deux champs sur grille</translation>
    </message>
    <message>
        <source>project.bundle.changes</source>
        <extracomment>{path} changes while it is copied</extracomment>
        <translation>{path} change pendant la copie</translation>
    </message>
    <message>
        <source>project.bundle.damaged</source>
        <extracomment>{path} is damaged: '{name}' is not what the manifest says</extracomment>
        <translation>{path} est abîmé : « {name} » n’est pas ce que dit le manifeste</translation>
    </message>
    <message>
        <source>project.bundle.exists</source>
        <extracomment>{path} exists already</extracomment>
        <translation>{path} existe déjà</translation>
    </message>
    <message>
        <source>project.bundle.manifest</source>
        <extracomment>{path} is no bundle that this program can read: {reason}</extracomment>
        <translation>{path} n’est pas un lot que ce programme sait lire : {reason}</translation>
    </message>
    <message>
        <source>project.bundle.noProject</source>
        <extracomment>{path} is not unpacked: there is no project in it</extracomment>
        <translation>{path} n’est pas décompressé : il ne contient pas de projet</translation>
    </message>
    <message>
        <source>project.bundle.noRoom</source>
        <extracomment>{path}: there is no room: {needed} MB are needed, {available} MB are free</extracomment>
        <translation>{path} : la place manque : {needed} Mo sont nécessaires, {available} Mo sont libres</translation>
    </message>
    <message>
        <source>project.bundle.noZip</source>
        <extracomment>{path} is no .zip file, or it is cut off</extracomment>
        <translation>{path} n’est pas un fichier .zip, ou il est tronqué</translation>
    </message>
    <message>
        <source>project.bundle.none</source>
        <extracomment>{path} is no bundle: it has no manifest.json</extracomment>
        <translation>{path} n’est pas un lot : il n’a pas de manifest.json</translation>
    </message>
    <message>
        <source>project.bundle.twice</source>
        <extracomment>{path} is not unpacked: it names '{name}' twice</extracomment>
        <translation>{path} n’est pas décompressé : il nomme « {name} » deux fois</translation>
    </message>
    <message>
        <source>project.bundle.unsafeName</source>
        <extracomment>{path} is not unpacked: the name '{name}' leads out of it</extracomment>
        <translation>{path} n’est pas décompressé : le nom « {name} » en sort</translation>
    </message>
    <message>
        <source>project.changedOutside</source>
        <extracomment>{path} was written by another program since it was read here</extracomment>
        <translation>{path} a été écrit par un autre programme depuis sa lecture ici</translation>
    </message>
    <message>
        <source>project.journal.broken</source>
        <extracomment>{path} is no journal of a session, or its beginning is damaged</extracomment>
        <translation>{path} n’est pas le journal d’une session, ou son début est abîmé</translation>
    </message>
    <message>
        <source>project.layerId</source>
        <extracomment>The project cannot be read: '{member}' is '{id}': each layer needs an id of its own</extracomment>
        <translation>Le projet ne peut pas être lu : « {member} » vaut « {id} » ; chaque couche doit avoir son propre identifiant</translation>
    </message>
    <message>
        <source>project.locked</source>
        <extracomment>{path} is open in another window ({user} on {host})</extracomment>
        <translation>{path} est ouvert dans une autre fenêtre ({user} sur {host})</translation>
    </message>
    <message>
        <source>project.member</source>
        <extracomment>The {what} cannot be read: member '{member}' is missing, unknown or of the wrong type</extracomment>
        <translation>Illisible ({what}) : le membre « {member} » manque, est inconnu ou de type incorrect</translation>
    </message>
    <message>
        <source>project.newer</source>
        <extracomment>The project has schema {found}, this program knows up to {known}</extracomment>
        <translation>Le projet a le schéma {found}, ce programme connaît jusqu'à {known}</translation>
    </message>
    <message>
        <source>project.number</source>
        <extracomment>{path} cannot be read: it holds a number that is too large</extracomment>
        <translation>{path} ne peut pas être lu : il contient un nombre trop grand</translation>
    </message>
    <message>
        <source>residual.notRadiance</source>
        <extracomment>{path}: residuals can be computed for radiances of level 1B only</extracomment>
        <translation>{path} : les résidus ne se calculent que pour des radiances de niveau 1B</translation>
    </message>
    <message>
        <source>scene.colorMap.unknown</source>
        <extracomment>There is no colour map '{name}'; allowed: {allowed}, each also with _r</extracomment>
        <translation>Il n'y a pas de palette « {name} » ; permis : {allowed}, chacune aussi avec _r</translation>
    </message>
    <message>
        <source>scene.hovmoeller.noAxis</source>
        <extracomment>{path}: variable '{variable}' does not have the axis that is asked for</extracomment>
        <translation>{path} : la variable '{variable}' n’a pas l’axe demandé</translation>
    </message>
    <message>
        <source>scene.nothingToDraw</source>
        <extracomment>{path}: nothing in this file can be drawn on a map</extracomment>
        <translation>{path} : rien dans ce fichier ne peut être dessiné sur une carte</translation>
    </message>
    <message>
        <source>scene.profile.noLevels</source>
        <extracomment>{path}: variable '{variable}' has no vertical axis</extracomment>
        <translation>{path} : la variable '{variable}' n’a pas d’axe vertical</translation>
    </message>
    <message>
        <source>scene.range.empty</source>
        <extracomment>The range {low} to {high} is empty</extracomment>
        <translation>L'intervalle {low} à {high} est vide</translation>
    </message>
    <message>
        <source>scene.section.corridor</source>
        <extracomment>The corridor beside a section line is {corridorKm} km wide, expected more than 0</extracomment>
        <translation>Le couloir le long d'une ligne de coupe a {corridorKm} km de large, plus de 0 est attendu</translation>
    </message>
    <message>
        <source>scene.section.cruiseShort</source>
        <extracomment>A section along a cruise needs casts at two different places at least</extracomment>
        <translation>Une section le long d’une campagne demande des profils en deux lieux différents au moins</translation>
    </message>
    <message>
        <source>scene.section.noGrid</source>
        <extracomment>None of the figure's layers is a gridded variable, so there is nothing to cut a section through</extracomment>
        <translation>Aucune des couches de la figure n'est une variable en grille : il n'y a rien à couper</translation>
    </message>
    <message>
        <source>scene.section.noLevels</source>
        <extracomment>{path}: variable '{variable}' has no vertical axis, so there is no section through it</extracomment>
        <translation>{path} : la variable « {variable} » n'a pas d'axe vertical, il n'y a donc pas de coupe à travers elle</translation>
    </message>
    <message>
        <source>scene.section.noPlace</source>
        <extracomment>Point {number} of the section line is no place: expected longitude and latitude in degrees, the latitude within -90 to 90</extracomment>
        <translation>Le point {number} de la ligne de coupe n'est pas un lieu : longitude et latitude en degrés sont attendues, la latitude de -90 à 90</translation>
    </message>
    <message>
        <source>scene.section.noVariable</source>
        <extracomment>{path}: there are no observations of '{variable}'</extracomment>
        <translation>{path} : il n’y a pas d’observations de « {variable} »</translation>
    </message>
    <message>
        <source>scene.section.opposite</source>
        <extracomment>Point {number} of the section line lies opposite to the one before it: no great circle between them is the shortest</extracomment>
        <translation>Le point {number} de la ligne de coupe est aux antipodes du précédent : aucun grand cercle entre eux n'est le plus court</translation>
    </message>
    <message>
        <source>scene.section.short</source>
        <extracomment>A section line needs two different points at least</extracomment>
        <translation>Une ligne de coupe demande au moins deux points différents</translation>
    </message>
    <message>
        <source>scene.section.tooFine</source>
        <extracomment>A section line of {lengthKm} km sampled every {stepKm} km has more than 20000 columns</extracomment>
        <translation>Une ligne de coupe de {lengthKm} km échantillonnée tous les {stepKm} km a plus de 20000 colonnes</translation>
    </message>
    <message>
        <source>scene.series.noTime</source>
        <extracomment>{path}: variable '{variable}' has no time axis whose numbers are dates</extracomment>
        <translation>{path} : la variable '{variable}' n’a pas d’axe du temps dont les nombres sont des dates</translation>
    </message>
    <message>
        <source>scene.series.radius</source>
        <extracomment>The distance within which casts count must be above 0 km, not {radiusKm}</extracomment>
        <translation>La distance en deçà de laquelle les profils comptent doit être supérieure à 0 km, et non {radiusKm}</translation>
    </message>
    <message>
        <source>scene.variable.unknown</source>
        <extracomment>{path}: there is no variable '{asked}'; there are: {there}</extracomment>
        <translation>{path} : il n'y a pas de variable « {asked} » ; il y a : {there}</translation>
    </message>
    <message>
        <source>scene.vectors.axes</source>
        <extracomment>{path}: '{eastward}' and '{northward}' do not lie on the same coordinates, so they make no vectors</extracomment>
        <translation>{path} : « {eastward} » et « {northward} » ne reposent pas sur les mêmes coordonnées ; ils ne forment donc pas de vecteurs</translation>
    </message>
    <message>
        <source>serve.badLine</source>
        <extracomment>This line is not a request: expected one JSON object with an id</extracomment>
        <translation>Cette ligne n'est pas une requête : un objet JSON avec un id est attendu</translation>
    </message>
    <message>
        <source>serve.noVariable</source>
        <extracomment>{path}: there is no variable '{asked}'</extracomment>
        <translation>{path} : il n'y a pas de variable « {asked} »</translation>
    </message>
    <message>
        <source>serve.notAGrid</source>
        <extracomment>{path}: this is not gridded data</extracomment>
        <translation>{path} : ce ne sont pas des données sur grille</translation>
    </message>
</context>
</TS>
