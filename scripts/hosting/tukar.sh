# Exchanges two folders in one step, where the server lets commands run and has either language.
case $(uname -sm) in
  "Linux x86_64") nomor=316 ;;
  "Linux aarch64") nomor=276 ;;
  *) nomor= ;;
esac
if [ -n "$nomor" ] && command -v perl >/dev/null; then
  perl -e 'exit(syscall('$nomor', -100, $ARGV[0], -100, $ARGV[1], 2) != 0)' "$1" "$2" && exit
fi
python3 -c 'import ctypes, os, sys
a, b = map(os.fsencode, sys.argv[1:])
ctypes.CDLL(None).renameat2(-100, a, -100, b, 2)' "$1" "$2"
