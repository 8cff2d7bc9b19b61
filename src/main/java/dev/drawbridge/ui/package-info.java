/**
 * The window: menus, palette, outline, canvas, inspector, findings, files and dialogs, in JavaFX.
 *
 * <p>May know everything; nothing may know it but what starts the program. Start at {@link
 * dev.drawbridge.ui.Designer}, which opens windows, and {@code MainWindow}, which puts the panels
 * of one together; what they share is a {@code Workbench}.
 */
@NullMarked
package dev.drawbridge.ui;

import org.jspecify.annotations.NullMarked;
