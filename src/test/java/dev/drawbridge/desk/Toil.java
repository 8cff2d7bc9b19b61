package dev.drawbridge.desk;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.problem.ProblemsException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that edits one drawing without end, as fast as a busy hand never could, until it is
 * killed: it goes on with lost work if there is any, saves now and then, takes steps back and
 * repeats them. The drawing's name is the number of the last edit, so that whoever finds it knows
 * what it must hold.
 */
final class Toil {
  /** As many services and arrows there are, each put in place of an older one. */
  static final int SERVICES = 8;

  private Toil() {}

  /**
   * Edits the file of the second argument, with journals in the folder of the first; it saves after
   * every so many edits as the third says, and a fourth says how many there are.
   */
  public static void main(String[] arguments) throws ProblemsException {
    Path file = Path.of(arguments[1]);
    Journals journals = new Journals(Path.of(arguments[0]), _ -> System.exit(3));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Desk desk = begun(journals, file);
    out.println("began " + number(desk.drawing()));
    int saveEvery = Integer.parseInt(arguments[2]);
    int end = arguments.length > 3 ? Integer.parseInt(arguments[3]) : Integer.MAX_VALUE;
    for (int n = number(desk.drawing()) + 1; n < end; n++) {
      desk.perform(edit(n));
      if (n % 7 == 0) {
        desk.undo();
        desk.redo();
      }
      out.println(n + " " + System.currentTimeMillis());
      if (n % saveEvery == 0) {
        desk.save();
        out.println("saved " + n);
      }
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(300));
    }
  }

  private static Desk begun(Journals journals, Path file) throws ProblemsException {
    for (LostWork lost : journals.lost().work()) {
      if (lost.onDisk() == OnDisk.SAME) {
        return lost.restore();
      }
      // The program was killed between a save and the end of its journal: the file is newer.
      lost.discard();
    }
    Desk desk = Desk.open(file);
    desk.recordIn(journals);
    return desk;
  }

  /** The number of the last edit in a drawing. */
  static int number(Drawing drawing) {
    return Integer.parseInt(drawing.name());
  }

  /** One edit: it names the drawing, and puts a service and its arrow in place of an older one. */
  private static Edit edit(int n) {
    Key key = Key.of("service-" + n % SERVICES);
    Service service =
        Service.of(key).withName("Service " + n).withLabels(Map.of("app", "\u00e4 " + n));
    Edit describe = new Edit.Describe(Integer.toString(n), "");
    Edit gone = new Edit.Remove(Set.of(key), Set.of());
    Edit come = new Edit.Add(service, Placement.at(n, -n));
    Edit flow =
        new Edit.Say(
            Flow.of("flow-" + n % SERVICES, key, key, PortSpec.parse("tcp/" + (n % 65535 + 1))));
    return new Edit.Together(EditCode.FIX, List.of(key), List.of(describe, gone, come, flow));
  }
}
