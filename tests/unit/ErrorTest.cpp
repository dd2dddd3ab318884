#include "core/util/Error.h"

#include "core/util/Json.h"
#include "core/util/Messages.h"

#include <QtTest>

using namespace phidias::core;

class ErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exitStatusIsThatOfTheCommandLineContract_data();
    void exitStatusIsThatOfTheCommandLineContract();
    void messageNamesItsArgumentsAndContexts();
    void placeWithoutArgumentIsLeftAsItIs();
    void errorSurvivesJson();
    void anyExceptionBecomesAnError();
    void catalogueIsSortedAndWithoutDoubles();
};

void ErrorTest::exitStatusIsThatOfTheCommandLineContract_data() {
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("status");
    // DESIGN, Executables: 2 the request is wrong; 3 an input cannot be read; 4 cancelled; 5 the computation failed; 6 remote; 1 a defect.
    QTest::newRow("defect") << ErrorCode::Defect << 1;
    QTest::newRow("request") << ErrorCode::InvalidRequest << 2;
    QTest::newRow("empty selection") << ErrorCode::EmptySelection << 2;
    QTest::newRow("unknown variable") << ErrorCode::UnknownVariable << 2;
    QTest::newRow("budget") << ErrorCode::BudgetExceeded << 2;
    QTest::newRow("unreadable") << ErrorCode::Unreadable << 3;
    QTest::newRow("malformed") << ErrorCode::Malformed << 3;
    QTest::newRow("unknown format") << ErrorCode::UnknownFormat << 3;
    QTest::newRow("cancelled") << ErrorCode::Cancelled << 4;
    QTest::newRow("computation") << ErrorCode::ComputationFailed << 5;
    QTest::newRow("write") << ErrorCode::WriteFailed << 5;
    QTest::newRow("remote") << ErrorCode::Remote << 6;
}

void ErrorTest::exitStatusIsThatOfTheCommandLineContract() {
    QFETCH(ErrorCode, code);
    QFETCH(int, status);
    QCOMPARE(exitStatus(code), status);
}

void ErrorTest::messageNamesItsArgumentsAndContexts() {
    Error error(ErrorCode::Unreadable, "core.file.missing", {{"path", std::string("a.nc")}}, "hint.core.file.checkName");
    error.with("task", "2010-03");
    QCOMPARE(QString::fromStdString(error.message()), QStringLiteral("a.nc: there is no such file [task: 2010-03]"));
    QVERIFY(!error.hint().empty());
}

void ErrorTest::placeWithoutArgumentIsLeftAsItIs() {
    QCOMPARE(fillMessage("{a} of {b} {", {{"a", std::int64_t{3}}}), std::string("3 of {b} {"));
    QCOMPARE(fillMessage("{x} m", {{"x", 0.25}}), std::string("0.25 m"));
}

void ErrorTest::errorSurvivesJson() {
    Error error(ErrorCode::BudgetExceeded, "core.memory.budgetExceeded",
                {{"what", std::string("grid.nc")}, {"needed", std::string("13 GiB")}, {"budget", std::string("1 GiB")}, {"percent", 7.6}},
                "hint.core.memory.cut");
    error.with("variable", "temp");
    const Error back = Error::fromJson(Json::parse(error.toJson().dump()));
    QCOMPARE(back.code(), error.code());
    QCOMPARE(back.message(), error.message());
    QCOMPARE(back.hint(), error.hint());
    QCOMPARE(back.arguments(), error.arguments());
}

void ErrorTest::anyExceptionBecomesAnError() {
    try {
        throw std::bad_alloc();
    } catch (...) {
        QCOMPARE(exitStatus(currentError().code()), 5);
    }
    try {
        throw std::runtime_error("surprise");
    } catch (...) {
        const Error error = currentError();
        QCOMPARE(exitStatus(error.code()), 1);
        QVERIFY(error.message().find("surprise") != std::string::npos);
    }
}

void ErrorTest::catalogueIsSortedAndWithoutDoubles() {
    const auto messages = messageCatalogue();
    QVERIFY(!messages.empty());
    for (std::size_t k = 1; k < messages.size(); ++k) {
        QVERIFY2(messages[k - 1].id < messages[k].id, std::string(messages[k].id).c_str());
    }
}

QTEST_GUILESS_MAIN(ErrorTest)
#include "ErrorTest.moc"
