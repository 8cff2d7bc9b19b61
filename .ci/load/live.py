"""A connection that is open while a host's rules change: live.py serve|ask|listen tcp|udp ADDRESS PORT SECONDS. Who asks
does so every 10 ms and is answered each time; who listens says so once and is told something every 10 ms. They print how many messages were lost, how many TCP had to repeat because they never came, and the longest silence in seconds."""

import json
import select
import socket
import struct
import sys
import time

PERIOD = 0.01
# Where struct tcp_info holds tcpi_total_retrans and tcpi_dsack_dups, and how long it is up to there. On a busy machine TCP
# repeats what only waits; the other side says so of what it had already.
TOTAL_RETRANS, DSACK_DUPS, TCP_INFO = 100, 216, 220
NUMBER = struct.Struct("!Q")
SUBSCRIBE = NUMBER.pack(2**64 - 1)


def main():
    role, protocol, address, port, seconds = sys.argv[1:]
    server = (address, int(port))
    end = time.monotonic() + float(seconds)
    with socket.socket(
            socket.AF_INET6 if ":" in address else socket.AF_INET,
            socket.SOCK_STREAM if protocol == "tcp" else socket.SOCK_DGRAM) as door:
        if role == "serve":
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(server)
            serve(door, protocol, end + 10)
        else:
            await_server(door, protocol, server, end)
            heard = converse(door, role == "ask", end)
            print(json.dumps({**heard, "repeated": repeated(door) if protocol == "tcp" else 0}))


def serve(door, protocol, end):
    """Answers one client; from the moment it subscribes, tells it numbers."""
    if protocol == "tcp":
        door.listen(1)
        door, _ = door.accept()
        door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    client, subscribed, told = None, None, 0
    while time.monotonic() < end:
        if select.select([door], [], [], PERIOD / 4)[0]:
            try:
                question, client = door.recvfrom(NUMBER.size)
            except ConnectionResetError:
                return
            if not question:
                return
            if question == SUBSCRIBE:
                subscribed = subscribed or time.monotonic()
            else:
                say(door, question, client)
        while subscribed and time.monotonic() > subscribed + told * PERIOD:
            say(door, NUMBER.pack(told), client)
            told += 1


def say(door, words, client):
    try:
        door.sendto(words, client) if client else door.send(words)
    except OSError:
        # Refused by the own rules: the other side finds it missing.
        pass


def await_server(door, protocol, server, end):
    while True:
        try:
            door.connect(server)
            door.send(NUMBER.pack(0))
            if select.select([door], [], [], 1)[0] and door.recv(NUMBER.size):
                break
        except ConnectionRefusedError:
            pass
        if time.monotonic() > end:
            raise TimeoutError(f"nobody answers at {server}")
        time.sleep(0.05)
    if protocol == "tcp":
        door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def converse(door, asking, end):
    asked = heard = 0
    silence, last = 0.0, time.monotonic()
    next_question = last
    if not asking:
        door.send(SUBSCRIBE)
    while (now := time.monotonic()) < end:
        silence = max(silence, now - last)
        if asking and now >= next_question:
            door.send(NUMBER.pack(asked))
            asked += 1
            next_question += PERIOD
        if select.select([door], [], [], PERIOD / 4)[0]:
            message = door.recv(NUMBER.size)
            heard += 1
            last = time.monotonic()
            if not asking:
                asked = NUMBER.unpack(message)[0] + 1
    while heard < asked and select.select([door], [], [], 1)[0]:
        door.recv(NUMBER.size)
        heard += 1
    return {"told": asked, "lost": asked - heard, "silence": round(silence, 3)}


def repeated(door):
    told = door.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, TCP_INFO)
    return struct.unpack_from("=I", told, TOTAL_RETRANS)[0] - struct.unpack_from("=I", told, DSACK_DUPS)[0]


main()
