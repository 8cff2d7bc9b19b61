package dev.drawbridge.target.host;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.Kit;
import dev.drawbridge.target.KitUse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder {@code ansible} of a bundle: playbooks and a role that bring the host targets' files
 * and kits to many hosts, and the inventory of those hosts. Only the inventory differs from drawing
 * to drawing (design: hosts 16).
 */
public final class Ansible {
  /** The folder's name in the bundle. */
  public static final String FOLDER = "ansible";

  private static final String INVENTORY = FOLDER + "/inventory.yaml";

  private static final String ROLE = FOLDER + "/roles/drawbridge/";

  private static final Kit PLAYBOOKS =
      Kit.of(
          Ansible.class,
          FOLDER + "/apply.yaml",
          FOLDER + "/confirm.yaml",
          FOLDER + "/remove.yaml",
          FOLDER + "/status.yaml",
          ROLE + "defaults/main.yaml",
          ROLE + "meta/argument_specs.yaml",
          ROLE + "tasks/apply.yaml",
          ROLE + "tasks/confirm-applied.yaml",
          ROLE + "tasks/confirm.yaml",
          ROLE + "tasks/discard.yaml",
          ROLE + "tasks/kit.yaml",
          ROLE + "tasks/main.yaml",
          ROLE + "tasks/new-connection.yaml",
          ROLE + "tasks/remove.yaml",
          ROLE + "tasks/status.yaml");

  private Ansible() {}

  /**
   * The folder's files by path inside the bundle; none if no host target is written.
   *
   * @param written the targets whose files are in the bundle
   */
  public static SortedMap<String, byte[]> files(Policy policy, Collection<TargetName> written) {
    if (written.stream().noneMatch(TargetName::isHost)) {
      return Collections.emptySortedMap();
    }
    SortedMap<String, byte[]> files = new TreeMap<>(PLAYBOOKS.files());
    files.put(INVENTORY, Inventory.of(policy, written).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  /** What a person does with the folder. */
  public static List<KitUse> uses() {
    return List.of(
        new KitUse(AnsibleUse.ANSIBLE_REHEARSE, List.of(playbook("apply", " --check --diff"))),
        new KitUse(AnsibleUse.ANSIBLE_APPLY, List.of(playbook("apply", ""))),
        new KitUse(AnsibleUse.ANSIBLE_STATUS, List.of(playbook("status", ""))),
        new KitUse(AnsibleUse.ANSIBLE_REMOVE, List.of(playbook("remove", ""))));
  }

  private static String playbook(String name, String options) {
    return "ansible-playbook -i inventory.yaml " + name + ".yaml" + options;
  }
}
