package dev.drawbridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.problem.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

  static Stream<Path> samples() throws IOException {
    try (var files = Files.list(Path.of("samples"))) {
      return files.sorted().toList().stream();
    }
  }

  @Test
  void thereIsOneForEveryOccasion() throws IOException {
    assertThat(samples().map(path -> path.getFileName().toString()))
        .containsExactly(
            "dual-stack.drawbridge.yaml",
            "hub-and-spoke-hosts.drawbridge.yaml",
            "online-boutique.drawbridge.yaml",
            "pci-zones.drawbridge.yaml",
            "two-services.drawbridge.yaml",
            "web-shop.drawbridge.yaml");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleIsInCanonicalForm(Path sample) throws Exception {
    Document document = DrawingFile.open(sample).document();
    assertThat(new String(DrawingWriter.write(document), StandardCharsets.UTF_8))
        .isEqualTo(Files.readString(sample));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyServiceTakesPartEverywhere(Path sample) throws ProblemsException {
    Drawing drawing = DrawingFile.open(sample).document().drawing();
    for (Service service : drawing.services()) {
      assertThat(service.labels()).as("%s", service.key()).isNotEmpty();
      assertThat(service.addresses()).as("%s", service.key()).isNotEmpty();
      assertThat(drawing.namespace(service)).as("%s", service.key()).isPresent();
      assertThat(drawing.vpc(service)).as("%s", service.key()).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everythingHasItsReasonAndItsPlace(Path sample) throws ProblemsException {
    Drawing drawing = DrawingFile.open(sample).document().drawing();
    assertThat(drawing.description()).isNotBlank();
    assertThat(drawing.statements().map(Statement::why)).noneMatch(String::isBlank);
    assertThat(drawing.layout().keys())
        .containsExactlyInAnyOrderElementsOf(drawing.elements().map(Element::key).toList());
  }
}
