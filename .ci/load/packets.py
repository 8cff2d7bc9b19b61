"""Packets as frames, and sending very many of them: sendmmsg(2) on a packet socket, so that what is measured is the
host that receives and not the language that sends."""

import ctypes
import errno
import os
import socket
import struct
import time

HOST_MAC = bytes.fromhex("020000000001")
PEER_MAC = bytes.fromhex("020000000002")
BATCH = 512
# How often one sending waits for a machine that is busy.
MOST_REFUSALS = 5_000


def datagram(source, destination, source_port, port):
    """A frame with one UDP packet between addresses of one family."""
    payload = b"drawbridge"
    length = 8 + len(payload)
    return frame(source, destination, 17, struct.pack("!HHHH", source_port, port, length, 0) + payload, 6)


def opening(source, destination, source_port, port):
    """A frame with the first packet of a TCP connection."""
    return frame(
        source, destination, 6, struct.pack("!HHIIBBHHH", source_port, port, source_port, 0, 5 << 4, 2, 65535, 0, 0), 16)


def frame(source, destination, protocol, segment, checksum_at):
    length = len(segment)
    if source.version == 4:
        header = struct.pack(
            "!BBHHHBBH4s4s", 0x45, 0, 20 + length, 0, 0x4000, 64, protocol, 0, source.packed, destination.packed)
        header = header[:10] + struct.pack("!H", checksum(header)) + header[12:]
        kind, pseudo = 0x0800, source.packed + destination.packed + struct.pack("!BBH", 0, protocol, length)
    else:
        header = struct.pack("!IHBB16s16s", 6 << 28, length, protocol, 64, source.packed, destination.packed)
        kind, pseudo = 0x86DD, source.packed + destination.packed + struct.pack("!IxxxB", length, protocol)
    total = checksum(pseudo + segment) or 0xFFFF
    segment = segment[:checksum_at] + struct.pack("!H", total) + segment[checksum_at + 2:]
    return HOST_MAC + PEER_MAC + struct.pack("!H", kind) + header + segment


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


class Buffer(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


class Message(ctypes.Structure):
    """struct mmsghdr."""

    _fields_ = [
        ("name", ctypes.c_void_p), ("name_length", ctypes.c_uint32),
        ("buffers", ctypes.c_void_p), ("buffer_count", ctypes.c_size_t),
        ("control", ctypes.c_void_p), ("control_length", ctypes.c_size_t),
        ("flags", ctypes.c_int), ("sent", ctypes.c_uint)]


class Volley:
    """Frames ready to be sent through one interface, in their order, as often as wanted."""

    def __init__(self, interface, frames):
        self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
        self.socket.bind((interface, 0))
        self.count = len(frames)
        self.bytes = ctypes.create_string_buffer(b"".join(frames))
        self.buffers = (Buffer * self.count)()
        self.messages = (Message * self.count)()
        address = ctypes.addressof(self.bytes)
        for index, one in enumerate(frames):
            self.buffers[index] = Buffer(address, len(one))
            self.messages[index].buffers = ctypes.addressof(self.buffers[index])
            self.messages[index].buffer_count = 1
            address += len(one)
        self.libc = ctypes.CDLL(None, use_errno=True)

    def send(self, first, count):
        """Sends frames first to first + count - 1."""
        size = ctypes.sizeof(Message)
        patience = MOST_REFUSALS
        while count > 0:
            some = min(count, BATCH)
            sent = self.libc.sendmmsg(
                self.socket.fileno(), ctypes.byref(self.messages, first * size), ctypes.c_uint(some), 0)
            if sent < 0:
                error = ctypes.get_errno()
                patience -= 1
                if error != errno.ENOBUFS or patience == 0:
                    raise OSError(error, os.strerror(error))
                # A busy machine has no room for the frame; it was not sent, and is sent again.
                time.sleep(0.001)
                continue
            first += sent
            count -= sent

    def send_all(self):
        self.send(0, self.count)

    def send_steadily(self, rate, until):
        """Over and over, at so many packets per second, until a callable says that it is enough; how many were sent."""
        started = time.monotonic()
        sent = 0
        while not until():
            due = int((time.monotonic() - started) * rate) - sent
            first = sent % self.count
            some = min(due, self.count - first, BATCH)
            if some > 0:
                self.send(first, some)
                sent += some
            else:
                time.sleep(0.002)
        return sent
