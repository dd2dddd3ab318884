#include "core/io/FeaturesWriter.h"

#include "core/io/GdalDrivers.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <memory>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

/// Polygons of a geometry: each shell with the holes that follow it.
std::vector<std::vector<const Geometry::Part*>> polygonsOf(const Geometry& geometry) {
    std::vector<std::vector<const Geometry::Part*>> polygons;
    for (const auto& part : geometry.parts) {
        if (!part.isHole || polygons.empty()) {
            polygons.emplace_back();
        }
        polygons.back().push_back(&part);
    }
    return polygons;
}

Json positions(const Geometry::Part& part) {
    Json list = Json::array();
    for (const auto& [longitude, latitude] : part.points) {
        list.push_back({longitude, latitude});
    }
    return list;
}

Json geometryJson(const Geometry& geometry) {
    Json coordinates = Json::array();
    std::string type;
    switch (geometry.type) {
    case GeometryType::None:
        return nullptr;
    case GeometryType::Point:
        type = "Point";
        for (const auto& part : geometry.parts) {
            coordinates.push_back({part.points.front().first, part.points.front().second});
        }
        break;
    case GeometryType::Line:
        type = "LineString";
        for (const auto& part : geometry.parts) {
            coordinates.push_back(positions(part));
        }
        break;
    case GeometryType::Polygon:
        type = "Polygon";
        for (const auto& polygon : polygonsOf(geometry)) {
            Json rings = Json::array();
            for (const auto* ring : polygon) {
                rings.push_back(positions(*ring));
            }
            coordinates.push_back(std::move(rings));
        }
        break;
    }
    const bool isMulti = coordinates.size() != 1;
    return {{"type", (isMulti ? "Multi" : "") + type}, {"coordinates", isMulti ? coordinates : coordinates.front()}};
}

Json valueJson(const TableValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return *whole;
    }
    if (const auto* real = std::get_if<double>(&value)) {
        return std::isfinite(*real) ? Json(*real) : Json();
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    return nullptr;
}

void writeGeoJson(const Features& features, const fs::path& path, const std::vector<std::pair<std::string, std::string>>& metadata) {
    Json collection{{"type", "FeatureCollection"}};
    if (!metadata.empty()) {
        for (const auto& [key, value] : metadata) {
            collection["metadata"][key] = value;
        }
    }
    collection["features"] = Json::array();
    for (std::size_t row = 0; row < features.geometries.size(); ++row) {
        Json properties = Json::object();
        for (const auto& column : features.table.columns) {
            properties[column.name] = valueJson(column.values[row]);
        }
        collection["features"].push_back(
            {{"type", "Feature"}, {"geometry", geometryJson(features.geometries[row])}, {"properties", std::move(properties)}});
    }
    writeFileAtomically(path, toText(collection) + "\n");
}

std::unique_ptr<OGRGeometry> ogrGeometry(const Geometry& geometry) {
    if (geometry.type == GeometryType::None) {
        return nullptr;
    }
    const std::string text = toText(geometryJson(geometry));
    return std::unique_ptr<OGRGeometry>(OGRGeometryFactory::createFromGeoJson(text.c_str()));
}

void fillFeature(OGRFeature& feature, const Features& features, std::size_t row) {
    for (std::size_t k = 0; k < features.table.columns.size(); ++k) {
        const auto field = static_cast<int>(k);
        const auto& value = features.table.columns[k].values[row];
        if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            feature.SetField(field, static_cast<GIntBig>(*whole));
        } else if (const auto* real = std::get_if<double>(&value)) {
            feature.SetField(field, *real);
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            feature.SetField(field, text->c_str());
        }
    }
    if (auto geometry = ogrGeometry(features.geometries[row])) {
        feature.SetGeometryDirectly(geometry.release());
    }
}

void writeGeoPackage(const Features& features, const fs::path& path, const std::vector<std::pair<std::string, std::string>>& metadata) {
    prepareGdal();
    // GDAL chooses its format by the name: it writes beside the part, under a name that ends in .gpkg.
    const fs::path working = path.string() + ".writing.gpkg";
    const auto fail = [&] {
        std::error_code ignored;
        fs::remove(working, ignored);
        throw Error(ErrorCode::WriteFailed, "core.file.writeFailed",
                    {{"path", path.string()}, {"reason", std::string(CPLGetLastErrorMsg())}}, "hint.core.file.checkFolder");
    };
    std::error_code ignored;
    fs::remove(working, ignored);
    CPLErrorReset();
    GDALDataset* raw = GetGDALDriverManager()->GetDriverByName("GPKG")->Create(working.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    if (raw == nullptr) {
        fail();
    }
    std::unique_ptr<GDALDataset, void (*)(GDALDataset*)> dataset(raw, [](GDALDataset* open) { GDALClose(open); });
    OGRSpatialReference reference;
    reference.importFromEPSG(4326);
    OGRLayer* layer = dataset->CreateLayer(features.layer.empty() ? "features" : features.layer.c_str(), &reference, wkbUnknown, nullptr);
    bool isWritten = layer != nullptr;
    for (const auto& column : features.table.columns) {
        OGRFieldDefn field(column.name.c_str(), column.type == ColumnType::Integer ? OFTInteger64
                                                : column.type == ColumnType::Real  ? OFTReal
                                                                                   : OFTString);
        isWritten = isWritten && layer->CreateField(&field) == OGRERR_NONE;
    }
    for (const auto& [key, value] : metadata) {
        isWritten = isWritten && dataset->SetMetadataItem(key.c_str(), value.c_str()) == CE_None;
    }
    isWritten = isWritten && layer->StartTransaction() == OGRERR_NONE;
    for (std::size_t row = 0; isWritten && row < features.geometries.size(); ++row) {
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
        fillFeature(*feature, features, row);
        isWritten = layer->CreateFeature(feature.get()) == OGRERR_NONE;
    }
    isWritten = isWritten && layer->CommitTransaction() == OGRERR_NONE;
    dataset.reset();
    if (!isWritten || CPLGetLastErrorType() == CE_Failure) {
        fail();
    }
    fs::rename(working, partPath(path));
    commitPart(path);
}

} // namespace

void writeFeatures(const Features& features, const fs::path& path, const std::vector<std::pair<std::string, std::string>>& metadata) {
    const fs::path name = path.extension() == ".part" ? path.stem() : path.filename();
    if (name.extension() == ".geojson" || name.extension() == ".json") {
        writeGeoJson(features, path, metadata);
    } else if (name.extension() == ".gpkg") {
        writeGeoPackage(features, path, metadata);
    } else {
        throw Error(ErrorCode::InvalidRequest, "io.features.ending", {{"path", path.string()}});
    }
}

} // namespace phidias::core
