"""What libraries' own acceptance suites ask of a broker, in words of our own; each prints a line.

usage: acceptance.py PORT
"""
import sys
import threading
import time

import pika
from pika import exceptions

PORT = int(sys.argv[1])


def connect(**options):
    return pika.BlockingConnection(pika.ConnectionParameters("127.0.0.1", PORT, **options))


def raised(name, action, *kinds):
    try:
        action()
        print(name, "nothing raised")
    except kinds as error:
        code = getattr(error, "reply_code", "")
        text = getattr(error, "reply_text", "").split("'amq.gen-")[0]
        print(f"{name} {type(error).__name__} {code} {text}".rstrip())


with connect(heartbeat=1) as connection:
    # Heartbeats go both ways while nothing else does.
    connection.sleep(3.5)
    print("heartbeat", connection.is_open, connection.channel().is_open)

for frame_max in (4096, 8192, 131072):
    with connect(frame_max=frame_max) as connection:
        channel = connection.channel()
        queue = channel.queue_declare("", exclusive=True).method.queue
        body = bytes(range(256)) * 1000
        channel.basic_publish("", queue, body)
        print("frame_max", frame_max, channel.basic_get(queue, auto_ack=True)[2] == body)

with connect(channel_max=3) as connection:
    channels = [connection.channel() for _ in range(3)]
    print("channel_max", len(channels))
    raised("too many", connection.channel, exceptions.NoFreeChannels)
    channels[1].close()
    print("number again", connection.channel().channel_number)

connection = connect()
raised("type", lambda: connection.channel().exchange_declare("acc", "no-such-type"),
       exceptions.ConnectionClosedByBroker, exceptions.ChannelClosedByBroker)
connection = connect()
raised("passive exchange", lambda: connection.channel().exchange_declare("acc", passive=True),
       exceptions.ChannelClosedByBroker)
raised("passive queue", lambda: connection.channel().queue_declare("acc", passive=True),
       exceptions.ChannelClosedByBroker)
raised("unknown queue", lambda: connection.channel().basic_consume("acc", print),
       exceptions.ChannelClosedByBroker)
raised("commit", lambda: connection.channel().tx_commit(), exceptions.ChannelClosedByBroker)


def immediate():
    channel = connection.channel()
    channel._impl.basic_publish("", "x", b"", mandatory=False)
    channel.basic_ack(17)
    channel.queue_declare("acc", passive=True)


raised("unknown tag", immediate, exceptions.ChannelClosedByBroker)
channel = connection.channel()
channel.exchange_declare("acc.x", "direct", auto_delete=True)
raised("other type", lambda: connection.channel().exchange_declare("acc.x", "fanout"),
       exceptions.ChannelClosedByBroker)
channel.exchange_delete("acc.x")
channel.exchange_delete("acc.x")
queue = channel.queue_declare("acc.q").method.queue
print("redeclared", channel.queue_declare("acc.q").method.message_count)
channel.basic_publish("", "acc.q", "one")
channel.basic_publish("", "acc.q", "two")
print("purged", channel.queue_purge("acc.q").method.message_count)

# Back to the queue by basic.recover, by a closed channel, by basic.reject.
channel.basic_publish("", "acc.q", "again")
print("first", channel.basic_get("acc.q")[0].redelivered)
channel.basic_recover(requeue=True)
print("recovered", channel.basic_get("acc.q")[0].redelivered)
channel.close()
channel = connection.channel()
method = channel.basic_get("acc.q")[0]
print("after close", method.redelivered)
channel.basic_reject(method.delivery_tag, requeue=False)
print("rejected", channel.basic_get("acc.q")[0])

# Consumers: by generator, cancelled with messages on their way, exclusively.
for number in range(5):
    channel.basic_publish("", "acc.q", str(number))
seen = []
for method, _, body in channel.consume("acc.q", inactivity_timeout=1):
    if method is None:
        break
    seen.append(body)
    if len(seen) == 3:
        channel.basic_ack(method.delivery_tag, multiple=True)
        break
print("consumed", seen, "requeued", channel.cancel())
time.sleep(0.1)
print("left", channel.queue_declare("acc.q", passive=True).method.message_count)
channel.basic_consume("acc.q", print, exclusive=True, consumer_tag="only")
raised("exclusive", lambda: connection.channel().basic_consume("acc.q", print),
       exceptions.ChannelClosedByBroker)
raised("same tag", lambda: channel.basic_consume("acc.q", print, consumer_tag="only"),
       exceptions.DuplicateConsumerTag)
channel.basic_cancel("only")
channel.queue_delete("acc.q")

# Returned without confirms.
returned = []
channel = connection.channel()
channel.add_on_return_callback(
    lambda c, method, p, body: returned.append((method.reply_code, method.reply_text, body)))
channel.basic_publish("", "acc.nowhere", "lost", mandatory=True)
while not returned:
    connection.process_data_events(time_limit=1)
print("returned", returned)

# A secret that is renewed, and a client that another thread closes.
connection.update_secret("guest", "because")
print("secret", connection.is_open)
threading.Timer(0.2, lambda: connection.add_callback_threadsafe(channel.stop_consuming)).start()
queue = channel.queue_declare("", exclusive=True).method.queue
channel.basic_consume(queue, print)
channel.start_consuming()
print("stopped", channel.is_open)
raised("locked", lambda: connect().channel().queue_declare(queue, passive=True),
       exceptions.ChannelClosedByBroker)
connection.close()
raised("closed", connection.close, exceptions.ConnectionWrongStateError)
