# Runs where the site is: on this machine, or over SSH. POSIX shell.
# Arguments: what to do, the live folder, the folder of kept states, names in the latter.
set -eu
# Each task is short and leaves things whole; the one who asked may be gone meanwhile.
trap '' HUP INT TERM PIPE
tugas=$1 situs=$2 rumah=$3
tanda=.lkjip/keadaan.json

# Exchanges two folders in one step; fails where neither language nor file system can.
tukar() {
  case $(uname -sm) in
    "Linux x86_64") nomor=316 ;;
    "Linux aarch64") nomor=276 ;;
    *) nomor= ;;
  esac
  if [ -n "$nomor" ] && command -v perl >/dev/null 2>&1; then
    perl -e 'exit(syscall('$nomor', -100, $ARGV[0], -100, $ARGV[1], 2) != 0)' "$1" "$2" && return
  fi
  command -v python3 >/dev/null 2>&1 || return 1
  python3 -c '
import ctypes, os, sys
a, b = map(os.fsencode, sys.argv[1:])
sys.exit(ctypes.CDLL(None).renameat2(-100, a, -100, b, 2) != 0)' "$1" "$2" 2>/dev/null
}

kosong() { [ -d "$1" ] && [ -z "$(ls -A "$1")" ]; }

case $tugas in
  daftar)
    if [ ! -e "$situs" ] && [ -e "$rumah/lama/$tanda" ]; then
      mv "$rumah/lama" "$situs"
    fi
    if [ -L "$situs" ]; then letak=tautan
    elif [ -f "$situs/$tanda" ]; then letak=ada
    elif [ ! -e "$situs" ]; then letak=tidak-ada
    elif kosong "$situs"; then letak=kosong
    else letak=asing
    fi
    printf '%s\t' "$letak"
    if [ "$letak" = ada ]; then cat "$situs/$tanda"; else echo; fi
    for satu in "$rumah"/*; do
      [ -d "$satu" ] || continue
      printf '%s\t' "${satu##*/}"
      if [ -f "$satu/$tanda" ]; then cat "$satu/$tanda"; else echo; fi
    done
    ;;
  siapkan)
    mkdir -p "$rumah/$4"
    # Kept states are nobody's business, should the web server reach this folder.
    printf 'Require all denied\n' >"$rumah/.htaccess"
    ;;
  tandai)
    printf '%s\n' "$6" >"$rumah/$4/$tanda.tulis"
    mv "$rumah/$4/$tanda.tulis" "$rumah/$4/$tanda"
    mv "$rumah/$4" "$rumah/$5"
    ;;
  namai)
    [ ! -e "$rumah/$5" ]
    mv "$rumah/$4" "$rumah/$5"
    ;;
  hapus)
    shift 3
    for satu in "$@"; do rm -rf "${rumah:?}/${satu:?}"; done
    ;;
  aktifkan)
    if kosong "$situs"; then rmdir "$situs"; fi
    if [ ! -e "$situs" ]; then
      mkdir -p "$(dirname "$situs")"
      mv "$rumah/$4" "$situs"
    elif tukar "$situs" "$rumah/$4"; then
      mv "$rumah/$4" "$rumah/$5"
    else
      mv "$situs" "$rumah/lama"
      mv "$rumah/$4" "$situs" || { mv "$rumah/lama" "$situs"; exit 1; }
      mv "$rumah/lama" "$rumah/$5"
      echo bertahap
    fi
    ;;
esac
