package dev.drawbridge.target.aws;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names, descriptions and tags as EC2 takes them: at most 255 of {@code a-zA-Z0-9
 * ._:/()#,@[]+=&;{}!$*-} (EC2 API, CreateSecurityGroup and AuthorizeSecurityGroupIngress), tag
 * values at most 256 characters.
 */
final class AwsText {
  private static final int LONGEST = 255;
  private static final int LONGEST_SLUG = 60;
  private static final int LONGEST_TAG = 256;

  /** Characters that are refused, with the blanks around them, and runs of blanks. */
  private static final Pattern REFUSED =
      Pattern.compile("(?: *[^a-zA-Z0-9 ._:/()#,@\\[\\]+=&;{}!$*-] *)+| {2,}");

  private AwsText() {}

  /** What is left of a text: each run of other characters is one blank. */
  static String description(String text) {
    String start = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
    return cut(REFUSED.matcher(start).replaceAll(" ").strip(), LONGEST).stripTrailing();
  }

  /** The name of a group: unique in its VPC because keys are, whatever the case. */
  static String groupName(Drawing drawing, String reference) {
    String slug = Key.near(slug(drawing.name()), Key.of("drawing")).text();
    return (slug.startsWith("sg-") ? "drawing-" + slug : slug)
        + "."
        + reference.substring("sg:".length());
  }

  /** A tag value: letters, digits, blanks and {@code _ . : / = + - @} in any script. */
  static String tag(String text) {
    String start = text.length() > 4 * LONGEST_TAG ? text.substring(0, 4 * LONGEST_TAG) : text;
    return cut(start.replaceAll("[^\\p{L}\\p{N} _.:/=+@-]+", " ").strip(), LONGEST_TAG)
        .stripTrailing();
  }

  /**
   * The tag by which the groups of a drawing are known, never empty: a name of other characters
   * only is known by a number of its own.
   */
  static String drawingTag(String name) {
    String tag = tag(name);
    return tag.isEmpty() ? "drawing " + Integer.toHexString(name.hashCode()) : tag;
  }

  private static String slug(String name) {
    String start = name.length() > 4 * LONGEST_SLUG ? name.substring(0, 4 * LONGEST_SLUG) : name;
    return start.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }
}
