package dev.drawbridge.canvas;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.network;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Trust;
import org.junit.jupiter.api.Test;

/** Drawings as Mermaid flow charts. */
class MermaidTest {

  @Test
  void zonesHoldTheirServicesAndArrowsSayTheirPorts() {
    String chart =
        Mermaid.of(
            drawing()
                .with(zone("data", Trust.RESTRICTED))
                .with(service("end").withName("front \"end\""))
                .with(service("pg-1", "data"))
                .with(network("office", "Office", "10.0.0.0/8"))
                .flow("end", "pg-1", "tcp/5432", "tcp/5433")
                .flow("office", "end")
                .build());

    assertThat(chart)
        .isEqualTo(
            """
            flowchart LR
              subgraph k_data["data"]
                k_pg_1["pg-1"]
              end
              k_end["front #34;end#34;"]
              k_office(["Office"])
              k_end -->|"tcp 5432, 5433"| k_pg_1
              k_office --> k_end
            """);
  }
}
