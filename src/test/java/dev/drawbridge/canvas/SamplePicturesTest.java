package dev.drawbridge.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first drawings people see can be read. */
class SamplePicturesTest {

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("samples"))) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noArrowRunsThroughAThing(Path sample) throws IOException, ProblemsException {
    Sheet sheet = sheet(sample);
    List<String> through = new ArrayList<>();
    for (Arrow arrow : sheet.arrows()) {
      for (Shape shape : solids(sheet)) {
        boolean own = arrow.flow().ends().contains(shape.key());
        Box inside = shape.box().grown(own ? -12 : -1);
        if (arrow.route().pieces().stream().anyMatch(p -> p.grown(0.1).overlaps(inside))) {
          through.add(arrow.id() + " through " + shape.key());
        }
      }
    }
    assertThat(through).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noChipCoversAThingOrAnotherChip(Path sample) throws IOException, ProblemsException {
    Sheet sheet = sheet(sample);
    List<String> covering = new ArrayList<>();
    for (Arrow arrow : sheet.arrows()) {
      Box chip = arrow.chip().map(Arrow.Chip::box).orElse(Box.NOTHING);
      for (Shape shape : solids(sheet)) {
        if (shape.box().grown(-2).overlaps(chip)) {
          covering.add(arrow.id() + " on " + shape.key());
        }
      }
      for (Arrow other : sheet.arrows()) {
        if (other != arrow && other.chip().map(c -> c.box().overlaps(chip)).orElse(false)) {
          covering.add(arrow.id() + " on " + other.id());
        }
      }
    }
    assertThat(covering).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyNameCanBeReadWhole(Path sample) throws IOException, ProblemsException {
    for (Shape shape : solids(sheet(sample))) {
      if (shape instanceof Shape.Card || shape instanceof Shape.Capsule) {
        double room = shape.box().width() - (shape instanceof Shape.Card ? 64 : 59);
        assertThat(TextStyle.NAME.width(shape.element().name()))
            .as(shape.element().name())
            .isLessThanOrEqualTo(room);
      }
    }
  }

  private static Sheet sheet(Path sample) throws IOException, ProblemsException {
    return Sheet.of(DrawingReader.read(sample.toString(), Files.readAllBytes(sample)).drawing());
  }

  private static List<Shape> solids(Sheet sheet) {
    return sheet.shapes().stream().filter(s -> !(s instanceof Shape.Area)).toList();
  }
}
