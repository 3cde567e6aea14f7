"""Starts `warren serve`, lets pika talk to it, ends it by a signal, and prints what it told.

usage: serve.py PROGRAM SIGNAL OPTION…
"""
import re
import signal
import subprocess
import sys

import pika

process = subprocess.Popen(
    [sys.argv[1], "serve", "--port", "0", *sys.argv[3:]],
    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
told = b""
while not re.search(rb":(\d+)/", told):
    line = process.stdout.readline()
    if not line:
        sys.exit(f"ended too early: {told}")
    told += line
port = int(re.search(rb":(\d+)/", told).group(1))
connection = pika.BlockingConnection(pika.ConnectionParameters(
    "127.0.0.1", port, client_properties={"connection_name": "shop"}))
channel = connection.channel()
channel.queue_declare("hello")
channel.basic_publish("", "hello", b"hi")
print(channel.basic_get("hello", auto_ack=True)[2].decode())
process.send_signal(getattr(signal, sys.argv[2]))
told += process.stdout.read()
print(told.replace(str(port).encode(), b"PORT").decode(), end="")
print("exit code", process.wait())
try:
    connection.process_data_events(time_limit=5)
except pika.exceptions.ConnectionClosedByBroker as error:
    print("client told", error.reply_code, error.reply_text)
