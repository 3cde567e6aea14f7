"""Records the definitions of a broker with several virtual hosts, users and policies.

record_several.py HTTP-PORT OUTPUT       e.g. record_several.py 15674 rabbitmq-4.0.5-several.json

What belongs to others on the same broker is left out; what it makes, it deletes again.
"""
import base64, json, sys, urllib.request

port, output = sys.argv[1:]
HOSTS = ["warren-orders", "warren-stock", "warren-empty"]
USERS = ["warren-ann", "warren-bob", "warren-tool", "warren-old"]

def api(method, path, body=None):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/{path}", method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": "Basic " + base64.b64encode(b"guest:guest").decode(),
                 "content-type": "application/json"})
    data = urllib.request.urlopen(request).read()
    return json.loads(data) if data else None

def queue(host, name, kind="classic", **arguments):
    arguments = {key.replace("_", "-"): value for key, value in arguments.items()}
    api("PUT", f"queues/{host}/{name}",
        {"durable": True, "arguments": {"x-queue-type": kind, **arguments}})

def policy(host, name, pattern, target, priority, **definition):
    definition = {key.replace("_", "-"): value for key, value in definition.items()}
    api("PUT", f"policies/{host}/{name}", {
        "pattern": pattern, "apply-to": target, "priority": priority, "definition": definition})

try:
    api("PUT", "vhosts/warren-orders", {"description": "what is bought", "tags": "shop,eu"})
    api("PUT", "vhosts/warren-stock", {})
    api("PUT", "vhosts/warren-empty", {"default_queue_type": "quorum"})
    api("PUT", "users/warren-ann", {"password": "secret", "tags": "administrator"})
    api("PUT", "users/warren-bob", {"password": "secret", "tags": ""})
    api("PUT", "users/warren-tool", {"password_hash": "", "tags": "impersonator,own"})
    api("PUT", "users/warren-old", {
        "password_hash": base64.b64encode(b"salt" + b"x" * 64).decode(),
        "hashing_algorithm": "rabbit_password_hashing_sha512", "tags": "monitoring"})
    for user, host, patterns in [
        ("warren-ann", "warren-orders", (".*", ".*", ".*")),
        ("warren-ann", "warren-stock", (".*", ".*", ".*")),
        ("warren-bob", "warren-orders", ("^bob\\.", "^(bob\\..*|orders)$", "^bob\\.")),
        ("warren-tool", "warren-stock", ("", "(?i)^STOCK", ""))]:
        api("PUT", f"permissions/{host}/{user}",
            dict(zip(("configure", "write", "read"), patterns)))
    api("PUT", "topic-permissions/warren-orders/warren-bob",
        {"exchange": "orders", "write": "^eu\\.", "read": ".*"})
    api("PUT", "topic-permissions/warren-stock/warren-ann",
        {"exchange": "orders", "write": "^{username}\\.(eu|us)$", "read": ""})
    api("PUT", "topic-permissions/warren-stock/warren-ann",
        {"exchange": "amq.topic", "write": "", "read": "(?i)^STOCK"})
    for host in ("warren-orders", "warren-stock"):
        api("PUT", f"exchanges/{host}/orders", {"type": "topic", "durable": True})
        api("PUT", f"exchanges/{host}/lost", {"type": "fanout", "durable": True})
        queue(host, "lost")
        api("POST", f"bindings/{host}/e/lost/q/lost", {})
    queue("warren-orders", "bob.eu", x_message_ttl=60000)
    queue("warren-orders", "bob.safe", "quorum")
    api("POST", "bindings/warren-orders/e/orders/q/bob.eu", {"routing_key": "eu.#"})
    api("POST", "bindings/warren-orders/e/orders/q/bob.safe", {"routing_key": "eu.*"})
    policy("warren-orders", "strays", "^orders$", "exchanges", 0, alternate_exchange="lost")
    policy("warren-orders", "low", "^bob", "queues", 1, max_length=5, overflow="reject-publish")
    policy("warren-orders", "high", "^bob\\.eu$", "classic_queues", 2, message_ttl=30000,
           dead_letter_exchange="lost")
    policy("warren-orders", "streams", ".*", "streams", 0, max_age="7D")
    policy("warren-stock", "near", "^lost", "all", 7, queue_leader_locator="client-local",
           expires=3600000)
    api("PUT", "operator-policies/warren-stock/cap",
        {"pattern": ".*", "apply-to": "queues", "definition": {"max-length": 9}, "priority": 0})
    api("PUT", "operator-policies/warren-orders/deep",
        {"pattern": "^bob", "apply-to": "quorum_queues", "priority": 7,
         "definition": {"delivery-limit": 3, "max-length": 4}})
    api("PUT", "operator-policies/warren-orders/all",
        {"pattern": "", "definition": {"message-ttl": 20000, "overflow": "reject-publish"}})
    api("PUT", "vhost-limits/warren-empty/max-queues", {"value": 3})
    whole = api("GET", "definitions")
finally:
    for host in HOSTS: api("DELETE", f"vhosts/{host}")
    for user in USERS: api("DELETE", f"users/{user}")
for section, entries in whole.items():
    if isinstance(entries, list):
        whole[section] = [
            entry for entry in entries
            if entry.get("vhost", HOSTS[0]) in HOSTS
            and ("vhost" in entry or entry.get("name") in HOSTS + USERS)]
with open(output, "w") as file: json.dump(whole, file, ensure_ascii=False)
