package dev.drawbridge.desk;

import dev.drawbridge.check.Checks;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.BundleFiles;
import dev.drawbridge.export.Export;
import dev.drawbridge.export.ExportCode;
import dev.drawbridge.export.Placing;
import dev.drawbridge.export.TargetExport;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.version.Version;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** The export of a drawing to disk, by the same steps as on the command line. */
public final class Exporting {
  private Exporting() {}

  /**
   * What was exported.
   *
   * @param export what became of each target
   * @param placed where the bundle is, and what of an earlier one is gone
   */
  public record Exported(Export export, Placing.Placed placed) {}

  /** How far an export is; told on its threads. */
  public interface Progress {
    /** Nobody looks, and nobody stops it. */
    Progress UNSEEN =
        new Progress() {
          @Override
          public void made(TargetExport target) {}

          @Override
          public boolean isStopped() {
            return false;
          }
        };

    /** One more target is written, read back and proved, or refused. */
    void made(TargetExport target);

    /** Whether the person does not want it any more. */
    boolean isStopped();
  }

  /**
   * Checks, writes, reads back, proves, and puts the bundle in place in one step or not at all.
   *
   * @param targets which; not empty
   * @param destination a folder, or a file that ends in {@code .zip}
   * @param force whether to write where others wrote, keeping their files of other names
   * @param today the day that review dates are compared with
   * @throws ProblemsException if nothing takes part in the targets, or it cannot be put in place
   */
  public static Exported write(
      Drawing drawing, Set<TargetName> targets, Path destination, boolean force, LocalDate today)
      throws ProblemsException {
    return write(drawing, targets, destination, force, today, Progress.UNSEEN);
  }

  /**
   * The same, telling how far it is; it can be stopped until the bundle is put in place.
   *
   * @throws ProblemsException if nothing takes part in the targets, or it cannot be put in place
   * @throws CancellationException if it was stopped; nothing is written then
   */
  public static Exported write(
      Drawing drawing,
      Set<TargetName> targets,
      Path destination,
      boolean force,
      LocalDate today,
      Progress progress)
      throws ProblemsException {
    Export export =
        Export.of(
            Policy.of(drawing),
            Checks.asOf(today),
            targets,
            made -> {
              progress.made(made);
              stopIfAsked(progress);
            });
    stopIfAsked(progress);
    if (export.targets().values().stream().allMatch(TargetExport.Absent.class::isInstance)) {
      throw new ProblemsException(Problem.of(ExportCode.NOTHING_TO_WRITE));
    }
    return new Exported(
        export, Placing.place(BundleFiles.of(export, Version.text()), destination, force));
  }

  private static void stopIfAsked(Progress progress) {
    if (progress.isStopped()) {
      throw new CancellationException("stopped by the person");
    }
  }
}
