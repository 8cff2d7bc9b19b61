package dev.drawbridge.export;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.insight.Matrix;
import dev.drawbridge.quote.Csv;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The matrix as a table: one line per allowed connection, CSV by RFC 4180. */
public final class MatrixTable {
  private MatrixTable() {}

  /** The whole table with its heading, lines ended by line feeds. */
  public static String csv(Drawing drawing, Matrix matrix) {
    StringBuilder table = new StringBuilder("from,to,ports,targets,flows,why\n");
    for (Matrix.Row row : matrix.rows()) {
      table.append(
          Stream.of(
                      row.from().text(),
                      row.to().text(),
                      row.traffic().toString(),
                      targets(row),
                      String.join(" ", row.flows()),
                      why(drawing, row.flows()))
                  .map(Csv::field)
                  .collect(Collectors.joining(","))
              + "\n");
    }
    return table.toString();
  }

  private static String targets(Matrix.Row row) {
    return row.targets().stream().map(TargetName::word).collect(Collectors.joining(" "));
  }

  private static String why(Drawing drawing, List<String> flows) {
    return flows.stream()
        .flatMap(id -> drawing.statement(id).stream())
        .map(Statement::why)
        .filter(why -> !why.isBlank())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
