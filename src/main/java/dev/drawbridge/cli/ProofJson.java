package dev.drawbridge.cli;

import dev.drawbridge.problem.Messages;
import dev.drawbridge.proof.Disagreement;
import dev.drawbridge.proof.ProofResult;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Proofs for machines. */
final class ProofJson {
  private ProofJson() {}

  static void add(ObjectNode node, ProofResult proof) {
    node.put("points", proof.points());
    ArrayNode list = node.putArray("disagreements");
    for (Disagreement disagreement : proof.disagreements()) {
      ObjectNode item = list.addObject();
      item.put("kind", disagreement.kind().name().toLowerCase(Locale.ROOT));
      disagreement.service().ifPresent(service -> item.put("service", service.text()));
      disagreement
          .direction()
          .ifPresent(d -> item.put("direction", d.name().toLowerCase(Locale.ROOT)));
      disagreement
          .flow()
          .filter(_ -> disagreement.kind() != Disagreement.Kind.EXTRA)
          .ifPresent(flow -> item.put("flow", flow));
      FindingJson.place(item, disagreement.place());
      item.put("code", disagreement.code().name());
      item.put("text", Messages.text(disagreement.code(), disagreement.arguments()));
    }
  }
}
