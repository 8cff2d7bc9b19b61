package dev.drawbridge.target.host;

import dev.drawbridge.target.Kit;
import dev.drawbridge.target.KitUse;
import java.util.List;

/**
 * The scripts that put a host's rules to work: try, apply with a way back, confirm, take back,
 * remove, and load at boot (design: hosts 15 to 19). They are the same for both host targets but
 * for two, which know how that target's rules are loaded and read.
 */
public final class ApplyKit {
  /** A target's own script that knows its files and how they are loaded. */
  private static final String RULESET = "ruleset.sh";

  /** A target's own script that knows what counts, and what else decides, on a machine. */
  private static final String LIVE = "live.sh";

  private ApplyKit() {}

  /**
   * The kit of a host target.
   *
   * @param target a class of the package that holds the target's own scripts
   */
  public static Kit of(Class<?> target) {
    return Kit.of(
            ApplyKit.class,
            "apply.sh",
            "boot.sh",
            "confirm.sh",
            "connections.sh",
            "counters.sh",
            "drawbridge-again.service",
            "drawbridge.service",
            "keep.sh",
            "kit.sh",
            "remove.sh",
            "restore.sh",
            "status.sh",
            "stop.sh")
        .and(Kit.of(target, RULESET, LIVE));
  }

  /** What people do with it, in that order. */
  public static List<KitUse> uses() {
    return List.of(
        new KitUse(ApplyStep.TRY, List.of("sudo ./apply.sh --dry-run")),
        new KitUse(ApplyStep.AUDIT, List.of("sudo ./apply.sh --audit", "sudo ./status.sh")),
        new KitUse(ApplyStep.APPLY, List.of("sudo ./apply.sh --confirm-within 60")),
        new KitUse(ApplyStep.CONFIRM, List.of("sudo ./confirm.sh")),
        new KitUse(ApplyStep.TAKE_BACK, List.of("sudo ./restore.sh")),
        new KitUse(ApplyStep.STATUS, List.of("sudo ./status.sh", "sudo ./status.sh --json")),
        new KitUse(ApplyStep.REMOVE, List.of("sudo ./remove.sh")));
  }
}
