#!/bin/sh
# Starts ${project.artifactId}. JAVA_HOME names a JDK or JRE 25; JAVA_OPTS is added to the flags;
# APP_MAIN names another main class than the usual one.
set -eu
app=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java

# sorted, because an AOT cache is bound to one order of the class path
class_path=
for jar in "$app"/own/*.jar "$app"/lib/*.jar; do
  class_path=$class_path${class_path:+:}$jar
done

main=${app.main}
set -- "${APP_MAIN:-$main}" "$@"
unset APP_MAIN
if [ "${EVENTOPS_AOT:-}" = record ]; then
  set -- "-XX:AOTCacheOutput=$app/${project.artifactId}.aot" -cp "$class_path" "$@"
elif [ -f "$app/${project.artifactId}.aot" ]; then
  set -- "-XX:AOTCache=$app/${project.artifactId}.aot" -cp "$class_path" "$@"
else
  set -- -cp "$class_path" "$@"
fi
# shellcheck disable=SC2086 # JAVA_OPTS is a list of words
exec "$java" -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  ${app.jvm} ${JAVA_OPTS:-} "$@"
