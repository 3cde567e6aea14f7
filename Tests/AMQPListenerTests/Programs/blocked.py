"""Publishes more than may be queued, and goes on when somebody takes it away.

usage: blocked.py PORT
"""
import sys

import pika

PARAMETERS = pika.ConnectionParameters("127.0.0.1", int(sys.argv[1]))
told = []
publisher = pika.BlockingConnection(PARAMETERS)
publisher.add_on_connection_blocked_callback(
    lambda _, frame: told.append("blocked: " + frame.method.reason))
publisher.add_on_connection_unblocked_callback(lambda _, frame: told.append("unblocked"))
channel = publisher.channel()
channel.queue_declare("q")
consumer = pika.BlockingConnection(PARAMETERS).channel()
for _ in range(4):
    channel.basic_publish("", "q", b"x" * 4000)
while not told:
    publisher.process_data_events(1)
print(told, "ready", consumer.queue_declare("q", passive=True).method.message_count)
consumer.queue_purge("q")
while len(told) < 2:
    publisher.process_data_events(1)
channel.queue_declare("q", passive=True)
print(told, "ready", consumer.queue_declare("q", passive=True).method.message_count)
