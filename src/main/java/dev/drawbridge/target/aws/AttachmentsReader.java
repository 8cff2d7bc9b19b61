package dev.drawbridge.target.aws;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.GroupsReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what the file says beside its calls: which interfaces are to carry which groups, and the
 * quotas. Every group belongs to exactly one service, the one that its tags name.
 */
final class AttachmentsReader {
  private final String file;
  private final IdentityTags tags;
  private final Map<String, GroupsReading.Attachment> attachments = new HashMap<>();

  AttachmentsReader(String file, IdentityTags tags) {
    this.file = file;
    this.tags = tags;
  }

  /** What was read, by the key of the service. */
  Map<String, GroupsReading.Attachment> read() {
    return Map.copyOf(attachments);
  }

  /**
   * Reads them.
   *
   * @param created the references of all groups that the calls create
   */
  void read(Json.Structure document, Set<String> created) throws ProblemsException {
    readQuotas(document);
    Set<String> unclaimed = new HashSet<>(created);
    for (Json item : document.array(file, "services")) {
      Json.Structure service = Json.structure(file, item);
      service.requireFields(file, Set.of("service", "groups", "addresses"), Set.of());
      String key = service.text(file, "service");
      GroupsReading.Attachment attachment =
          new GroupsReading.Attachment(
              groups(service, key, unclaimed),
              addresses(service),
              Place.lines(file, item.line(), item.lastLine()));
      if (attachments.put(key, attachment) != null) {
        throw Json.refused(file, item, AwsCode.GROUP_OF_NO_SERVICE, key);
      }
    }
    if (!unclaimed.isEmpty()) {
      String first = unclaimed.stream().sorted().findFirst().orElseThrow();
      throw Json.refused(file, document, AwsCode.GROUP_OF_NO_SERVICE, first);
    }
  }

  private List<String> groups(Json.Structure service, String key, Set<String> unclaimed)
      throws ProblemsException {
    List<String> groups = new ArrayList<>();
    for (Json item : service.array(file, "groups")) {
      String reference = text(item);
      if (!unclaimed.remove(reference) || !tags.service(reference).equals(key)) {
        throw Json.refused(file, item, AwsCode.GROUP_OF_NO_SERVICE, reference);
      }
      groups.add(reference);
    }
    return groups;
  }

  private AddressSet addresses(Json.Structure service) throws ProblemsException {
    AddressSet addresses = AddressSet.NONE;
    for (Json item : service.array(file, "addresses")) {
      String text = text(item);
      try {
        addresses = addresses.union(AddressSet.of(Cidr.parse(text)));
      } catch (IllegalArgumentException e) {
        throw Json.refused(file, item, AwsCode.CIDR_WRONG, text);
      }
    }
    return addresses;
  }

  /** They only make a script refuse what would not fit; nothing is compared with them. */
  private void readQuotas(Json.Structure document) throws ProblemsException {
    Json.Structure quotas = document.structure(file, "quotas");
    quotas.requireFields(file, Set.of("rules-per-group", "groups-per-interface"), Set.of());
    quotas.whole(file, "rules-per-group");
    quotas.whole(file, "groups-per-interface");
    for (Json item : document.array(file, "prefix-lists")) {
      Json.Structure list = Json.structure(file, item);
      list.requireFields(file, Set.of("id", "family", "maximum"), Set.of());
      list.text(file, "id");
      list.text(file, "family");
      list.whole(file, "maximum");
    }
  }

  private String text(Json item) throws ProblemsException {
    if (item instanceof Json.Text text) {
      return text.value();
    }
    throw Json.refused(file, item, AwsCode.WRONG_TYPE, "item");
  }
}
