#pragma once

#include <hdf5.h>

namespace phidias::core {

/// Closes an HDF5 identifier. Only under lockNetcdf().
class Hdf5Id {
public:
    Hdf5Id(hid_t id, herr_t (*close)(hid_t)) : m_id(id), m_close(close) {}
    Hdf5Id(const Hdf5Id&) = delete;
    Hdf5Id& operator=(const Hdf5Id&) = delete;
    ~Hdf5Id() {
        if (m_id >= 0) {
            m_close(m_id);
        }
    }
    [[nodiscard]] bool isValid() const { return m_id >= 0; }
    [[nodiscard]] hid_t get() const { return m_id; }

private:
    hid_t m_id;
    herr_t (*m_close)(hid_t);
};

/// Keeps HDF5 from printing its errors while it lives. Only under lockNetcdf().
class QuietHdf5 {
public:
    QuietHdf5() {
        H5Eget_auto2(H5E_DEFAULT, &m_printer, &m_data);
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    }
    QuietHdf5(const QuietHdf5&) = delete;
    QuietHdf5& operator=(const QuietHdf5&) = delete;
    ~QuietHdf5() { H5Eset_auto2(H5E_DEFAULT, m_printer, m_data); }

private:
    H5E_auto2_t m_printer = nullptr;
    void* m_data = nullptr;
};

} // namespace phidias::core
