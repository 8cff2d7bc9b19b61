import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes the program's folder that needs nothing installed: {@code dist/drawbridge} with one
 * launcher for window and command line, a Java runtime of its own, and a cache that halves its
 * start-up.
 *
 * <p>Only JavaFX goes into the runtime, everything else onto its class path: several libraries are
 * no modules.
 */
final class Image {
  /** What the program and its libraries use of Java, as {@code jdeps} lists it, and zip files. */
  private static final List<String> MODULES =
      List.of(
          "javafx.controls",
          "java.desktop",
          "java.logging",
          "java.xml",
          "jdk.unsupported",
          "jdk.zipfs");

  /**
   * What the launcher tells Java. The lab calls the system itself. ControlsFX needs the two
   * openings. The cache only fits the collector it was made with, and where it does not fit Java
   * would say so on standard output.
   */
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "--enable-native-access=javafx.graphics,ALL-UNNAMED",
          "--add-exports=javafx.base/com.sun.javafx.event=ALL-UNNAMED",
          "--add-opens=javafx.graphics/javafx.scene=ALL-UNNAMED",
          "-XX:+UseG1GC",
          "-Xlog:aot=off",
          "-Xlog:cds=off");

  private static final String CACHE = "drawbridge.aot";

  /** JavaFX for one platform; its jars without a platform in the name are empty. */
  private static final Pattern PLATFORM_MODULE =
      Pattern.compile("javafx-.*-(linux|mac|win)(-aarch64)?\\.jar");

  private final Path parts;
  private final Path modules;
  private final Path classpath;
  private final Path runtime;
  private final Path program;

  private Image(Path build) {
    this.parts = build.resolve("image");
    this.modules = parts.resolve("modules");
    this.classpath = parts.resolve("classpath");
    this.runtime = parts.resolve("runtime");
    this.program = build.resolve(Path.of("dist", "drawbridge"));
  }

  /**
   * Arguments: the version, the folder to build in, the program's jar, the class path of its
   * libraries, a drawing to train with.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var image = new Image(Path.of(arguments[1]));
    image.collect(Path.of(arguments[2]), arguments[3].split(File.pathSeparator));
    image.linkRuntime();
    image.unpackNativeLibraries();
    image.assemble(arguments[0].replace("-SNAPSHOT", ""));
    image.train(Path.of(arguments[4]));
  }

  private void collect(Path jar, String[] libraries) throws IOException {
    delete(modules);
    delete(classpath);
    Files.createDirectories(modules);
    Files.createDirectories(classpath);
    Files.copy(jar, classpath.resolve("drawbridge.jar"));
    for (var library : libraries) {
      var file = Path.of(library);
      var name = file.getFileName().toString();
      if (PLATFORM_MODULE.matcher(name).matches()) {
        Files.copy(file, modules.resolve(name));
      } else if (name.endsWith(".jar") && !name.startsWith("javafx-")) {
        Files.copy(file, classpath.resolve(name));
      }
    }
  }

  /** The runtime depends on Java and JavaFX alone, so it is linked again only when these change. */
  private void linkRuntime() throws IOException {
    var made = parts.resolve("runtime-made-of.txt");
    var from = Runtime.version() + "\n" + MODULES + "\n" + moduleJars();
    if (Files.exists(made) && Files.readString(made).equals(from)) {
      return;
    }
    delete(runtime);
    run(
        "jlink",
        "--module-path",
        modules.toString(),
        "--add-modules",
        String.join(",", MODULES),
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--generate-cds-archive",
        "--output",
        runtime.toString());
    Files.writeString(made, from);
  }

  /**
   * Left in their jars, JavaFX would copy its native libraries into the home folder at first start.
   */
  private void unpackNativeLibraries() throws IOException {
    for (var jar : moduleJars()) {
      try (var contents = FileSystems.newFileSystem(jar);
          var files = Files.list(contents.getPath("/"))) {
        for (var library : files.filter(Image::isNativeLibrary).toList()) {
          var folder = runtime.resolve(library.toString().endsWith(".dll") ? "bin" : "lib");
          Files.copy(
              library,
              folder.resolve(library.getFileName().toString()),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static boolean isNativeLibrary(Path file) {
    return Stream.of(".so", ".dll", ".dylib").anyMatch(file.toString()::endsWith);
  }

  private void assemble(String version) throws IOException {
    delete(program);
    var arguments =
        new ArrayList<>(
            List.of(
                "--type",
                "app-image",
                "--name",
                "drawbridge",
                "--app-version",
                version,
                "--runtime-image",
                runtime.toString(),
                "--input",
                classpath.toString(),
                "--main-jar",
                "drawbridge.jar",
                "--main-class",
                "dev.drawbridge.Main",
                "--dest",
                program.getParent().toString()));
    JAVA_OPTIONS.forEach(option -> arguments.addAll(List.of("--java-options", option)));
    run("jpackage", arguments.toArray(String[]::new));
  }

  /**
   * Lets the finished program do its main work once, and keeps what Java learned meanwhile: which
   * classes it needs, already linked, and how it used them. It opens a large drawing in a window in
   * memory, so that a build needs no display, and exports a small one. Without this cache the
   * program starts too, only later.
   */
  private void train(Path drawing) throws IOException, InterruptedException {
    var appFolder = program.resolve(Path.of("lib", "app"));
    var large = parts.resolve("large.drawbridge.yaml");
    LargeDrawing.write(large);
    var work = Files.createTempDirectory("drawbridge-training");
    var log = work.resolve("log.txt");
    var working =
        new ProcessBuilder(
            program.resolve(Path.of("bin", "drawbridge")).toString(),
            "rehearse",
            large.toString(),
            large.toString(),
            work.resolve("window").toString(),
            "export",
            drawing.toString(),
            "--to",
            work.resolve("bundle").toString());
    working
        .environment()
        .put(
            "JAVA_TOOL_OPTIONS",
            "-Dglass.platform=Headless -Dprism.order=sw -XX:AOTCacheOutput="
                + appFolder.resolve(CACHE));
    // Locks lie there too, and the build leaves the user's alone.
    working.environment().put("XDG_STATE_HOME", work.toString());
    int exit = working.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException(
          "The training run ended with exit code " + exit + ":\n" + Files.readString(log));
    }
    // The launcher replaces $APPDIR, so the image can be moved.
    Files.writeString(
        appFolder.resolve("drawbridge.cfg"),
        "java-options=-XX:AOTCache=$APPDIR/" + CACHE + "\n",
        StandardOpenOption.APPEND);
    delete(work);
  }

  private List<Path> moduleJars() throws IOException {
    try (var files = Files.list(modules)) {
      return files.sorted().toList();
    }
  }

  private static void run(String tool, String... arguments) {
    var output = new StringWriter();
    var lines = new PrintWriter(output);
    int exit = ToolProvider.findFirst(tool).orElseThrow().run(lines, lines, arguments);
    if (exit != 0) {
      throw new IllegalStateException(tool + " failed with exit code " + exit + ":\n" + output);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
