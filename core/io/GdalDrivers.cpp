#include "core/io/GdalDrivers.h"

#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <string_view>
#include <vector>

namespace phidias::core {

void prepareGdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        // netCDF, HDF4, HDF5 and what reads through them stay away; so does everything that reaches into the network.
        constexpr std::array<std::string_view, 27> kAllowed{
            "GTiff",          "COG",     "VRT", "MEM",        "PNG",          "JPEG",   "JP2OpenJPEG", "BMP",    "GIF",     "ENVI",
            "EHdr",           "AAIGrid", "HFA", "SRTMHGT",    "DTED",         "SAFE",   "SENTINEL2",   "PCIDSK", "GeoJSON", "GPKG",
            "ESRI Shapefile", "KML",     "GML", "FlatGeobuf", "MapInfo File", "Memory", "GRIB"};
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".none");
        GDALAllRegister();
        auto* manager = GetGDALDriverManager();
        std::vector<GDALDriver*> refused;
        for (int k = 0; k < manager->GetDriverCount(); ++k) {
            auto* driver = manager->GetDriver(k);
            if (std::find(kAllowed.begin(), kAllowed.end(), std::string_view(driver->GetDescription())) == kAllowed.end()) {
                refused.push_back(driver);
            }
        }
        for (auto* driver : refused) {
            manager->DeregisterDriver(driver);
        }
        CPLSetErrorHandler(CPLQuietErrorHandler);
    });
}

} // namespace phidias::core
