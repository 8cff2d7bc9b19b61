package dev.drawbridge.target.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a cluster accepts as a name, a label or a namespace. Foreign text is checked, never
 * repaired: a repaired label would select other pods. Source: apimachinery {@code
 * pkg/util/validation}.
 */
public final class ClusterNames {
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_PREFIX = 253;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
  private static final Pattern DNS_SUBDOMAIN =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

  /** Namespaces whose pods keep the cluster itself alive (design: kubernetes §1). */
  private static final Pattern SYSTEM =
      Pattern.compile(
          "kube-system|kube-public|kube-node-lease|(openshift|calico|tigera)-.*|cilium.*");

  private ClusterNames() {}

  /** Whether a text may be a label's key: {@code app}, {@code app.kubernetes.io/name}. */
  public static boolean isLabelKey(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return isLabelName(text);
    }
    String prefix = text.substring(0, slash);
    return prefix.length() <= LONGEST_PREFIX
        && DNS_SUBDOMAIN.matcher(prefix).matches()
        && isLabelName(text.substring(slash + 1));
  }

  private static boolean isLabelName(String text) {
    return text.length() <= LONGEST_LABEL && NAME.matcher(text).matches();
  }

  /** Whether a text may be a label's value; the empty text may. */
  public static boolean isLabelValue(String text) {
    return text.isEmpty() || isLabelName(text);
  }

  /** Whether a text may name a namespace. */
  public static boolean isNamespace(String text) {
    return text.length() <= LONGEST_LABEL && DNS_LABEL.matcher(text).matches();
  }

  /** Whether a namespace belongs to the cluster itself. */
  public static boolean isSystemNamespace(String namespace) {
    return SYSTEM.matcher(namespace).matches();
  }

  /**
   * A label value that stands for a free text: the text itself where it is one, else what is left
   * of it with eight digits of its SHA-256, so that different texts stay different.
   */
  public static String labelValueFor(String free) {
    if (!free.isEmpty() && isLabelValue(free)) {
      return free;
    }
    String start = free.substring(0, Math.min(free.length(), 4 * LONGEST_LABEL));
    String slug = start.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = slug.substring(0, Math.min(slug.length(), LONGEST_LABEL - 9));
    String trimmed = cut.replaceAll("^-+|-+$", "");
    return (trimmed.isEmpty() ? "" : trimmed + "-") + digest(free);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
