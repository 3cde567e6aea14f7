#!/usr/bin/env python3
"""Loads what Warren exports into a running RabbitMQ and compares what comes back.

prove.py WARREN HTTP-PORT               e.g. prove.py .build/debug/warren 15674

It uses virtual hosts and users of its own, which it deletes again; guest and / of a whole broker's
file are left out before it is loaded, so a broker that others use too is not changed otherwise.
"""
import base64, json, subprocess, sys, tempfile, pathlib, urllib.error, urllib.parse, urllib.request

warren, port = sys.argv[1:3]
folder = pathlib.Path(__file__).resolve().parent
HOST = "warren-proof"
SCRIPT = r'''
declare exchange animals topic alternate-exchange=strays
declare exchange strays fanout transient
declare exchange inner direct internal
declare exchange docs headers auto-delete
declare queue Q1 ttl=5s max-length=10 overflow=reject-publish dead-letter-exchange=strays
declare queue "Q 2 \"quoted\" 佇列 $(id) \n" expires=1h
declare queue short transient auto-delete
declare queue mine exclusive
bind Q1 animals *.orange.* lazy.# ""
bind mine animals #
bind exchange inner animals order.#
bind short inner order.new
bind Q1 docs x-match=any arg.format=pdf arg.pages=10 arg.ratio=1.5 arg.signed=true
bind short amq.topic news.#
bind Q1 strays
set policy limits ^Q max-length=5 overflow=reject-publish apply-to=classic_queues priority=-2
set policy "佇列 \"p\"" "^(animals|docs)$" alternate-exchange=strays apply-to=exchanges
set operator policy caps ^Q max-length=9 overflow=reject-publish apply-to=classic_queues priority=3
set operator policy "佇列 \"p\"" "" message-ttl=1m expires=1h delivery-limit=-1
send Q1 "not exported"
'''
WHOLE = SCRIPT + r'''
add vhost warren-proof
add vhost "warren-proof 佇列"
add user warren-proof-ann secret tags=administrator,own
add user "warren-proof 佇列" "p w"
add user warren-proof-none password-hash=""
set permissions warren-proof-ann .* "^(a|b)\\.\\d+$" "" vhost=warren-proof
set permissions "warren-proof 佇列" "" "" .* vhost="warren-proof 佇列"
set permissions guest .* .* .* vhost=warren-proof
set policy p ^q max-length=7 delivery-limit=3 apply-to=quorum_queues vhost=warren-proof
open connection S vhost=warren-proof
declare queue q type=quorum on=S
declare exchange x topic on=S
bind q x a.# on=S
set operator policy "佇列 cap" ^q delivery-limit=2 max-length-bytes=5 apply-to=quorum_queues priority=-3 vhost=warren-proof
set topic permissions warren-proof-ann x "^(a|b)\\.\\d+$" "" vhost=warren-proof
set topic permissions warren-proof-ann amq.topic ^{username}\\. .* vhost=warren-proof
set topic permissions guest x .* .* vhost=warren-proof
'''

def api(method, path, body=None, expected=True):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/{path}", method=method, data=body,
        headers={"Authorization": "Basic " + base64.b64encode(b"guest:guest").decode(),
                 "content-type": "application/json"})
    try:
        data = urllib.request.urlopen(request).read()
    except urllib.error.HTTPError as error:
        if not expected: return None
        sys.exit(f"{method} {path}: {error.code} {error.read().decode()}")
    return json.loads(data) if data else None

def quoted(name): return urllib.parse.quote(name, safe="")

SECTIONS = ("users", "vhosts", "permissions", "topic_permissions", "parameters", "policies",
            "queues", "exchanges", "bindings")

def entries(definitions, is_wanted=lambda section, entry: True):
    """What is wanted of each section, without what RabbitMQ adds to it by itself."""
    result = {}
    for section in SECTIONS:
        for entry in definitions.get(section, []):
            if not is_wanted(section, entry): continue
            entry = dict(entry)
            if section == "users": entry.setdefault("limits", {})
            if section == "vhosts":
                entry.setdefault("description", "")
                entry.setdefault("tags", [])
                entry.setdefault("default_queue_type", "classic")
                entry.setdefault("metadata", {
                    key: entry[key] for key in ("description", "tags", "default_queue_type")})
            result.setdefault(section, set()).add(json.dumps(entry, sort_keys=True))
    return result

def one_host(section, entry):
    # Old files of one virtual host name it in some entries all the same.
    entry.pop("vhost", None)
    return section not in ("users", "vhosts", "permissions", "topic_permissions")

def exported(lines, form):
    with tempfile.TemporaryDirectory() as here:
        script = f"{lines}\nexport out.json {form}\n"
        run = subprocess.run([pathlib.Path(warren).resolve(), "run", "--allow-files", "-"],
                             input=script.encode(), cwd=here, capture_output=True)
        if run.returncode: sys.exit(run.stdout.decode() + run.stderr.decode())
        return (pathlib.Path(here) / "out.json").read_bytes()

def compare(name, sent, back):
    if sent != back:
        for section in sorted(set(sent) | set(back)):
            for entry in sorted(sent.get(section, set()) ^ back.get(section, set())):
                print(section, "sent" if entry in sent.get(section, set()) else "back", entry)
        sys.exit(f"{name}: not equal")
    print(f"{name}: equal", {section: len(found) for section, found in sorted(back.items())})

def prove_one_host(name, lines):
    api("DELETE", f"vhosts/{HOST}", expected=False)
    api("PUT", f"vhosts/{HOST}", b"{}")
    try:
        sent = exported(lines, "vhost=/")
        api("POST", f"definitions/{HOST}", sent)
        compare(name, entries(json.loads(sent), one_host),
                entries(api("GET", f"definitions/{HOST}"), one_host))
    finally:
        api("DELETE", f"vhosts/{HOST}")

def prove_whole(name, lines):
    sent = json.loads(exported(lines, ""))
    hosts = {host["name"] for host in sent["vhosts"]} - {"/"}
    users = {user["name"] for user in sent["users"]} - {"guest"}
    def is_own(section, entry):
        return entry["name"] in (users if section == "users" else hosts) \
            if section in ("users", "vhosts") else entry["vhost"] in hosts
    existing = {host["name"] for host in api("GET", "vhosts")} & hosts \
        | {user["name"] for user in api("GET", "users")} & users
    if existing: sys.exit(f"{name}: there are already {existing}")
    for section in SECTIONS:
        sent[section] = [entry for entry in sent[section] if is_own(section, entry)]
    # Settings of the whole broker belong to others.
    sent["global_parameters"] = []
    def loaded():
        api("POST", "definitions", json.dumps(sent).encode())
        back = entries(api("GET", "definitions"), is_own)
        # Over HTTP whoever makes a virtual host may do everything there; by rabbitmqctl nobody may.
        granted = {json.dumps({"user": "guest", "vhost": host, "configure": ".*", "write": ".*",
                               "read": ".*"}, sort_keys=True) for host in hosts}
        back["permissions"] -= granted - entries(sent)["permissions"]
        return back
    try:
        compare(name, entries(sent), loaded())
        compare(name + " twice", entries(sent), loaded())
        if "warren-proof-ann" in users:
            request = urllib.request.Request(f"http://127.0.0.1:{port}/api/whoami", headers={
                "Authorization": "Basic " + base64.b64encode(b"warren-proof-ann:secret").decode()})
            print(f"{name}: logs in as", json.loads(urllib.request.urlopen(request).read())["name"])
    finally:
        for host in hosts: api("DELETE", f"vhosts/{quoted(host)}", expected=False)
        for user in users: api("DELETE", f"users/{quoted(user)}", expected=False)

prove_one_host("script", SCRIPT)
for fixture in sorted(folder.glob("*-vhost.json")):
    prove_one_host(fixture.name, f"import {fixture}")
prove_whole("script of a whole broker", WHOLE)
for fixture in [*sorted(folder.glob("*-broker.json")), *sorted(folder.glob("*-several.json"))]:
    prove_whole(fixture.name, f"import {fixture}")
