package dev.drawbridge.export;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.proof.Disagreement;
import dev.drawbridge.proof.ProofResult;
import dev.drawbridge.quote.Json;
import dev.drawbridge.target.Caveat;
import dev.drawbridge.target.Essential;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code bundle.json}: what a bundle is made of and how it was proved. It says nothing about time,
 * user or machine, so that the same drawing gives the same bytes.
 */
final class Manifest {
  /** Its name in the bundle. */
  static final String FILE = "bundle.json";

  /** The drawing's name in a bundle. */
  static final String DRAWING = "drawing.drawbridge.yaml";

  /** Its format; read back by {@link EarlierBundle}. */
  static final String FORMAT = "drawbridge-bundle/1";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Manifest() {}

  /**
   * The manifest's bytes.
   *
   * @param files every other file of the bundle
   * @param drawing the bytes of the bundle's drawing
   */
  static byte[] of(Export export, String version, SortedMap<String, byte[]> files, byte[] drawing) {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("format", FORMAT);
    manifest.put("program", "Drawbridge " + version);
    manifest
        .putObject("drawing")
        .put("name", export.policy().drawing().name())
        .put("file", DRAWING)
        .put("sha256", Digest.of(drawing));
    ObjectNode targets = manifest.putObject("targets");
    export
        .targets()
        .forEach((name, made) -> target(targets.putObject(name.word()), export.policy(), made));
    ArrayNode list = manifest.putArray("files");
    files.forEach(
        (path, bytes) -> list.addObject().put("path", path).put("sha256", Digest.of(bytes)));
    return (Json.visible(JSON.writeValueAsString(manifest).replace("\r\n", "\n")) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void target(ObjectNode node, Policy policy, TargetExport made) {
    switch (made) {
      case TargetExport.Proved proved -> {
        node.put("state", "proved");
        proof(node, proved.proof());
        losses(node.putArray("losses"), made.limits().losses());
        essentials(node.putArray("essentials"), policy, made.target());
        caveats(node.putArray("caveats"), made.limits().caveats());
        elements(node.putObject("elements"), proved.bundle().elements());
      }
      case TargetExport.Blocked blocked ->
          problems(node.put("state", "blocked"), blocked.because());
      case TargetExport.Disagrees disagrees -> {
        node.put("state", "disagrees");
        proof(node, disagrees.proof());
      }
      case TargetExport.Unreadable unreadable ->
          problems(node.put("state", "unreadable"), unreadable.because());
      case TargetExport.Absent _ -> node.put("state", "absent");
    }
  }

  private static void proof(ObjectNode node, ProofResult proof) {
    node.putObject("proof")
        .put("points", proof.points())
        .put("extra", proof.count(Disagreement.Kind.EXTRA))
        .put("missing", proof.count(Disagreement.Kind.MISSING))
        .put("miscounted", proof.count(Disagreement.Kind.MISCOUNTED))
        .put("undecided", proof.count(Disagreement.Kind.UNDECIDED));
  }

  private static void losses(ArrayNode node, Collection<Loss> losses) {
    for (Loss loss : losses) {
      ObjectNode item = node.addObject();
      item.put("flow", loss.flow())
          .put("service", loss.service().text())
          .put("direction", loss.direction().name().toLowerCase(Locale.ROOT))
          .put("peer", loss.peer().text());
      if (!loss.isOfWholePeer()) {
        item.put("addresses", loss.addresses().toString());
      }
      item.put("traffic", loss.traffic().toString())
          .put("code", loss.reason().name())
          .put("reason", Messages.text(loss.reason(), loss.arguments()));
    }
  }

  private static void essentials(ArrayNode node, Policy policy, TargetName target) {
    for (Essential essential : Targets.of(target).essentials(policy)) {
      node.addObject()
          .put("code", essential.code().name())
          .put("text", Messages.text(essential.code(), essential.arguments()));
    }
  }

  private static void caveats(ArrayNode node, List<Caveat> caveats) {
    for (Caveat caveat : caveats) {
      node.addObject()
          .put("code", caveat.code().name())
          .put("text", Messages.text(caveat.code(), caveat.arguments()));
    }
  }

  private static void elements(ObjectNode node, Map<String, List<String>> elements) {
    elements.forEach((key, flows) -> {
      ArrayNode list = node.putArray(key);
      flows.forEach(list::add);
    });
  }

  private static void problems(ObjectNode node, List<Problem> problems) {
    ArrayNode list = node.putArray("because");
    for (Problem problem : problems) {
      list.addObject().put("code", problem.code().name()).put("text", Messages.text(problem));
    }
  }
}
