#!/bin/sh
# Tries the README's two commands as on a new machine: a fresh Debian 12 root made by debootstrap,
# a clone of this repository in it, then `make demo` and `make test`.
#
#   installer/try-fresh.sh DIR [--mirror URL] [--ca-bundle FILE] [--pip-conf FILE]
#
# DIR is made and holds the root (some 3 GB). Must be run as root.
set -eu

root="${1:?usage: installer/try-fresh.sh DIR [--mirror URL] [--ca-bundle FILE] [--pip-conf FILE]}"
shift
mirror="" bundle="" pipconf=""
while [ $# -gt 0 ]; do
    case "$1" in
        --mirror) mirror="$2" ;;
        --ca-bundle) bundle="$2" ;;
        --pip-conf) pipconf="$2" ;;
        *) echo "unknown option $1" >&2; exit 2 ;;
    esac
    shift 2
done

source=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
if [ ! -e "$root/etc/debian_version" ]; then
    # shellcheck disable=SC2086
    debootstrap --variant=minbase --include=ca-certificates,make,git bookworm "$root" $mirror
fi

inside() {
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        LANG=C.UTF-8 TERM=dumb ${pip_cert:+PIP_CERT="$pip_cert" SSL_CERT_FILE="$pip_cert"} \
        chroot "$root" /bin/sh -c "HOME=~root; export HOME; $1"
}

leave() {
    for part in dev proc; do
        while mountpoint -q "$root/$part"; do umount -R -l "$root/$part"; done
    done
}
trap leave EXIT INT TERM
for part in proc dev; do
    mountpoint -q "$root/$part" || mount --rbind "/$part" "$root/$part"
    mount --make-rslave "$root/$part"
done

pip_cert=""
if [ -n "$bundle" ]; then
    cp "$bundle" "$root/etc/ssl/certs/ca-certificates.crt"
    pip_cert=/etc/ssl/certs/ca-certificates.crt
fi
if [ -n "$pipconf" ]; then
    cp "$pipconf" "$root/etc/pip.conf"
fi

clone=$(mktemp -d "$root/try.XXXXXX")
git clone -q "$source" "$clone/sifasuo"
place="${clone#"$root"}/sifasuo"
inside "apt-get update -q && cd '$place' && make demo && make demo && make test"
