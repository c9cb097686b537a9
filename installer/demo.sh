#!/bin/sh
# The main job on a demonstration store: an office year, the example case, its printed agreement,
# a bundle to the bureau and its receipt; then the window if there is a display.
#   SIFASUO=folder-of-programs installer/demo.sh DIR
set -eu

bin="${SIFASUO:?}"
dir="$1"
export SIFASUO_PASSWORD="${SIFASUO_PASSWORD:-Yanshi-2026}"
export SIFASUO_STORE="$dir/store"
export SIFASUO_BUREAU_HOME="$dir/bureau"
root=$(cd "$(dirname "$0")/.." && pwd)

# Only what an earlier run made is taken away: its folder bears a mark, and no other is touched.
mark="$dir/.made-by-demo"
if [ -e "$mark" ]; then
    rm -rf "$dir/store" "$dir/store.demo-unfinished" "$dir/bureau" "$dir/stick" "$dir/agreement.pdf"
elif [ -n "$(ls -A "$dir" 2>/dev/null)" ]; then
    echo "文件夹 $dir 里已有别的内容，没有改动。请换一个还没有的文件夹：make demo DEMO=文件夹；如果它是以前的演示数据，请先自行删除。" >&2
    exit 1
fi
mkdir -p "$dir/stick"
: > "$mark"
echo "一、生成演示数据（人物、案件均为虚构）"
"$bin/sifasuo" demo "$SIFASUO_STORE" --seed 1
export SIFASUO_USER=clerk

echo "二、按纸质卷宗补录一件完整的调解案件"
"$bin/sifasuo" play "$root/resources/examples/agreement_example.json"

echo "三、打印人民调解协议书"
"$bin/sifasuo" print agreement "（2026）皋云人调字第018号" --out "$dir/agreement.pdf"

echo "四、接入市局、打包、接收、回执"
"$bin/sifasuo-bureau" init
SIFASUO_USER=admin "$bin/sifasuo" enrol request --out "$dir/stick/request.sfq"
"$bin/sifasuo-bureau" enrol "$dir/stick/request.sfq" --out "$dir/stick"
SIFASUO_USER=admin "$bin/sifasuo" enrol accept "$dir"/stick/*.sfc
"$bin/sifasuo" bundle make --out "$dir/stick"
"$bin/sifasuo-bureau" ingest "$dir"/stick/*.sfb --receipts "$dir/stick"
for receipt in "$dir"/stick/*.sfr; do "$bin/sifasuo" receipt "$receipt"; done

echo "五、到期事项"
"$bin/sifasuo" due
echo
echo "演示数据在 $dir；登录名 clerk，密码 $SIFASUO_PASSWORD；协议书：$dir/agreement.pdf"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    "$bin/sifasuo"
fi
