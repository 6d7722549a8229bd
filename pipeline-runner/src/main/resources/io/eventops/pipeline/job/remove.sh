# Deletes the directory of a job that does not run. Arguments: nonce, directory, mark of the job.
nonce=$1 dir=$2 mark=$3
printf "%s\n" "$nonce" >&2

tell() {
  printf "%s %s\n" "$nonce" "$*" >&2
  exit 0
}

[ "$(readlink "$dir/job")" = "$mark" ] || dir=$dir.$mark
[ -d "$dir" ] || tell removed
exec 9>> "$dir/lock" || tell refused failed
flock -n 9 || tell running
rm -rf -- "$dir" || tell refused failed
rmdir -- "${dir%/*}" "${dir%/*/*}" 2> /dev/null
tell removed
