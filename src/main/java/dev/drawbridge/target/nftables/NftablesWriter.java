package dev.drawbridge.target.nftables;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.Text;
import dev.drawbridge.target.host.FlowsFile;
import dev.drawbridge.target.host.HostService;
import dev.drawbridge.target.host.Opening;
import dev.drawbridge.target.host.Openings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes one file per protected service. */
final class NftablesWriter {
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, List<Bundle.Origin>> origins = new HashMap<>();
  private final Map<String, List<String>> elements = new HashMap<>();

  private NftablesWriter() {}

  static Bundle write(Policy policy) {
    NftablesWriter writer = new NftablesWriter();
    HostService.of(policy, TargetName.NFTABLES).forEach(writer::add);
    return new Bundle(writer.files, writer.origins, writer.elements);
  }

  private void add(HostService service) {
    ServiceFile file = new ServiceFile(service);
    String path = service.name() + "/drawbridge.nft";
    files.put(path, file.bytes());
    origins.put(path, file.origins());
    Text flows = FlowsFile.of(service, _ -> true);
    files.put(service.name() + "/" + FlowsFile.NAME, flows.bytes());
    origins.put(service.name() + "/" + FlowsFile.NAME, flows.origins());
    addElements(service.ingress());
    addElements(service.egress());
    for (Opening opening : service.crossings()) {
      elements.put(opening.key(), opening.credited());
    }
  }

  private void addElements(Openings openings) {
    for (Opening opening : openings.openings()) {
      elements.put(opening.key(), opening.credited());
    }
    openings.logged().forEach(logged -> elements.put(logged.key(), List.of(logged.flow())));
  }
}
