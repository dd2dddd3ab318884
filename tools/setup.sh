# Installs the Debian packages that are missing. Sourced by ./run, ./test and ./bench:  setup LIST...
say() { printf '\033[1m== %s\033[0m\n' "$*"; }

setup() {
    local wanted missing=() name
    wanted=$(sed 's/#.*//' "$@" | tr -s ' \n' ' ')
    for name in $wanted; do
        dpkg-query -W -f '${Status}\n' "$name" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    command -v apt-get >/dev/null || {
        echo "This script knows Debian 12. Please install: ${missing[*]}" >&2
        return 1
    }
    local root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "Packages are missing and sudo is not here. As root: apt-get install ${missing[*]}" >&2; return 1; }
        root=(sudo)
    fi
    say "Installing ${#missing[@]} Debian packages (${missing[*]:0:6}${missing[6]:+ ...}); this needs the network once"
    "${root[@]}" apt-get -qq update || return 1
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -q --no-install-recommends install "${missing[@]}" >"$log_folder/apt.log" 2>&1 || {
        tail -n 20 "$log_folder/apt.log" >&2
        echo "apt-get failed; the whole log is in $log_folder/apt.log" >&2
        return 1
    }
}

# build PRESET TARGET...: configures when needed and builds. Quiet when there is nothing to do.
build() {
    local preset=$1 folder=build
    shift
    [ "$preset" = dev ] || folder=build-$preset
    if [ ! -f "$folder/build.ninja" ]; then
        say "Configuring ($folder)"
        cmake --preset "$preset" >"$log_folder/configure.log" 2>&1 || { tail -n 40 "$log_folder/configure.log" >&2; return 1; }
    fi
    say "Building ($folder)"
    ninja -C "$folder" "$@"
}
