#!/usr/bin/env bash
# Brings the chart library of headquarters' pages from npm into the package, checked; needs npm.
# What it brings is committed, so that set-up, tests and build need neither npm nor a network.
set -euo pipefail
cd "$(dirname "$0")/.."

package=echarts
version=6.1.0
# As the registry names it: base64 of the SHA-512 of the whole package.
sha512='q0yaFPggC9FUdsWH4blavRWFmxdrIodbkoKNAjJudAI6CA9gNPxHtV2RcZNEepZVlk4yvBYkOkbk6HIVpIyHZA=='
target=resources/web/vendor

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm pack --silent --pack-destination "$work" "$package@$version" >/dev/null
found=$(openssl dgst -sha512 -binary "$work/$package-$version.tgz" | base64 -w 0)
if [ "$found" != "$sha512" ]; then
    printf 'vendor: %s %s is not the package it was: %s\n' "$package" "$version" "$found" >&2
    exit 1
fi

tar -xzf "$work/$package-$version.tgz" -C "$work"
mkdir -p "$target"
# The build with bars, lines and a canvas: 0.5 MB; we need no more of it.
cp "$work/package/dist/echarts.simple.min.js" "$target/echarts-$version.min.js"
cp "$work/package/LICENSE" "$target/echarts-LICENSE.txt"
cp "$work/package/NOTICE" "$target/echarts-NOTICE.txt"
cp "$work/package/licenses/LICENSE-d3" "$target/echarts-LICENSE-d3.txt"
printf 'vendor: %s %s is in %s\n' "$package" "$version" "$target"
