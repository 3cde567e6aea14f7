#!/usr/bin/env python3
"""Records what a broker answers to octets on a raw socket, right and wrong ones.

usage: record.py [--host 127.0.0.1] [--port 5674] [--output frames.json] [NAME...]

A case is a list of things that the client writes, each as soon as the answers to the one before
have come; the recording keeps the answers as frames in hexadecimal, and whether the broker closed
the socket. FrameRecordingTests replays the file. Needs nothing but Python 3.
"""
import argparse, json, os, socket, struct, time

END = b"\xce"


def short(text):
    octets = text if isinstance(text, bytes) else text.encode()
    return bytes([len(octets)]) + octets


def long(octets):
    octets = octets if isinstance(octets, bytes) else octets.encode()
    return struct.pack(">I", len(octets)) + octets


def table(*fields):
    return long(b"".join(short(name) + kind.encode() + value for name, kind, value in fields))


def frame(kind, channel, payload, end=END):
    return struct.pack(">BHI", kind, channel, len(payload)) + payload + end


def method(channel, class_id, method_id, arguments=b""):
    return frame(1, channel, struct.pack(">HH", class_id, method_id) + arguments)


def header(channel, size, flags=b"\x00\x00", class_id=60, weight=0):
    return frame(2, channel, struct.pack(">HHQ", class_id, weight, size) + flags)


def body(channel, octets):
    return frame(3, channel, octets)


CAPABLE = table(("capabilities", "F", table(
    ("authentication_failure_close", "t", b"\x01"), ("basic.nack", "t", b"\x01"),
    ("connection.blocked", "t", b"\x01"), ("consumer_cancel_notify", "t", b"\x01"))))


def start_ok(response=b"\x00guest\x00guest", mechanism="PLAIN", properties=CAPABLE, locale="en_US"):
    return method(0, 10, 11, properties + short(mechanism) + long(response) + short(locale))


def tune_ok(channels=2047, size=131072, heartbeat=0):
    return method(0, 10, 31, struct.pack(">HIH", channels, size, heartbeat))


def open_(vhost="/"):
    return method(0, 10, 40, short(vhost) + b"\x00\x00")


HEADER = b"AMQP\x00\x00\x09\x01"
LOGIN = [HEADER, start_ok()]
OPENED = LOGIN + [tune_ok() + open_()]
CHANNEL = OPENED + [method(1, 20, 10, b"\x00")]
PUBLISH = method(1, 60, 40, b"\x00\x00" + short("") + short("nobody") + b"\x00")
PUBLISH_NOWHERE = method(1, 60, 40, b"\x00\x00" + short("ghost") + short("k") + b"\x00")
# Answered only when everything before it has been dealt with.
ASK = method(1, 20, 20, b"\x01")
CLOSE = method(0, 10, 50, struct.pack(">H", 200) + short("bye") + struct.pack(">HH", 0, 0))
CLOSE_CHANNEL = method(1, 20, 40, struct.pack(">H", 200) + short("bye") + struct.pack(">HH", 0, 0))


def deep(levels):
    inner = b""
    for _ in range(levels):
        inner = short("t") + b"F" + long(inner)
    return long(inner)


def declare(arguments, name="", bits=0b10010):
    # passive 1, durable 2, exclusive 4, auto-delete 8, nowait 16
    return method(1, 50, 10, b"\x00\x00" + short(name) + bytes([bits]) + arguments)


def amqplain(user, password):
    return table(("LOGIN", "S", long(user)), ("PASSWORD", "S", long(password)))[4:]


CASES = {
    # The protocol header.
    "header wrong version": [b"AMQP\x00\x00\x0a\x00"],
    "header 0-8": [b"AMQP\x01\x01\x08\x00"],
    "header 0-9": [b"AMQP\x01\x01\x00\x09"],
    "header 0-9-1 as 1 1 9 1": [b"AMQP\x01\x01\x09\x01"],
    "header http": [b"GET / HTTP/1.1\r\n\r\n"],
    "header tls": [b"\x16\x03\x01\x02\x00\x01\x00\x01"],
    "header short": [b"AMQ"],
    "header then wrong letter": [b"AMQX"],
    # Logging in.
    "login": LOGIN,
    "login wrong password": [HEADER, start_ok(b"\x00guest\x00wrong")],
    "login wrong password without the capability":
        [HEADER, start_ok(b"\x00guest\x00wrong", properties=table())],
    "login unknown user": [HEADER, start_ok(b"\x00nobody\x00x")],
    "login malformed response": [HEADER, start_ok(b"guest")],
    "login malformed response two parts": [HEADER, start_ok(b"\x00guest")],
    "login with authorization identity": [HEADER, start_ok(b"guest\x00guest\x00guest")],
    "login unknown mechanism": [HEADER, start_ok(mechanism="KERBEROS")],
    "login external": [HEADER, start_ok(mechanism="EXTERNAL")],
    "login anonymous": [HEADER, start_ok(b"", mechanism="ANONYMOUS")],
    "login mechanism in lower case": [HEADER, start_ok(mechanism="plain")],
    "login amqplain": [HEADER, start_ok(amqplain("guest", "guest"), "AMQPLAIN")],
    "login amqplain wrong password": [HEADER, start_ok(amqplain("guest", "wrong"), "AMQPLAIN")],
    "login amqplain without password":
        [HEADER, start_ok(table(("LOGIN", "S", long("guest")))[4:], "AMQPLAIN")],
    "login amqplain malformed": [HEADER, start_ok(b"\x05LOG", "AMQPLAIN")],
    "login other locale": [HEADER, start_ok(locale="xx_YY")],
    "login empty locale": [HEADER, start_ok(locale="")],
    # Before the login.
    "start another method": [HEADER, open_()],
    "start method on a channel": [HEADER, method(1, 20, 10, b"\x00")],
    "start heartbeat": [HEADER, frame(8, 0, b""), start_ok()],
    "start header frame": [HEADER, header(0, 0)],
    "start bad frame end": [HEADER, frame(1, 0, b"\x00\x0a\x00\x0b", b"\x00")],
    "start frame of 4097 octets": [HEADER, struct.pack(">BHI", 1, 0, 4097)],
    "start big properties": [HEADER, start_ok(properties=table(("x", "S", long(b"y" * 4000))))],
    "start truncated start-ok": [HEADER, method(0, 10, 11, b"\x00\x00\x00\x09")],
    "start close": [HEADER, CLOSE],
    # Tuning.
    "tune zeros": LOGIN + [tune_ok(0, 0, 0) + open_()],
    "tune channel max above": LOGIN + [tune_ok(2048)],
    "tune channel max 65535": LOGIN + [tune_ok(65535)],
    "tune channel max below": LOGIN + [tune_ok(1) + open_(), method(1, 20, 10, b"\x00"),
                                       method(2, 20, 10, b"\x00")],
    "tune frame max above": LOGIN + [tune_ok(2047, 131073)],
    "tune frame max 4096": LOGIN + [tune_ok(2047, 4096) + open_()],
    "tune frame max 4095": LOGIN + [tune_ok(2047, 4095)],
    "tune frame max 1": LOGIN + [tune_ok(2047, 1)],
    "tune channel max 0 and channel 2047":
        LOGIN + [tune_ok(0) + open_(), method(2047, 20, 10, b"\x00")],
    "tune channel max 0 and channel 2048":
        LOGIN + [tune_ok(0) + open_(), method(2048, 20, 10, b"\x00")],
    "tune twice": LOGIN + [tune_ok() + tune_ok()],
    "tune missing": LOGIN + [open_()],
    "tune start-ok again": LOGIN + [start_ok()],
    "tune close": LOGIN + [CLOSE],
    "tune on channel 1": LOGIN + [method(1, 10, 31, struct.pack(">HIH", 0, 0, 0))],
    "tune heartbeat first": LOGIN + [frame(8, 0, b"") + tune_ok() + open_()],
    # Opening.
    "open": OPENED,
    "open unknown vhost": LOGIN + [tune_ok() + open_("no-such-vhost")],
    "open empty vhost": LOGIN + [tune_ok() + open_("")],
    "open twice": OPENED + [open_()],
    "open with insist": LOGIN + [tune_ok() + method(0, 10, 40, short("/") + b"\x00\x01")],
    "open close": LOGIN + [tune_ok() + CLOSE],
    # An open connection.
    "connection close": OPENED + [CLOSE],
    "connection close with channels": CHANNEL + [CLOSE],
    "connection close-ok unasked": OPENED + [method(0, 10, 51)],
    "connection tune-ok again": OPENED + [tune_ok()],
    "connection start-ok again": OPENED + [start_ok()],
    "connection start from a client": OPENED + [method(
        0, 10, 10, b"\x00\x09" + table() + long("PLAIN") + long("en_US"))],
    "connection secure-ok": OPENED + [method(0, 10, 21, long("x"))],
    "connection blocked from a client": OPENED + [method(0, 10, 60, short("x"))],
    "connection unblocked from a client": OPENED + [method(0, 10, 61)],
    "connection update-secret": OPENED + [method(0, 10, 70, long("guest") + short("why"))],
    "connection unknown method": OPENED + [method(0, 10, 99)],
    "connection method on channel 1": CHANNEL + [CLOSE[:1] + b"\x00\x01" + CLOSE[3:]],
    "connection open on channel 1": CHANNEL + [method(1, 10, 40, short("/") + b"\x00\x00")],
    "channel method on channel 0": OPENED + [method(0, 20, 10, b"\x00")],
    "queue method on channel 0": OPENED + [method(0, 50, 40, b"\x00\x00" + short("q") + b"\x00")],
    "publish on channel 0":
        OPENED + [method(0, 60, 40, b"\x00\x00" + short("") + short("q") + b"\x00")],
    "header on channel 0": OPENED + [header(0, 0)],
    "body on channel 0": OPENED + [body(0, b"x")],
    # Channels.
    "channel open": CHANNEL,
    "channel open twice": CHANNEL + [method(1, 20, 10, b"\x00")],
    "channel open with text": OPENED + [method(1, 20, 10, short("out of band"))],
    "channel above the maximum": OPENED + [method(2048, 20, 10, b"\x00")],
    "channel 65535": OPENED + [method(65535, 20, 10, b"\x00")],
    "channel above the maximum, another method": OPENED + [method(2048, 20, 20, b"\x01")],
    "channel not open": OPENED + [method(1, 50, 40, b"\x00\x00" + short("q") + b"\x00")],
    "channel not open, publish": OPENED + [PUBLISH, header(1, 1), body(1, b"x")],
    "channel not open, header": OPENED + [header(1, 0)],
    "channel not open, body": OPENED + [body(1, b"x")],
    "channel not open, close": OPENED + [CLOSE_CHANNEL, method(1, 20, 10, b"\x00")],
    "channel not open, close-ok": OPENED + [method(1, 20, 41), method(1, 20, 10, b"\x00")],
    "channel close": CHANNEL + [CLOSE_CHANNEL],
    "channel close and open again": CHANNEL + [CLOSE_CHANNEL, method(1, 20, 10, b"\x00")],
    "channel close-ok unasked": CHANNEL + [method(1, 20, 41), ASK],
    "channel close between publish and header": CHANNEL + [PUBLISH + CLOSE_CHANNEL],
    "channel flow-ok unasked": CHANNEL + [method(1, 20, 21, b"\x01") + ASK],
    "channel open-ok from a client": CHANNEL + [method(1, 20, 11, long(""))],
    "channel exception, then discarding": CHANNEL + [
        PUBLISH_NOWHERE + header(1, 1) + body(1, b"x") + PUBLISH_NOWHERE + header(1, 0) + ASK,
        ASK, method(1, 20, 41), method(1, 20, 10, b"\x00")],
    "channel exception, then open": CHANNEL + [
        PUBLISH_NOWHERE + header(1, 0), method(1, 20, 10, b"\x00")],
    "channel exception, closing from both sides": CHANNEL + [
        PUBLISH_NOWHERE + header(1, 0), CLOSE_CHANNEL, method(1, 20, 10, b"\x00")],
    "channel exception, close then close-ok": CHANNEL + [
        PUBLISH_NOWHERE + header(1, 0), CLOSE_CHANNEL, method(1, 20, 41),
        method(1, 20, 10, b"\x00")],
    "channel exception, broken content while discarding": CHANNEL + [
        PUBLISH_NOWHERE + header(1, 0), body(1, b"x")],
    "connection exception, then discarding": CHANNEL + [
        method(1, 20, 10, b"\x00"), declare(table(), bits=2) + frame(8, 1, b"") + CLOSE,
        method(0, 10, 51)],
    "connection exception, close-ok": CHANNEL + [method(1, 20, 10, b"\x00"), method(0, 10, 51)],
    "connection exception, garbage after it": CHANNEL + [
        method(1, 20, 10, b"\x00"), frame(9, 0, b""), method(0, 10, 51)],
    # Frames.
    "frame wrong end": CHANNEL + [frame(1, 1, b"\x00\x14\x00\x14\x01", b"\xcd")],
    "frame unknown type": CHANNEL + [frame(9, 0, b"")],
    "frame unknown type on a channel": CHANNEL + [frame(4, 1, b"")],
    "frame unknown type with payload": CHANNEL + [frame(5, 1, b"abc")],
    "frame type 0": CHANNEL + [frame(0, 0, b"")],
    "frame too large": CHANNEL + [struct.pack(">BHI", 1, 1, 131073)],
    "frame too large, body": CHANNEL + [struct.pack(">BHI", 3, 1, 131073)],
    "frame just not too large": CHANNEL + [struct.pack(">BHI", 3, 1, 131072)],
    "frame huge": CHANNEL + [struct.pack(">BHI", 1, 1, 0xffffffff)],
    "frame unknown type and huge": CHANNEL + [struct.pack(">BHI", 9, 1, 0xffffffff)],
    "frame too large after tuning to 4096": LOGIN + [
        tune_ok(2047, 4096) + open_(), struct.pack(">BHI", 1, 0, 4097)],
    "frame as large as 4096 allows": LOGIN + [
        tune_ok(2047, 4096) + open_(), method(1, 20, 10, b"\x00"),
        PUBLISH + header(1, 4088) + body(1, b"x" * 4088) + ASK],
    "heartbeat": CHANNEL + [frame(8, 0, b"") + ASK],
    "heartbeat on a channel": CHANNEL + [frame(8, 1, b"") + ASK],
    "heartbeat on a channel not open": CHANNEL + [frame(8, 7, b"") + ASK],
    "heartbeat with payload": CHANNEL + [frame(8, 0, b"abc") + ASK],
    "method empty frame": CHANNEL + [frame(1, 1, b"")],
    "method half a number": CHANNEL + [frame(1, 1, b"\x00\x14\x00")],
    "method unknown class": CHANNEL + [method(1, 99, 10)],
    "method unknown class on channel 0": CHANNEL + [method(0, 99, 10)],
    "method unknown class on a channel not open": OPENED + [method(1, 99, 10)],
    "method unknown number": CHANNEL + [method(1, 50, 99)],
    "method truncated arguments": CHANNEL + [method(1, 50, 10, b"\x00\x00\x05ab")],
    "method without arguments": CHANNEL + [method(1, 50, 10)],
    "method with octets left": CHANNEL + [method(1, 20, 20, b"\x01abc")],
    "method without arguments with octets left": CHANNEL + [method(1, 90, 10, b"abc")],
    "method unused bits set": CHANNEL + [method(1, 20, 20, b"\xff")],
    "method of the server": CHANNEL + [method(1, 50, 11, short("q") + b"\x00" * 8)],
    "method of the server, deliver": CHANNEL + [
        method(1, 60, 60, short("t") + b"\x00" * 8 + b"\x00" + short("") + short("k"))
        + header(1, 0)],
    "method access.request": CHANNEL + [method(1, 30, 10, short("/data") + b"\x1f")],
    "method basic.recover-async": CHANNEL + [method(1, 60, 100, b"\x01") + ASK],
    # Content.
    "content without publish": CHANNEL + [header(1, 0)],
    "content body without publish": CHANNEL + [body(1, b"x")],
    "content body instead of header": CHANNEL + [PUBLISH + body(1, b"x")],
    "content method instead of header": CHANNEL + [PUBLISH + ASK],
    "content publish instead of header": CHANNEL + [PUBLISH + PUBLISH],
    "content two headers": CHANNEL + [PUBLISH + header(1, 3) + header(1, 3)],
    "content method instead of body": CHANNEL + [PUBLISH + header(1, 3) + ASK],
    "content body too long": CHANNEL + [PUBLISH + header(1, 3) + body(1, b"abcd")],
    "content body after an empty one": CHANNEL + [PUBLISH + header(1, 0) + body(1, b"x")],
    "content empty body frame after an empty one": CHANNEL + [
        PUBLISH + header(1, 0) + body(1, b"")],
    "content empty body frames": CHANNEL + [
        PUBLISH + header(1, 3) + body(1, b"") + body(1, b"ab") + body(1, b"") + body(1, b"c")
        + ASK],
    "content heartbeat inside": CHANNEL + [
        PUBLISH + frame(8, 0, b"") + header(1, 3) + frame(8, 0, b"") + body(1, b"abc") + ASK],
    "content heartbeat on its channel inside": CHANNEL + [
        PUBLISH + frame(8, 1, b"") + header(1, 0) + ASK],
    "content of another class": CHANNEL + [PUBLISH + header(1, 0, class_id=50)],
    "content of an unknown class": CHANNEL + [PUBLISH + header(1, 0, class_id=99)],
    "content weight": CHANNEL + [PUBLISH + header(1, 0, weight=7) + ASK],
    "content header too short": CHANNEL + [PUBLISH + frame(2, 1, b"\x00\x3c\x00\x00")],
    "content header without flags": CHANNEL + [PUBLISH + header(1, 0, b"")],
    "content flags continued": CHANNEL + [PUBLISH + header(1, 0, b"\x00\x01\x00\x00") + ASK],
    "content unknown flag": CHANNEL + [PUBLISH + header(1, 0, b"\x00\x02") + ASK],
    "content properties truncated": CHANNEL + [PUBLISH + header(1, 0, b"\x80\x00\x09ab")],
    "content properties with octets left": CHANNEL + [
        PUBLISH + header(1, 0, b"\x80\x00\x01abc") + ASK],
    "content properties headers malformed": CHANNEL + [
        PUBLISH + header(1, 0, b"\x20\x00" + table(("a", "?", b""))) + ASK],
    "content body of 128 MiB and one": CHANNEL + [PUBLISH + header(1, (128 << 20) + 1) + ASK],
    "content body size huge": CHANNEL + [PUBLISH + header(1, 0xffffffffffffffff) + ASK],
    # Tables; the queue is the server's, and nobody waits for its name.
    "table unknown type": CHANNEL + [declare(table(("a", "?", b"")), "x-odd", 0) + ASK],
    "table all types": CHANNEL + [declare(table(
        ("a", "t", b"\x01"), ("b", "b", b"\xff"), ("c", "B", b"\xff"), ("d", "s", b"\xff\xff"),
        ("e", "u", b"\xff\xff"), ("f", "I", b"\xff" * 4), ("g", "i", b"\xff" * 4),
        ("h", "l", b"\xff" * 8), ("i", "f", b"\x3f\x80\x00\x00"), ("j", "d", b"\x00" * 8),
        ("k", "D", b"\x02\x00\x00\x00\x05"), ("l", "S", long("s")), ("m", "A", long(b"t\x01")),
        ("n", "T", b"\x00" * 8), ("o", "F", table()), ("p", "V", b""), ("q", "x", long("x")),
    ), "", 0b11100) + ASK],
    "table type L": CHANNEL + [declare(table(("a", "L", b"\x00" * 8)), "", 0b11100) + ASK],
    "table type U": CHANNEL + [declare(table(("a", "U", b"\x00" * 2)), "", 0b11100) + ASK],
    "table type k": CHANNEL + [declare(table(("a", "k", b"\x00" * 4)), "", 0b11100) + ASK],
    "table truncated": CHANNEL + [declare(long(b"\x01aS\x00\x00\x00\x09x"), "x-odd", 0) + ASK],
    "table boolean of 7": CHANNEL + [declare(table(("a", "t", b"\x07")), "", 0b11100) + ASK],
    "table 100 levels deep": CHANNEL + [declare(deep(100), "", 0b11100) + ASK],
    "table same name twice": CHANNEL + [declare(
        table(("a", "t", b"\x00"), ("a", "t", b"\x01")), "", 0b11100) + ASK],
    "key of invalid UTF-8": CHANNEL + [
        method(1, 60, 40, b"\x00\x00" + short("") + short(b"\xff") + b"\x00") + header(1, 0) + ASK],
    "correlation id of invalid UTF-8": CHANNEL + [
        PUBLISH + header(1, 0, b"\x04\x00" + short(b"\xff")) + ASK],
    "field name of invalid UTF-8": CHANNEL + [
        declare(table((b"\xff", "t", b"\x01")), "", 0b11100) + ASK],
    "name of invalid UTF-8": CHANNEL + [declare(table(), b"x\xff", 1)],
    "name of invalid UTF-8, declared": CHANNEL + [declare(table(), b"x\xff", 0b01100), ASK],
}


def read_frames(connection, wait):
    """All frames that arrive until `wait` seconds pass without one, and whether the peer left."""
    data = b""
    connection.settimeout(wait)
    while True:
        try:
            more = connection.recv(65536)
        except socket.timeout:
            return data, False
        except ConnectionResetError:
            return data, True
        if not more:
            return data, True
        data += more


def split(data):
    frames = []
    while data:
        if data[:4] == b"AMQP":
            frames.append(data[:8])
            data = data[8:]
            continue
        size = struct.unpack(">I", data[3:7])[0]
        frames.append(data[:size + 8])
        data = data[size + 8:]
    return frames


def play(host, port, steps):
    connection = socket.create_connection((host, port))
    answers = []
    closed = False
    for index, step in enumerate(steps):
        try:
            connection.sendall(step)
        except OSError:
            pass
        # The last step may be answered by silence for three seconds and then by the end.
        data, closed = read_frames(connection, 4.0 if index == len(steps) - 1 else 0.3)
        answers.append([readable(f) for f in split(data)])
        if closed:
            break
    connection.close()
    return {"send": [s.hex() for s in steps], "answers": answers, "closed": closed}


def readable(octets):
    if octets[:4] == b"AMQP":
        return octets.hex()
    # The start method has the broker's name in it.
    if octets[0] == 1 and octets[7:11] == b"\x00\x0a\x00\x0a":
        return "start"
    return octets.hex()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=5674)
    parser.add_argument("--output", default=os.path.join(os.path.dirname(__file__), "frames.json"))
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    from concurrent.futures import ThreadPoolExecutor
    names = arguments.names or list(CASES)
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda n: play(arguments.host, arguments.port, CASES[n]), names))
    recording = [dict(name=n, **r) for n, r in zip(names, results)]
    if arguments.names:
        for case in recording:
            print(case["name"], case["answers"], case["closed"])
        return
    with open(arguments.output, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(c) for c in recording) + "\n]\n")


if __name__ == "__main__":
    main()
