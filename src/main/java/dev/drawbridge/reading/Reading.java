package dev.drawbridge.reading;

/**
 * What the files of one target let through, after they have been applied to any earlier state. A
 * reader that meets something it does not know throws instead; it never skips.
 */
public sealed interface Reading permits ClusterReading, HostsReading, GroupsReading {}
