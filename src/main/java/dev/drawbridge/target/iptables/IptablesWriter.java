package dev.drawbridge.target.iptables;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.Text;
import dev.drawbridge.target.host.ElementKey;
import dev.drawbridge.target.host.FlowsFile;
import dev.drawbridge.target.host.HostService;
import dev.drawbridge.target.host.LoggedFlow;
import dev.drawbridge.target.host.Opening;
import dev.drawbridge.target.iptables.Admission.Peer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes per service one file of ipsets and one of rules for each family: always all three, since
 * with one family loaded alone the other one is open (design: hosts 1).
 */
final class IptablesWriter {
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, List<Bundle.Origin>> origins = new HashMap<>();
  private final Map<String, List<String>> elements = new HashMap<>();
  private final Map<List<String>, String> keys = new HashMap<>();
  private final WrittenAddresses addresses = new WrittenAddresses();
  private final EssentialRules essentials = new EssentialRules();

  private IptablesWriter() {}

  static Bundle write(Policy policy) {
    IptablesWriter writer = new IptablesWriter();
    HostService.of(policy, TargetName.IPTABLES).forEach(writer::add);
    return new Bundle(writer.files, writer.origins, writer.elements);
  }

  private void add(HostService service) {
    SetFile sets = new SetFile(service.name());
    Text v6 = rules(service, Family.IPV6, sets);
    Text v4 = rules(service, Family.IPV4, sets);
    put(service.name() + "/drawbridge.v6.rules", v6);
    put(service.name() + "/drawbridge.v4.rules", v4);
    put(service.name() + "/drawbridge.ipset", sets.text());
    RulesetDigest digest =
        new RulesetDigest(List.of(sets.text().toString(), v6.toString(), v4.toString()));
    files.put(service.name() + "/drawbridge.v6.rules", digest.in(v6.toString()));
    files.put(service.name() + "/drawbridge.v4.rules", digest.in(v4.toString()));
    put(service.name() + "/" + FlowsFile.NAME, FlowsFile.of(service, IptablesLimits::canSay));
  }

  private Text rules(HostService service, Family family, SetFile sets) {
    Map<Direction, List<Admission>> admissions = new EnumMap<>(Direction.class);
    Map<Direction, List<RulesFile.Logging>> logging = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      List<Opening> openings = new ArrayList<>();
      for (Opening opening : service.openings(direction).openings()) {
        if (opening.family() == family && IptablesLimits.canSay(opening)) {
          openings.add(opening);
        }
      }
      String purpose = direction == Direction.INGRESS ? "i" : "o";
      admissions.put(direction, new Admissions(addresses, sets, purpose, this::key).of(openings));
      logging.put(direction, logging(service, direction, family, sets));
    }
    List<Peer> own =
        addresses.peers(service.addresses().only(family).ranges(), family, sets, "s", List.of());
    Optional<GatewayRules> gateway =
        service.gateway().map(g -> new GatewaySplit(addresses, sets, family, this::key).of(g));
    return new RulesFile(service, family, essentials, admissions, logging, own, gateway).text();
  }

  private List<RulesFile.Logging> logging(
      HostService service, Direction direction, Family family, SetFile sets) {
    List<RulesFile.Logging> logging = new ArrayList<>();
    for (LoggedFlow flow : service.openings(direction).logged()) {
      if (flow.peers().families().contains(family)) {
        key(List.of(flow.flow()));
        List<Peer> peers =
            addresses.peers(flow.peers().ranges(), family, sets, "l", List.of(flow.flow()));
        logging.add(new RulesFile.Logging(flow, logging(flow, family, peers)));
      }
    }
    return logging;
  }

  private static List<Admission> logging(LoggedFlow flow, Family family, List<Peer> peers) {
    List<String> flows = List.of(flow.flow());
    List<Admission> rules = new ArrayList<>();
    for (String traffic :
        TrafficOptions.of(family, IptablesLimits.sayable(family, flow.traffic()))) {
      peers.forEach(peer -> rules.add(new Admission(traffic, peer, Optional.empty(), flows)));
    }
    return rules;
  }

  private String key(List<String> credited) {
    return keys.computeIfAbsent(
        credited,
        some -> {
          String key = ElementKey.of(some);
          elements.put(key, some);
          return key;
        });
  }

  private void put(String path, Text text) {
    files.put(path, text.bytes());
    origins.put(path, text.origins());
  }
}
