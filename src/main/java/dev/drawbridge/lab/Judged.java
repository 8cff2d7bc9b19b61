package dev.drawbridge.lab;

/**
 * What came of a trial.
 *
 * @param trial what was tried
 * @param outcome what happened
 * @param agrees whether that is what the drawing says
 */
public record Judged(Trial trial, Outcome outcome, boolean agrees) {}
