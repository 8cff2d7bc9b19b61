package dev.drawbridge.target.nftables;

import org.junit.jupiter.api.Test;

class NftablesWriterTest {
  @Test
  void x() throws Exception {
    java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/web.nft"), HostDrawing.shop().loggedFlow("db","web","tcp/80","udp/53-60","icmp/3","icmpv6/any","ip/47").file("web"));
    java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/db.nft"), HostDrawing.shop().file("db"));
  }
}
