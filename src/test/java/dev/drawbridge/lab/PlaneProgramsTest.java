package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaneProgramsTest {
  @TempDir private Path folder;

  @Test
  void theFolderThatIsNamedComesBeforeTheSearchPath() {
    assertThat(PlanePrograms.folders(Map.of("DRAWBRIDGE_KUBE_BIN", "/opt/kube", "PATH", "/bin")))
        .isEqualTo("/opt/kube:/bin");
    assertThat(PlanePrograms.folders(Map.of("PATH", "/bin"))).isEqualTo("/bin");
    assertThat(PlanePrograms.folders(Map.of())).isEmpty();
  }

  @Test
  void everyProgramThatIsMissingIsNamed() throws Exception {
    program("etcd");
    program("kubectl");
    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> PlanePrograms.find(folder.toString()))
        .satisfies(e -> assertThat(e.problem().code()).isEqualTo(LabCode.PLANE_MISSING))
        .satisfies(e ->
            assertThat(e.problem().arguments())
                .containsExactly("kube-apiserver, kube-network-policies", "DRAWBRIDGE_KUBE_BIN"));
  }

  @Test
  void theyMayLieInSeveralFolders() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    program("etcd");
    program("kubectl");
    program("other/kube-apiserver");
    program("other/kube-network-policies");
    PlanePrograms found = PlanePrograms.find(folder + ":" + other);
    assertThat(found.store()).isEqualTo(folder.resolve("etcd"));
    assertThat(found.enforcer()).isEqualTo(other.resolve("kube-network-policies"));
    assertThat(PlanePrograms.obstacle(folder + ":" + other)).isEmpty();
  }

  private void program(String name) throws Exception {
    Files.writeString(folder.resolve(name), "#!/bin/sh\n").toFile().setExecutable(true);
  }
}
