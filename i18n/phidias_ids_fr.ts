<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>ids</name>
    <message>
        <source>cli.jobs.noId</source>
        <extracomment>jobs {action}: the id of a job is missing; `phidias jobs list` shows them</extracomment>
        <translation>jobs {action} : l'identifiant de la tâche manque ; « phidias jobs list » les montre</translation>
    </message>
    <message>
        <source>cli.sample.unknown</source>
        <extracomment>There is no sample '{name}'; there is: ocean-twin</extracomment>
        <translation>Il n'y a pas d'échantillon « {name} » ; il y a : ocean-twin</translation>
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
        <source>geo.projection.unknown</source>
        <extracomment>'{text}' is not a projection that PROJ knows</extracomment>
        <translation>« {text} » n'est pas une projection que PROJ connaît</translation>
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
        <source>hint.geo.projection</source>
        <extracomment>Give an EPSG code such as EPSG:3035 or a PROJ string such as +proj=robin.</extracomment>
        <translation>Donnez un code EPSG comme EPSG:3035 ou une chaîne PROJ comme +proj=robin.</translation>
    </message>
    <message>
        <source>hint.io.csv.columns</source>
        <extracomment>Name them: columns={"longitude": "NAME", "latitude": "NAME", "time": "NAME", "value": "NAME"}.</extracomment>
        <translation>Nommez-les : columns={"longitude": "NOM", "latitude": "NOM", "time": "NOM", "value": "NOM"}.</translation>
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
        <extracomment>Readable are netCDF and HDF5 (CF grids, Sentinel-5P, HARP, Argo, Copernicus, SeaDataNet, WOD), ODV and CSV text, GeoTIFF, GeoPackage, Shapefile and GeoJSON.</extracomment>
        <translation>Sont lisibles : netCDF et HDF5 (grilles CF, Sentinel-5P, HARP, Argo, Copernicus, SeaDataNet, WOD), textes ODV et CSV, GeoTIFF, GeoPackage, Shapefile et GeoJSON.</translation>
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
        <source>hint.ocean.divand.noConvergence</source>
        <extracomment>Use solver=direct, or a larger tolerance.</extracomment>
        <translation>Prenez solver=direct, ou une tolérance plus grande.</translation>
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
        <source>jobs.workerDied</source>
        <extracomment>The worker ended without a result (killed, or out of memory). {said}</extracomment>
        <translation>L'exécutant s'est terminé sans résultat (tué, ou mémoire insuffisante). {said}</translation>
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
        <source>ocean.divand.lengthNotAGrid</source>
        <extracomment>correlationLengthKm: {path} is not a gridded field</extracomment>
        <translation>correlationLengthKm : {path} n'est pas un champ sur grille</translation>
    </message>
    <message>
        <source>ocean.divand.lengthVariable</source>
        <extracomment>correlationLengthKm: {path} has no variable '{asked}'</extracomment>
        <translation>correlationLengthKm : {path} n'a pas de variable « {asked} »</translation>
    </message>
    <message>
        <source>ocean.divand.minimumAboveMaximum</source>
        <extracomment>minimum: above maximum</extracomment>
        <translation>minimum : supérieur au maximum</translation>
    </message>
    <message>
        <source>ocean.divand.noConvergence</source>
        <extracomment>No convergence in {iterations} iterations; the relative error is still {bound}</extracomment>
        <translation>Pas de convergence en {iterations} itérations ; l'erreur relative est encore {bound}</translation>
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
        <source>process/group/Data</source>
        <extracomment>Data</extracomment>
        <translation>Données</translation>
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
        <source>process/group/Product</source>
        <extracomment>Product</extracomment>
        <translation>Produit</translation>
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
        <extracomment>exact = diagonal of the error covariance, cpme = clever poor man's error.</extracomment>
        <translation>cpme = « clever poor man's error », exact = diagonale de la covariance d'erreur.</translation>
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
        <source>process/ocean.divand/background/help</source>
        <extracomment>mean = mean of the observations of a slice, none = 0.</extracomment>
        <translation>mean = moyenne des observations d'une tranche, none = 0.</translation>
    </message>
    <message>
        <source>process/ocean.divand/background/title</source>
        <extracomment>Background</extracomment>
        <translation>Ébauche</translation>
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
        <extracomment>Horizontal: one number, [x, y], one a depth level (three levels or more), or a gridded field in km.</extracomment>
        <translation>Horizontale : un nombre, [x, y], un par niveau (trois niveaux ou plus), ou un champ sur grille en km.</translation>
    </message>
    <message>
        <source>process/ocean.divand/correlationLengthKm/title</source>
        <extracomment>Correlation length</extracomment>
        <translation>Longueur de corrélation</translation>
    </message>
    <message>
        <source>process/ocean.divand/correlationLengthM/help</source>
        <extracomment>One number or one a depth level; 0 = levels are analysed apart.</extracomment>
        <translation>Un nombre ou un par niveau ; 0 = niveaux analysés séparément.</translation>
    </message>
    <message>
        <source>process/ocean.divand/correlationLengthM/title</source>
        <extracomment>Vertical correlation length</extracomment>
        <translation>Longueur de corrélation verticale</translation>
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
        <extracomment>Error variance of an observation relative to the variance of the field.</extracomment>
        <translation>Variance d'erreur d'une observation par rapport à la variance du champ.</translation>
    </message>
    <message>
        <source>process/ocean.divand/epsilon2/title</source>
        <extracomment>Noise to signal</extracomment>
        <translation>Rapport bruit sur signal</translation>
    </message>
    <message>
        <source>process/ocean.divand/error/help</source>
        <extracomment>cpme = clever poor man's error, exact = diagonal of the error covariance.</extracomment>
        <translation>cpme = « clever poor man's error », exact = diagonale de la covariance d'erreur.</translation>
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
        <source>process/ocean.divand/output/report/title</source>
        <extracomment>Report: counts, settings and solver</extracomment>
        <translation>Rapport : comptes, réglages et solveur</translation>
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
        <source>process/ocean.divand/solver/help</source>
        <extracomment>auto chooses by size.</extracomment>
        <translation>auto choisit d'après la taille.</translation>
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
        <source>scene.colorMap.unknown</source>
        <extracomment>There is no colour map '{name}'; allowed: {allowed}, each also with _r</extracomment>
        <translation>Il n'y a pas de palette « {name} » ; permis : {allowed}, chacune aussi avec _r</translation>
    </message>
    <message>
        <source>scene.nothingToDraw</source>
        <extracomment>{path}: nothing in this file can be drawn on a map</extracomment>
        <translation>{path} : rien dans ce fichier ne peut être dessiné sur une carte</translation>
    </message>
    <message>
        <source>scene.range.empty</source>
        <extracomment>The range {low} to {high} is empty</extracomment>
        <translation>L'intervalle {low} à {high} est vide</translation>
    </message>
    <message>
        <source>scene.variable.unknown</source>
        <extracomment>{path}: there is no variable '{asked}'; there are: {there}</extracomment>
        <translation>{path} : il n'y a pas de variable « {asked} » ; il y a : {there}</translation>
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
