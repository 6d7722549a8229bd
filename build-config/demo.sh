#!/usr/bin/env bash
# The demo: a standalone installation, the hello-world example applied, a real event, the run and its log.
# usage: demo.sh CHECKOUT [--exit] [--port N] [--data DIR]; JAVA_HOME is a JDK 25.
set -euo pipefail
home=$1
shift
stay=yes port='' data=$home/data
while [ $# -gt 0 ]; do
  case $1 in
    --exit) stay=no ;;
    --port) port=$2; shift ;;
    --data) data=$2; shift ;;
    *) printf 'demo: unknown argument %s; usage: ./eventops demo [--exit] [--port N] [--data DIR]\n' "$1" >&2
       exit 2 ;;
  esac
  shift
done

server=''
stop() {
  if [ -n "$server" ] && kill -0 "$server" 2>/dev/null; then
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

busy() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
if [ -z "$port" ]; then
  port=8080
  if busy "$port"; then port=0; fi
fi

(umask 077; mkdir -p "$data/demo")
data=$(cd "$data" && pwd)
printf 'starting EventOps (database, gateway, ingest, triggers, runner in one process) ...\n'
rm -f "$data/address"
"$home/standalone/target/app/bin/standalone" --data "$data" --port "$port" 2>"$data/server.log" &
server=$!
for _ in $(seq 600); do
  [ ! -f "$data/address" ] || break
  kill -0 "$server" 2>/dev/null || { tail -n 20 "$data/server.log" >&2; printf 'demo: the server did not start\n' >&2; exit 1; }
  sleep 0.2
done
[ -f "$data/address" ] || { tail -n 20 "$data/server.log" >&2; printf 'demo: the server is not ready after 2 minutes\n' >&2; exit 1; }
address=$(cat "$data/address")
printf 'EventOps serves at %s (log: %s)\n' "$address" "$data/server.log"

if [ ! -s "$data/demo/password" ]; then
  (umask 077; head -c 18 /dev/urandom | base64 | tr -d '/+=\n' >"$data/demo/password")
fi
eoctl() { "$home/eoctl/target/app/bin/eoctl" --config "$data/demo/eoctl.yaml" "$@"; }
step() {
  printf '\n$ ./eventops ctl'
  printf ' %q' "$@"
  printf '\n'
  eoctl "$@"
}

# a second demo on the same data finds its user and its definitions there
if ! eoctl login -s "$address" -u demo --password-file "$data/demo/password" >/dev/null 2>&1; then
  step register -s "$address" -u demo -e demo@example.com --password-file "$data/demo/password"
  step login -s "$address" -u demo --password-file "$data/demo/password"
fi
cd "$home"
step apply -f examples/hello-world/localActuator.yaml \
  -f examples/hello-world/pipelineDefinition.yaml -f examples/hello-world/triggerDefinition.yaml
result=0
step event send -f examples/hello-world/event.yaml --wait || result=$?
run=$(eoctl runtime list --top 1 -o name | head -n 1)
step runtime describe "$run"
step runtime logs "$run"

if [ "$result" -ne 0 ]; then
  printf '\ndemo: the run did not end with success\n' >&2
  exit "$result"
fi
if [ "$stay" = no ]; then
  printf '\nThe run ended with success.\n'
  exit 0
fi
config=$(printf '%q' "$data/demo/eoctl.yaml")
cat <<TEXT

EventOps keeps serving at $address until Ctrl-C. Try, in another terminal:

  ./eventops ctl --config $config event send -f examples/hello-world/event.yaml --wait
  ./eventops ctl --config $config event list
  ./eventops ctl --config $config runtime watch $run
TEXT
wait "$server"
