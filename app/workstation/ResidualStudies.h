#pragma once

#include "core/scene/DatasetCache.h"
#include "processing/atmosphere/GranuleScreening.h"
#include "processing/atmosphere/ResidualStudy.h"
#include "views/residual/BasisWidget.h"
#include "views/residual/ResidualScene.h"
#include "views/residual/WaterfallWidget.h"

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace phidias::app {

/// Granules that stay open with their geometry, so that a click reads the spectra of one scanline and nothing else. A file that changed on
/// disk is opened anew.
/// @thread any
class PreparedGranules {
public:
    using Granule = std::shared_ptr<const processing::atmosphere::PreparedGranule>;

    /// @param basisFolder  where an irradiance may lie besides the granule's folder
    /// @throws core::Error as processing::atmosphere::openForBasis()
    [[nodiscard]] Granule open(const std::string& href, const processing::atmosphere::BasisFile& basis,
                               const std::filesystem::path& basisFolder);

private:
    struct Entry {
        std::string href;
        std::string stamp;
        processing::atmosphere::PreparationSettings settings; ///< as the basis asks for
        std::vector<double> gridNm;
        Granule granule;
    };
    std::mutex m_lock;
    std::list<Entry> m_entries;                             ///< most recently used first
    std::set<std::pair<std::string, std::string>> m_others; ///< files, with their stamps, that are no radiances
};

/// A basis and where it comes from.
struct OpenBasis {
    std::shared_ptr<const processing::atmosphere::BasisFile> basis;
    std::string path; ///< empty = none
};

/// A basis that false alarms were added to.
struct Enrichment {
    std::shared_ptr<const processing::atmosphere::BasisFile> basis;
    std::size_t count = 0; ///< pixels that were added
    double before = 0.0;   ///< mean of their scores
    double after = 0.0;
    std::string history; ///< for the file
};

/// Residuals of the layers' files against one basis or two.
/// @thread any
class ResidualStudies {
public:
    ResidualStudies(std::shared_ptr<PreparedGranules> granules, OpenBasis basis, OpenBasis comparison)
        : m_granules(std::move(granules)), m_basis(std::move(basis)), m_comparison(std::move(comparison)) {}

    /// @throws core::Error of the first file that should do and does not; of ResidualStudy
    [[nodiscard]] views::ResidualScene scene(const views::ResidualRequest& request, const std::stop_token& stop) const;

    /// @throws core::Error as scene()
    [[nodiscard]] views::WaterfallScene waterfall(const views::WaterfallRequest& request, const std::stop_token& stop) const;

    /// Adds the mean residual of pixels of a file to the basis. @throws core::Error as enrichedBasis() and ResidualStudy::mean()
    [[nodiscard]] Enrichment enriched(const std::string& href, const std::vector<std::uint32_t>& pixels,
                                      const processing::atmosphere::ResidualOptions& options, const std::stop_token& stop) const;

    /// The first layer whose file is a radiance of the band, with its spectra; `study` is empty when there is none.
    struct Found {
        views::SceneLayer entry;
        std::shared_ptr<const processing::atmosphere::ResidualStudy> study;
    };
    [[nodiscard]] Found find(const std::vector<views::SceneLayer>& layers) const;
    [[nodiscard]] const processing::atmosphere::BasisFile& basis() const { return *m_basis.basis; }
    [[nodiscard]] const std::shared_ptr<PreparedGranules>& granules() const { return m_granules; }
    [[nodiscard]] const OpenBasis& first() const { return m_basis; }
    [[nodiscard]] const OpenBasis& second() const { return m_comparison; }

private:
    [[nodiscard]] std::shared_ptr<const processing::atmosphere::ResidualStudy> study(const std::string& href, const OpenBasis& basis) const;
    void addPixels(views::ResidualScene& scene, const views::ResidualRequest& request, const Found& found) const;
    void addMean(views::ResidualScene& scene, const views::ResidualRequest& request, const Found& found, const std::stop_token& stop) const;

    /// Filters for the gases outside the basis with as many components; made when first asked for. nullptr for a basis of each row.
    [[nodiscard]] std::shared_ptr<const processing::atmosphere::ScreeningBasis> filters(std::size_t components) const;
    /// A spectrum or mean in the space of the basis, [channel].
    struct NamedSpectrum {
        const std::vector<double>& measured;
        const std::vector<double>& fitted;
        const std::vector<double>& sigma;
        const std::vector<double>& coefficients; ///< [component]
        std::size_t pixel = 0;                   ///< whose angles count
    };
    /// Names a residual and weighs the gases in it.
    void name(views::ResidualPart& part, const Found& found, const NamedSpectrum& spectrum) const;

    std::shared_ptr<PreparedGranules> m_granules;
    OpenBasis m_basis;
    OpenBasis m_comparison;
    mutable std::mutex m_lock;
    mutable std::map<std::size_t, std::shared_ptr<const processing::atmosphere::ScreeningBasis>> m_filters;
};

/// What the dock of the basis draws.
[[nodiscard]] views::BasisScene basisSceneOf(const OpenBasis& basis);

/// Lines of the gases in a band, the strongest; those that are synthetic say so in their name.
[[nodiscard]] std::vector<views::SpectralComb> gasLines(double lowNm, double highNm);

} // namespace phidias::app
