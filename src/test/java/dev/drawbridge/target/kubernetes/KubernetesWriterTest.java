package dev.drawbridge.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KubernetesWriterTest {
  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    Drawing drawing =
        Drawing.EMPTY
            .titled("Web shop: \"ours\"", "")
            .with(
                Zone.of(Key.of("front"))
                    .withMembership(new Membership(Optional.of("shop"), Optional.empty())))
            .with(
                Zone.of(Key.of("back"))
                    .withMembership(new Membership(Optional.of("data"), Optional.empty())))
            .with(
                Service.of(Key.of("web"))
                    .inZone(Optional.of(Key.of("front")))
                    .withLabels(Map.of("app", "web")))
            .with(
                Service.of(Key.of("db"))
                    .inZone(Optional.of(Key.of("back")))
                    .withLabels(Map.of("app", "db", "tier", "1")))
            .with(
                Network.of(Key.of("internet"))
                    .withAddresses(List.of(AddressSpec.parse("internet"))))
            .with(
                Flow.of("web-to-db", Key.of("web"), Key.of("db"), PortSpec.parse("tcp/5432"))
                    .withWhy("orders\nkind: Evil"))
            .with(Flow.of("db-to-db", Key.of("db"), Key.of("db"), PortSpec.parse("tcp/5432")))
            .with(
                Flow.of(
                    "internet-to-web", Key.of("internet"), Key.of("web"), PortSpec.parse("any")));
    var target = new KubernetesTarget();
    var policy = Policy.of(drawing);
    assertThat(target.limits(policy).blocking()).isEmpty();
    assertThat(target.read(target.write(policy).files()).policies())
        .extracting(p -> p.namespace() + "/" + p.name())
        .containsExactly(
            "data/db-ingress",
            "data/db-egress",
            "shop/web-ingress",
            "shop/web-egress",
            "data/default-deny",
            "shop/default-deny");
  }
}
