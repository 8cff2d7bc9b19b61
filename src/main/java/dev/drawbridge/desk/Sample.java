package dev.drawbridge.desk;

import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.Document;
import dev.drawbridge.store.DrawingReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The drawings that come with the program; they open as copies without a file. */
public enum Sample {
  WEB_SHOP("web-shop"),
  TWO_SERVICES("two-services"),
  ONLINE_BOUTIQUE("online-boutique"),
  HUB_AND_SPOKE_HOSTS("hub-and-spoke-hosts"),
  PCI_ZONES("pci-zones"),
  DUAL_STACK("dual-stack");

  private final String file;

  Sample(String file) {
    this.file = file;
  }

  /** Its name, as its file has it. */
  public String word() {
    return file;
  }

  /** Whether this program was built with it. */
  public boolean isPresent() {
    return Sample.class.getResource(resource()) != null;
  }

  private String resource() {
    return "/samples/" + file + ".drawbridge.yaml";
  }

  /** The drawing; empty if the program was built without it. */
  public Optional<Document> document() {
    try (InputStream in = Sample.class.getResourceAsStream(resource())) {
      return in == null
          ? Optional.empty()
          : Optional.of(DrawingReader.read(file, in.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (ProblemsException wrong) {
      throw new IllegalStateException("a sample is not readable: " + file, wrong);
    }
  }
}
