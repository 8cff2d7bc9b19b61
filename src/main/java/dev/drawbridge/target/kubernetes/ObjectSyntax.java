package dev.drawbridge.target.kubernetes;

import java.util.regex.Pattern;

/**
 * Which names, labels and annotation keys the API server stores. Source: apimachinery {@code
 * pkg/util/validation} ({@code IsDNS1123Label}, {@code IsDNS1123Subdomain}, {@code
 * IsQualifiedName}, {@code IsValidLabelValue}).
 */
final class ObjectSyntax {
  private static final int LABEL_LENGTH = 63;
  private static final int SUBDOMAIN_LENGTH = 253;

  private static final Pattern DNS_1123_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern DNS_1123_SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern QUALIFIED =
      Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");

  private ObjectSyntax() {}

  static boolean isNamespace(String text) {
    return text.length() <= LABEL_LENGTH && DNS_1123_LABEL.matcher(text).matches();
  }

  static boolean isObjectName(String text) {
    return text.length() <= SUBDOMAIN_LENGTH && DNS_1123_SUBDOMAIN.matcher(text).matches();
  }

  /** A label's key, or an annotation's in lower case. */
  static boolean isQualifiedName(String text) {
    String[] parts = text.split("/", -1);
    return switch (parts.length) {
      case 1 -> isName(parts[0]);
      case 2 -> isObjectName(parts[0]) && isName(parts[1]);
      default -> false;
    };
  }

  static boolean isLabelValue(String text) {
    return text.isEmpty() || isName(text);
  }

  private static boolean isName(String text) {
    return text.length() <= LABEL_LENGTH && QUALIFIED.matcher(text).matches();
  }
}
