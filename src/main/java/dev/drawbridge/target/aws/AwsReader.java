package dev.drawbridge.target.aws;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.GroupsReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes the calls of {@code security-groups.json} one after the other on an account without groups
 * and tells what is left (EC2 API reference: CreateSecurityGroup, Authorize… and Revoke…). Whatever
 * the API would refuse, or this reader does not know, is a problem.
 */
final class AwsReader {
  private static final String FILE = "security-groups.json";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(sg:[a-z0-9][a-z0-9.-]*)}");
  private static final Pattern ALLOWED_TEXT =
      Pattern.compile("[a-zA-Z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{0,255}");
  private static final Pattern PREFIX_LIST = Pattern.compile("pl-[0-9a-z]+");

  /** One rule as the API stores it: a permission with a single source. */
  private record Stored(String protocol, int from, int to, GroupsReading.Peer peer) {}

  private static final class Group {
    private final String vpc;
    private final Place.InFile place;
    private final Map<Stored, GroupsReading.Entry> ingress = new LinkedHashMap<>();
    private final Map<Stored, GroupsReading.Entry> egress = new LinkedHashMap<>();

    private Group(String vpc, Place.InFile place) {
      this.vpc = vpc;
      this.place = place;
    }

    private GroupsReading.GroupReading reading() {
      return new GroupsReading.GroupReading(
          vpc, List.copyOf(ingress.values()), List.copyOf(egress.values()), place);
    }
  }

  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();
  private final IdentityTags tags = new IdentityTags(FILE);
  private final AttachmentsReader attachments = new AttachmentsReader(FILE, tags);

  private AwsReader() {}

  static GroupsReading read(Map<String, byte[]> files) throws ProblemsException {
    for (String file : files.keySet()) {
      if (!file.equals(FILE)) {
        throw new ProblemsException(Problem.at(Place.file(file), AwsCode.UNKNOWN_FILE, file));
      }
    }
    if (!files.containsKey(FILE)) {
      throw new ProblemsException(Problem.at(Place.file(FILE), AwsCode.MISSING_FILE));
    }
    AwsReader reader = new AwsReader();
    reader.run(Json.structure(FILE, Json.parse(FILE, files.get(FILE))));
    Map<String, GroupsReading.GroupReading> read = new HashMap<>();
    reader.groups.forEach((reference, group) -> read.put(reference, group.reading()));
    return new GroupsReading(read, reader.attachments.read());
  }

  private void run(Json.Structure document) throws ProblemsException {
    document.requireFields(
        FILE, Set.of("format", "drawing", "quotas", "prefix-lists", "services", "calls"), Set.of());
    if (!document.text(FILE, "format").equals("drawbridge-aws/2")) {
      throw Json.refused(FILE, document, AwsCode.WRONG_TYPE, "format");
    }
    document.text(FILE, "drawing");
    for (Json item : document.array(FILE, "calls")) {
      Json.Structure call = Json.structure(FILE, item);
      call.requireFields(FILE, Set.of("id", "method", "arguments"), Set.of("flows"));
      make(call, call.structure(FILE, "arguments"));
    }
    attachments.read(document, groups.keySet());
  }

  private void make(Json.Structure call, Json.Structure arguments) throws ProblemsException {
    switch (call.text(FILE, "method")) {
      case "create_security_group" -> create(call, arguments);
      case "authorize_security_group_ingress" -> authorize(arguments, true);
      case "authorize_security_group_egress" -> authorize(arguments, false);
      case "revoke_security_group_ingress" -> revoke(arguments, true);
      case "revoke_security_group_egress" -> revoke(arguments, false);
      default -> throw Json.refused(FILE, call, AwsCode.UNKNOWN_METHOD, call.text(FILE, "method"));
    }
  }

  /** A new group has no inbound rule and lets everything out, in both families. */
  private void create(Json.Structure call, Json.Structure arguments) throws ProblemsException {
    arguments.requireFields(
        FILE, Set.of("GroupName", "Description", "VpcId", "TagSpecifications"), Set.of());
    String id = call.text(FILE, "id");
    String reference = id.startsWith("create:") ? id.substring("create:".length()) : id;
    String name = arguments.text(FILE, "GroupName");
    String vpc = arguments.text(FILE, "VpcId");
    requireText(call, name, "GroupName");
    requireText(call, arguments.text(FILE, "Description"), "Description");
    if (name.isBlank() || name.toLowerCase(Locale.ROOT).startsWith("sg-")) {
      throw Json.refused(FILE, call, AwsCode.TEXT_REFUSED, name, "GroupName");
    }
    tags.ofGroup(arguments, reference);
    if (!names.add(vpc + " " + name.toLowerCase(Locale.ROOT))) {
      throw Json.refused(FILE, call, AwsCode.GROUP_NAME_TAKEN, name);
    }
    Group group = new Group(vpc, place(call));
    if (groups.putIfAbsent(reference, group) != null) {
      throw Json.refused(FILE, call, AwsCode.GROUP_TWICE, reference);
    }
    for (Family family : Family.values()) {
      GroupsReading.Peer everyone = new GroupsReading.Peer.Addresses(family.all());
      group.egress.put(
          new Stored("-1", -1, -1, everyone),
          new GroupsReading.Entry(everyone, Traffic.ANY, place(call)));
    }
  }

  private void authorize(Json.Structure arguments, boolean ingress) throws ProblemsException {
    arguments.requireFields(
        FILE, Set.of("GroupId", "IpPermissions", "TagSpecifications"), Set.of());
    tags.ofRules(arguments);
    Group group = group(arguments, arguments.text(FILE, "GroupId"));
    Map<Stored, GroupsReading.Entry> rules = ingress ? group.ingress : group.egress;
    for (Json item : arguments.array(FILE, "IpPermissions")) {
      for (Map.Entry<Stored, GroupsReading.Entry> rule : rules(item, group)) {
        if (rules.putIfAbsent(rule.getKey(), rule.getValue()) != null) {
          throw Json.refused(FILE, item, AwsCode.RULE_TWICE);
        }
      }
    }
  }

  private void revoke(Json.Structure arguments, boolean ingress) throws ProblemsException {
    arguments.requireFields(FILE, Set.of("GroupId", "IpPermissions"), Set.of());
    Group group = group(arguments, arguments.text(FILE, "GroupId"));
    Map<Stored, GroupsReading.Entry> rules = ingress ? group.ingress : group.egress;
    for (Json item : arguments.array(FILE, "IpPermissions")) {
      for (Map.Entry<Stored, GroupsReading.Entry> rule : rules(item, group)) {
        if (rules.remove(rule.getKey()) == null) {
          throw Json.refused(FILE, item, AwsCode.RULE_NOT_THERE);
        }
      }
    }
  }

  private Group group(Json at, String text) throws ProblemsException {
    var form = REFERENCE.matcher(text);
    Group group = form.matches() ? groups.get(form.group(1)) : null;
    if (group == null) {
      throw Json.refused(FILE, at, AwsCode.UNKNOWN_GROUP, text);
    }
    return group;
  }

  // ---- permissions

  private List<Map.Entry<Stored, GroupsReading.Entry>> rules(Json item, Group owner)
      throws ProblemsException {
    Json.Structure permission = Json.structure(FILE, item);
    permission.requireFields(
        FILE,
        Set.of("IpProtocol"),
        Set.of(
            "FromPort", "ToPort", "UserIdGroupPairs", "IpRanges", "Ipv6Ranges", "PrefixListIds"));
    String protocol = permission.text(FILE, "IpProtocol");
    int from = permission.whole(FILE, "FromPort").orElse(-1);
    int to = permission.whole(FILE, "ToPort").orElse(-1);
    Traffic traffic = traffic(permission, protocol, from, to);
    boolean withPorts = !traffic.isAny() && hasPorts(protocol);
    List<Map.Entry<Stored, GroupsReading.Entry>> rules = new ArrayList<>();
    for (GroupsReading.Peer peer : peers(permission, owner)) {
      rules.add(
          Map.entry(
              new Stored(canonical(protocol), withPorts ? from : -1, withPorts ? to : -1, peer),
              new GroupsReading.Entry(peer, traffic, place(item))));
    }
    return rules;
  }

  private static boolean hasPorts(String protocol) {
    return switch (canonical(protocol)) {
      case "tcp", "udp", "icmp", "icmpv6" -> true;
      default -> false;
    };
  }

  /** AWS stores the names of the protocols that have names here. */
  private static String canonical(String protocol) {
    return switch (protocol) {
      case "6" -> "tcp";
      case "17" -> "udp";
      case "1" -> "icmp";
      case "58" -> "icmpv6";
      default -> protocol;
    };
  }

  private static Traffic traffic(Json.Structure at, String protocol, int from, int to)
      throws ProblemsException {
    return switch (canonical(protocol)) {
      case "-1" -> Traffic.ANY;
      case "tcp" -> ports(at, Protocol.TCP, from, to);
      case "udp" -> ports(at, Protocol.UDP, from, to);
      case "icmp" -> icmp(at, Protocol.ICMP, from, to);
      case "icmpv6" -> icmp(at, Protocol.ICMPV6, from, to);
      default -> wholeProtocol(at, protocol);
    };
  }

  private static Traffic ports(Json.Structure at, Protocol protocol, int from, int to)
      throws ProblemsException {
    boolean said = at.fields().containsKey("FromPort") && at.fields().containsKey("ToPort");
    if (!said || from < 0 || to > 65535 || from > to) {
      throw Json.refused(FILE, at, AwsCode.PORTS_WRONG, from, to, protocol.name());
    }
    return to == 0 ? Traffic.NONE : Traffic.ports(protocol, PortSet.range(Math.max(1, from), to));
  }

  /** Type and code travel in FromPort and ToPort; -1 means all. */
  private static Traffic icmp(Json.Structure at, Protocol protocol, int type, int code)
      throws ProblemsException {
    boolean typed = type >= 0 && type <= 255 && code >= -1 && code <= 255;
    if (!typed && !(type == -1 && code == -1)) {
      throw Json.refused(FILE, at, AwsCode.PORTS_WRONG, type, code, protocol.name());
    }
    if (type == -1) {
      return Traffic.of(protocol);
    }
    return code == -1 ? Traffic.icmp(protocol, type) : Traffic.icmp(protocol, type, code);
  }

  /** Whatever FromPort says, every other protocol comes with all its ports (K). */
  private static Traffic wholeProtocol(Json.Structure at, String protocol)
      throws ProblemsException {
    if (!protocol.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(protocol) > 255) {
      throw Json.refused(FILE, at, AwsCode.PROTOCOL_UNKNOWN, protocol);
    }
    return Traffic.of(new Protocol(Integer.parseInt(protocol)));
  }

  private List<GroupsReading.Peer> peers(Json.Structure permission, Group owner)
      throws ProblemsException {
    List<GroupsReading.Peer> peers = new ArrayList<>();
    int kinds = 0;
    for (String kind : List.of("UserIdGroupPairs", "IpRanges", "Ipv6Ranges", "PrefixListIds")) {
      if (permission.fields().containsKey(kind)) {
        kinds++;
        for (Json item : permission.array(FILE, kind)) {
          peers.add(peer(kind, Json.structure(FILE, item), owner));
        }
      }
    }
    if (kinds != 1 || peers.isEmpty()) {
      throw Json.refused(FILE, permission, AwsCode.SOURCE_COUNT);
    }
    return peers;
  }

  private GroupsReading.Peer peer(String kind, Json.Structure item, Group owner)
      throws ProblemsException {
    String key =
        switch (kind) {
          case "UserIdGroupPairs" -> "GroupId";
          case "IpRanges" -> "CidrIp";
          case "Ipv6Ranges" -> "CidrIpv6";
          default -> "PrefixListId";
        };
    item.requireFields(FILE, Set.of(key), Set.of("Description"));
    if (item.fields().containsKey("Description")) {
      requireText(item, item.text(FILE, "Description"), "Description");
    }
    String value = item.text(FILE, key);
    return switch (kind) {
      case "UserIdGroupPairs" -> groupPeer(item, value, owner);
      case "IpRanges" -> block(item, value, Family.IPV4);
      case "Ipv6Ranges" -> block(item, value, Family.IPV6);
      default -> prefixList(item, value);
    };
  }

  private GroupsReading.Peer groupPeer(Json.Structure at, String text, Group owner)
      throws ProblemsException {
    if (!group(at, text).vpc.equals(owner.vpc)) {
      throw Json.refused(FILE, at, AwsCode.UNKNOWN_GROUP, text);
    }
    return new GroupsReading.Peer.Group(text.substring(2, text.length() - 1));
  }

  private static GroupsReading.Peer block(Json at, String text, Family family)
      throws ProblemsException {
    try {
      Cidr cidr = Cidr.parse(text);
      if (cidr.family() == family && cidr.toString().equals(text)) {
        return new GroupsReading.Peer.Addresses(AddressSet.of(cidr));
      }
    } catch (IllegalArgumentException e) {
      throw Json.refused(FILE, at, AwsCode.CIDR_WRONG, text);
    }
    throw Json.refused(FILE, at, AwsCode.CIDR_WRONG, text);
  }

  private static GroupsReading.Peer prefixList(Json at, String id) throws ProblemsException {
    if (!PREFIX_LIST.matcher(id).matches()) {
      throw Json.refused(FILE, at, AwsCode.TEXT_REFUSED, id, "PrefixListId");
    }
    return new GroupsReading.Peer.PrefixList(id);
  }

  // ---- texts

  private static void requireText(Json at, String text, String what) throws ProblemsException {
    if (!ALLOWED_TEXT.matcher(text).matches()) {
      throw Json.refused(FILE, at, AwsCode.TEXT_REFUSED, text, what);
    }
  }

  private static Place.InFile place(Json json) {
    return Place.lines(FILE, json.line(), json.lastLine());
  }
}
