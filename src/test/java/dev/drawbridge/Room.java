package dev.drawbridge;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rooms of the house: every package, which ones it knows, and why no more than those. A room
 * knows what the rooms it knows know; {@code problem} and {@code version} may be known by anyone.
 */
enum Room {
  PROBLEM("problem", "everyone reports problems, so problems can depend on nobody"),
  VERSION("version", "it is one word, and anyone may say it"),
  NET("net", "addresses and ports are mathematics: they exist without any drawing"),
  QUOTE("quote", "making text safe for a language has nothing to do with what the text means"),
  DRAWING(
      "drawing",
      "the document is values; whoever computes with it comes to it, not it to them",
      NET),
  STORE("store", "a file holds what the person drew, not what follows from it", DRAWING, QUOTE),
  POLICY(
      "policy",
      "what a drawing means must not depend on how it is stored, drawn or exported",
      DRAWING),
  READING(
      "reading",
      "what real files let through is said without knowing the drawing, or the proof would compare"
          + " the drawing with itself",
      NET),
  INSIGHT("insight", "questions about a policy are answered from the policy alone", POLICY),
  TARGET("target", "what all targets have in common knows none of them", POLICY, READING, QUOTE),
  TARGET_HOST("target.host", "it holds what two wings share when they write", TARGET),
  TARGET_CLUSTER("target.cluster", "it holds what two wings share when they write", TARGET),
  KUBERNETES(
      "target.kubernetes",
      "wings do not know each other: each can be read and replaced alone",
      TARGET_CLUSTER),
  CALICO(
      "target.calico",
      "wings do not know each other: each can be read and replaced alone",
      TARGET_CLUSTER),
  NFTABLES(
      "target.nftables",
      "wings do not know each other: each can be read and replaced alone",
      TARGET_HOST),
  IPTABLES(
      "target.iptables",
      "wings do not know each other: each can be read and replaced alone",
      TARGET_HOST),
  AWS("target.aws", "wings do not know each other: each can be read and replaced alone", TARGET),
  CHECK(
      "check",
      "a check judges drawings and policies; the targets' limits are passed in",
      POLICY,
      INSIGHT,
      TARGET),
  PROOF("proof", "a proof that knew a writer would believe it", POLICY, READING),
  CANVAS("canvas", "a picture needs a drawing, neither a window nor a firewall", DRAWING, QUOTE),
  ARRANGE("arrange", "laying out is a matter of the picture alone", CANVAS),
  PRESS(
      "press",
      "files of pixels and pages are made of the picture, and their libraries are nobody else's"
          + " concern",
      CANVAS),
  PHRASE("phrase", "a sentence names things of the drawing and nothing else", DRAWING),
  GESTURE(
      "gesture",
      "gestures are tested without a window and without a document that is open",
      CANVAS),
  EXPORT(
      "export",
      "it puts everything together that becomes a bundle, and no face",
      KUBERNETES,
      CALICO,
      NFTABLES,
      IPTABLES,
      AWS,
      STORE,
      CHECK,
      PROOF,
      INSIGHT,
      CANVAS),
  LESSON(
      "lesson", "an exercise is a drawing with goals; it needs no export", CHECK, INSIGHT, STORE),
  DESK(
      "desk",
      "an open document knows everything that can be computed of it, and no window",
      EXPORT,
      LESSON,
      ARRANGE,
      PRESS,
      PHRASE),
  LAB("lab", "the lab tries out what an export wrote", EXPORT),
  CLI("cli", "nobody knows a face, not even the other face", DESK, LAB),
  UI("ui", "nobody knows a face, not even the other face", DESK, LAB, GESTURE),
  FRONT_DOOR("", "only what starts the program knows both faces", CLI, UI);

  private static final String HOUSE = "dev.drawbridge";

  private final String folder;
  private final String reason;
  private final Set<Room> neighbours;

  Room(String folder, String reason, Room... neighbours) {
    this.folder = folder;
    this.reason = reason;
    this.neighbours = Set.of(neighbours);
  }

  /** The room a class lives in: the innermost one whose package holds it. */
  static Optional<Room> of(JavaClass type) {
    return Arrays.stream(values())
        .filter(room -> room.holds(type.getPackageName()))
        .max(Comparator.comparing(room -> room.folder.length()));
  }

  String packageName() {
    return folder.isEmpty() ? HOUSE : HOUSE + "." + folder;
  }

  String reason() {
    return reason;
  }

  /** This room, the ones it knows, and the ones those know. */
  Set<Room> known() {
    return Stream.concat(
            Stream.of(this, PROBLEM, VERSION),
            neighbours.stream().flatMap(neighbour -> neighbour.known().stream()))
        .collect(toUnmodifiableSet());
  }

  private boolean holds(String name) {
    // Only the front door stands for exactly one package: every other class must have a room of its
    // own.
    return name.equals(packageName())
        || (this != FRONT_DOOR && name.startsWith(packageName() + "."));
  }
}
