#!/usr/bin/python3
"""Peer of ./bench pca: scikit-learn's IncrementalPCA(20) and the scores of the same spectra, all in memory.

usage: pca_peer.py GRANULE.nc BAND COUNT     prints the seconds of fitting and scoring as JSON; reading is not counted
The spectra are the first COUNT that the screening would accept by angles and quality: ln of the radiance, missing channels linear between
their neighbours.
"""
import json
import sys
import time

import netCDF4
import numpy
from sklearn.decomposition import IncrementalPCA


def spectra(path, band, count):
    with netCDF4.Dataset(path) as nc:
        nc.set_auto_mask(False)
        mode = nc[f"BAND{band}_RADIANCE/STANDARD_MODE"]
        observations, geodata = mode["OBSERVATIONS"], mode["GEODATA"]
        lines = observations["measurement_quality"][0]
        good = (geodata["solar_zenith_angle"][0] <= 70) & (geodata["viewing_zenith_angle"][0] <= 60)
        good &= (observations["ground_pixel_quality"][0] & 41) == 0
        good &= ((lines == 0) | (lines == 16))[:, None]
        found, total = [], 0
        for first in range(0, good.shape[0], 64):
            part = good[first:first + 64]
            if not part.any():
                continue
            radiance = observations["radiance"][0, first:first + 64][part].astype(float)
            noise = observations["radiance_noise"][0, first:first + 64][part]
            flags = observations["spectral_channel_quality"][0, first:first + 64][part]
            valid = (radiance > 0) & (radiance < 9e36) & (noise >= 0) & ((flags & 119) == 0)
            channels = numpy.arange(radiance.shape[1])
            for spectrum, known in zip(radiance, valid):
                if known.mean() >= 0.98:
                    if not known.all():
                        spectrum[~known] = numpy.interp(channels[~known], channels[known], spectrum[known])
                    found.append(numpy.log(spectrum))
            total = len(found)
            if total >= count:
                break
    return numpy.array(found[:count])


def main():
    y = spectra(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    start = time.perf_counter()
    pca = IncrementalPCA(n_components=20)
    pca.fit(y)
    fitted = time.perf_counter()
    residual = y - pca.inverse_transform(pca.transform(y))
    score = numpy.sqrt((residual ** 2).mean(axis=1))
    end = time.perf_counter()
    print(json.dumps({"spectra": len(y), "fit": fitted - start, "score": end - fitted, "median": float(numpy.median(score))}))


if __name__ == "__main__":
    main()
