package dev.drawbridge.testing;

import dev.drawbridge.check.Checks;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.BundleFiles;
import dev.drawbridge.export.Export;
import dev.drawbridge.export.Placing;
import dev.drawbridge.export.TargetExport;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.ProblemsException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Exports random drawings, for lanes that try the files of one target on something real: one folder
 * per seed, named after it. A drawing in which the target takes no part, or against which an error
 * stands, gives no folder.
 */
public final class RandomBundles {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  private RandomBundles() {}

  /**
   * Writes them.
   *
   * @param arguments folder, target, {@code everything} or {@code expressible}, first seed, how
   *     many seeds
   * @throws ProblemsException if the folder cannot be written
   */
  public static void main(String[] arguments) throws ProblemsException {
    Path folder = Path.of(arguments[0]);
    TargetName target = TargetName.valueOf(arguments[1].toUpperCase(Locale.ROOT));
    RandomDrawings drawings =
        switch (arguments[2]) {
          case "everything" -> RandomDrawings.everything();
          case "expressible" -> RandomDrawings.expressibleOn(target);
          default -> throw new IllegalArgumentException("no such drawings: " + arguments[2]);
        };
    long first = Long.parseLong(arguments[3]);
    long end = first + Long.parseLong(arguments[4]);
    for (long seed = first; seed < end; seed++) {
      Policy policy = Policy.of(drawings.drawing(seed));
      Export export = Export.of(policy, Checks.asOf(TODAY), List.of(target));
      switch (export.targets().get(target)) {
        case TargetExport.Proved _ ->
            Placing.place(
                BundleFiles.of(export, "test"), folder.resolve(Long.toString(seed)), false);
        case TargetExport.Absent _, TargetExport.Blocked _ -> {}
        case TargetExport made -> throw new IllegalStateException("seed " + seed + ": " + made);
      }
    }
  }
}
