#!/bin/sh
# Brings the translations up to date: texts from the source into the .ts files, then the .qm files.
# A translator fills in what is unfinished (pyside6-linguist, or any editor) and runs this again.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
folder=src/testdesk/resources/i18n
for language in zh_CN ko; do
    # Line numbers are left out: they would change the files with every line of code.
    pyside6-lupdate -silent -locations none -no-obsolete \
        $(find src/testdesk/gui -name '*.py' | LC_ALL=C sort) -ts "$folder/testdesk_$language.ts"
    pyside6-lrelease -silent "$folder/testdesk_$language.ts" -qm "$folder/testdesk_$language.qm"
done
