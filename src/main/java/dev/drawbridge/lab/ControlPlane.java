package dev.drawbridge.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * A cluster's store and API server on loopback, as real as they come: what they accept is valid,
 * what they keep is what a cluster would keep. It belongs into a network namespace of its own,
 * whose loopback interface is up.
 */
final class ControlPlane implements AutoCloseable {
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final int STORE_PORT = 12379;
  private static final int STORE_PEER_PORT = 12380;
  private static final int SERVER_PORT = 16443;
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int LOOPBACK_MILLISECONDS = 500;
  private static final int KEY_BITS = 2048;

  /** Only who can see this loopback interface could use it. */
  private static final String TOKEN = "only-on-this-loopback";

  private final Daemon store;
  private final Daemon server;
  private final Kubectl kubectl;

  private ControlPlane(Daemon store, Daemon server, Kubectl kubectl) {
    this.store = store;
    this.server = server;
    this.kubectl = kubectl;
  }

  /**
   * Starts both; they are ready a little later.
   *
   * @param folder an empty folder for its state, better in memory than on a disk
   * @throws IOException if one of them cannot be started
   */
  static ControlPlane start(PlanePrograms programs, Path folder) throws IOException {
    Files.writeString(folder.resolve("key.pem"), key());
    Files.writeString(folder.resolve("tokens"), TOKEN + ",admin,admin,system:masters\n");
    Files.writeString(folder.resolve("kubeconfig"), configuration());
    Kubectl kubectl = new Kubectl(programs.kubectl(), folder);
    Daemon store =
        Daemon.start(storeCommand(programs.store(), folder), folder.resolve("store.log"));
    Daemon server =
        Daemon.start(serverCommand(programs.server(), folder), folder.resolve("server.log"));
    return new ControlPlane(store, server, kubectl);
  }

  /**
   * Waits until it answers and the system's own namespaces are there.
   *
   * @throws LabException if that does not happen
   */
  void awaitReady() throws LabException, IOException, InterruptedException {
    server.await(() -> listens() && isReady(), MOST);
  }

  private static List<String> storeCommand(Path store, Path folder) {
    String clients = "http://127.0.0.1:" + STORE_PORT;
    return List.of(
        store.toString(),
        "--data-dir=" + folder.resolve("store"),
        "--listen-client-urls=" + clients,
        "--advertise-client-urls=" + clients,
        "--listen-peer-urls=http://127.0.0.1:" + STORE_PEER_PORT);
  }

  /**
   * The gate makes it refuse the host bits in networks that newer versions refuse (Kubernetes,
   * KEP-4858); service accounts are no part of a network policy.
   */
  private static List<String> serverCommand(Path server, Path folder) {
    Path key = folder.resolve("key.pem");
    return List.of(
        server.toString(),
        "--etcd-servers=http://127.0.0.1:" + STORE_PORT,
        "--bind-address=127.0.0.1",
        "--advertise-address=127.0.0.1",
        "--secure-port=" + SERVER_PORT,
        "--cert-dir=" + folder.resolve("certificates"),
        "--service-account-key-file=" + key,
        "--service-account-signing-key-file=" + key,
        "--service-account-issuer=https://kubernetes.default.svc",
        "--token-auth-file=" + folder.resolve("tokens"),
        "--authorization-mode=AlwaysAllow",
        "--service-cluster-ip-range=10.96.0.0/16",
        "--disable-admission-plugins=ServiceAccount",
        "--feature-gates=StrictIPCIDRValidation=true");
  }

  private static String key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      String body =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
      return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java knows RSA", e);
    }
  }

  /** Its certificate is its own word only, which nobody else can give on this loopback. */
  private static String configuration() {
    return """
    apiVersion: v1
    kind: Config
    current-context: lab
    contexts: [{name: lab, context: {cluster: lab, user: lab}}]
    clusters: [{name: lab, cluster: {server: "https://127.0.0.1:%d", insecure-skip-tls-verify: true}}]
    users: [{name: lab, user: {token: "%s"}}]
    """
        .formatted(SERVER_PORT, TOKEN);
  }

  private static boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(LOOPBACK, SERVER_PORT), LOOPBACK_MILLISECONDS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The server makes the system's namespaces itself, a moment after it is ready. */
  private boolean isReady() throws InterruptedException {
    try {
      kubectl.run("get", "--raw=/readyz");
      kubectl.run("get", "--raw=/api/v1/namespaces/kube-system");
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Its command line. */
  Kubectl kubectl() {
    return kubectl;
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
