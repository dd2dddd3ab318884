#!/usr/bin/python3
"""PCA_SCREENING 2 and 4 in plain numpy: missing = drop, sampling = all, grid = index, space = log, no channel mask, no least signal.

pca_reference.py GRANULE BASIS SCORES: mean, noise, all eigenvalues, the leading space and the scores of every complete spectrum are made
from the granule alone and held against the files; differences above 1e-6 are an error.
"""
import sys

import netCDF4
import numpy as np


def spectra_of(path):
    """y and sigma of the accepted and complete spectra, and their places in the granule."""
    with netCDF4.Dataset(path) as data:
        data.set_auto_mask(False)
        mode = data["BAND7_RADIANCE/STANDARD_MODE"]
        radiance = mode["OBSERVATIONS/radiance"][0].astype(float)
        decibel = mode["OBSERVATIONS/radiance_noise"][0].astype(float)
        pixel_quality = mode["OBSERVATIONS/ground_pixel_quality"][0]
        line_quality = mode["OBSERVATIONS/measurement_quality"][0]
        sun = mode["GEODATA/solar_zenith_angle"][0]
        view = mode["GEODATA/viewing_zenith_angle"][0]
    valid = (radiance < 9e36) & (radiance > 0) & (decibel >= 0)
    accepted = ((line_quality == 0) | (line_quality == 16))[:, None] & ((pixel_quality & 41) == 0) & (sun <= 70) & (view <= 60)
    accepted &= valid.all(axis=2)
    return np.log(radiance[accepted]), 10 ** (-decibel[accepted] / 10), accepted


def main():
    granule, basis_path, scores_path = sys.argv[1:]
    y, sigma, accepted = spectra_of(granule)
    with netCDF4.Dataset(basis_path) as data:
        data.set_auto_mask(False)
        basis = {name: data[name][...] for name in ("mean", "noise", "eigenvalues", "eigenvectors", "n")}
        components = int(data.components)
    mean = y.mean(axis=0)
    noise = np.sqrt((sigma**2).mean(axis=0))
    normalised = (y - mean) / noise
    eigenvalues, vectors = np.linalg.eigh(normalised.T @ normalised / (len(y) - 1))
    eigenvalues, vectors = eigenvalues[::-1], vectors[:, ::-1]
    space = vectors[:, :components]
    coefficients = normalised @ space
    residual = (normalised - coefficients @ space.T) * noise / sigma
    score = np.sqrt((residual**2).sum(axis=1) / (y.shape[1] - components))
    t2 = (coefficients**2 / eigenvalues[:components]).sum(axis=1)
    with netCDF4.Dataset(scores_path) as data:
        data.set_auto_mask(False)
        found_score, found_t2 = data["score"][:][accepted], data["t2"][:][accepted]
    leading = 4  # well apart from the rest: the others are nearly as large as each other
    stored = basis["eigenvectors"][:leading].T
    outside = stored - vectors[:, :leading] @ (vectors[:, :leading].T @ stored)
    differences = {
        "n": abs(int(basis["n"]) - len(y)),
        "mean": np.abs(basis["mean"] / mean - 1).max(),
        "noise": np.abs(basis["noise"] / noise - 1).max(),
        "eigenvalues": np.abs(basis["eigenvalues"] / eigenvalues - 1).max(),
        "leading space": np.linalg.norm(outside, 2),
        "score": np.abs(found_score / score - 1).max(),
        "t2": np.abs(found_t2 / t2 - 1).max(),
    }
    text = ", ".join(f"{name} {value:.1e}" for name, value in differences.items())
    if len(y) < 10000 or not all(value < 1e-6 for value in differences.values()):
        sys.exit(f"numpy differs over {len(y)} spectra: {text}")
    print(f"numpy agrees over {len(y)} spectra: {text}")


main()
