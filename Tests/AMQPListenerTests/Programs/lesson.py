"""Runs the Python of a lesson as its reader would, against the broker on a port.

lesson.py PORT LESSON.md

Each program is a file of its own, run by a Python whose pika has PORT for its default port; the
lesson's text is not changed, apart from the seconds of an inactivity timeout. What is no whole
program gets the connection that the lesson's first step tells of, as guest.
"""
import re
import signal
import subprocess
import sys
import tempfile

import pika

port = int(sys.argv[1])
text = open(sys.argv[2], encoding="utf-8").read()
steps = dict(
    (part.split("}")[0], re.findall(r"^```python\n(.*?)^```$", part, re.S | re.M))
    for part in re.split(r"^## .*\{#", text, flags=re.M)[1:]
)
preamble = """import pika
connection = pika.BlockingConnection(pika.ConnectionParameters("localhost"))
channel = connection.channel()
"""
callback = """def callback(ch, method, properties, body):
    print(f" [x] Received {body.decode()}")
channel.basic_consume(queue="hello", auto_ack=True, on_message_callback=callback)
"""
# A test runner blocks Ctrl-C for what it starts, and one in the background ignores it.
start = """import runpy, signal, sys
import pika
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
pika.connection.Parameters.DEFAULT_PORT = int(sys.argv[1])
runpy.run_path(sys.argv[2], run_name="__main__")
"""
folder = tempfile.TemporaryDirectory()

connection = pika.BlockingConnection(pika.ConnectionParameters("localhost", port))
channel = connection.channel()


def ready(queue, n=0, durable=False):
    """Makes the queue new, with the messages 1 to n."""
    channel.queue_delete(queue)
    channel.queue_declare(queue, durable=durable)
    for number in range(1, n + 1):
        channel.basic_publish("", queue, str(number))


def left(queue, durable=False):
    return channel.queue_declare(queue, durable=durable, passive=True).method.message_count


def run(step, number, until=None, before=preamble, taken=None):
    """Prints what program `number` of a step prints.

    Ctrl-C is pressed after the line `until`, or once everything in the queue `taken` is delivered.
    """
    program = steps[step][number].replace("inactivity_timeout=10", "inactivity_timeout=1")
    program = program.replace("@localhost/", f"@localhost:{port}/")
    if not program.startswith("import "):
        program = before + program
    path = f"{folder.name}/program.py"
    with open(path, "w", encoding="utf-8") as file:
        file.write(program)
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", start, str(port), path],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    print(f"{step} {number}")
    if taken:
        while left(taken, durable=True):
            connection.process_data_events(0.05)
        process.send_signal(signal.SIGINT)
    for line in process.stdout:
        print(f"  {line.rstrip()}")
        if until and until in line:
            process.send_signal(signal.SIGINT)
    errors = process.communicate(timeout=60)[1].strip().splitlines()
    fault = errors[-1].split(":")[0] if errors else "no error"
    print(f"  exit {process.returncode}, {fault}")


run("connect", 0)
ready("hello", 3)
run("get", 0)
run("get", 1)
run("get", 1)
print("  left", left("hello"))
ready("hello", 4)
run("consume", 0, until="4")
print("  left", left("hello"))
ready("hello", 1)
run("second-start", 0, until="Received 1", before=preamble + callback)
ready("hello", 1)
run("second-start", 1, until="Received 1", before=preamble + callback)
ready("hello", 1)
run("generator", 0)
ready("hello", 1)
run("generator", 1)
ready("hello", 3)
run("leave-early", 0)
print("  left", left("hello"))
ready("jobs", 1, durable=True)
run("worker", 0, taken="jobs")
print("  left", left("jobs", durable=True))
ready("jobs", 0, durable=True)
run("publish", 0)
print("  left", left("jobs", durable=True))
run("publish", 1, until="resize")
ready("hello")
run("serve", 0)
print("  left", left("hello"))
channel.queue_delete("hello")
channel.queue_delete("jobs")
connection.close()
