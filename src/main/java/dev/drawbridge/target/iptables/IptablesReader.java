package dev.drawbridge.target.iptables;

import dev.drawbridge.net.Family;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.Credit;
import dev.drawbridge.reading.FlowsList;
import dev.drawbridge.reading.HostsReading;
import dev.drawbridge.reading.HostsReading.Counter;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.HostsReading.HookReading;
import dev.drawbridge.reading.HostsReading.HostReading;
import dev.drawbridge.reading.HostsReading.Passage;
import dev.drawbridge.reading.HostsReading.Way;
import dev.drawbridge.target.iptables.RulesetFile.Hooked;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the files of host firewalls as {@code ipset restore}, {@code ip6tables-restore --noflush}
 * and {@code iptables-restore --noflush} would execute them, one folder per firewall.
 */
final class IptablesReader {
  private static final String SETS = "drawbridge.ipset";
  private static final Map<Family, String> RULES =
      Map.of(Family.IPV4, "drawbridge.v4.rules", Family.IPV6, "drawbridge.v6.rules");

  private final List<Problem> problems = new ArrayList<>();
  private final ReadValues values = new ReadValues();
  private final Map<String, Map<String, Credit>> credits = new TreeMap<>();

  private IptablesReader() {}

  /**
   * Reads them.
   *
   * @param files by path, {@code folder/drawbridge.ipset} and its two siblings
   * @throws ProblemsException with all that is wrong in any of them
   */
  static HostsReading read(Map<String, byte[]> files) throws ProblemsException {
    IptablesReader reader = new IptablesReader();
    Map<String, HostReading> hosts = new TreeMap<>();
    reader.folders(files).forEach((folder, texts) -> hosts.put(folder, reader.host(folder, texts)));
    if (!reader.problems.isEmpty()) {
      throw new ProblemsException(reader.problems);
    }
    return new HostsReading(hosts);
  }

  private Map<String, Map<String, String>> folders(Map<String, byte[]> files) {
    Map<String, Map<String, String>> folders = new TreeMap<>();
    new TreeMap<>(files)
        .forEach((path, bytes) -> {
          int slash = path.indexOf('/');
          String name = path.substring(slash + 1);
          if (slash > 0 && name.equals(FlowsList.NAME)) {
            folders.computeIfAbsent(path.substring(0, slash), _ -> new TreeMap<>());
            readList(path, path.substring(0, slash), bytes);
          } else if (slash < 1 || (!name.equals(SETS) && !RULES.containsValue(name))) {
            problems.add(Problem.at(Place.file(path), IptablesProblem.FILE_UNKNOWN, path));
          } else {
            folders
                .computeIfAbsent(path.substring(0, slash), _ -> new TreeMap<>())
                .put(name, new String(bytes, StandardCharsets.ISO_8859_1));
          }
        });
    return folders;
  }

  /** The list of flows of one service, which stands beside its rules. */
  private void readList(String path, String folder, byte[] bytes) {
    FlowsList.read(bytes)
        .ifPresentOrElse(
            list -> credits.put(folder, list),
            () ->
                problems.add(Problem.at(Place.file(path), IptablesProblem.FLOWS_UNREADABLE, path)));
  }

  private HostReading host(String folder, Map<String, String> texts) {
    Map<String, IpSet> sets =
        IpSetFile.read(folder + "/" + SETS, text(folder, texts, SETS), values, problems);
    Map<Family, Map<Hook, Hooked>> hooked = new EnumMap<>(Family.class);
    RULES.forEach((family, name) ->
        hooked.put(
            family,
            RulesetFile.read(
                folder + "/" + name, family, text(folder, texts, name), sets, values, problems)));
    List<HookReading> hooks = new ArrayList<>();
    for (Hook hook : Hook.values()) {
      if (hooked.values().stream().anyMatch(byHook -> byHook.containsKey(hook))) {
        for (Way way : ways(hook, hooked)) {
          hooks.add(hook(folder, hook, way, hooked));
        }
      }
    }
    return new HostReading(
        hooks,
        links(hooked),
        credits.getOrDefault(folder, Map.of()),
        Place.lines(folder + "/" + SETS, 1, 1));
  }

  private String text(String folder, Map<String, String> texts, String name) {
    String text = texts.get(name);
    if (text == null) {
      String path = folder + "/" + name;
      problems.add(Problem.at(Place.file(path), IptablesProblem.FILE_MISSING, path));
      return "";
    }
    return text;
  }

  /** Both families of one hook; where a file has none, its family is not filtered at all. */
  private HookReading hook(
      String folder, Hook hook, Way way, Map<Family, Map<Hook, Hooked>> hooked) {
    boolean first = true;
    List<Passage> passes = new ArrayList<>();
    List<List<Counter>> counters = new ArrayList<>();
    Optional<Place.InFile> place = Optional.empty();
    for (Family family : Family.values()) {
      Optional<Hooked> here =
          Optional.ofNullable(hooked.get(family)).map(byHook -> byHook.get(hook));
      if (here.isPresent()) {
        first &= here.get().first();
        PacketWalk walk = PacketWalk.through(hook, way, family, here.get(), problems);
        passes.addAll(walk.passages());
        counters.addAll(walk.counters());
        place = place.or(() -> here.map(h -> h.rules().end()));
      } else {
        String file = folder + "/" + RULES.get(family);
        passes.add(new Passage(PacketWalk.every(family), Place.lines(file, 1, 1)));
      }
    }
    // Tables stand at fixed priorities (netfilter_ipv4.h: NF_IP_PRI_MANGLE, NF_IP_PRI_FILTER).
    int priority = hook == Hook.PREROUTING ? -150 : 0;
    return new HookReading(hook, way, priority, first, passes, counters, place.orElseThrow());
  }

  /** The ways that the rules at a hook tell apart. */
  private static List<Way> ways(Hook hook, Map<Family, Map<Hook, Hooked>> hooked) {
    if (hook != Hook.FORWARD) {
      return List.of(Way.ANY);
    }
    Set<String> in = new TreeSet<>();
    Set<String> out = new TreeSet<>();
    for (Chain chain : reached(hooked, Set.of(hook))) {
      for (RuleLine rule : chain.rules()) {
        rule.link().ifPresent(link -> (link.incoming() ? in : out).add(link.name()));
      }
    }
    return Way.between(in, out);
  }

  private Set<String> links(Map<Family, Map<Hook, Hooked>> hooked) {
    List<Chain> chains = reached(hooked, EnumSet.complementOf(EnumSet.of(Hook.FORWARD)));
    Set<String> names = ContainerLinks.of(chains);
    ContainerLinks.check(chains, names, problems);
    return names;
  }

  private static List<Chain> reached(Map<Family, Map<Hook, Hooked>> hooked, Set<Hook> from) {
    List<Chain> chains = new ArrayList<>();
    for (Map<Hook, Hooked> byHook : hooked.values()) {
      byHook.forEach((hook, here) -> {
        if (from.contains(hook)) {
          chains.addAll(here.reached());
        }
      });
    }
    return chains.stream().distinct().toList();
  }
}
