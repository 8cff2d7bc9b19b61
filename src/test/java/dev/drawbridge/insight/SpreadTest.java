package dev.drawbridge.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.testing.Property;
import dev.drawbridge.testing.RandomDrawings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void itIsTheLargestBlastRadiusOfAnyTarget() {
    Property.holds(
        20,
        random -> {
          Drawing drawing = RandomDrawings.everything().drawing(random.nextLong());
          Policy policy = Policy.of(drawing);
          Spread spread = new Spread(drawing, Matrix.of(policy, policy.targets()));
          for (Key service : drawing.services().keys()) {
            int most =
                policy.targets().stream()
                    .map(target -> Reach.of(policy, target).blastRadius(service))
                    .mapToInt(Map::size)
                    .max()
                    .orElse(0);
            assertThat(spread.from(service)).hasSize(most).doesNotContainKey(service);
          }
        });
  }
}
