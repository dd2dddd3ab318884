#include "core/project/SectionSetup.h"

#include "core/project/MemberReader.h"

#include <array>
#include <cmath>

namespace phidias::core {

namespace {

constexpr std::array<const char*, 4> kSources{"line", "cruise", "parallel", "meridian"}; // as SectionSource
constexpr std::array<const char*, 4> kAxes{"distance", "longitude", "latitude", "time"}; // as SectionAxis
constexpr std::array<const char*, 2> kVerticals{"depth", "pressure"};                    // as SectionVertical

template <typename Choice, std::size_t count>
void readWord(MemberReader& reader, const char* name, const std::array<const char*, count>& words, Choice& choice) {
    const Json* found = reader.find(name);
    if (found == nullptr) {
        return;
    }
    for (std::size_t k = 0; k < count; ++k) {
        if (*found == words[k]) {
            choice = static_cast<Choice>(k);
            return;
        }
    }
    throw reader.failure(name);
}

template <typename Choice, std::size_t count> const char* wordOf(const std::array<const char*, count>& words, Choice choice) {
    return words.at(static_cast<std::size_t>(choice));
}

double usual(double value, double standard) {
    return std::isfinite(value) ? value : standard;
}

} // namespace

Json toJson(const SectionSetup& setup) {
    const SectionSetup standard;
    Json json{{"source", wordOf(kSources, setup.source)},
              {"cruise", setup.cruise},
              {"place", usual(setup.placeDeg, standard.placeDeg)},
              {"axis", wordOf(kAxes, setup.axis)},
              {"vertical", wordOf(kVerticals, setup.vertical)},
              {"corridorKm", usual(setup.corridorKm, standard.corridorKm)},
              {"halfRangeDays", usual(setup.halfRangeDays, standard.halfRangeDays)},
              {"bottom", setup.hasBottom},
              {"contours", setup.hasContours},
              {"smooth", setup.isSmooth}};
    if (setup.field) {
        json["field"] = *setup.field;
    }
    if (!setup.leftOut.empty()) {
        json["leftOut"] = setup.leftOut;
    }
    return json;
}

SectionSetup sectionSetupFromJson(const Json& json, const std::string& path) {
    SectionSetup setup;
    MemberReader reader(json, path);
    readWord(reader, "source", kSources, setup.source);
    reader.read("cruise", setup.cruise);
    reader.read("place", setup.placeDeg);
    readWord(reader, "axis", kAxes, setup.axis);
    readWord(reader, "vertical", kVerticals, setup.vertical);
    reader.read("corridorKm", setup.corridorKm);
    reader.read("halfRangeDays", setup.halfRangeDays);
    reader.read("bottom", setup.hasBottom);
    reader.read("contours", setup.hasContours);
    reader.read("smooth", setup.isSmooth);
    reader.read("field", setup.field);
    reader.read("leftOut", setup.leftOut);
    reader.finish();
    return setup;
}

} // namespace phidias::core
