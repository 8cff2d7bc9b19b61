package dev.drawbridge.ui;

/** Without a display. */
class MovingAboutTest extends MovingAbout {}
