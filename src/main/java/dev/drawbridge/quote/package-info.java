/**
 * One class per output language: foreign text in, a safe literal out.
 *
 * <p>Knows nothing of ours. Whatever a person types is data in every file that is written, and
 * these classes are where that is made sure. Start at the class named after the language.
 */
@NullMarked
package dev.drawbridge.quote;

import org.jspecify.annotations.NullMarked;
