"""What RabbitMQ's tutorials one to seven do, with pika and once more with aio-pika; each prints what
came of it.

usage: tutorials.py PORT
"""
import asyncio
import sys
import threading

import aio_pika
import pika

PORT = int(sys.argv[1])


def connect():
    return pika.BlockingConnection(pika.ConnectionParameters("127.0.0.1", PORT))


def hello():
    with connect() as connection:
        channel = connection.channel()
        channel.queue_declare("tutorial.hello")
        channel.basic_publish(exchange="", routing_key="tutorial.hello", body="Hello World!")
        for method, _, body in channel.consume("tutorial.hello", auto_ack=True):
            print("hello", body.decode(), method.routing_key)
            break
        channel.cancel()
        channel.queue_delete("tutorial.hello")


def work_queues():
    with connect() as connection:
        channel = connection.channel()
        channel.queue_declare("tutorial.tasks", durable=True)
        done = {"one": [], "two": []}

        def worker(name):
            def work(channel_, method, properties, body):
                done[name].append(body.decode())
                # The other one gets what this one has no room for.
                if len(done["one"]) + len(done["two"]) == 2:
                    for tag, owner in held:
                        owner.basic_ack(tag)
                    channel_.basic_ack(method.delivery_tag)
                    connection.call_later(0.3, lambda: None)
                else:
                    held.append((method.delivery_tag, channel_))
            return work

        held = []
        workers = [connection.channel(), connection.channel()]
        for name, own in zip(done, workers):
            own.basic_qos(prefetch_count=1)
            own.basic_consume("tutorial.tasks", worker(name))
        for task in ("first.", "second.."):
            channel.basic_publish(
                "", "tutorial.tasks", task,
                pika.BasicProperties(delivery_mode=pika.DeliveryMode.Persistent))
        while sum(map(len, done.values())) < 2:
            connection.process_data_events(time_limit=1)
        print("work", done)
        channel.queue_delete("tutorial.tasks")


def received(kind, bindings, messages, arguments=None):
    """Publishes to an exchange that queues of their own are bound to; what each has got."""
    with connect() as connection:
        channel = connection.channel()
        channel.exchange_declare("tutorial", kind)
        queues = []
        for keys in bindings:
            queue = channel.queue_declare("", exclusive=True).method.queue
            for key in keys:
                channel.queue_bind(queue, "tutorial", key)
            queues.append(queue)
        for key, body in messages:
            channel.basic_publish("tutorial", key, body)
        got = []
        for queue in queues:
            bodies = []
            while True:
                method, _, body = channel.basic_get(queue, auto_ack=True)
                if method is None:
                    break
                bodies.append(f"{method.routing_key}:{body.decode()}")
            got.append(bodies)
        channel.exchange_delete("tutorial")
        return got


def rpc():
    ready = threading.Event()

    def serve():
        with connect() as connection:
            channel = connection.channel()
            channel.queue_declare("tutorial.rpc")
            channel.basic_qos(prefetch_count=1)

            def answer(channel_, method, properties, body):
                a, b = 0, 1
                for _ in range(int(body)):
                    a, b = b, a + b
                channel_.basic_publish(
                    "", properties.reply_to, str(a),
                    pika.BasicProperties(correlation_id=properties.correlation_id))
                channel_.basic_ack(method.delivery_tag)
                channel_.stop_consuming()

            channel.basic_consume("tutorial.rpc", answer)
            ready.set()
            channel.start_consuming()
            channel.queue_delete("tutorial.rpc")

    server = threading.Thread(target=serve)
    server.start()
    ready.wait()
    with connect() as connection:
        channel = connection.channel()
        callback = channel.queue_declare("", exclusive=True).method.queue
        replies = []
        channel.basic_consume(
            callback, lambda c, m, p, body: replies.append((p.correlation_id, body.decode())),
            auto_ack=True)
        channel.basic_publish(
            "", "tutorial.rpc", "30",
            pika.BasicProperties(reply_to=callback, correlation_id="call-1"))
        while not replies:
            connection.process_data_events(time_limit=1)
        print("rpc", replies)
    server.join()


def confirms():
    with connect() as connection:
        channel = connection.channel()
        queue = channel.queue_declare("", exclusive=True).method.queue
        channel.confirm_delivery()
        for number in range(200):
            channel.basic_publish("", queue, str(number), mandatory=True)
        print("confirmed", channel.queue_declare(queue, passive=True).method.message_count)
        full = channel.queue_declare(
            "", exclusive=True,
            arguments={"x-max-length": 1, "x-overflow": "reject-publish"}).method.queue
        channel.basic_publish("", full, "fits")
        try:
            channel.basic_publish("", full, "does not")
            print("nacked: no")
        except pika.exceptions.NackError as error:
            print("nacked", len(error.messages))


async def asynchronous():
    connection = await aio_pika.connect_robust(f"amqp://guest:guest@127.0.0.1:{PORT}/")
    async with connection:
        channel = await connection.channel()
        await channel.set_qos(prefetch_count=10)
        logs = await channel.declare_exchange("tutorial.aio", aio_pika.ExchangeType.TOPIC)
        queue = await channel.declare_queue(exclusive=True)
        await queue.bind(logs, "*.critical")
        for key in ("kern.critical", "kern.info", "cron.critical"):
            # Each waits for its confirm.
            await logs.publish(
                aio_pika.Message(key.encode(), delivery_mode=aio_pika.DeliveryMode.PERSISTENT),
                routing_key=key, mandatory=False)
        got = []
        async with queue.iterator() as messages:
            async for message in messages:
                async with message.process():
                    got.append(message.body.decode())
                if len(got) == 2:
                    break
        print("aio", got)
        try:
            await channel.default_exchange.publish(
                aio_pika.Message(b"lost"), routing_key="tutorial.nowhere")
            print("aio not returned")
        except aio_pika.exceptions.DeliveryError as error:
            print("aio returned", type(error).__name__)
        try:
            await channel.get_queue("tutorial.absent")
        except aio_pika.exceptions.ChannelNotFoundEntity as error:
            print("aio", error)
        another = await connection.channel()
        await another.exchange_delete("tutorial.aio")


hello()
work_queues()
print("pubsub", received("fanout", [[""], [""]], [("", "one"), ("", "two")]))
print("routing", received(
    "direct", [["error"], ["info", "warning", "error"]],
    [("info", "a"), ("error", "b"), ("debug", "c")]))
print("topics", received(
    "topic", [["#"], ["kern.*"], ["*.critical", "kern.#"]],
    [("kern.critical", "a"), ("cron.info", "b"), ("kern", "c"), ("cron.critical", "d")]))
rpc()
confirms()
asyncio.run(asynchronous())
