#!/usr/bin/env python3
"""Loads what Warren exports into a running RabbitMQ and compares what comes back.

prove.py WARREN HTTP-PORT [--whole]      e.g. prove.py .build/debug/warren 15674

It uses a virtual host of its own, which it deletes again. With --whole it also
imports a whole broker's file, which changes users: only for a broker of your own.
"""
import base64, json, subprocess, sys, tempfile, pathlib, urllib.error, urllib.request

warren, port, whole = sys.argv[1], sys.argv[2], "--whole" in sys.argv
folder = pathlib.Path(__file__).parent
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
send Q1 "not exported"
'''

def api(method, path, body=None):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/{path}", method=method, data=body,
        headers={"Authorization": "Basic " + base64.b64encode(b"guest:guest").decode(),
                 "content-type": "application/json"})
    try:
        data = urllib.request.urlopen(request).read()
    except urllib.error.HTTPError as error:
        sys.exit(f"{method} {path}: {error.code} {error.read().decode()}")
    return json.loads(data) if data else None

def entries(definitions, host=None):
    result = {}
    for section in ("queues", "exchanges", "bindings", "policies"):
        for entry in definitions.get(section, []):
            entry = dict(entry)
            # Old files of one virtual host name it in some entries all the same.
            if entry.pop("vhost", host) != host and host: continue
            result.setdefault(section, set()).add(json.dumps(entry, sort_keys=True))
    return result

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

imports = [f"import {fixture}" for fixture in sorted(folder.resolve().glob("*-vhost.json"))]
for name, lines in [("script", SCRIPT)] + [(line.split("/")[-1], line) for line in imports]:
    api("DELETE", f"vhosts/{HOST}") if any(
        host["name"] == HOST for host in api("GET", "vhosts")) else None
    api("PUT", f"vhosts/{HOST}", b"{}")
    sent = exported(lines, "vhost=/")
    api("POST", f"definitions/{HOST}", sent)
    compare(name, entries(json.loads(sent)), entries(api("GET", f"definitions/{HOST}")))
    api("DELETE", f"vhosts/{HOST}")
if whole:
    sent = exported(SCRIPT, "")
    api("POST", "definitions", sent)
    compare("whole broker", entries(json.loads(sent), "/"), entries(api("GET", "definitions"), "/"))
