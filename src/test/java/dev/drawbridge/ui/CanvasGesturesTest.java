package dev.drawbridge.ui;

/** Without a display. */
class CanvasGesturesTest extends CanvasGestures {}
