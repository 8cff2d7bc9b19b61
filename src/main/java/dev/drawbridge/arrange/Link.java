package dev.drawbridge.arrange;

import dev.drawbridge.drawing.Key;

/** Something that flows from one block to another. */
record Link(Key from, Key to) {}
