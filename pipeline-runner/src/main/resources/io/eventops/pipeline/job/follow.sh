# Starts a job unless it was started before, follows its log, and tells how it ended.
#
# Arguments: nonce, directory, mark of the job, offset in the log, "start" or "attach", bytes of
# nohup.sh, bytes of run.sh. Standard input: nohup.sh and run.sh; then its end means that nobody follows any more.
# Standard output: a line with the nonce, then the log. Standard error: a line with the nonce, then
# lines that begin with it; all else is what some command complained about.
#
# No single quotes here: the login shell sees this text in single quotes.
nonce=$1 dir=$2 mark=$3 offset=$4 mode=$5
printf "%s\n" "$nonce"
printf "%s\n" "$nonce" >&2

tell() {
  printf "%s %s\n" "$nonce" "$*" >&2
}

refuse() {
  tell refused "$@"
  exit 0
}

# Fills REPLY with exactly this number of bytes, or fails.
receive() {
  local LC_ALL=C
  IFS= read -r -N "$1" -u 3 && [ "${#REPLY}" -eq "$1" ]
}

# Makes the directory the one of this job: the link is there with its content, or not at all. Fails
# where somebody else has left something, be it another installation or the ancestor.
own() {
  [ -d "$dir" ] || mkdir -p -m 700 -- "$dir" || return
  [ -e "$dir/run.sh" ] || ln -s "$mark" "$dir/job" 2> /dev/null
  is_own
}

is_own() {
  [ "$(readlink "$dir/job")" = "$mark" ]
}

# Called with the lock held. The job inherits it; it is free as soon as nohup.sh is gone.
start() {
  { printf "%s" "$supervisor" > nohup.sh && printf "%s" "$script" > run.sh && : > nohup.log &&
    printf "%s\n" "$boot" > started; } || { rm -f started nohup.sh run.sh; refuse failed; }
  if [ -e killed ]; then
    rm -f started
    refuse cancelled
  fi
  # with job control the job is not born with SIGINT ignored
  set -m
  bash nohup.sh < /dev/null > /dev/null 2>&1 3<&- &
  waiter=$!
  set +m
}

report() {
  local LC_ALL=C code= pid= size= was=
  [ -s nohup.pid ] && read -r pid < nohup.pid
  read -r size < <(wc -c < nohup.log)
  if [ -s exit.code ] && read -r code < exit.code; then
    tell end "$code" "${pid:-0}" "${size:-0}"
    [ -s outputs ] && cat outputs >&2
    printf "\0" >&2
  else
    [ -s started ] && read -r was < started
    [ "$was" = "$boot" ] && was=lost || was=rebooted
    tell vanished "$was" "${size:-0}"
  fi
}

exec 3<&0 < /dev/null
hash flock setsid tail mkdir ln readlink wc cat || refuse missing
read -r boot < /proc/sys/kernel/random/boot_id
[ "${BASH_CMDS[tail]}" -ef /bin/busybox ] && every=1 || every=0.1

if [ "$mode" = start ]; then
  receive "$6" && supervisor=$REPLY && receive "$7" && script=$REPLY || refuse incomplete
  own || { dir=$dir.$mark && own; } || refuse failed
elif ! is_own; then
  dir=$dir.$mark
fi
cd -- "$dir" 2> /dev/null || refuse absent

waiter= helper=
for ((attempt = 0; attempt < 600; attempt++)); do
  exec 9>> lock || refuse failed
  flock -n 9
  case $? in
    0)
      if [ -e started ]; then
        waiter=ended
      elif [ "$mode" = start ]; then
        start
      else
        refuse absent
      fi
      ;;
    1)
      if [ -e started ]; then
        flock -s 9 3<&- &
        waiter=$! helper=$!
      fi
      ;;
    *) refuse failed ;;
  esac
  exec 9>&-
  [ "$waiter" ] && break
  # somebody else holds the lock and is about to start the job
  sleep 0.05
done
[ "$waiter" ] || refuse busy
tell started

tail -s "$every" -c "+$((offset + 1))" -f nohup.log 3<&- &
tail=$!
trap "kill \$tail \$helper 2> /dev/null; exit 0" TERM
{ IFS= read -r -u 3; kill -TERM "$$"; } &
reader=$!
[ "$waiter" = ended ] || wait "$waiter"
helper=
report
wait "$reader"
