"""What a program does with pika on a fresh broker; prints what came of it, a line for each thing.

usage: smoke.py PORT [VHOST]
"""
import socket
import sys

import pika
from pika import exceptions

PORT = int(sys.argv[1])
VHOST = sys.argv[2] if len(sys.argv) > 2 else "/"


def connect(user="guest", password="guest", vhost=VHOST):
    return pika.BlockingConnection(pika.ConnectionParameters(
        "127.0.0.1", PORT, vhost, pika.PlainCredentials(user, password)))


def refused(name, **arguments):
    try:
        connect(**arguments)
        print(name, "let in")
    except exceptions.AMQPConnectionError as error:
        print(name, type(error).__name__, *(getattr(error, "args", ())[:1]))


def failing(name, connection, action):
    channel = connection.channel()
    try:
        action(channel)
        print(name, "no error")
    except exceptions.ChannelClosedByBroker as error:
        print(name, error.reply_code, error.reply_text.replace(f"'{VHOST}'", "'/'"))


refused("password", password="wrong")
refused("vhost", vhost="nowhere")

connection = connect()
channel = connection.channel()
named = channel.queue_declare("", exclusive=True).method.queue
print("named", named.startswith("amq.gen-"), len(named))

channel.queue_declare("q", durable=True, arguments={"x-max-length": 3})
channel.basic_publish("", "q", b"hello", pika.BasicProperties(
    content_type="text/plain", delivery_mode=2, priority=3, correlation_id="7", reply_to="r",
    expiration="60000", message_id="m", timestamp=1700000000, type="t", user_id="guest",
    app_id="a", headers={"i": 1, "l": 1 << 40, "s": "text", "n": None, "t": True, "a": [1, "x"],
                         "d": {"deep": {"er": 5}}}))
method, properties, body = channel.basic_get("q")
print("got", body, method.redelivered, properties.priority, properties.timestamp,
      properties.headers)
channel.basic_nack(method.delivery_tag, requeue=True)
method, properties, body = channel.basic_get("q", auto_ack=True)
print("again", body, method.redelivered)

for size in (0, 1, 131064, 131065, 300000):
    channel.basic_publish("", "q", bytes(size))
    print("size", size, len(channel.basic_get("q", auto_ack=True)[2]))

channel.exchange_declare("topics", "topic")
channel.queue_bind(named, "topics", "a.*")
channel.exchange_declare("inner", "fanout", internal=True)
channel.exchange_bind("inner", "topics", "#")
channel.confirm_delivery()
channel.basic_publish("topics", "a.b", b"routed", mandatory=True)
try:
    channel.basic_publish("topics", "z", b"lost", mandatory=True)
except exceptions.UnroutableError as error:
    print("returned", error.messages[0].method.reply_text, error.messages[0].body)

seen = []


def consume(channel_, method_, properties_, body_):
    seen.append(body_)
    channel_.basic_ack(method_.delivery_tag)
    if len(seen) == 2:
        channel_.stop_consuming()


channel.basic_qos(prefetch_count=1)
channel.basic_consume(named, consume)
channel.basic_publish("topics", "a.c", b"second")
channel.start_consuming()
print("consumed", seen)

failing("missing", connection, lambda c: c.basic_get("ghost"))
failing("other", connection, lambda c: c.queue_declare("q", durable=False))
failing("reserved", connection, lambda c: c.queue_declare("amq.mine"))

transaction = connection.channel()
transaction.tx_select()
transaction.basic_publish("", "q", b"kept")
transaction.tx_rollback()
transaction.basic_publish("", "q", b"committed")
transaction.tx_commit()
print("transaction", transaction.queue_declare("q", passive=True).method.message_count)

# A queue that goes tells its consumers.
cancelled = []
watching = connection.channel()
watching.add_on_cancel_callback(lambda frame: cancelled.append(frame.method.consumer_tag))
watching.queue_declare("gone")
watching.basic_consume("gone", consume, consumer_tag="watcher")
connection.channel().queue_delete("gone")
while not cancelled:
    connection.process_data_events(time_limit=0.1)
print("cancelled", cancelled)

# A connection that dies gives back what it had.
other = connect()
lost = other.channel()
lost.basic_get("q")
other._impl._transport._sock.shutdown(socket.SHUT_RDWR)
while True:
    method, properties, body = channel.basic_get("q")
    if method:
        break
print("redelivered", body, method.redelivered)
connection.close()
print("closed", connection.is_closed)
