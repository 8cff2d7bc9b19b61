package dev.drawbridge.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.WellKnown;
import dev.drawbridge.testing.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTest {
  @Test
  void aSetIsWrittenWithAsFewCidrsAsPossible() {
    assertThat(written(set("10.0.0.0/8"))).containsExactly("10.0.0.0/8");
    assertThat(written(set("10.0.0.0/8").minus(set("10.1.2.0/24"))))
        .containsExactly("10.0.0.0/8 except 10.1.2.0/24");
    assertThat(written(set("10.0.0.0/8", "192.168.0.0/16")))
        .containsExactly("10.0.0.0/8", "192.168.0.0/16");
    assertThat(written(set("10.0.0.1", "10.0.0.3"))).containsExactly("10.0.0.1/32", "10.0.0.3/32");
    assertThat(written(AddressSet.ALL)).containsExactly("0.0.0.0/0", "::/0");
    assertThat(Blocks.of(AddressSet.NONE)).isEmpty();
  }

  @Test
  void anExceptionStaysWithItsOwnBlock() {
    AddressSet set = set("10.0.0.0/8", "fd00::/8").minus(set("10.9.0.0/16", "fd00:1::/32"));
    assertThat(written(set))
        .containsExactly("10.0.0.0/8 except 10.9.0.0/16", "fd00::/8 except fd00:1::/32");
  }

  @Test
  void theInternetLessAFewNetworksStaysReadable() {
    AddressSet set = WellKnown.INTERNET.minus(set("203.0.113.0/24", "8.8.8.8"));
    assertThat(written(set)).hasSize(3);
  }

  @Test
  void blocksAreExactlyTheSet() {
    Property.holds(
        300,
        random -> {
          AddressSet set = AddressSet.NONE;
          for (int step = 0; step < 8; step++) {
            String family = random.nextBoolean() ? "10.%d.%d.0/%d" : "fd00:%x:%x::/%d";
            boolean ipv4 = family.startsWith("10");
            int length = ipv4 ? 8 + random.nextInt(17) : 8 + random.nextInt(41);
            Cidr inside =
                Cidr.parse(family.formatted(random.nextInt(4), random.nextInt(4), ipv4 ? 24 : 48));
            AddressSet part = AddressSet.of(Cidr.around(inside.address(), length));
            set = random.nextInt(3) == 0 ? set.minus(part) : set.union(part);
          }
          List<AddressSet> parts = new ArrayList<>();
          for (PeerItem.Block block : Blocks.of(set)) {
            AddressSet all = AddressSet.of(block.cidr());
            for (Cidr except : block.except()) {
              assertThat(except.prefixLength()).isGreaterThan(block.cidr().prefixLength());
              assertThat(block.cidr().contains(except.address())).isTrue();
            }
            parts.add(all.minus(AddressSet.of(block.except().toArray(Cidr[]::new))));
          }
          assertThat(AddressSet.unionOf(parts)).isEqualTo(set);
        });
  }

  private static AddressSet set(String... texts) {
    return AddressSet.unionOf(Arrays.stream(texts).map(AddressSet::parse).toList());
  }

  private static List<String> written(AddressSet set) {
    return Blocks.of(set).stream()
        .map(block ->
            block.cidr()
                + (block.except().isEmpty()
                    ? ""
                    : " except "
                        + String.join(" ", block.except().stream().map(Cidr::toString).toList())))
        .toList();
  }
}
