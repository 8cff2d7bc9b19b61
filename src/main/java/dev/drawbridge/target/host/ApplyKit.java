package dev.drawbridge.target.host;

import dev.drawbridge.target.Kit;
import dev.drawbridge.target.KitUse;
import java.util.List;

/**
 * The scripts that put a host's rules to work: try, apply with a way back, confirm, take back,
 * remove, and load at boot (design: hosts 15 to 19). They are the same for both host targets but
 * for one, which knows how that target's rules are loaded.
 */
public final class ApplyKit {
  /** How a target's own script is called, a resource of the target's package. */
  private static final String OF_THE_TARGET = "ruleset.sh";

  private ApplyKit() {}

  /**
   * The kit of a host target.
   *
   * @param target a class of the package that holds the target's own script
   */
  public static Kit of(Class<?> target) {
    return Kit.of(
            ApplyKit.class,
            "apply.sh",
            "boot.sh",
            "confirm.sh",
            "drawbridge.service",
            "kit.sh",
            "remove.sh",
            "restore.sh")
        .and(Kit.of(target, OF_THE_TARGET));
  }

  /** What people do with it, in that order. */
  public static List<KitUse> uses() {
    return List.of(
        new KitUse(ApplyStep.TRY, List.of("sudo ./apply.sh --dry-run")),
        new KitUse(ApplyStep.APPLY, List.of("sudo ./apply.sh --confirm-within 60")),
        new KitUse(ApplyStep.CONFIRM, List.of("sudo ./confirm.sh")),
        new KitUse(ApplyStep.TAKE_BACK, List.of("sudo ./restore.sh")),
        new KitUse(ApplyStep.REMOVE, List.of("sudo ./remove.sh")));
  }
}
