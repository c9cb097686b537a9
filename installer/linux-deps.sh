#!/bin/sh
# Installs what the program needs from the system on Debian 12 and its relatives: the libraries of
# Qt, a Chinese screen font, and (with --tests) what the tests use. Safe to run again.
set -eu

run=""
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "需要管理员权限：请用 root 运行本脚本，或先安装 sudo。" >&2
        exit 1
    fi
    run="sudo"
fi

window="python3 python3-venv libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libnss3
    libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
    libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libxrender1
    fonts-noto-cjk"
tests="make git gcc libc6-dev openssl poppler-utils xvfb xauth openbox xdotool xclip dbus dbus-x11
    at-spi2-core python3-pyatspi gir1.2-atspi-2.0 libreoffice-calc-nogui"

want="$window"
if [ "${1:-}" = "--tests" ]; then
    want="$want $tests"
fi

missing=""
for package in $want; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = "installed" ] || missing="$missing $package"
done
if [ -n "$missing" ]; then
    echo "正在安装系统组件：$missing"
    export DEBIAN_FRONTEND=noninteractive
    $run apt-get update -q
    # shellcheck disable=SC2086
    $run apt-get install -y -q --no-install-recommends $missing
fi
