package dev.drawbridge.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings on disk, as {@code settings.json} in the config folder. Settings are never worth an
 * error: what cannot be read is as usual, what cannot be written is logged.
 */
public final class SettingsFile {
  private static final System.Logger LOG = System.getLogger(SettingsFile.class.getName());
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path file;
  private Settings settings;

  /** The settings of a config folder, which need not exist yet. */
  public SettingsFile(Path folder) {
    this.file = folder.resolve("settings.json");
    this.settings = read(file);
  }

  /** The settings in force. */
  public synchronized Settings settings() {
    return settings;
  }

  /** Changes the settings and writes them, if they are others than before. */
  public synchronized void change(UnaryOperator<Settings> change) {
    // Another program may have changed them since: its recent files must not be forgotten.
    Settings latest = Files.isRegularFile(file) ? read(file) : settings;
    Settings changed = change.apply(latest);
    if (!changed.equals(settings)) {
      settings = changed;
      write();
    }
  }

  private static Settings read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Settings.USUAL;
    }
    try {
      return settings(JSON.readTree(Files.readAllBytes(file)));
    } catch (IOException | JacksonException unreadable) {
      LOG.log(System.Logger.Level.WARNING, "settings are not readable: " + file, unreadable);
      return Settings.USUAL;
    }
  }

  private static Settings settings(JsonNode node) {
    Settings usual = Settings.USUAL;
    return new Settings(
        Appearance.of(node.path("appearance").asString("")).orElse(usual.appearance()),
        node.path("width").asInt(usual.width()),
        node.path("height").asInt(usual.height()),
        node.path("maximized").asBoolean(usual.maximized()),
        panels(node.path("panels")),
        node.path("guided").asBoolean(usual.guided()),
        pictures(node.path("pictures")),
        recent(node.path("recent")));
  }

  private static Panels panels(JsonNode node) {
    Panels usual = Panels.USUAL;
    return new Panels(
        node.path("left").asInt(usual.left()),
        node.path("right").asInt(usual.right()),
        node.path("bottom").asInt(usual.bottom()),
        node.path("files").asInt(usual.files()),
        node.path("leftOpen").asBoolean(usual.leftOpen()),
        node.path("rightOpen").asBoolean(usual.rightOpen()),
        node.path("bottomOpen").asBoolean(usual.bottomOpen()),
        node.path("mapOpen").asBoolean(usual.mapOpen()));
  }

  private static PictureHabits pictures(JsonNode node) {
    PictureHabits usual = PictureHabits.USUAL;
    return new PictureHabits(
        word(node.path("form"), usual.form()),
        word(node.path("backdrop"), usual.backdrop()),
        node.path("scale").asInt(usual.scale()),
        word(node.path("paper"), usual.paper()));
  }

  /** The constant that a word in the file names; the usual one if it names none. */
  private static <E extends Enum<E>> E word(JsonNode node, E usual) {
    return Arrays.stream(usual.getDeclaringClass().getEnumConstants())
        .filter(constant -> constant.name().equals(node.asString("")))
        .findFirst()
        .orElse(usual);
  }

  private static List<Path> recent(JsonNode node) {
    List<Path> files = new ArrayList<>();
    for (JsonNode entry : node) {
      try {
        files.add(Path.of(entry.asString("")));
      } catch (InvalidPathException notOfThisSystem) {
        LOG.log(System.Logger.Level.DEBUG, "no path: {0}", notOfThisSystem.getInput());
      }
    }
    return files.stream().filter(Path::isAbsolute).toList();
  }

  private ObjectNode node() {
    ObjectNode node = JSON.createObjectNode();
    node.put("appearance", settings.appearance().word());
    node.put("width", settings.width());
    node.put("height", settings.height());
    node.put("maximized", settings.maximized());
    Panels panels = settings.panels();
    ObjectNode sizes = node.putObject("panels");
    sizes.put("left", panels.left());
    sizes.put("right", panels.right());
    sizes.put("bottom", panels.bottom());
    sizes.put("files", panels.files());
    sizes.put("leftOpen", panels.leftOpen());
    sizes.put("rightOpen", panels.rightOpen());
    sizes.put("bottomOpen", panels.bottomOpen());
    sizes.put("mapOpen", panels.mapOpen());
    node.put("guided", settings.guided());
    ObjectNode pictures = node.putObject("pictures");
    pictures.put("form", settings.pictures().form().name());
    pictures.put("backdrop", settings.pictures().backdrop().name());
    pictures.put("scale", settings.pictures().scale());
    pictures.put("paper", settings.pictures().paper().name());
    ArrayNode recent = node.putArray("recent");
    settings.recent().forEach(path -> recent.add(path.toString()));
    return node;
  }

  private void write() {
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), "settings", ".json");
      Files.write(fresh, JSON.writeValueAsBytes(node()));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      LOG.log(System.Logger.Level.WARNING, "settings are not kept: " + file, unwritable);
    }
  }
}
