package dev.drawbridge.export;

import dev.drawbridge.canvas.SvgPicture;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.insight.Matrix;
import dev.drawbridge.store.DrawingWriter;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.host.Ansible;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All files of a bundle: those of the proved targets, and what every bundle has beside them. */
public final class BundleFiles {
  private static final String PICTURE = "drawing.svg";
  private static final String MATRIX = "matrix.csv";
  private static final String README = "README.md";

  /** What lies in every bundle beside its targets, the manifest excepted. */
  static final Set<String> BESIDE_TARGETS = Set.of(Manifest.DRAWING, PICTURE, MATRIX, README);

  private BundleFiles() {}

  /**
   * The files by path inside the bundle. The same drawing gives the same bytes.
   *
   * @param version the program's version
   */
  public static SortedMap<String, byte[]> of(Export export, String version) {
    Drawing drawing = export.policy().drawing();
    byte[] canonical = DrawingWriter.write(drawing);
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(Manifest.DRAWING, canonical);
    files.put(PICTURE, utf8(SvgPicture.of(drawing, Theme.LIGHT)));
    Matrix matrix = Matrix.of(export.policy(), export.targets().keySet());
    files.put(MATRIX, utf8(MatrixTable.csv(drawing, matrix)));
    files.put(README, utf8(BundleReadme.of(export, version)));
    export
        .targets()
        .values()
        .forEach(made -> {
          if (made instanceof TargetExport.Proved proved) {
            put(files, proved.target().word(), proved.bundle());
          }
        });
    files.putAll(Ansible.files(export.policy(), written(export)));
    files.put(
        Manifest.FILE,
        Manifest.of(export, version, Collections.unmodifiableSortedMap(files), canonical));
    return files;
  }

  private static List<TargetName> written(Export export) {
    return export.targets().values().stream()
        .filter(TargetExport.Proved.class::isInstance)
        .map(TargetExport::target)
        .toList();
  }

  private static void put(SortedMap<String, byte[]> files, String folder, Bundle bundle) {
    bundle.files().forEach((path, bytes) -> files.put(folder + "/" + path, bytes));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
