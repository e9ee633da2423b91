#!/bin/sh
# A workbook to CSV by LibreOffice, in a folder of its own.
# usage: libreoffice.sh FILE.xlsx FOLDER
exec soffice --headless "-env:UserInstallation=file://$2/profile" --convert-to csv --outdir "$2" "$1" >/dev/null 2>&1
