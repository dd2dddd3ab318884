#include "processing/Processes.h"

#include "processing/atmosphere/PcaAccumulate.h"
#include "processing/atmosphere/PcaScreen.h"
#include "processing/atmosphere/PcaScreening.h"
#include "processing/atmosphere/PcaStrata.h"
#include "processing/ocean/CorrelationLength.h"
#include "processing/ocean/Divand.h"
#include "processing/ocean/DivandRaw.h"
#include "processing/ocean/GridDifference.h"
#include "processing/ocean/OceanCrossValidation.h"
#include "processing/plume/Plumes.h"

namespace phidias::processing {

void addProcesses(core::ProcessRegistry& registry) {
    registry.add(std::make_unique<atmosphere::PcaAccumulate>());
    registry.add(std::make_unique<atmosphere::PcaBasis>());
    registry.add(std::make_unique<atmosphere::PcaCollect>());
    registry.add(std::make_unique<atmosphere::PcaCount>());
    registry.add(std::make_unique<atmosphere::PcaMerge>());
    registry.add(std::make_unique<atmosphere::PcaScreen>());
    registry.add(std::make_unique<atmosphere::PcaScreening>());
    registry.add(std::make_unique<plume::Plumes>());
    registry.add(std::make_unique<ocean::CorrelationLength>());
    registry.add(std::make_unique<ocean::Divand>());
    registry.add(std::make_unique<ocean::DivandPrepare>());
    registry.add(std::make_unique<ocean::DivandSliceTask>());
    registry.add(std::make_unique<ocean::DivandCollect>());
    registry.add(std::make_unique<ocean::DivandRaw>());
    registry.add(std::make_unique<ocean::OceanCrossValidation>());
    registry.add(std::make_unique<ocean::GridDifference>());
}

} // namespace phidias::processing
