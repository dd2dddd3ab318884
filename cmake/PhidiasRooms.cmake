# One static library a folder ("room"), so that the link line shows who uses whom.

add_library(phidias_warnings INTERFACE)
target_compile_options(phidias_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast
    -Wimplicit-fallthrough -Werror)
if(PHIDIAS_SANITIZER STREQUAL "address")
    # GCC 12 takes std::regex for uninitialised when it is instrumented.
    set(sanitizerFlags -fsanitize=address,undefined -fno-sanitize-recover=undefined -Wno-maybe-uninitialized -fno-omit-frame-pointer)
elseif(PHIDIAS_SANITIZER STREQUAL "thread")
    set(sanitizerFlags -fsanitize=thread)
endif()
if(sanitizerFlags)
    target_compile_options(phidias_warnings INTERFACE ${sanitizerFlags})
    target_link_options(phidias_warnings INTERFACE ${sanitizerFlags})
endif()

add_library(phidias_qt_rules INTERFACE)
target_compile_definitions(phidias_qt_rules INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_USE_QSTRINGBUILDER
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_KEYWORDS)

# phidias_room(NAME [QT] [USES room...] [SYSTEM library...])
# Makes phidias_NAME from every .cpp of the current folder. USES names other rooms (without the prefix), SYSTEM third-party targets.
function(phidias_room name)
    cmake_parse_arguments(ARG "QT" "" "USES;SYSTEM" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    list(TRANSFORM ARG_USES PREPEND phidias_)
    if(NOT sources)
        add_library(phidias_${name} INTERFACE)
        target_include_directories(phidias_${name} INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
        target_link_libraries(phidias_${name} INTERFACE ${ARG_USES} ${ARG_SYSTEM})
        return()
    endif()
    add_library(phidias_${name} STATIC ${sources} ${headers})
    target_include_directories(phidias_${name} PUBLIC ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
    target_link_libraries(phidias_${name} PUBLIC ${ARG_USES} ${ARG_SYSTEM} PRIVATE phidias_warnings)
    if(ARG_QT)
        target_link_libraries(phidias_${name} PRIVATE phidias_qt_rules)
        set_target_properties(phidias_${name} PROPERTIES AUTOMOC ON)
        # One precompiled header for all rooms with Qt: each would take 320 MB and 15 s.
        if(name STREQUAL "views_scene")
            target_precompile_headers(phidias_${name} PRIVATE <QtWidgets/QtWidgets> <nlohmann/json.hpp> <string> <vector>)
        else()
            target_precompile_headers(phidias_${name} REUSE_FROM phidias_views_scene)
        endif()
    elseif(NOT name STREQUAL "core_util")
        target_precompile_headers(phidias_${name} REUSE_FROM phidias_core_util)
        target_link_libraries(phidias_${name} PRIVATE phidias_core_util)
    else()
        target_precompile_headers(phidias_${name} PRIVATE <nlohmann/json.hpp> <algorithm> <array> <cmath> <cstdint> <filesystem>
            <functional> <map> <memory> <mutex> <optional> <set> <span> <string> <string_view> <variant> <vector> <fstream> <sstream> <chrono>)
    endif()
endfunction()

# phidias_tests(LABEL label [QT] [PLATFORM offscreen|xcb|none] [LIBRARIES target...] [LOCK resource] [TIMEOUT seconds])
# Every *Test.cpp of the current folder becomes one executable and one CTest named label/FileName.
function(phidias_tests)
    cmake_parse_arguments(ARG "QT;SERIAL" "LABEL;PLATFORM;LOCK;TIMEOUT" "LIBRARIES" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*Test.cpp)
    foreach(source IN LISTS sources)
        get_filename_component(test ${source} NAME_WE)
        set(target ${ARG_LABEL}_${test})
        add_executable(${target} ${source})
        set_target_properties(${target} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
        target_link_libraries(${target} PRIVATE ${ARG_LIBRARIES} phidias_tests_support Qt6::Test phidias_warnings)
        # The tests' own text may use plain literals; the rules for visible strings do not apply to them.
        target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS PHIDIAS_BINARY="${CMAKE_BINARY_DIR}/bin/phidias"
            PHIDIAS_WORKSTATION_BINARY="${CMAKE_BINARY_DIR}/bin/phidias-workstation" PHIDIAS_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
            PHIDIAS_TEST_WORKER="${CMAKE_BINARY_DIR}/tests/phidias-test-worker"
            PHIDIAS_TRANSLATIONS="${CMAKE_BINARY_DIR}/app/workstation")
        add_dependencies(${target} phidias phidias-test-worker)
        if(TARGET phidias-workstation AND ARG_LABEL MATCHES "^(e2e|a11y|gui|gl)$")
            add_dependencies(${target} phidias-workstation)
        endif()
        set(command ${target})
        if(ARG_PLATFORM STREQUAL "xcb")
            set(command xvfb-run -a -s "-screen 0 1600x1000x24" $<TARGET_FILE:${target}>)
        endif()
        add_test(NAME ${ARG_LABEL}/${test} COMMAND ${PHIDIAS_TEST_WRAPPER} ${command})
        set_tests_properties(${ARG_LABEL}/${test} PROPERTIES LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT}
            ENVIRONMENT "${PHIDIAS_TEST_ENVIRONMENT};QT_QPA_PLATFORM=$<IF:$<STREQUAL:${ARG_PLATFORM},xcb>,xcb,offscreen>")
        if(ARG_LOCK)
            set_tests_properties(${ARG_LABEL}/${test} PROPERTIES RESOURCE_LOCK ${ARG_LOCK})
        endif()
        if(ARG_SERIAL)
            set_tests_properties(${ARG_LABEL}/${test} PROPERTIES RUN_SERIAL ON)
        endif()
    endforeach()
endfunction()
