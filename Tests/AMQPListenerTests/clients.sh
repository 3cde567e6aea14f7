#!/usr/bin/env bash
# Runs what RabbitMQ's tutorials do in Go, Ruby, PHP, Java and with amqp-tools against a broker, and
# compares what they print. Installs the clients from Debian (about 600 MB with their compilers).
#
#   Tests/AMQPListenerTests/clients.sh          starts `warren serve` from .build/debug for itself
#   Tests/AMQPListenerTests/clients.sh PORT     asks the broker on that port of this machine
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT

packages="golang-go golang-github-rabbitmq-amqp091-go-dev ruby-bunny php-cli php-amqplib
  default-jdk-headless librabbitmq-client-java amqp-tools"
# shellcheck disable=SC2086
if ! dpkg -s $packages >/dev/null 2>&1; then
  sudo=$(command -v sudo || true)
  $sudo apt-get update -q
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -q --no-install-recommends $packages
fi >"$work/apt.log" 2>&1 || { cat "$work/apt.log"; exit 1; }

port=${1:-}
if [ -z "$port" ]; then
  ../../.build/debug/warren serve --port 0 --lang en >"$work/serve.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    port=$(sed -n 's|^Listening on amqp://guest:guest@127.0.0.1:\([0-9]*\)/.*|\1|p' "$work/serve.log")
    [ -n "$port" ] && break
    sleep 0.1
  done
  [ -n "$port" ] || { cat "$work/serve.log"; exit 1; }
fi

failures=0
# compare NAME EXPECTED COMMAND…
compare() {
  local name=$1 expected=$2
  shift 2
  if timeout 120 "$@" >"$work/$name.out" 2>"$work/$name.err" &&
    diff "$expected" "$work/$name.out" >"$work/$name.diff"; then
    echo "ok      $name"
  else
    echo "differs $name"
    cat "$work/$name.diff" "$work/$name.err" 2>/dev/null | head -n 40
    failures=$((failures + 1))
  fi
}

tasks() { sed "s/^work .*/work $1/; s/^confirms .*/confirms $2/" Recordings/tutorials-clients.txt; }

export GOPATH=/usr/share/gocode GO111MODULE=off GOFLAGS=-buildvcs=false GOCACHE="$work/go"
go build -o "$work/tutorials" Programs/go/tutorials.go
compare go <(tasks "a... b. c." 100) "$work/tutorials" "$port"
compare ruby <(tasks "b c long" true) ruby Programs/tutorials.rb "$port"
compare php <(tasks "a b c" 100) php Programs/tutorials.php "$port"
jars=$(find /usr/share/java -name 'rabbitmq-client*.jar' -o -name 'amqp-client*.jar' -o -name 'slf4j-api*.jar' | tr '\n' ':')
javac -cp "$jars" -d "$work" Programs/java/Tutorials.java
compare java <(tasks "a b c" true) java -cp "$work:$jars" Tutorials "$port"

url=amqp://guest:guest@127.0.0.1:$port
tools() {
  amqp-declare-queue -u "$url" -q tools.hello
  amqp-publish -u "$url" -r tools.hello -b "Hello World!"
  amqp-get -u "$url" -q tools.hello
  echo
  printf 'one\ntwo\n' | amqp-publish -u "$url" -r tools.hello -l
  amqp-consume -u "$url" -q tools.hello -c 2 cat
  amqp-delete-queue -u "$url" -q tools.hello
}
export -f tools
export url
compare tools Recordings/tools-clients.txt bash -euo pipefail -c tools

[ "$failures" -eq 0 ]
