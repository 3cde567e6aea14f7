"""Starts `warren serve` as the broker, runs `warren verify` or another command on it, and prints what both told.

usage: verify.py PROGRAM SERVE-OPTION… -- COMMAND ARGUMENT…

ADDRESS among the arguments stands for the broker's address. Of what the broker told, the names that
are still there at the end are printed.
"""
import re
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
done = subprocess.run(
    [program, *(a.replace("ADDRESS", f"127.0.0.1:{port}") for a in arguments)],
    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
text = done.stdout.decode().replace(port, "PORT")
print(re.sub(r"warren-[0-9a-z]+\.", "PREFIX.", text), end="")
print("exit code", done.returncode)
server.terminate()
told = server.stdout.read().decode()
made = set(re.findall(r"declare +(?:queue|exchange) +(warren-\S+)", told))
gone = set(re.findall(r"delete +(?:queue|exchange) +(warren-\S+)", told))
print("made something" if made else "made nothing", "left", sorted(made - gone))
