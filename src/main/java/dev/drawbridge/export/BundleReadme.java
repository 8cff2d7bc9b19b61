package dev.drawbridge.export;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.policy.Door;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.problem.Code;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.quote.Markdown;
import dev.drawbridge.target.Commands;
import dev.drawbridge.target.KitUse;
import dev.drawbridge.target.Limits;
import dev.drawbridge.target.host.Ansible;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The README of a bundle: what each file is, and the exact commands that put it to work. */
final class BundleReadme {
  /** More addresses behind one interface are counted. */
  private static final int MOST_ADDRESSES = 6;

  private static final int MOST_LOSSES = 50;

  private final Export export;
  private final StringBuilder text = new StringBuilder();

  private BundleReadme(Export export) {
    this.export = export;
  }

  static String of(Export export, String version) {
    BundleReadme readme = new BundleReadme(export);
    readme.beginning(version);
    export.targets().values().forEach(readme::target);
    if (readme.hasAnsible()) {
      readme.ansible();
    }
    return readme.text.toString();
  }

  private void beginning(String version) {
    Drawing drawing = export.policy().drawing();
    line("# " + Markdown.text(drawing.name()));
    line("");
    if (!drawing.description().isBlank()) {
      line(Markdown.text(drawing.description().strip()));
      line("");
    }
    line("Written by Drawbridge " + Markdown.text(version) + ". Everything not drawn is denied.");
    line(
        "Do not edit these files: change the drawing and export again. `drawbridge prove` in this");
    line("folder tells whether they still say what the drawing says.");
    line("");
    line("| file | what it is |");
    line("|---|---|");
    line("| `drawing.drawbridge.yaml` | the drawing, to open with Drawbridge |");
    line("| `drawing.svg` | its picture |");
    line("| `matrix.csv` | every allowed connection, one per line, with its reason |");
    line("| `bundle.json` | what was written, with digests, losses and proofs |");
    export
        .targets()
        .forEach((name, made) -> line("| `" + name.word() + "/` | " + state(made) + " |"));
    if (hasAnsible()) {
      line("| `" + Ansible.FOLDER + "/` | brings the host files to many hosts |");
    }
    line("");
  }

  private boolean hasAnsible() {
    return export.targets().values().stream()
        .anyMatch(made -> made instanceof TargetExport.Proved && made.target().isHost());
  }

  private void ansible() {
    line("## " + Ansible.FOLDER);
    line("");
    paragraph(Markdown.text(Messages.text(ExportCode.FILES_ANSIBLE, List.of())));
    uses(Ansible.FOLDER, Ansible.uses());
  }

  private static String state(TargetExport made) {
    return switch (made) {
      case TargetExport.Proved proved ->
          "proved equal to the drawing at "
              + proved.proof().points()
              + " points: 0 extra, 0 missing"
              + (proved.limits().losses().isEmpty() ? "" : " beyond the losses listed below");
      case TargetExport.Blocked _ -> "not written: errors in the drawing stand against it";
      case TargetExport.Disagrees _, TargetExport.Unreadable _ ->
          "not written: it could not be proved";
      case TargetExport.Absent _ -> "not written: nothing in the drawing takes part in it";
    };
  }

  private void target(TargetExport made) {
    line("## " + made.target().word());
    line("");
    switch (made) {
      case TargetExport.Proved proved -> {
        paragraph(Markdown.text(Messages.text(files(proved.target()), List.of())));
        routers(proved.target());
        uses(proved.target().word(), Targets.of(proved.target()).uses());
        commands(proved.target());
        said(made.limits());
        essentials(proved.target());
      }
      case TargetExport.Blocked blocked -> problems("Not written, because:", blocked.because());
      case TargetExport.Unreadable unreadable ->
          problems("Not written, because its files could not be read back:", unreadable.because());
      case TargetExport.Disagrees _ ->
          paragraph("Not written: its files would not say what the drawing says.");
      case TargetExport.Absent _ -> paragraph("Nothing in the drawing takes part in it.");
    }
  }

  private static ExportCode files(TargetName name) {
    return switch (name) {
      case KUBERNETES -> ExportCode.FILES_KUBERNETES;
      case NFTABLES -> ExportCode.FILES_NFTABLES;
      case IPTABLES -> ExportCode.FILES_IPTABLES;
      case AWS -> ExportCode.FILES_AWS;
    };
  }

  private void routers(TargetName name) {
    Policy policy = export.policy();
    for (Router router : policy.drawing().routers()) {
      if (policy.protects(name, router.key())) {
        paragraph(
            "`"
                + router.key()
                + "` is a router. It also forwards what is drawn between these zones, and drops"
                + " what comes in with another address than its interface leads to:");
        line("| interface | zone | addresses |");
        line("|---|---|---|");
        policy.doors(router.key()).forEach(door -> line(row(policy.drawing(), door)));
        line("");
      }
    }
  }

  private static String row(Drawing drawing, Door door) {
    String zone = drawing.element(door.zone()).map(Element::name).orElse(door.zone().text());
    return "| "
        + Markdown.text(door.link())
        + " | "
        + Markdown.text(zone)
        + " | "
        + addresses(door.sources())
        + " |";
  }

  private static String addresses(AddressSet addresses) {
    List<Cidr> all = addresses.cidrs();
    String first =
        all.stream().limit(MOST_ADDRESSES).map(Cidr::toString).collect(Collectors.joining(", "));
    return all.size() <= MOST_ADDRESSES
        ? first
        : first + " and " + (all.size() - MOST_ADDRESSES) + " more";
  }

  private void uses(String folder, List<KitUse> uses) {
    if (uses.isEmpty()) {
      return;
    }
    paragraph("In the folder `" + folder + "`:");
    for (KitUse use : uses) {
      paragraph(Markdown.text(Messages.text(use.what(), List.of())));
      block(use.commands());
    }
  }

  private void commands(TargetName name) {
    Targets.of(name).commands().ifPresent(commands -> commands(name, commands));
  }

  private void commands(TargetName name, Commands commands) {
    boolean perService = commands.folder().contains("<service>");
    String folder = name.word() + (commands.folder().isEmpty() ? "" : "/" + commands.folder());
    paragraph(
        perService
            ? "By hand, on every host of a service, as root, in the folder `"
                + folder
                + "`, where `<service>` is one of: "
                + services(name)
                + "."
            : "By hand, in the folder `" + folder + "`:");
    block("First load", commands.firstLoad());
    block("Reload", commands.reload());
    block("Removal", commands.removal());
  }

  private String services(TargetName name) {
    Policy policy = export.policy();
    return policy.protectedBy(name).stream()
        .map(ServiceRules::service)
        .map(key -> "`" + key + "`")
        .collect(Collectors.joining(", "));
  }

  private void block(String title, List<String> commands) {
    line("### " + title);
    line("");
    block(commands);
  }

  private void block(List<String> commands) {
    line("```sh");
    commands.forEach(this::line);
    line("```");
    line("");
  }

  private void said(Limits limits) {
    if (!limits.losses().isEmpty()) {
      paragraph("**Losses**: drawn, but not expressible here, and so denied:");
      Set<String> losses = new LinkedHashSet<>();
      limits.losses().forEach(loss -> losses.add(loss(loss)));
      losses.stream().limit(MOST_LOSSES).forEach(loss -> line("- " + loss));
      if (losses.size() > MOST_LOSSES) {
        line("- and " + (losses.size() - MOST_LOSSES) + " more, all in `bundle.json`");
      }
      line("");
    }
    if (!limits.caveats().isEmpty()) {
      paragraph("**Caveats**, which no export can change:");
      limits.caveats().forEach(caveat -> item(caveat.code(), caveat.arguments()));
      line("");
    }
  }

  private static String loss(Loss loss) {
    return Markdown.text(loss.flow())
        + ": "
        + Markdown.text(loss.traffic().toString())
        + (loss.isOfWholePeer() ? "" : " with " + Markdown.text(loss.addresses().toString()))
        + ". "
        + Markdown.text(Messages.text(loss.reason(), loss.arguments()));
  }

  private void essentials(TargetName name) {
    var essentials = Targets.of(name).essentials(export.policy());
    if (!essentials.isEmpty()) {
      paragraph("**Essentials**: let through besides what is drawn, and nothing else:");
      essentials.forEach(essential -> item(essential.code(), essential.arguments()));
      line("");
    }
  }

  private void problems(String title, List<Problem> problems) {
    paragraph(title);
    problems.forEach(problem -> item(problem.code(), problem.arguments()));
    line("");
  }

  private void item(Code code, List<Object> arguments) {
    line("- " + Markdown.text(Messages.text(code, arguments)));
  }

  private void paragraph(String words) {
    line(words);
    line("");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
