/**
 * The face without a window: one class per command, for people at a terminal and for pipelines.
 *
 * <p>May know everything; nothing may know it. Exit codes are {@link
 * dev.drawbridge.cli.ExitCode}'s. Start at {@link dev.drawbridge.cli.CommandLineFace}.
 */
@NullMarked
package dev.drawbridge.cli;

import org.jspecify.annotations.NullMarked;
