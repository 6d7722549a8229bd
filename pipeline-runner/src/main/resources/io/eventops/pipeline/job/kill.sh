# Ends a job: every process of its session gets TERM, and KILL after the grace time.
#
# Arguments: nonce, directory, mark of the job, grace time in milliseconds. A job that was not started yet never
# will be. No single quotes here: the login shell sees this text in single quotes.
nonce=$1 dir=$2 mark=$3 grace=$4
printf "%s\n" "$nonce" >&2

tell() {
  printf "%s %s\n" "$nonce" "$*" >&2
  exit 0
}

# Every living process of the session of run.sh, whatever its process group.
members() {
  local stat line
  members=()
  for stat in /proc/[0-9]*/stat; do
    { IFS= read -r -d "" line < "$stat"; } 2> /dev/null
    set -- ${line##*) }
    [ "$4" = "$pid" ] && [ "$1" != Z ] && members+=("${stat//[^0-9]/}")
  done
  [ "${#members[@]}" -gt 0 ]
}

# As in follow.sh.
own() {
  [ -d "$dir" ] || mkdir -p -m 700 -- "$dir" || return
  [ -e "$dir/run.sh" ] || ln -s "$mark" "$dir/job" 2> /dev/null
  [ "$(readlink "$dir/job")" = "$mark" ]
}

own || { dir=$dir.$mark && own; } || tell refused failed
cd -- "$dir" || tell refused failed
{ : > killed; } && exec 9>> lock || tell refused failed

# the job may be about to start: until then the lock is held without a pid
pid=
for ((attempt = 0; attempt < 200; attempt++)); do
  flock -n 9 && tell ended
  [ -s nohup.pid ] && read -r pid < nohup.pid && break
  sleep 0.05
done
exec 9>&-
[ "$pid" ] || tell refused nameless

members && kill -TERM "${members[@]}" 2> /dev/null
members && kill -CONT "${members[@]}" 2> /dev/null
pause=50
for ((waited = 0; waited < grace; waited += pause)); do
  members || tell killed
  [ "$pause" -lt 800 ] && pause=$((pause * 2))
  [ "$((waited + pause))" -gt "$grace" ] && pause=$((grace - waited))
  printf -v seconds "%d.%03d" "$((pause / 1000))" "$((pause % 1000))"
  sleep "$seconds"
done
for ((attempt = 0; attempt < 50; attempt++)); do
  members || tell killed
  kill -KILL "${members[@]}" 2> /dev/null
  sleep 0.02
done
tell refused unkillable
