package dev.drawbridge.ui;

import org.junit.jupiter.api.Tag;

/** In a window of the system's toolkit. */
@Tag("real-window")
class MovingAboutInARealWindowTest extends MovingAbout {}
