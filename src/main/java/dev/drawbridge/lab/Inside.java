package dev.drawbridge.lab;

import dev.drawbridge.check.Checks;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.export.BundleFiles;
import dev.drawbridge.export.Export;
import dev.drawbridge.export.Placing;
import dev.drawbridge.export.TargetExport;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingReader;
import dev.drawbridge.version.Version;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The process in the namespaces: reads a drawing, exports it, tries it out, and tells what happens
 * line by line. It is started by {@link Laboratory} and by nobody else.
 */
public final class Inside {
  /** The first word of its command line. */
  public static final String COMMAND = "lab-inside";

  /** A disk of its own, which ends with the namespaces. */
  private static final Path FOLDER = Path.of("/run/drawbridge-lab");

  private static final int FALLEN = 3;

  private final PrintWriter out;

  private Inside(PrintWriter out) {
    this.out = out;
  }

  /**
   * Runs to the end.
   *
   * @param arguments what follows {@link #COMMAND}: the word of a back end, and the folder of a
   *     bundle if that is tried instead of a new export
   * @param in what {@link Laboratory} says: the drawing, and by its end that this process is to end
   * @param out is told what happens
   * @return the exit code
   */
  public static int run(List<String> arguments, InputStream in, PrintWriter out) {
    Backend backend = Backend.of(arguments.getFirst()).orElseThrow();
    return new Inside(out)
        .tryOut(backend, arguments.stream().skip(1).findFirst().map(Path::of), in);
  }

  private int tryOut(Backend backend, Optional<Path> bundle, InputStream in) {
    try {
      byte[] drawing = drawing(in);
      endWith(in);
      tryOut(backend, Policy.of(DrawingReader.read("drawing", drawing).drawing()), bundle);
      tell(new LabEvent.Finished());
      return 0;
    } catch (LabException e) {
      Problem problem = e.problem();
      tell(
          new LabEvent.Stopped(
              (LabCode) problem.code(),
              problem.arguments().stream().map(Object::toString).toList()));
    } catch (IOException | ProblemsException e) {
      tell(new LabEvent.Stopped(LabCode.FABRIC_BROKEN, List.of(String.valueOf(e.getMessage()))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }

  private static byte[] drawing(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    return data.readNBytes(data.readInt());
  }

  /** Whoever started this process holds the other end of its input: without him it ends. */
  private static void endWith(InputStream in) {
    Thread.ofPlatform()
        .daemon()
        .name("end with the starter")
        .start(() -> {
          try {
            while (in.read() >= 0) {
              // Nothing more is said to us.
            }
          } catch (IOException _) {
            // The same as its end.
          }
          Runtime.getRuntime().halt(FALLEN);
        });
  }

  private void tryOut(Backend backend, Policy policy, Optional<Path> given)
      throws LabException, ProblemsException, IOException, InterruptedException {
    requireSense(backend, policy);
    Listener listener = new Listener();
    Files.createDirectories(FOLDER);
    Path bundle = given.isPresent() ? given.get() : export(backend, policy, listener);
    Setup setup =
        switch (backend) {
          case NFTABLES, IPTABLES, IPTABLES_LEGACY -> HostSetup.of(policy, backend, bundle, FOLDER);
          case KUBERNETES -> ClusterSetup.of(policy, bundle, FOLDER);
        };
    setup.untried().forEach(this::tell);
    if (setup.trials().isEmpty()) {
      throw new LabException(Problem.of(LabCode.NO_TRIALS, backend.word()));
    }
    try (Fabric fabric = setup.fabric()) {
      new Lab(fabric, listener, Descriptors.available()).run(setup.trials());
    }
  }

  /** What is known before anything is exported or built. */
  private static void requireSense(Backend backend, Policy policy) throws LabException {
    if (policy.protectedBy(backend.target()).isEmpty()) {
      throw new LabException(Problem.of(LabCode.NOTHING_PROTECTED, backend.target().word()));
    }
    if (backend.target().isHost()) {
      HostSetup.requireFit(policy, backend.target());
    } else if (!Namespaces.families().contains(Family.IPV6)) {
      throw new LabException(Problem.of(LabCode.CLUSTER_WITHOUT_IPV6));
    }
  }

  private static Path export(Backend backend, Policy policy, Progress progress)
      throws LabException, ProblemsException {
    progress.reached(Progress.Step.EXPORT, 0, 1);
    Export export = Export.of(policy, Checks.asOf(LocalDate.EPOCH), List.of(backend.target()));
    if (!(export.targets().get(backend.target()) instanceof TargetExport.Proved)) {
      throw new LabException(Problem.of(LabCode.NOTHING_TO_TRY, backend.target().word()));
    }
    Path bundle = FOLDER.resolve("bundle");
    Placing.place(BundleFiles.of(export, Version.text()), bundle, false);
    progress.reached(Progress.Step.EXPORT, 1, 1);
    return bundle;
  }

  private synchronized void tell(LabEvent event) {
    out.println(LabLines.write(event));
    out.flush();
  }

  /** Tells the other process what the lab finds. */
  private final class Listener implements LabListener {
    @Override
    public void reached(Step step, int done, int of) {
      tell(new LabEvent.Reached(step, done, of));
    }

    @Override
    public void judged(Judged judged) {
      Trial trial = judged.trial();
      Set<String> flows = new LinkedHashSet<>();
      if (trial.expected().passes()) {
        trial.expected().counted().forEach(meter -> flows.addAll(meter.flows()));
      }
      trial.about().ifPresent(flows::add);
      tell(
          new LabEvent.Tried(
              trial.from().name(),
              trial.to().name(),
              trial.point().toString(),
              trial.guard(),
              trial.routers().stream().map(Key::text).toList(),
              trial.refusingRouter().map(Key::text),
              List.copyOf(flows),
              LabEvent.Verdict.of(trial.expected()),
              judged.outcome(),
              judged.agrees()));
    }

    @Override
    public void metered(Metered metered) {
      Meter meter = metered.meter();
      tell(
          new LabEvent.Counted(
              meter.station(),
              meter.hook(),
              List.copyOf(meter.flows()),
              metered.least(),
              metered.most(),
              metered.counted(),
              metered.agrees()));
    }
  }
}
