package dev.drawbridge.target.iptables;

import dev.drawbridge.net.Family;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.FlowsList;
import dev.drawbridge.reading.HostsReading;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.HostsReading.HookReading;
import dev.drawbridge.reading.HostsReading.HostReading;
import dev.drawbridge.reading.HostsReading.Passage;
import dev.drawbridge.target.iptables.RulesetFile.Hooked;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
            if (!FlowsList.holds(bytes)) {
              problems.add(Problem.at(Place.file(path), IptablesProblem.FLOWS_UNREADABLE, path));
            }
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
        hooks.add(hook(folder, hook, hooked));
      }
    }
    return new HostReading(hooks, links(hooked), Place.lines(folder + "/" + SETS, 1, 1));
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
  private HookReading hook(String folder, Hook hook, Map<Family, Map<Hook, Hooked>> hooked) {
    boolean first = true;
    List<Passage> passes = new ArrayList<>();
    Optional<Place.InFile> place = Optional.empty();
    for (Family family : Family.values()) {
      Optional<Hooked> here =
          Optional.ofNullable(hooked.get(family)).map(byHook -> byHook.get(hook));
      if (here.isPresent()) {
        first &= here.get().first();
        passes.addAll(PacketWalk.through(hook, family, here.get(), problems));
        place = place.or(() -> here.map(h -> h.rules().end()));
      } else {
        String file = folder + "/" + RULES.get(family);
        passes.add(new Passage(PacketWalk.every(family), Place.lines(file, 1, 1)));
      }
    }
    // Tables stand at fixed priorities (netfilter_ipv4.h: NF_IP_PRI_MANGLE, NF_IP_PRI_FILTER).
    int priority = hook == Hook.PREROUTING ? -150 : 0;
    return new HookReading(hook, priority, first, passes, place.orElseThrow());
  }

  private Set<String> links(Map<Family, Map<Hook, Hooked>> hooked) {
    List<Chain> chains = new ArrayList<>();
    for (Map<Hook, Hooked> byHook : hooked.values()) {
      for (Hooked here : byHook.values()) {
        chains.add(here.rules());
        chains.addAll(here.chains().values());
      }
    }
    List<Chain> distinct = chains.stream().distinct().toList();
    Set<String> names = ContainerLinks.of(distinct);
    ContainerLinks.check(distinct, names, problems);
    return names;
  }
}
