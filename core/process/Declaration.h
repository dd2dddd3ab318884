#pragma once

#include "core/util/Json.h"

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

enum class ValueKind {
    Number,  ///< JSON number
    Integer, ///< whole JSON number
    Boolean,
    Text,
    Choice,        ///< one of `choices`
    Interval,      ///< [low, high], low <= high, each in the range
    Extent,        ///< [west, south, east, north] in degrees; west > east = over the antimeridian
    TimeSelection, ///< {"years": [[a, b], ...], "months": [[1, 2, 3], ...]} or {"centres": ["2010-01-15", ...], "windowDays": 30}
    List,          ///< list of `element`
    File,          ///< {"href": PATH, ...extra members named in `members`}; `shape` tells what must be in it
    Object,        ///< object with `members`; without any: a free map
};

struct Parameter;

/// One form that a value may take.
struct ValueType {
    ValueKind kind = ValueKind::Number;
    std::string unit; ///< UDUNITS text, "1" = dimensionless, empty = not a quantity
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    bool isMinimumExclusive = false;
    std::vector<std::string> choices;
    std::vector<ValueType> element; ///< List: exactly one entry
    std::size_t minimumCount = 0;   ///< List
    std::size_t maximumCount = std::numeric_limits<std::size_t>::max();
    bool isIncreasing = false;      ///< List of numbers: strictly increasing
    std::vector<Parameter> members; ///< Object, and further members of a File
    std::string shape;              ///< File: "observations", "grid", "raster", "features", "table", "case", "any"
};

/// A declared input or parameter of a process. Names are lowerCamelCase with the unit in the name where it is not SI, never translated.
struct Parameter {
    std::string name;
    std::string title;            ///< English; translated by the workstation through the id process/<id>/<name>/title
    std::string help;             ///< English; id process/<id>/<name>/help
    std::vector<ValueType> types; ///< forms a value may take; the first is the usual one
    Json defaultValue;            ///< null = none
    bool isRequired = false;
    bool isRepeatable = false; ///< File: one or more, given as a list
    std::string group;         ///< heading in the dialog, e.g. "Grid", "Advanced"
};

struct Output {
    std::string name;
    std::string title;
    std::vector<std::string> formats; ///< file name endings: "nc", "csv", "json", "geojson", "tif", "png"; "folder"
    bool isMandatory = false;
};

struct Reference {
    std::string citation;
    std::string doi; ///< without "https://doi.org/"; may be empty
};

/// Everything that dialog, command line, job file, remote submission, help page and provenance need to know of a process.
struct Declaration {
    std::string id; ///< "ocean.divand"; an id with a third part is internal and hidden from `list`
    std::string version;
    std::string title;
    std::string summary;
    std::vector<Reference> references;
    std::vector<Parameter> inputs;
    std::vector<Output> outputs;
    Json example; ///< a job that runs

    [[nodiscard]] const Parameter* findInput(const std::string& name) const;
    [[nodiscard]] const Output* findOutput(const std::string& name) const;
    [[nodiscard]] bool isInternal() const;
    /// The object of `phidias describe ID --json` (INTERFACES 1).
    [[nodiscard]] Json toJson() const;
};

} // namespace phidias::core
