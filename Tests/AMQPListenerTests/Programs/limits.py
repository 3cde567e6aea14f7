"""Asks for one connection more than there may be, then for one in the place of another.

usage: limits.py PORT
"""
import sys

import pika

PARAMETERS = pika.ConnectionParameters("127.0.0.1", int(sys.argv[1]))
first = pika.BlockingConnection(PARAMETERS)
second = pika.BlockingConnection(PARAMETERS)
try:
    pika.BlockingConnection(PARAMETERS)
    print("third let in")
except pika.exceptions.ProbableAccessDeniedError as error:
    print("third refused:", error.args[0])
first.channel().queue_declare("q")
first.close()
while True:
    try:
        again = pika.BlockingConnection(PARAMETERS)
        break
    except pika.exceptions.AMQPConnectionError:
        pass
print("again", again.channel().queue_declare("q", passive=True).method.queue)
