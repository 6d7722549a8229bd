#!/bin/bash
# Runs run.sh in a session of its own and records how it ended. The lock on descriptor 9 is held as
# long as this process lives; run.sh does not get it, so that what it leaves behind holds nothing.
trap : HUP INT TERM
setsid bash run.sh < /dev/null >> nohup.log 2>&1 9>&-
code=$?
for attempt in 1 2 3 4 5 6 7 8 9 10; do
  echo "$code" > exit.code && [ -s exit.code ] && break
  sleep 1
done
exit "$code"
