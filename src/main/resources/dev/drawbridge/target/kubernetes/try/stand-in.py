#!/usr/bin/env python3
"""Stands in for a pod while policies are tried, in a container of its own.

stand-in.py listen tcp/8080 udp/53 ...
    Answers at these ports. When a connection to each of them from this very pod was answered, /tmp/answered is there:
    from then on silence means that something between two pods denied the connection.

stand-in.py probe "api tcp/8080 passes web-to-api" "db tcp/5432 denied" ...
    Opens each of these connections and compares. /drawbridge/addresses tells who "api" is, "NAME ADDRESS..." per line.
    What became of each stands in the container's termination message, one letter per connection: r it was reached, d it
    was not, m it was in one address family only, s this kernel has no such protocol, u nobody is there.
"""

import concurrent.futures
import errno
import ipaddress
import os
import pathlib
import socket
import sys
import threading
import time

ADDRESSES = "/drawbridge/addresses"
ANSWERED = "/tmp/answered"
TERMINATION_MESSAGE = "/dev/termination-log"
SCTP = 132
WAIT = 1.5

# Policies take a moment to reach a new pod, which is open or closed until then: nothing is asked before, and what does
# not agree is asked again.
SETTLING = 4
TRIES = 5
PAUSE = 2


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("listen", "probe"):
        sys.exit(__doc__)
    return listen(sys.argv[2:]) if sys.argv[1] == "listen" else probe(sys.argv[2:])


def own_addresses():
    return os.environ["POD_IPS"].split(",")


def family_of(address):
    return socket.AF_INET6 if ipaddress.ip_address(address).version == 6 else socket.AF_INET


def open_socket(family, protocol):
    """A socket, or None where the kernel has no such protocol."""
    kind, number = {
        "tcp": (socket.SOCK_STREAM, 0), "udp": (socket.SOCK_DGRAM, 0), "sctp": (socket.SOCK_STREAM, SCTP)}[protocol]
    try:
        return socket.socket(family, kind, number)
    except OSError as failure:
        if failure.errno in (errno.EPROTONOSUPPORT, errno.EAFNOSUPPORT, errno.ESOCKTNOSUPPORT):
            return None
        raise


# ---- listening

def listen(ports):
    waiting = []
    for address in own_addresses():
        for text in ports:
            protocol, port = text.split("/")
            listener = open_socket(family_of(address), protocol)
            if listener is None:
                print(f"this kernel has no {protocol}", flush=True)
                continue
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((address, int(port)))
            if protocol != "udp":
                listener.listen(64)
            threading.Thread(target=answer, args=(listener, protocol), daemon=True).start()
            waiting.append((address, protocol, int(port)))
    for address, protocol, port in waiting:
        while ask(address, protocol, port) != "answered":
            time.sleep(0.2)
    pathlib.Path(ANSWERED).touch()
    print(f"answering at {len(waiting)} ports", flush=True)
    threading.Event().wait()


def answer(listener, protocol):
    while True:
        try:
            if protocol == "udp":
                data, peer = listener.recvfrom(64)
                listener.sendto(data, peer)
            else:
                connection, _ = listener.accept()
                connection.close()
        except OSError as failure:
            print(f"while listening: {failure}", flush=True)
            time.sleep(0.1)


# ---- connecting

def ask(address, protocol, port):
    """Whether a connection is answered, refused (which is an answer, too) or meets with silence; None: no such protocol."""
    connection = open_socket(family_of(address), protocol)
    if connection is None:
        return None
    with connection:
        connection.settimeout(WAIT)
        try:
            connection.connect((address, port))
            if protocol == "udp":
                connection.settimeout(WAIT / 3)
                return ask_by_datagram(connection)
            return "answered"
        except ConnectionRefusedError:
            return "refused"
        except (TimeoutError, OSError):
            return "silent"


def ask_by_datagram(connection):
    for _ in range(3):
        connection.send(b"drawbridge")
        try:
            connection.recv(64)
            return "answered"
        except TimeoutError:
            pass
    return "silent"


def probe(lines):
    known = {}
    for line in pathlib.Path(ADDRESSES).read_text(encoding="ascii").splitlines():
        name, *addresses = line.split()
        known[name] = addresses
    time.sleep(SETTLING)
    with concurrent.futures.ThreadPoolExecutor(48) as several:
        letters = "".join(several.map(lambda line: outcome(line, known), lines))
    wrong = 0
    for line, letter in zip(lines, letters):
        wanted = "r" if line.split()[2] == "passes" else "d"
        wrong += letter not in (wanted, "s")
        print(letter, line, flush=True)
    try:
        pathlib.Path(TERMINATION_MESSAGE).write_text(letters, encoding="ascii")
    except OSError as failure:
        sys.exit(f"the result cannot be told: {failure}")
    return 1 if wrong else 0


def outcome(line, known):
    name, text, wanted = line.split()[:3]
    protocol, port = text.split("/")
    own = {family_of(address) for address in own_addresses()}
    common = [address for address in known.get(name, []) if family_of(address) in own]
    if not common:
        return "u"
    letter = "u"
    for attempt in range(TRIES):
        if attempt > 0:
            time.sleep(PAUSE)
        letter = together([ask(address, protocol, int(port)) for address in common])
        if letter == ("r" if wanted == "passes" else "d") or letter == "s":
            break
    return letter


def together(answers):
    if None in answers:
        return "s"
    reached = [answer != "silent" for answer in answers]
    return "r" if all(reached) else "m" if any(reached) else "d"


if __name__ == "__main__":
    sys.exit(main())
