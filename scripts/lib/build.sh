# shellcheck shell=bash
# 构建:源码没有变化时完全不调用 Maven,第二次启动因此很快。
# The build: while no source has changed Maven is not called at all, which makes a second start quick.
# Sourced after common.sh and tools.sh.

TARGET=$ROOT/backend/server/target

# server_jar: the newest server jar, or nothing (an older version's may lie beside it).
server_jar() {
  local jar newest=''
  for jar in "$TARGET"/mumap-server-*.jar; do
    [[ ! -f $jar || -n $newest && ! $jar -nt $newest ]] || newest=$jar
  done
  echo "$newest"
}

# fingerprint: of all that goes into the jar, by content, so that neither a clone nor a touch rebuilds.
fingerprint() {
  (
    cd "$ROOT" || exit
    find pom.xml .mvn backend data web \( -name target -o -name node_modules -o -name dist -o -path backend/docs \
      -o -path '*/src/test' \) -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum
  )
}

built() { [[ -n $(server_jar) && -f $TARGET/built-from && $(<"$TARGET/built-from") == "$(fingerprint)" ]]; }

# build: at most one at a time in this checkout.
build() {
  ! built || return 0
  open_data_folder "$ROOT/.mumap"
  (
    exec 8<"$ROOT/.mumap"
    flock 8
    ! built || exit 0
    say "正在构建(第一次需要几分钟)" "Building (the first time takes some minutes)"
    local print
    print=$(fingerprint)
    rm -f "$TARGET/built-from"
    cd "$ROOT" || exit
    mvn -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true package 8>&- ||
      die "构建失败,原因见上" "The build failed; the reason stands above"
    [[ -n $(server_jar) ]] || die "构建没有产生 $TARGET/mumap-server-*.jar" "The build left no $TARGET/mumap-server-*.jar"
    echo "$print" >"$TARGET/built-from"
  )
}
