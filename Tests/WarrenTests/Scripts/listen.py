"""A person at `warren serve` in a terminal, while pika comes, is killed, floods and is sent away.

usage: listen.py PROGRAM FILE
"""
import os
import pty
import re
import select
import sys
import time

import pika

CODES = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[78DM=>]|\r")
pid, terminal = pty.fork()
if pid == 0:
    os.environ.update(TERM="xterm", WARREN_LANG="en", NO_COLOR="1", COLUMNS="100")
    os.execv(sys.argv[1], [sys.argv[1], "serve", "--port", "0"])
screen = b""
seen = 0


def see(text):
    """Waits until the terminal has shown `text` behind what was seen before."""
    global screen, seen
    deadline = time.monotonic() + 60
    while True:
        shown = CODES.sub(b"", screen)
        found = shown.find(text, seen)
        if found >= 0:
            break
        if time.monotonic() > deadline:
            sys.exit(f"never saw {text}: {shown[seen:]}")
        if select.select([terminal], [], [], 1)[0]:
            try:
                screen += os.read(terminal, 65536)
            except OSError:
                sys.exit(f"ended before {text}: {shown[seen:]}")
    begun, seen = seen, found + len(text)
    print("saw", text.decode())
    return shown[begun:seen].decode()


def say(line):
    os.write(terminal, line.encode() + b"\r")


def connect(name):
    return pika.BlockingConnection(pika.ConnectionParameters(
        "127.0.0.1", port, client_properties={"connection_name": name}))


port = int(re.search(r":(\d+)/", see(b"listen off ends it.")).group(1))
os.write(terminal, b"list que")
see(b"list que")
shop = connect("shop")
channel = shop.channel()
channel.queue_declare("q")
# Above the line that is being typed, which stays.
see(b"declare    queue q")
see(b"warren> list que")
say("ues")
see(b"q     0")
got = []
channel.basic_consume("q", lambda c, m, p, body: got.append((body.decode(), m.redelivered)), consumer_tag="C")
say("send q hello")
see(b"delivery tag 1")
shop.process_data_events(5)
say("undo")
see(b"1 program is connected")
say("tick 5s")
see(b"time passes by itself")
say("list connections name client_properties format=csv")
see(b"Pika Python Client Library")
say("kill shop")
see(b"back in its")
try:
    shop.process_data_events(5)
    print("still there")
except pika.exceptions.AMQPConnectionError as error:
    print("lost:", type(error).__name__)
again = connect("again")
print("redelivered:", again.channel().basic_get("q", auto_ack=True)[0].redelivered)
see(b"redelivered")
flood = connect("flood")
many = flood.channel()
many.queue_declare("f")
for number in range(5000):
    many.basic_publish("", "f", b"x")
many.queue_declare("f", passive=True)
see(b"too fast to tell one by one")
say("show queue f format=csv")
see(b"5000,0,5000")
say(f"save {sys.argv[2]}")
see(b"repeats them")
say("listen off")
see(b"time is virtual again")
for connection in (again, flood):
    try:
        connection.process_data_events(5)
    except pika.exceptions.ConnectionClosedByBroker as error:
        print("told:", error.reply_code, error.reply_text)
say("tick 5s")
see(b"time: ")
say("quit")
print("got", got, "exit code", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
