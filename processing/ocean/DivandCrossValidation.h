#pragma once

#include "processing/ocean/DivandAnalysis.h"

namespace phidias::processing::ocean {

enum class CrossValidationMethod {
    Auto,    ///< Full below 130 used observations, Generalised above 1000, else Sampled
    Full,    ///< every observation predicted without itself
    Sampled, ///< up to 75 of them
    Generalised,
};

struct CrossValidationOptions {
    CrossValidationMethod method = CrossValidationMethod::Auto;
    int lengths = 0;  ///< nl: 2 nl + 1 factors 10^(-1 .. 1) of the length
    int epsilons = 0; ///< ne: 2 ne + 1 factors 10^(-1.5 .. 1.5) of epsilon2
    DivandOptions analysis{};
};

struct CrossValidationPoint {
    double log10FactorLength = 0.0;
    double log10FactorEpsilon2 = 0.0;
    double value = 0.0;         ///< theta, mean squared error of prediction
    double meanInfluence = 0.0; ///< of the used observations
};

struct CrossValidationResult {
    std::vector<CrossValidationPoint> points; ///< length fastest
    double bestFactorLength = 1.0;            ///< least node of the interpolated surface
    double bestFactorEpsilon2 = 1.0;
    double minimum = 0.0;                     ///< value there
    std::string method;                       ///< "full", "sampled" or "gcv"
    std::vector<double> surfaceLog10Length;   ///< nodes of the interpolated surface; empty when the length was not varied
    std::vector<double> surfaceLog10Epsilon2; ///< the same of epsilon2
    std::vector<double> surface;              ///< length fastest
    double desroziers = 0.0;                  ///< factor for epsilon2 by the residuals; with one point only
};

/// Cross-validation over length and epsilon2.   [Brankart and Brasseur 1996; DIVAnd_cv, methods/DIVAND section 10]
///
/// theta = sum(r^2 / R) / sum(1 / R) over the used observations, r = residual / (1 - K_ii): the error of predicting an observation from the
/// others, without analysing again. Sampled: over the sampled ones, scaled; Generalised: the mean of K_ii for each.
/// The surface through the points is itself a DIVAnd analysis (alpha 0 2 1, lengths 1 and 1.5, 71 x 71 nodes over 1.1 times the ranges, 101
/// nodes when one of nl, ne is 0).
/// Points of one length share their covariance; they are computed side by side.
/// @throws as analyse(); core::Error{EmptySelection} without a used observation
[[nodiscard]] CrossValidationResult crossValidate(const DivandGrid& grid, const std::vector<std::vector<double>>& lengths,
                                                  const DivandNorm& norm, const DivandObservations& observations,
                                                  const CrossValidationOptions& options);

struct Heatmap {
    std::vector<double> density;   ///< [cell], land NaN; 1/[product of the units of the spacings]
    double integral = 0.0;         ///< sum of density times cell volume over sea
    std::vector<double> bandwidth; ///< Silverman's, one a dimension, unit of the positions
};

/// Density of observations: the mean of their background covariance functions, each with integral 1 over the sea.   [DIVAnd_heatmap]
///
/// density = sum_i w_i b_i / (integral of b_i) / sum w, b_i = B H^T e_i. All integrals come from one application of B to the cell volumes,
/// since integral b_i = (H B v)_i.
/// @param weights  [observation], > 0; NaN = not used
[[nodiscard]] Heatmap heatmap(const DivandBackground& background, const std::vector<std::vector<double>>& position,
                              const std::vector<double>& weights, const DivandOptions& options);

} // namespace phidias::processing::ocean
