package dev.drawbridge;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.drawbridge.Room.ARRANGE;
import static dev.drawbridge.Room.CLI;
import static dev.drawbridge.Room.DESK;
import static dev.drawbridge.Room.EXPORT;
import static dev.drawbridge.Room.FRONT_DOOR;
import static dev.drawbridge.Room.LAB;
import static dev.drawbridge.Room.NET;
import static dev.drawbridge.Room.PRESS;
import static dev.drawbridge.Room.PROBLEM;
import static dev.drawbridge.Room.READING;
import static dev.drawbridge.Room.STORE;
import static dev.drawbridge.Room.UI;
import static dev.drawbridge.Room.VERSION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import dev.drawbridge.problem.Code;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The law of the house: who may know whom, and why. */
class ArchitectureTest {
  private static final JavaClasses house = ProgramClasses.all();
  private static final Wing wing = Wing.of(house);

  @ParameterizedTest
  @EnumSource
  void aRoomKnowsOnlyWhatTheTableLetsItKnow(Room room) {
    var known = room.known();
    classes()
        .that(liveIn(room))
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are not ours or live in " + known, type -> !isOurs(type) || livesIn(type, known)))
        .because(room.reason())
        .allowEmptyShould(true)
        .check(house);
  }

  @Test
  void everyClassLivesInARoom() {
    classes()
        .should(satisfy("live in a room of the table", type -> Room.of(type).isPresent()))
        .because("a package that the table does not know has no purpose anybody agreed on")
        .check(house);
  }

  @Test
  void noPackagesKnowEachOtherInACircle() {
    slices()
        .matching("dev.drawbridge.(**)")
        .should()
        .beFreeOfCycles()
        .because("a circle can only be understood, tested and changed as a whole")
        .allowEmptyShould(true)
        .check(house);
  }

  @Test
  void onlyTheWindowKnowsJavaFx() {
    noClasses()
        .that(not(liveIn(UI)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javafx..", "com.sun.javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
        .because("everything but the window must work, and be tested, where there is no display")
        .check(house);
  }

  @Test
  void onlyTheCommandLineKnowsItsParser() {
    noClasses()
        .that(not(liveIn(CLI, FRONT_DOOR)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .because("options and exit codes are the command line's alone")
        .check(house);
  }

  @Test
  void onlyThePressKnowsTheMakerOfPages() {
    noClasses()
        .that(not(liveIn(PRESS)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox..")
        .because("whoever starts fast, as the command line does, must not load it by accident")
        .check(house);
  }

  @Test
  void onlyTidyingUpKnowsTheLayoutAlgorithm() {
    noClasses()
        .that(not(liveIn(ARRANGE)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse..")
        .because("it can be replaced by another one if nobody else speaks its language")
        .check(house);
  }

  @Test
  void aReaderAndItsFormatClassesKnowOnlyAddressesReadingsAndProblems() {
    classes()
        .that(describe("are what readers are made of", wing.readers()::contains))
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are addresses, readings, problems, of the same make, or libraries",
                type ->
                    !isOurs(type)
                        || livesIn(type, List.of(NET, READING, PROBLEM, VERSION))
                        || wing.readers().contains(type.getBaseComponentType())
                        || type.isAssignableTo(Code.class)))
        .because(
            "a reader is written from the target's own rules; what it learns from the drawing or"
                + " the policy, the proof cannot see")
        .allowEmptyShould(true)
        .check(house);
  }

  @Test
  void aReaderSharesNothingWithItsWriter() {
    noClasses()
        .that(describe("are what readers are made of", wing.readers()::contains))
        .should(satisfy("be what writers are made of", wing.writers()::contains))
        .because(
            "a reader that shares thoughts with its writer repeats the writer's mistakes, and the"
                + " proof is worth nothing")
        .allowEmptyShould(true)
        .check(house);
  }

  @Test
  void sentencesAreFormedWherePeopleReadThem() {
    noClasses()
        .that(not(liveIn(CLI, UI, EXPORT, PROBLEM)))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.drawbridge.problem.Messages")
        .because(
            "everything below the faces speaks in codes and arguments, so that text lives in one"
                + " place")
        .allowEmptyShould(true)
        .check(house);
  }

  @Test
  void onlyTheFacesPrint() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
        .because("what the core prints, a pipeline reads as output")
        .check(house.that(not(liveIn(CLI, UI, FRONT_DOOR))));
  }

  @Test
  void loggingGoesThroughThePlatform() {
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING
        .because("System.Logger leaves the choice to whoever runs the program")
        .check(house);
  }

  @Test
  void onlyFewRoomsTouchFiles() {
    noClasses()
        .that(not(liveIn(STORE, EXPORT, DESK, LAB, CLI, UI, FRONT_DOOR)))
        .should()
        .dependOnClassesThat(
            describe(
                "touch the file system",
                type ->
                    List.of(
                            "java.nio.file.Files",
                            "java.io.File",
                            "java.io.FileInputStream",
                            "java.io.FileOutputStream",
                            "java.io.RandomAccessFile")
                        .contains(type.getName())))
        .because("from the drawing to the bundle every step is a pure function of values")
        .check(house);
  }

  @Test
  void onlyFewRoomsKnowWhatTimeItIs() {
    noClasses()
        .that(not(liveIn(STORE, DESK, LAB, CLI, UI, FRONT_DOOR)))
        .should()
        .callMethodWhere(
            describe(
                "it asks for the time",
                call ->
                    (call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getName().equals("now"))
                        || call.getName().equals("currentTimeMillis")))
        .because("the same drawing gives the same bytes, today and next year")
        .check(house);
  }

  @Test
  void onlyTheLabOpensConnections() {
    noClasses()
        .that(not(liveIn(LAB)))
        .should()
        .dependOnClassesThat(
            describe(
                "open network connections",
                type ->
                    type.getPackageName().startsWith("java.net.http")
                        || List.of(
                                "java.net.Socket",
                                "java.net.ServerSocket",
                                "java.net.DatagramSocket",
                                "java.net.URLConnection",
                                "java.net.HttpURLConnection")
                            .contains(type.getName())))
        .because("the program promises to work offline and to call nobody")
        .check(house);
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    classes()
        .should(
            satisfy(
                "live in a package with a null-marked package-info",
                type ->
                    type.getPackage().tryGetPackageInfo().stream()
                        .anyMatch(info -> info.isAnnotatedWith(NullMarked.class))))
        .because("a newcomer reads the package before its classes")
        .check(house);
  }

  private static DescribedPredicate<JavaClass> liveIn(Room... rooms) {
    return describe(
        "live in " + Arrays.toString(rooms), type -> livesIn(type, Arrays.asList(rooms)));
  }

  private static boolean livesIn(JavaClass type, Collection<Room> rooms) {
    return Room.of(type).stream().anyMatch(rooms::contains);
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals("dev.drawbridge")
        || type.getPackageName().startsWith("dev.drawbridge.");
  }

  private static ArchCondition<JavaClass> satisfy(
      String description, Predicate<JavaClass> condition) {
    return ArchCondition.from(describe(description, condition));
  }
}
