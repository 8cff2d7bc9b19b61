package dev.drawbridge.store;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.problem.ProblemsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a drawing's file. Hand-written files are welcome in any YAML style; whatever a person and a
 * program could read differently is refused. Everything that is wrong is reported at once.
 */
public final class DrawingReader {
  private DrawingReader() {}

  /**
   * Reads a file's bytes.
   *
   * @param file the path as the person knows it, for the places of problems
   * @param bytes UTF-8 text, with or without a byte order mark, at most 16 MiB
   * @throws ProblemsException with everything that is wrong, in the order of the lines
   */
  public static Document read(String file, byte[] bytes) throws ProblemsException {
    Problems problems = new Problems(file);
    SourceText source = SourceText.decode(bytes, problems);
    problems.throwIfAny();
    Node.Mapping top = Format.current(top(source, problems), problems);
    Fields fields = Fields.of(top, Vocabulary.DRAWING, problems);
    Values values = new Values(problems);
    KnownElements known = KnownElements.of(fields, problems);
    List<Element> elements = new ElementReader(known, values, problems).elements(fields);
    StatementReader statementReader = new StatementReader(known, values, problems);
    List<Statement> statements = statementReader.statements(fields);
    TargetOptions options = new OptionsReader(known, values, problems).options(fields);
    Map<Key, Placement> layout = new LayoutReader(known, problems).layout(fields);
    String name = fields.text("name").orElse(Drawing.EMPTY.name());
    String description = fields.text("description").orElse("");
    problems.throwIfAny();
    Drawing drawing = Drawing.of(name, description, options, elements, statements, layout);
    Comments comments = CommentReader.comments(source.text(), top, statementReader.idsByNode());
    return Document.read(drawing, settled(comments, drawing), bytes);
  }

  private static Node.Mapping top(SourceText source, Problems problems) throws ProblemsException {
    Optional<Node> top = TreeParser.parse(source, problems);
    if (top.isPresent() && top.get() instanceof Node.Mapping mapping) {
      return mapping;
    }
    if (top.isEmpty() || top.get().isNothing()) {
      problems.add(1, 0, StoreProblem.EMPTY_FILE);
    } else {
      problems.add(top.get(), StoreProblem.EXPECTED_MAPPING, Vocabulary.DRAWING.word());
    }
    problems.throwIfAny();
    throw new IllegalStateException("a problem was just added");
  }

  private static Comments settled(Comments comments, Drawing drawing) {
    return comments.isEmpty() ? comments : comments.settled(DrawingTree.of(drawing).paths());
  }
}
