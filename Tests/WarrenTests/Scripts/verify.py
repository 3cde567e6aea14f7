"""Starts `warren serve` as the broker, runs `warren verify` or another command on it, and prints what both told.

usage: verify.py PROGRAM SERVE-OPTION… -- COMMAND ARGUMENT…

ADDRESS among the arguments stands for the broker's address. Of what the broker told, the names that
are still there at the end are printed. With a signal's name in SIGNAL the command gets that once it
has declared something.
"""
import os
import re
import signal
import subprocess
import sys

import pika

split = sys.argv.index("--")
program, options, arguments = sys.argv[1], sys.argv[2:split], sys.argv[split + 1:]
server = subprocess.Popen(
    [program, "serve", "--port", "0", "--color", "never", *options],
    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
line = server.stdout.readline().decode()
port = re.search(r":(\d+)/", line).group(1)
command = subprocess.Popen(
    [program, *(a.replace("ADDRESS", f"127.0.0.1:{port}") for a in arguments)],
    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
told = ""
if "SIGNAL" in os.environ:
    while not re.search(r"declare +queue +warren-", told):
        told += server.stdout.readline().decode()
    command.send_signal(signal.Signals[os.environ["SIGNAL"]])
output = command.communicate()[0]
text = output.decode().replace(port, "PORT")
print(re.sub(r"warren-[0-9a-z]+\.", "PREFIX.", text), end="")
print("exit code", command.returncode)
server.terminate()
told += server.stdout.read().decode()
made = set(re.findall(r"declare +(?:queue|exchange) +(warren-\S+)", told))
gone = set(re.findall(r"delete +(?:queue|exchange) +(warren-\S+)", told))
print("made something" if made else "made nothing", "left", sorted(made - gone))
