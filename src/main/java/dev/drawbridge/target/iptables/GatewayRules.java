package dev.drawbridge.target.iptables;

import dev.drawbridge.net.Family;
import dev.drawbridge.target.Text;
import dev.drawbridge.target.iptables.Admission.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a router passes on, for one family: by the interface a packet comes in by, then by its
 * source, which must be of the zone there, then by connection tracking, then by the interface it
 * leaves by, then by its source once more, each source's destinations in a chain of their own
 * (design: hosts 7). All chains are gone to and not called, so that a packet that may pass returns
 * at once to the kernel's chain.
 */
final class GatewayRules {
  private static final String CHAIN = Station.FORWARD.chain();
  private static final String DENIED = "DRAWBRIDGE-FORWARD-DENY";
  private static final String SPOOFED = "DRAWBRIDGE-SPOOFED-DENY";

  /** Behind the first place a foreign rule could decide before us (design: hosts 12). */
  static final String HOOK = "-I " + Station.FORWARD.hook() + " 1 -j " + CHAIN;

  private final Family family;
  private final List<Inlet> inlets;

  /**
   * An interface by which packets come in.
   *
   * @param link its name
   * @param sources whence they may come; of one family, may be empty
   * @param outlets the interfaces by which they may leave
   */
  record Inlet(String link, List<Peer> sources, List<Outlet> outlets) {
    Inlet {
      sources = List.copyOf(sources);
      outlets = List.copyOf(outlets);
    }
  }

  /**
   * An interface by which packets leave.
   *
   * @param link its name
   * @param groups who may open connections, each source in one group only
   */
  record Outlet(String link, List<Group> groups) {
    Outlet {
      groups = List.copyOf(groups);
    }
  }

  /**
   * Sources that may open the same connections.
   *
   * @param sources their addresses
   * @param admissions to whom
   * @param flows the flows behind that
   */
  record Group(List<Peer> sources, List<Admission> admissions, Set<String> flows) {
    Group {
      sources = List.copyOf(sources);
      admissions = List.copyOf(admissions);
    }
  }

  GatewayRules(Family family, List<Inlet> inlets) {
    this.family = family;
    this.inlets = List.copyOf(inlets);
  }

  void declare(Text text) {
    List<String> chains = new ArrayList<>(List.of(CHAIN, DENIED, SPOOFED));
    for (int in = 0; in < inlets.size(); in++) {
      chains.addAll(List.of(from(in), known(in)));
      List<Outlet> outlets = inlets.get(in).outlets();
      for (int out = 0; out < outlets.size(); out++) {
        chains.add(way(in, out));
        for (int group = 0; group < outlets.get(out).groups().size(); group++) {
          chains.add(way(in, out) + "-" + group);
        }
      }
    }
    chains.forEach(chain -> text.line(":" + chain + " - [0:0]"));
  }

  private static String from(int in) {
    return CHAIN + "-" + in;
  }

  private static String known(int in) {
    return from(in) + "-KNOWN";
  }

  private static String way(int in, int out) {
    return from(in) + "-" + out;
  }

  void write(Text text) {
    for (int in = 0; in < inlets.size(); in++) {
      text.line("-A " + CHAIN + " -i " + inlets.get(in).link() + " -g " + from(in));
    }
    text.line("-A " + CHAIN + " -g " + DENIED);
    for (int in = 0; in < inlets.size(); in++) {
      inlet(text, in);
    }
    text.line(DenialRules.logged(SPOOFED, "spoofed"));
    text.line("-A " + SPOOFED + " -j DROP");
    text.line(DenialRules.logged(DENIED, Station.FORWARD.word()));
    text.line("-A " + DENIED + " -j DROP");
  }

  private void inlet(Text text, int in) {
    Inlet inlet = inlets.get(in);
    for (Peer source : inlet.sources()) {
      text.line(rule(from(in), source.local(Station.FORWARD), "-g " + known(in)));
    }
    text.line("-A " + from(in) + " -g " + SPOOFED);
    EssentialRules.tracked(known(in), family).forEach(text::line);
    for (int out = 0; out < inlet.outlets().size(); out++) {
      String link = "-o " + inlet.outlets().get(out).link() + " ";
      text.line(rule(known(in), link + EssentialRules.state("NEW"), "-g " + way(in, out)));
    }
    text.line("-A " + known(in) + " -g " + DENIED);
    for (int out = 0; out < inlet.outlets().size(); out++) {
      outlet(text, way(in, out), inlet.outlets().get(out));
    }
  }

  private static void outlet(Text text, String way, Outlet outlet) {
    for (int number = 0; number < outlet.groups().size(); number++) {
      Group group = outlet.groups().get(number);
      for (Peer source : group.sources()) {
        text.line(
            rule(way, source.local(Station.FORWARD), "-g " + way + "-" + number), group.flows());
      }
    }
    text.line("-A " + way + " -g " + DENIED);
    for (int number = 0; number < outlet.groups().size(); number++) {
      String chain = way + "-" + number;
      for (Admission admission : outlet.groups().get(number).admissions()) {
        text.line(rule(chain, admission.options(Station.FORWARD), "-j RETURN"), admission.flows());
      }
      text.line("-A " + chain + " -g " + DENIED);
    }
  }

  private static String rule(String chain, String options, String verdict) {
    return "-A " + chain + (options.isEmpty() ? "" : " " + options) + " " + verdict;
  }
}
