package dev.drawbridge.target.aws;

import dev.drawbridge.problem.ProblemsException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The tags of groups and rules. By some of them groups are found again and rules are revoked, so
 * they must say what the calls say: a group which drawing and which of its groups it is, a rule
 * which drawing it is of. The others are labels, and decide nothing.
 */
final class IdentityTags {
  private static final String DRAWING = "drawbridge:drawing";
  private static final String GROUP = "drawbridge:group";
  private static final String SERVICE = "drawbridge:service";
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  private final String file;
  private final Map<String, String> services = new HashMap<>();
  private String drawing = "";

  IdentityTags(String file) {
    this.file = file;
  }

  /** The service that the tags of a group name; empty if there is no such group. */
  String service(String reference) {
    return services.getOrDefault(reference, "");
  }

  /** Reads the tags of the call that creates a group. */
  void ofGroup(Json.Structure arguments, String reference) throws ProblemsException {
    Map<String, String> tags = tags(arguments, "security-group");
    requireDrawing(arguments, tags);
    if (!reference.equals(tags.get(GROUP))) {
      throw Json.refused(file, arguments, AwsCode.TAG_WRONG, GROUP, reference);
    }
    services.put(reference, tags.getOrDefault(SERVICE, ""));
  }

  /** Reads the tags of a call that authorizes rules. */
  void ofRules(Json.Structure arguments) throws ProblemsException {
    requireDrawing(arguments, tags(arguments, "security-group-rule"));
  }

  /** The first call says which drawing it is. */
  private void requireDrawing(Json.Structure arguments, Map<String, String> tags)
      throws ProblemsException {
    String found = tags.getOrDefault(DRAWING, "");
    if (drawing.isEmpty()) {
      drawing = found;
    }
    if (found.isEmpty() || !found.equals(drawing)) {
      throw Json.refused(file, arguments, AwsCode.TAG_WRONG, DRAWING, drawing);
    }
  }

  private Map<String, String> tags(Json.Structure arguments, String resource)
      throws ProblemsException {
    Map<String, String> tags = new HashMap<>();
    for (Json item : arguments.array(file, "TagSpecifications")) {
      Json.Structure specification = Json.structure(file, item);
      specification.requireFields(file, Set.of("ResourceType", "Tags"), Set.of());
      if (!specification.text(file, "ResourceType").equals(resource)) {
        throw Json.refused(file, item, AwsCode.WRONG_TYPE, "ResourceType");
      }
      for (Json tag : specification.array(file, "Tags")) {
        add(tags, Json.structure(file, tag));
      }
    }
    return tags;
  }

  private void add(Map<String, String> tags, Json.Structure tag) throws ProblemsException {
    tag.requireFields(file, Set.of("Key", "Value"), Set.of());
    String key = tag.text(file, "Key");
    String value = tag.text(file, "Value");
    boolean fits = key.length() <= LONGEST_KEY && value.length() <= LONGEST_VALUE;
    if (!fits || tags.put(key, value) != null) {
      throw Json.refused(file, tag, AwsCode.TEXT_REFUSED, value, "Tags");
    }
  }
}
