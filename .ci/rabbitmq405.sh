#!/usr/bin/env bash
# Starts the reference, a real RabbitMQ 4.0.5 (Debian trixie in a folder), on 127.0.0.1 with guest/guest,
# and says where: amqp://127.0.0.1:5674 and http://127.0.0.1:15674, or $RABBITMQ_PORT and 10000 more.
# Usage: rabbitmq405.sh [stop]   Only as root. The first use takes about 3 minutes (debootstrap, apt).
set -euo pipefail
cache=${XDG_CACHE_HOME:-$HOME/.cache}/rabbitmq-4.0.5
root=${TRIXIE:-$cache/root}
port=${RABBITMQ_PORT:-5674}
node=rabbit$port@localhost
data=/rmq-$port
mkdir -p "$cache"

as() {
  chroot "$root" runuser -u rabbitmq -- env HOME="$data/home" RABBITMQ_NODENAME="$node" \
    RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT="$port" ERL_EPMD_ADDRESS=127.0.0.1 \
    RABBITMQ_DIST_PORT=$((port + 20000)) RABBITMQ_CONFIG_FILE="$data/rabbitmq.conf" \
    RABBITMQ_MNESIA_BASE="$data/mnesia" RABBITMQ_LOG_BASE="$data/log" \
    RABBITMQ_ENABLED_PLUGINS_FILE="$data/enabled_plugins" \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' "$@"
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

if [ "${1:-}" = stop ]; then
  as /usr/lib/rabbitmq/bin/rabbitmqctl -n "$node" stop
  # So that whoever deletes the folder does not delete the machine's devices.
  umount "$root/dev" "$root/proc" 2>/dev/null || true
  exit
fi
if listens "$port"; then
  echo "already listening on $port"
  exit
fi
if [ "$(id -u)" != 0 ]; then
  echo "only root can install the reference" >&2
  exit 1
fi
if [ ! -x "$root/usr/lib/rabbitmq/bin/rabbitmq-server" ]; then
  if ! command -v debootstrap >/dev/null; then
    { apt-get update -q && apt-get install -y -q debootstrap; } >"$cache/debootstrap.log" 2>&1
  fi
  mirror=$(grep -h '^URIs' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -1 | awk '{print $2}')
  debootstrap --variant=minbase --include=ca-certificates trixie "$root" \
    "${mirror:-http://deb.debian.org/debian}" >"$cache/debootstrap.log" 2>&1
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
  chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    rabbitmq-server >"$cache/install.log" 2>&1
fi
version=$(chroot "$root" dpkg-query -W -f '${Version}' rabbitmq-server)
case $version in 4.0.5*) ;; *) echo "this is RabbitMQ $version, not 4.0.5" >&2 ;; esac
mkdir -p "$root$data"/{mnesia,log,home}
mountpoint -q "$root/proc" || mount --bind /proc "$root/proc"
mountpoint -q "$root/dev" || mount --bind /dev "$root/dev"
printf '%s\n' "listeners.tcp.local = 127.0.0.1:$port" 'management.tcp.ip = 127.0.0.1' \
  "management.tcp.port = $((port + 10000))" 'loopback_users.guest = true' >"$root$data/rabbitmq.conf"
echo '[rabbitmq_management].' >"$root$data/enabled_plugins"
chroot "$root" chown -R rabbitmq:rabbitmq "$data"
export root port node data
(setsid bash -c "$(declare -f as); as /usr/lib/rabbitmq/bin/rabbitmq-server" \
  >"$cache/server-$port.log" 2>&1 </dev/null &)
for _ in $(seq 240); do
  if listens $((port + 10000)) && listens "$port"; then
    sleep 1
    echo "ready: RabbitMQ $version on $port"
    exit
  fi
  sleep 0.5
done
echo "RabbitMQ does not start; see $cache/server-$port.log" >&2
exit 1
