"""A connection that is open while a host's rules change: live.py answer|ask tcp|udp ADDRESS PORT SECONDS. Every 10 ms a
question is asked, and each must be answered; what asks prints what was lost, how often TCP repeated itself, and the
longest silence in seconds."""

import json
import select
import socket
import struct
import sys
import time

PERIOD = 0.01
# Where struct tcp_info holds tcpi_total_retrans.
TOTAL_RETRANS = 100


def main():
    role, protocol, address, port, seconds = sys.argv[1:]
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    kind = socket.SOCK_STREAM if protocol == "tcp" else socket.SOCK_DGRAM
    end = time.monotonic() + float(seconds)
    with socket.socket(family, kind) as door:
        if role == "answer":
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind((address, int(port)))
            answer(door, protocol, end + 10)
        else:
            print(json.dumps(ask(door, protocol, (address, int(port)), end)))


def answer(door, protocol, end):
    if protocol == "udp":
        while select.select([door], [], [], max(0, end - time.monotonic()))[0]:
            question, asker = door.recvfrom(64)
            door.sendto(question, asker)
        return
    door.listen(1)
    connection, _ = door.accept()
    with connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while question := connection.recv(64):
            connection.sendall(question)


def is_answered(door, server):
    try:
        door.connect(server)
        door.send(struct.pack("!Q", 0))
        return bool(select.select([door], [], [], 1)[0] and door.recv(64))
    except ConnectionRefusedError:
        return False


def ask(door, protocol, server, end):
    while not is_answered(door, server):
        if time.monotonic() > end:
            raise TimeoutError(f"nobody answers at {server}")
        time.sleep(0.05)
    if protocol == "tcp":
        door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    asked = answered = 0
    silence, heard = 0.0, time.monotonic()
    next_question = heard
    while time.monotonic() < end:
        if time.monotonic() >= next_question:
            door.send(struct.pack("!Q", asked))
            asked += 1
            next_question += PERIOD
        if select.select([door], [], [], max(0, next_question - time.monotonic()))[0]:
            answered += len(door.recv(4096)) // 8
            silence, heard = max(silence, time.monotonic() - heard), time.monotonic()
    while answered < asked and select.select([door], [], [], 1)[0]:
        answered += len(door.recv(4096)) // 8
    repeated = 0
    if protocol == "tcp":
        told = door.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104)
        repeated = struct.unpack_from("=I", told, TOTAL_RETRANS)[0]
    return {"asked": asked, "lost": asked - answered, "repeated": repeated, "silence": round(silence, 3)}


main()
