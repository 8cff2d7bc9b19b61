package dev.drawbridge.target.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"app", "A", "a.b_c-d", "app.kubernetes.io/name", "a/B_c", "1"})
  void keysOfLabels(String key) {
    assertThat(ClusterNames.isLabelKey(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-a", "a-", "a b", "a/", "/a", "a/b/c", "A/b", "a..b/c", "ä", "a\n", "a/b\n"})
  void whatIsNoKeyOfALabel(String key) {
    assertThat(ClusterNames.isLabelKey(key)).isFalse();
  }

  @Test
  void lengthsAreLimited() {
    assertThat(ClusterNames.isLabelKey("a".repeat(63))).isTrue();
    assertThat(ClusterNames.isLabelKey("a".repeat(64))).isFalse();
    assertThat(ClusterNames.isLabelKey("a".repeat(253) + "/b")).isTrue();
    assertThat(ClusterNames.isLabelKey("a".repeat(254) + "/b")).isFalse();
    assertThat(ClusterNames.isLabelValue("a".repeat(64))).isFalse();
    assertThat(ClusterNames.isNamespace("a".repeat(64))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1", "1e3", "on", "X_y.z-1"})
  void valuesOfLabels(String value) {
    assertThat(ClusterNames.isLabelValue(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "-a", "a.", "a/b", "a b", "é"})
  void whatIsNoValueOfALabel(String value) {
    assertThat(ClusterNames.isLabelValue(value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Shop", "a.b", "-a", "a-", "a_b", "../a", "a\nb"})
  void whatIsNoNamespace(String namespace) {
    assertThat(ClusterNames.isNamespace(namespace)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kube-system", "openshift-dns", "calico-system", "tigera-operator", "cilium"})
  void namespacesOfTheSystem(String namespace) {
    assertThat(ClusterNames.isSystemNamespace(namespace)).isTrue();
    assertThat(ClusterNames.isSystemNamespace("my-" + namespace)).isFalse();
  }

  @Test
  void freeTextHasALabelValueOfItsOwn() {
    assertThat(ClusterNames.labelValueFor("web-shop")).isEqualTo("web-shop");
    assertThat(ClusterNames.labelValueFor("Web shop")).startsWith("web-shop-").hasSize(17);
    assertThat(ClusterNames.labelValueFor("Web shop"))
        .isNotEqualTo(ClusterNames.labelValueFor("Web  shop"));
    for (String hostile : new String[] {"", "\n", "日本", "-", "x".repeat(1000), "a b".repeat(99)}) {
      assertThat(ClusterNames.labelValueFor(hostile))
          .as("%s", hostile)
          .isNotEmpty()
          .matches(ClusterNames::isLabelValue);
    }
  }
}
