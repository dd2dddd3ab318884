#pragma once

#include "app/cli/Command.h"

#include <string>

namespace phidias::cli {

/// `phidias list [--json]`
class ListCommand : public Command {
public:
    CLI::App* configure(CLI::App& program) override;
    int run(const AppContext& context) override;

private:
    bool m_asJson = false;
};

/// `phidias describe ID [--json]`
class DescribeCommand : public Command {
public:
    CLI::App* configure(CLI::App& program) override;
    int run(const AppContext& context) override;

private:
    std::string m_id;
    bool m_asJson = false;
};

/// `phidias messages`: all texts by id, for translators (hidden from the help).
/// {"messages": {id: English}, "declarations": {"process/<id>/<parameter>/title": English, ...}}
class MessagesCommand : public Command {
public:
    CLI::App* configure(CLI::App& program) override;
    int run(const AppContext& context) override;

private:
    bool m_asJson = false;
};

} // namespace phidias::cli
