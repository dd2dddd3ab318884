#include "core/scene/ColorMaps.h"

#include <cctype>

namespace phidias::core {

namespace {

/// Places of rows of a table of 256 colours.
std::vector<double> shares(const std::vector<int>& rows) {
    std::vector<double> result;
    for (const int row : rows) {
        result.push_back(row / 255.0);
    }
    return result;
}

} // namespace

std::span<const ColorMap> colorMaps() {
    // Twelve stops at elevenths; the diverging ones have their light middle besides.
    static const std::vector<double> kDiverging{0.0,        1.0 / 11.0, 2.0 / 11.0, 3.0 / 11.0, 4.0 / 11.0,  5.0 / 11.0, 0.5,
                                                6.0 / 11.0, 7.0 / 11.0, 8.0 / 11.0, 9.0 / 11.0, 10.0 / 11.0, 1.0};
    static const std::vector<ColorMap> kMaps{
        {"viridis", {0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725}, {}},
        {"plasma", {0x0d0887, 0x46039f, 0x7201a8, 0x9c179e, 0xbd3786, 0xd8576b, 0xed7953, 0xfb9f3a, 0xfdca26, 0xf0f921}, {}},
        {"inferno", {0x000004, 0x1b0c42, 0x4b0c6b, 0x781c6d, 0xa52c60, 0xcf4446, 0xed6925, 0xfb9a06, 0xf7d03c, 0xfcffa4}, {}},
        {"magma", {0x000004, 0x180f3e, 0x451077, 0x721f81, 0x9f2f7f, 0xcd4071, 0xf1605d, 0xfd9567, 0xfec98d, 0xfcfdbf}, {}},
        {"cividis", {0x00204d, 0x00336f, 0x39486b, 0x575c6d, 0x707173, 0x8a8779, 0xa69d75, 0xc4b56c, 0xe4cf5b, 0xffea46}, {}},
        {"thermal",
         {0x032333, 0x0d3064, 0x35329b, 0x5d3e99, 0x7e4d8f, 0x9e5987, 0xc16479, 0xe17161, 0xf68b45, 0xfbad3c, 0xf6d346, 0xe7fa5a},
         {}},
        {"haline",
         {0x29186b, 0x2a23a0, 0x0f4799, 0x125f8e, 0x267489, 0x358888, 0x419d85, 0x51b27c, 0x6fc66b, 0xa0d65b, 0xd4e170, 0xfdee99},
         {}},
        {"deep",
         {0xfdfdcc, 0xceecb3, 0x9cdba5, 0x6fc9a3, 0x56b1a3, 0x4c99a0, 0x44829b, 0x3e6c96, 0x3e528f, 0x403c73, 0x362b4d, 0x271a2c},
         {}},
        {"ice",
         {0x030512, 0x191933, 0x2c2a57, 0x3a3c7d, 0x3e53a0, 0x3e6db2, 0x4886bb, 0x599fc4, 0x72b8cd, 0x95cfd8, 0xc0e5e8, 0xeafcfd},
         {}},
        {"solar",
         {0x331317, 0x4f1c21, 0x6c2424, 0x872f20, 0x9d4219, 0xae5814, 0xbc6f13, 0xc78916, 0xd1a420, 0xd9c02c, 0xdede3b, 0xe0fd4a},
         {}},
        {"matter",
         {0xfdedb0, 0xfacd91, 0xf6ad77, 0xf08e62, 0xe76d54, 0xd85053, 0xc3385a, 0xa82860, 0x8a1d63, 0x6b185d, 0x4c1550, 0x2f0f3d},
         {}},
        {"dense",
         {0xe6f0f0, 0xbfdde5, 0x9cc9e2, 0x81b4e3, 0x739ae4, 0x757fdd, 0x7864ca, 0x774aaf, 0x71328d, 0x641f68, 0x501442, 0x360e24},
         {}},
        {"algae",
         {0xd6f9cf, 0xbae4ae, 0x9cd18f, 0x7cbf73, 0x55ae5b, 0x259d51, 0x078a4e, 0x0d7547, 0x175f3d, 0x194b31, 0x173723, 0x112414},
         {}},
        {"turbid",
         {0xe8f5ab, 0xdcdb89, 0xd1c16b, 0xc7a853, 0xba8f42, 0xaa793c, 0x97673a, 0x815738, 0x684835, 0x503b2e, 0x392d25, 0x221e1b},
         {}},
        {"speed",
         {0xfefccd, 0xefe19c, 0xddc96a, 0xc2b63b, 0x9da715, 0x749905, 0x4b8a14, 0x237924, 0x0b642c, 0x124e2b, 0x193822, 0x172312},
         {}},
        {"amp",
         {0xf1ecec, 0xe6d1cb, 0xddb6aa, 0xd59c89, 0xcd8167, 0xc46649, 0xba4a2f, 0xac2c24, 0x951327, 0x780e28, 0x590d1f, 0x3c0911},
         {}},
        {"tempo",
         {0xfef5f4, 0xdee0d2, 0xbdceb5, 0x99bd9c, 0x6ead8a, 0x419d81, 0x19897d, 0x127475, 0x195e6a, 0x1c485d, 0x193350, 0x141d43},
         {}},
        {"oxy", // red, grey and yellow, with jumps at a fifth and four fifths
         {0x400505, 0x5b070c, 0x68070e, 0x76050f, 0x83080c, 0x8f1808, 0x504f4f, 0x999998, 0xf4f4f3, 0xf8fe69, 0xecf54e, 0xeae738, 0xe5cb26,
          0xddaf19},
         shares({0, 16, 24, 32, 40, 50, 51, 127, 204, 205, 213, 221, 237, 255})},
        {"phase",
         {0xa7770c, 0xc56033, 0xd94360, 0xdd26a3, 0xc43be0, 0x9961f4, 0x5f7fe4, 0x2890b7, 0x0f9788, 0x27994f, 0x778d11, 0xa7770c},
         {}},
        {"balance",
         {0x171c42, 0x293a8f, 0x0b66bd, 0x4590b9, 0x8eb5c2, 0xd2d8d5, 0xf1ecec, 0xe6d2cc, 0xd59d89, 0xc46548, 0xac2b24, 0x780e28, 0x3c0911},
         kDiverging},
        {"delta",
         {0x101f3f, 0x263e90, 0x1e6ea1, 0x3c9aab, 0x8cc1ba, 0xd9e5da, 0xfefccd, 0xefe29c, 0xc3b63b, 0x739805, 0x227824, 0x124e2b, 0x172312},
         kDiverging},
        {"curl",
         {0x141d43, 0x1c485d, 0x127375, 0x3f9c81, 0x99bd9c, 0xdfe1d3, 0xfef5f4, 0xf1dace, 0xe0a089, 0xcb6563, 0xa43660, 0x6f175b, 0x330d35},
         kDiverging},
        {"topo", // sea below the middle, land above it
         {0x281a2c, 0x372c4f, 0x413e76, 0x3e5691, 0x3f6f97, 0x46879c, 0x4e9fa1, 0x5bb8a4, 0x7acea3, 0xace1a8, 0xd7efb7, 0xfbfdcb, 0x0d2514,
          0x183a1b, 0x254f1e, 0x475f2d, 0x666d3a, 0x867c3f, 0xa78c3f, 0xbf953f, 0xc19741, 0xcead68, 0xdbc892, 0xe9e3bd, 0xf9fde4},
         shares({0, 12, 24, 36, 48, 60, 72, 84, 96, 108, 118, 127, 128, 140, 152, 164, 176, 188, 200, 208, 209, 220, 232, 244, 255})},
        {"rdbu", {0x67001f, 0xb2182b, 0xd6604d, 0xf4a582, 0xfddbc7, 0xf7f7f7, 0xd1e5f0, 0x92c5de, 0x4393c3, 0x2166ac, 0x053061}, {}},
        {"gray", {0x000000, 0xffffff}, {}},
        {"classes",
         {0x1f78b4, 0x33a02c, 0xe31a1c, 0xff7f00, 0x6a3d9a, 0xb15928, 0xa6cee3, 0xb2df8a, 0xfb9a99, 0xfdbf6f, 0xcab2d6, 0xffff99},
         {},
         true},
    };
    return kMaps;
}

std::span<const std::string> colorMapNames() {
    static const std::vector<std::string> kNames = [] {
        std::vector<std::string> names;
        for (const auto& map : colorMaps()) {
            names.push_back(map.name);
        }
        return names;
    }();
    return kNames;
}

ColorMapFamily ColorMap::family() const {
    if (isCategorical) {
        return ColorMapFamily::Categorical;
    }
    // A cyclic map ends where it begins, a diverging one has its light middle.
    if (stops.front() == stops.back()) {
        return ColorMapFamily::Cyclic;
    }
    return (!places.empty() && name != "oxy") || name == "rdbu" ? ColorMapFamily::Diverging : ColorMapFamily::Sequential;
}

std::uint32_t colorOfText(const std::string& text) {
    if (text == "none") {
        return kTransparent;
    }
    if (text.size() != 7 || text.front() != '#') {
        return 0;
    }
    std::uint32_t color = 0;
    for (const char c : text.substr(1)) {
        if (std::isxdigit(static_cast<unsigned char>(c)) == 0) {
            return 0;
        }
        const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        color = color * 16U + static_cast<std::uint32_t>(digit);
    }
    return 0xff000000U | color;
}

} // namespace phidias::core
