# Sourced, not run: sets CLOCHE_JAVA_HOME to a JDK of release 21 or later, or fails with a message.
# Looks at JAVA_HOME, then at java on PATH, then at the usual places of installed JDKs (newest first).

cloche_jdk_release() {
  # Prints the feature release of the JDK in $1, nothing when it is no JDK.
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

cloche_find_jdk() {
  CLOCHE_JAVA_HOME=
  set -- "${JAVA_HOME:-}"
  java_on_path=$(command -v java 2>/dev/null || true)
  if [ -n "$java_on_path" ]; then
    java_on_path=$(readlink -f "$java_on_path")
    set -- "$@" "${java_on_path%/bin/java}"
  fi
  for candidate in "$@"; do
    release=$(cloche_jdk_release "$candidate")
    if [ -n "$release" ] && [ "$release" -ge 21 ]; then
      CLOCHE_JAVA_HOME=$candidate
      return 0
    fi
  done
  best=0
  for candidate in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    release=$(cloche_jdk_release "$candidate")
    if [ -n "$release" ] && [ "$release" -ge 21 ] && [ "$release" -gt "$best" ]; then
      best=$release
      CLOCHE_JAVA_HOME=$candidate
    fi
  done
  if [ -z "$CLOCHE_JAVA_HOME" ]; then
    echo "cloche: no JDK of release 21 or later found: install one, or set JAVA_HOME to it" >&2
    return 1
  fi
}
