package dev.drawbridge.ui;

/** Without a display. */
class DrawAndExportTest extends DrawAndExport {}
