#include "core/io/GdalReaders.h"

#include "core/io/GdalDrivers.h"
#include "core/io/StoppableFile.h"
#include "core/util/Error.h"
#include "core/util/Messages.h"
#include "core/util/StopPoint.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <memory>
#include <mutex>

namespace phidias::core {

namespace {

using DatasetPointer = std::unique_ptr<GDALDataset, void (*)(GDALDataset*)>;

DatasetPointer openDatasetOf(const std::string& path, unsigned kinds) {
    prepareGdal();
    return {GDALDataset::Open(path.c_str(), kinds | GDAL_OF_READONLY), [](GDALDataset* dataset) { GDALClose(dataset); }};
}

[[noreturn]] void damaged(const std::string& path) {
    throw Error(ErrorCode::Malformed, "io.gdal.damaged", {{"path", path}, {"reason", withPlainPaths(CPLGetLastErrorMsg())}},
                "hint.io.netcdf.damaged");
}

/// Whether a file is JSON or XML, which is parsed as a whole when it is opened.
bool isMarkup(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    char first = '\0';
    file >> std::ws >> first;
    return first == '{' || first == '<' || first == '\xEF';
}

/// Coordinate transformation to longitude and latitude in degrees; empty for data without a reference system.
std::unique_ptr<OGRCoordinateTransformation> toDegrees(const OGRSpatialReference* from) {
    if (from == nullptr) {
        return nullptr;
    }
    OGRSpatialReference source(*from);
    source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference target;
    target.importFromEPSG(4326);
    target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return std::unique_ptr<OGRCoordinateTransformation>(OGRCreateCoordinateTransformation(&source, &target));
}

/// Classes of a band: its palette and the names of its values.
std::vector<ValueClass> classesOf(GDALRasterBand& band) {
    std::vector<ValueClass> classes;
    char** names = band.GetCategoryNames();
    const GDALColorTable* palette = band.GetColorInterpretation() == GCI_PaletteIndex ? band.GetColorTable() : nullptr;
    const int named = CSLCount(names);
    const int colored = palette == nullptr ? 0 : palette->GetColorEntryCount();
    for (int value = 0; value < std::max(named, colored); ++value) {
        ValueClass each{.value = static_cast<double>(value), .name = value < named ? names[value] : ""};
        if (value < colored) {
            const GDALColorEntry& entry = *palette->GetColorEntry(value);
            const auto channel = [](short part) { return static_cast<std::uint32_t>(std::clamp<int>(part, 0, 255)); };
            each.color = 0xff000000U | channel(entry.c1) << 16U | channel(entry.c2) << 8U | channel(entry.c3);
        }
        classes.push_back(std::move(each));
    }
    return classes;
}

/// GDAL data sets serve one thread at a time.
class GdalRasterSource : public RasterSource {
public:
    GdalRasterSource(DatasetPointer dataset, std::string path) : m_dataset(std::move(dataset)), m_path(std::move(path)) {}

    [[nodiscard]] std::vector<float> read(std::size_t band, std::array<std::size_t, 4> window, std::size_t outWidth,
                                          std::size_t outHeight) const override {
        std::vector<float> values(outWidth * outHeight);
        const std::scoped_lock lock(m_mutex);
        auto* source = m_dataset->GetRasterBand(static_cast<int>(band) + 1);
        GDALRasterIOExtraArg extra;
        INIT_RASTERIO_EXTRA_ARG(extra);
        extra.pfnProgress = [](double, const char*, void*) { return currentStop().stop_requested() ? FALSE : TRUE; };
        const CPLErr status = source->RasterIO(GF_Read, static_cast<int>(window[0]), static_cast<int>(window[1]),
                                               static_cast<int>(window[2]), static_cast<int>(window[3]), values.data(),
                                               static_cast<int>(outWidth), static_cast<int>(outHeight), GDT_Float32, 0, 0, &extra);
        stopPoint();
        if (status != CE_None) {
            damaged(m_path);
        }
        int hasNoData = 0;
        const auto noData = static_cast<float>(source->GetNoDataValue(&hasNoData));
        const auto scale = static_cast<float>(source->GetScale());
        const auto offset = static_cast<float>(source->GetOffset());
        for (float& value : values) {
            value = hasNoData != 0 && value == noData ? std::numeric_limits<float>::quiet_NaN() : value * scale + offset;
        }
        return values;
    }

private:
    mutable std::mutex m_mutex;
    DatasetPointer m_dataset;
    std::string m_path;
};

/// Box of the raster in degrees, from points along its edges.
void setExtent(Raster& raster, const OGRSpatialReference* reference) {
    const auto transformation = toDegrees(reference);
    if (!raster.geoTransform || !transformation) {
        return;
    }
    const auto& g = *raster.geoTransform;
    constexpr int kSteps = 20;
    std::vector<double> x;
    std::vector<double> y;
    for (int i = 0; i <= kSteps; ++i) {
        for (int j = 0; j <= kSteps; ++j) {
            if (i == 0 || j == 0 || i == kSteps || j == kSteps) {
                const double column = static_cast<double>(raster.width) * i / kSteps;
                const double row = static_cast<double>(raster.height) * j / kSteps;
                x.push_back(g[0] + column * g[1] + row * g[2]);
                y.push_back(g[3] + column * g[4] + row * g[5]);
            }
        }
    }
    if (transformation->Transform(static_cast<int>(x.size()), x.data(), y.data()) == FALSE) {
        return;
    }
    raster.extent.west = *std::min_element(x.begin(), x.end());
    raster.extent.east = *std::max_element(x.begin(), x.end());
    raster.extent.south = *std::min_element(y.begin(), y.end());
    raster.extent.north = *std::max_element(y.begin(), y.end());
}

std::shared_ptr<const Raster> readRaster(DatasetPointer dataset, const std::string& path) {
    auto raster = std::make_shared<Raster>();
    raster->path = path;
    raster->format = dataset->GetDriver()->GetDescription();
    raster->width = static_cast<std::size_t>(dataset->GetRasterXSize());
    raster->height = static_cast<std::size_t>(dataset->GetRasterYSize());
    std::array<double, 6> transform{};
    if (dataset->GetGeoTransform(transform.data()) == CE_None) {
        raster->geoTransform = transform;
    } else {
        raster->warnings.push_back(renderMessage("io.gdal.notGeoreferenced"));
    }
    const auto* reference = dataset->GetSpatialRef();
    raster->crs = dataset->GetProjectionRef();
    setExtent(*raster, reference);
    for (int number = 1; number <= dataset->GetRasterCount(); ++number) {
        auto* source = dataset->GetRasterBand(number);
        RasterBand band;
        band.name = "band" + std::to_string(number);
        band.longName = source->GetDescription();
        band.unit = source->GetUnitType();
        band.dataType = GDALGetDataTypeName(source->GetRasterDataType());
        std::transform(band.dataType.begin(), band.dataType.end(), band.dataType.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        int hasNoData = 0;
        const double noData = source->GetNoDataValue(&hasNoData);
        band.noData = hasNoData != 0 ? std::optional(noData) : std::nullopt;
        band.scale = source->GetScale();
        band.offset = source->GetOffset();
        int blockWidth = 0;
        int blockHeight = 0;
        source->GetBlockSize(&blockWidth, &blockHeight);
        band.blockSize = {static_cast<std::size_t>(blockWidth), static_cast<std::size_t>(blockHeight)};
        band.bytesPerPixel = static_cast<std::size_t>(std::max(1, GDALGetDataTypeSizeBytes(source->GetRasterDataType())));
        for (int level = 0; level < source->GetOverviewCount(); ++level) {
            auto* overview = source->GetOverview(level);
            band.overviewSizes.push_back({static_cast<std::size_t>(overview->GetXSize()), static_cast<std::size_t>(overview->GetYSize())});
        }
        band.classes = classesOf(*source);
        raster->bands.push_back(std::move(band));
    }
    if (char** items = dataset->GetMetadata(); items != nullptr) {
        for (; *items != nullptr; ++items) {
            const std::string item(*items);
            raster->metadata[item.substr(0, item.find('='))] = item.substr(std::min(item.size(), item.find('=') + 1));
        }
    }
    raster->source = std::make_shared<GdalRasterSource>(std::move(dataset), path);
    return raster;
}

void appendRing(const OGRLineString& line, bool isHole, Geometry& geometry) {
    Geometry::Part part;
    part.isHole = isHole;
    for (int k = 0; k < line.getNumPoints(); ++k) {
        part.points.emplace_back(line.getX(k), line.getY(k));
    }
    geometry.parts.push_back(std::move(part));
}

void appendGeometry(const OGRGeometry& shape, Geometry& geometry) {
    switch (wkbFlatten(shape.getGeometryType())) {
    case wkbPoint: {
        const auto* point = shape.toPoint();
        geometry.type = GeometryType::Point;
        geometry.parts.push_back({.points = {{point->getX(), point->getY()}}, .isHole = false});
        break;
    }
    case wkbLineString:
        geometry.type = GeometryType::Line;
        appendRing(*shape.toLineString(), false, geometry);
        break;
    case wkbPolygon: {
        const auto* polygon = shape.toPolygon();
        geometry.type = GeometryType::Polygon;
        if (const auto* shell = polygon->getExteriorRing()) {
            appendRing(*shell, false, geometry);
        }
        for (int hole = 0; hole < polygon->getNumInteriorRings(); ++hole) {
            appendRing(*polygon->getInteriorRing(hole), true, geometry);
        }
        break;
    }
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
        for (const auto* member : *shape.toGeometryCollection()) {
            appendGeometry(*member, geometry);
        }
        break;
    default:
        if (const std::unique_ptr<OGRGeometry> linear(shape.getLinearGeometry());
            linear && wkbFlatten(linear->getGeometryType()) != wkbFlatten(shape.getGeometryType())) {
            appendGeometry(*linear, geometry);
        }
    }
}

TableValue fieldValue(const OGRFeature& feature, int field, ColumnType type) {
    if (!feature.IsFieldSetAndNotNull(field)) {
        return std::monostate();
    }
    switch (type) {
    case ColumnType::Integer:
        return static_cast<std::int64_t>(feature.GetFieldAsInteger64(field));
    case ColumnType::Real:
        return feature.GetFieldAsDouble(field);
    default:
        return std::string(feature.GetFieldAsString(field));
    }
}

std::shared_ptr<const Features> readFeatures(const DatasetPointer& dataset, const std::string& path, const MemoryBudget& budget) {
    auto features = std::make_shared<Features>();
    features->path = path;
    features->format = dataset->GetDriver()->GetDescription();
    OGRLayer* layer = dataset->GetLayer(0);
    if (layer == nullptr) {
        damaged(path);
    }
    if (dataset->GetLayerCount() > 1) {
        features->warnings.push_back(renderMessage("io.gdal.moreLayers", {{"layer", std::string(layer->GetName())},
                                                                          {"count", static_cast<std::int64_t>(dataset->GetLayerCount())}}));
    }
    features->layer = layer->GetName();
    const auto transformation = toDegrees(layer->GetSpatialRef());
    if (const auto* reference = layer->GetSpatialRef()) {
        char* text = nullptr;
        reference->exportToWkt(&text);
        features->sourceCrs = text == nullptr ? "" : text;
        CPLFree(text);
    }
    const auto* definition = layer->GetLayerDefn();
    for (int field = 0; field < definition->GetFieldCount(); ++field) {
        const auto* declared = definition->GetFieldDefn(field);
        Column column;
        column.name = declared->GetNameRef();
        const auto type = declared->GetType();
        column.type = type == OFTInteger || type == OFTInteger64 ? ColumnType::Integer
                      : type == OFTReal                          ? ColumnType::Real
                      : type == OFTDate || type == OFTDateTime   ? ColumnType::Time
                                                                 : ColumnType::Text;
        features->table.columns.push_back(std::move(column));
    }
    std::uint64_t bytes = 0;
    layer->ResetReading();
    CPLErrorReset();
    while (const OGRFeatureUniquePtr feature{layer->GetNextFeature()}) {
        stopPoint();
        Geometry geometry;
        if (OGRGeometry* shape = feature->GetGeometryRef()) {
            if (transformation && shape->transform(transformation.get()) != OGRERR_NONE) {
                damaged(path);
            }
            appendGeometry(*shape, geometry);
        }
        for (const auto& part : geometry.parts) {
            bytes += part.points.size() * sizeof(part.points.front()) + sizeof part;
            for (const auto& [longitude, latitude] : part.points) {
                auto& box = features->extent;
                box.west = std::isnan(box.west) ? longitude : std::min(box.west, longitude);
                box.east = std::isnan(box.east) ? longitude : std::max(box.east, longitude);
                box.south = std::isnan(box.south) ? latitude : std::min(box.south, latitude);
                box.north = std::isnan(box.north) ? latitude : std::max(box.north, latitude);
            }
        }
        for (int field = 0; field < definition->GetFieldCount(); ++field) {
            auto& column = features->table.columns[static_cast<std::size_t>(field)];
            column.values.push_back(fieldValue(*feature, field, column.type));
            bytes += sizeof(TableValue);
        }
        budget.require(bytes, path);
        features->geometries.push_back(std::move(geometry));
    }
    if (CPLGetLastErrorType() == CE_Failure) {
        damaged(path);
    }
    return features;
}

} // namespace

std::optional<Dataset> openWithGdal(const std::string& path, const MemoryBudget& budget) {
    CPLErrorReset();
    if (auto raster = openDatasetOf(path, GDAL_OF_RASTER); raster && raster->GetRasterCount() > 0) {
        return readRaster(std::move(raster), path);
    }
    const auto vector = openDatasetOf(isMarkup(path) ? stoppablePath(path) : path, GDAL_OF_VECTOR);
    stopPoint();
    if (vector) {
        return readFeatures(vector, path, budget);
    }
    return std::nullopt;
}

} // namespace phidias::core
