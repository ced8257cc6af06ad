#!/usr/bin/env bash
# Sets up all that `make demo` and `make test` need: system packages, uv, the .venv.
# Run it any number of times; where nothing is to do it takes a fraction of a second.
# Ends with 0 (ready) or 3 (this system lacks something; what and how to get it has been said).
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*" >&2; }
stop() {
    say "$@"
    exit 3
}

# What PySide6's wheel expects of the system, found with readelf over its libraries and plugins
# (xcb, wayland, offscreen, ffmpeg, cups); then what the desk and its tests start or draw with.
packages=(
    libbrotli1 libbz2-1.0 libcups2 libdbus-1-3 libdrm2 libegl1 libfontconfig1 libfreetype6
    libgl1 libglib2.0-0 libgssapi-krb5-2 libpulse0 libstdc++6 libusb-1.0-0
    libwayland-client0 libwayland-cursor0 libwayland-egl1
    libx11-6 libx11-xcb1 libxcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0
    libxcb-keysyms1 libxcb-randr0 libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0
    libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxext6 libxkbcommon0
    libxkbcommon-x11-0 libxrandr2 libzstd1 zlib1g
    fontconfig fonts-noto-cjk
    xvfb xauth xdotool openbox dbus-daemon ibus ibus-hangul age openssl poppler-utils zbar-tools cups cups-client printer-driver-cups-pdf postgresql
    chromium chromium-driver
    dosfstools exfatprogs exfat-fuse fusefat mtools strace
    sqlite3 git make ca-certificates
)

# --- Python -------------------------------------------------------------------------------------

python_is_new_enough() {
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

python_makes_venvs() {
    python3 -c 'import ensurepip, venv' 2>/dev/null
}

# Prints a uv that runs and knows our lock file; fails where there is none.
find_uv() {
    local candidate version
    for candidate in .uv/bin/uv "$(command -v uv || true)"; do
        [ -n "$candidate" ] || continue
        version=$("$candidate" --version 2>/dev/null | awk '{ print $2 }') || continue
        [ "$(printf '%s\n' 0.8 "$version" | sort -V | head -n 1)" = 0.8 ] || continue
        printf '%s\n' "$candidate"
        return 0
    done
    return 1
}

# --- System packages ----------------------------------------------------------------------------

is_debian_like() {
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null
}

# Prints the wanted packages that are neither installed nor provided by one that is.
missing_packages() {
    local wanted=("${packages[@]}")
    python_is_new_enough || wanted+=(python3)
    find_uv >/dev/null || python_makes_venvs || wanted+=(python3-venv)
    dpkg-query -W -f '${db:Status-Status}|${Package}, ${Provides}\n' |
        awk -F'|' -v wanted="${wanted[*]}" '
            $1 == "installed" {
                count = split($2, names, /, */)
                for (i = 1; i <= count; i++) { sub(/ .*/, "", names[i]); present[names[i]] = 1 }
            }
            END {
                count = split(wanted, names, " ")
                for (i = 1; i <= count; i++) if (!(names[i] in present)) printf "%s ", names[i]
            }'
}

# Prints the prefix that makes a command root's ("" for root); fails where there is no such way.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        echo
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        echo sudo
    else
        return 1
    fi
}

apt_install() {
    local prefix=$1
    shift
    $prefix env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null >&2
}

apt_update() {
    local prefix=$1
    $prefix apt-get update -qq -o DPkg::Lock::Timeout=300 </dev/null >&2 ||
        say "apt-get update did not finish; going on with the lists at hand"
}

install_packages() {
    local missing prefix
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    prefix=$(as_root) ||
        stop "as root, run:  apt-get update && apt-get install --no-install-recommends ${missing% }"
    say "installing system packages: $missing"
    compgen -G '/var/lib/apt/lists/*Packages*' >/dev/null || apt_update "$prefix"
    # shellcheck disable=SC2086 # a list of package names
    apt_install "$prefix" $missing && return 0
    say "once more, with fresh package lists"
    apt_update "$prefix"
    # shellcheck disable=SC2086 # the same
    apt_install "$prefix" $missing || stop "apt-get could not install: $missing"
}

name_what_is_needed() {
    say "no apt-get here, so system packages are left alone. Needed: Python 3.11 or newer and"
    say "fonts with Chinese and Korean; for all tests also poppler (pdftotext, pdftoppm),"
    say "CUPS with a PDF printer, PostgreSQL, Chromium with its driver and, on Linux, strace, Xvfb, openbox, xdotool and Qt's xcb libraries."
}

# --- Python packages ----------------------------------------------------------------------------

install_uv() {
    find_uv >/dev/null && return 0
    python_makes_venvs || stop "needed: uv, or a python3 with the venv module"
    say "installing uv into .uv"
    rm -rf .uv
    python3 -m venv .uv
    .uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.8' ||
        stop "uv could not be installed (no network?)"
}

# What .venv was made from: the place, the lock, the project's settings and this script.
fingerprint() {
    { pwd && cat uv.lock pyproject.toml scripts/setup.sh; } | cksum
}

sync_venv() {
    local stamp=.venv/testdesk-setup.stamp
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ] && .venv/bin/python -c ''; then
        return 0
    fi
    install_uv
    rm -f "$stamp"
    UV_PROJECT_ENVIRONMENT=.venv UV_HTTP_TIMEOUT="${UV_HTTP_TIMEOUT:-300}" \
        "$(find_uv)" sync --locked --all-extras --quiet ||
        stop "uv sync failed (no network, or uv.lock does not fit pyproject.toml)"
    fingerprint >"$stamp"
}

if is_debian_like; then install_packages; elif [ ! -d .venv ]; then name_what_is_needed; fi
python_is_new_enough || stop "needed: python3 of version 3.11 or newer"
sync_venv
